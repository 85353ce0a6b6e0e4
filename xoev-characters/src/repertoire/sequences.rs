//! The sequences: a letter with one or two marks that has no code point of its own.
//!
//! All five data types of a generation have the same sequences. A mark never stands alone, so what follows a letter
//! decides: if it is a mark, letter and marks must be one of these.

use super::runs::{ABCDE, LATIN, SPEC};

/// What follows the letter, the letters, and what the sequences belong to.
#[rustfmt::skip]
pub const SEQUENCES: &[(&[char], &str, u8)] = &[
    (&['\u{300}'], "CFGKMPSTZcfgkmpstz", ABCDE | SPEC),
    (&['\u{301}'], "JjÿĪī", ABCDE | SPEC),
    (&['\u{302}'], "Kk", ABCDE | SPEC),
    (&['\u{302}'], "DLMNdlmn", ABCDE | SPEC | LATIN),
    (&['\u{304}'], "CFHKNPSTZcfhknpstzÛûḲḳṢṣṬṭỤụ", ABCDE | SPEC),
    (&['\u{306}'], "CMNRZcmnrzÇç", ABCDE | SPEC),
    (&['\u{307}'], "KUku", ABCDE | SPEC),
    (&['\u{308}'], "CTZczẠạỌọỤụ", ABCDE | SPEC),
    (&['\u{30b}'], "Aa", ABCDE | SPEC),
    (&['\u{30c}'], "J", ABCDE | SPEC | LATIN),
    (&['\u{30d}'], "ēō", ABCDE),
    (&['\u{310}'], "Mm", ABCDE | SPEC),
    (&['\u{315}'], "CKPTckptČč", ABCDE | SPEC),
    (&['\u{31b}'], "KTkt", ABCDE | SPEC),
    (&['\u{31b}', '\u{304}'], "Ss", ABCDE | SPEC),
    (&['\u{323}'], "CPcpČč", ABCDE | SPEC),
    (&['\u{325}'], "LRlr", ABCDE | SPEC),
    (&['\u{325}', '\u{304}'], "LRlr", ABCDE | SPEC),
    (&['\u{326}'], "CHKLNchklnŽž", ABCDE | SPEC),
    (&['\u{327}'], "ZzŽž", ABCDE | SPEC),
    (&['\u{328}', '\u{306}'], "Cc", ABCDE | SPEC),
    (&['\u{331}'], "HSs", ABCDE | SPEC),
    (&['\u{35f}', 'H'], "K", ABCDE | SPEC),
    (&['\u{35f}', 'h'], "Kk", ABCDE | SPEC),];
