//! The repertoires as tables.
//!
//! In: the descriptions in `runs.rs` and `sequences.rs`. Out: what a code point or a sequence belongs to.
//! Invariants: the tables are computed by the compiler from the descriptions; nothing is written twice. That they are
//! the repertoires of the published schemas is proved by a test over all code points (`tests/corpus`).

mod runs;
mod sequences;

use runs::RUNS;
pub use runs::{A, B, C, D, E, LATIN, SPEC};
pub use sequences::SEQUENCES;

/// One more than the highest code point of any repertoire, rounded up.
const END: usize = 0x2280;

/// What each code point belongs to, as bits; 0 for none.
static CLASSES: [u8; END] = classes();

/// The same for the bytes of UTF-8: a byte that is no ASCII character belongs to nothing.
static ASCII: [u8; 256] = ascii();

#[expect(clippy::indexing_slicing, reason = "computed by the compiler: out of bounds does not compile")]
const fn classes() -> [u8; END] {
    let mut table = [0; END];
    let mut group = 0;
    while group < RUNS.len() {
        let (class, runs) = RUNS[group];
        let mut run = 0;
        while run < runs.len() {
            let mut at = runs[run].0 as usize;
            while at <= runs[run].1 as usize {
                // A code point that stood twice would hide one of its groups.
                assert!(table[at] == 0);
                table[at] = class;
                at += 1;
            }
            run += 1;
        }
        group += 1;
    }
    table
}

#[expect(clippy::indexing_slicing, reason = "computed by the compiler: out of bounds does not compile")]
const fn ascii() -> [u8; 256] {
    let (all, mut table, mut at) = (classes(), [0; 256], 0);
    while at < 128 {
        table[at] = all[at];
        at += 1;
    }
    table
}

/// What a character belongs to.
#[inline]
pub fn class(character: char) -> u8 {
    CLASSES.get(character as usize).copied().unwrap_or(0)
}

/// What a byte of UTF-8 belongs to, if it is a character.
#[inline]
pub fn ascii_class(byte: u8) -> u8 {
    ASCII.get(usize::from(byte)).copied().unwrap_or(0)
}

/// How many of the first characters of `rest` make a sequence with the letter before them; 0 if none.
pub fn sequence_length(mask: u8, letter: char, rest: &str) -> usize {
    let mut following = rest.chars();
    let (Some(first), second) = (following.next(), following.next()) else { return 0 };
    let has = |marks: &[char]| {
        SEQUENCES
            .iter()
            .any(|(m, letters, class)| class & mask == mask && *m == marks && letters.contains(letter))
    };
    // The longer one goes first: what remained of it would be a mark alone, or, with U+035F, a beginning alone.
    match second {
        Some(second) if has(&[first, second]) => 2,
        _ if has(&[first]) => 1,
        _ => 0,
    }
}

/// All characters and sequences of a repertoire, by code points.
pub fn units(mask: u8) -> Vec<String> {
    let characters = (0u32..).zip(&CLASSES).filter(|(_, class)| *class & mask == mask);
    let characters = characters.filter_map(|(code, _)| Some(char::from_u32(code)?.to_string()));
    let sequences = SEQUENCES.iter().filter(|(_, _, class)| class & mask == mask);
    let sequences = sequences.flat_map(|(marks, letters, _)| {
        letters.chars().map(|letter| std::iter::once(letter).chain(marks.iter().copied()).collect::<String>())
    });
    let mut units: Vec<String> = characters.chain(sequences).collect();
    units.sort_unstable();
    units
}
