//! Characters a text has by mistake.

use crate::value::Misfit;
use encoding_rs::WINDOWS_1252;
use unicode_normalization::char::compose;

/// What is the matter with a character. Characters are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) enum CharacterHint {
    /// A letter and its accent are two characters (from this one on) instead of one.
    Decomposed { number: usize, composed: char },
    /// A combining character makes a combination that is not provided for.
    Combination { number: usize, written: String },
    /// Text in UTF-8 was read as Windows-1252 before: what stands there, and what was meant.
    Misread { seen: String, meant: char },
    /// A character was lost when a text was converted before.
    Lost { number: usize },
    /// A character nobody sees.
    Invisible { number: usize, character: char },
    /// A letter of another script that looks like a Latin one.
    LookAlike { number: usize, character: char, latin: char },
    /// Typographic punctuation, where the plain character would do.
    Plain { number: usize, character: char, plain: &'static str },
}

/// What is the matter with the character of a text that does not fit.
pub(super) fn at(value: &str, misfit: Misfit) -> Option<CharacterHint> {
    let Misfit { index, character, .. } = misfit;
    if is_combining(character) {
        let base = index.checked_sub(1).and_then(|before| value.chars().nth(before))?;
        return Some(match compose(base, character) {
            Some(composed) => CharacterHint::Decomposed { number: index, composed },
            None => CharacterHint::Combination { number: index, written: [base, character].iter().collect() },
        });
    }
    let number = index + 1;
    misread(value).or_else(|| {
        if character == char::REPLACEMENT_CHARACTER {
            Some(CharacterHint::Lost { number })
        } else if is_invisible(character) {
            Some(CharacterHint::Invisible { number, character })
        } else if let Some(latin) = look_alike(character) {
            Some(CharacterHint::LookAlike { number, character, latin })
        } else {
            plain(character).map(|plain| CharacterHint::Plain { number, character, plain })
        }
    })
}

/// What is the matter with a text that has too many characters, or is none of several.
pub(super) fn in_text(value: &str) -> Option<CharacterHint> {
    let pairs = value.chars().zip(value.chars().skip(1)).zip(1..);
    let mut decomposed = pairs.filter_map(|((base, mark), number)| {
        Some(CharacterHint::Decomposed { number, composed: compose(base, mark)? })
    });
    decomposed.next().or_else(|| misread(value))
}

/// Text in UTF-8 that was read as Windows-1252: `Ã¼` for `ü`.
fn misread(value: &str) -> Option<CharacterHint> {
    let pairs = value.chars().zip(value.chars().skip(1));
    pairs.filter(|(first, _)| ('\u{C3}'..='\u{C5}').contains(first)).find_map(|(first, second)| {
        let seen = String::from_iter([first, second]);
        let (bytes, _, is_lossy) = WINDOWS_1252.encode(&seen);
        let meant = std::str::from_utf8(&bytes).ok().filter(|_| !is_lossy)?.chars().next()?;
        Some(CharacterHint::Misread { seen: seen.clone(), meant })
    })
}

/// Marks that stand on the letter before them.
pub(in crate::report) fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Characters that leave no mark, or one like a blank.
pub(in crate::report) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{A0}' | '\u{AD}' | '\u{2000}'..='\u{200F}' | '\u{2028}'..='\u{202F}')
        || matches!(c, '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{3000}' | '\u{FEFF}')
}

/// The Latin letter a Cyrillic or Greek one looks like.
fn look_alike(c: char) -> Option<char> {
    const PAIRS: &str = "АAВBЕEКKМMНHОOРPСCТTУYХXаaеeоoрpсcуyхxіiјjѕsІIЈJЅS\
        ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνvρp";
    let mut pairs = PAIRS.chars().step_by(2).zip(PAIRS.chars().skip(1).step_by(2));
    pairs.find(|(alike, _)| *alike == c).map(|(_, latin)| latin)
}

/// The character of a keyboard for one that text processors put in its place.
fn plain(c: char) -> Option<&'static str> {
    match c {
        '“' | '”' | '„' | '«' | '»' => Some("\""),
        '‘' | '’' | '‚' | '´' | '`' | '′' => Some("'"),
        '‐' | '‑' | '‒' | '–' | '—' | '−' => Some("-"),
        '…' => Some("..."),
        'ﬀ' => Some("ff"),
        'ﬁ' => Some("fi"),
        'ﬂ' => Some("fl"),
        _ => None,
    }
}
