//! The repertoires, and the check against an oracle that knows nothing of how it works.

use std::collections::HashSet;
use xoev_characters::{CharacterSet, Datatype, is_nfc};

/// How many characters and sequences the published schemas have.
const COUNTS: [(CharacterSet, usize, usize); 11] = [
    (CharacterSet::StringLatin, 481, 9),
    (CharacterSet::DinSpec91379(Datatype::A), 517, 147),
    (CharacterSet::DinSpec91379(Datatype::B), 577, 147),
    (CharacterSet::DinSpec91379(Datatype::C), 587, 147),
    (CharacterSet::DinSpec91379(Datatype::D), 692, 147),
    (CharacterSet::DinSpec91379(Datatype::E), 758, 147),
    (CharacterSet::Din91379(Datatype::A), 518, 149),
    (CharacterSet::Din91379(Datatype::B), 578, 149),
    (CharacterSet::Din91379(Datatype::C), 588, 149),
    (CharacterSet::Din91379(Datatype::D), 695, 149),
    (CharacterSet::Din91379(Datatype::E), 761, 149),
];

#[test]
fn repertoires_have_the_size_of_the_published_ones() {
    for (set, characters, sequences) in COUNTS {
        let units = set.units();
        let single = units.iter().filter(|unit| unit.chars().count() == 1).count();
        assert_eq!((single, units.len() - single), (characters, sequences), "{set}");
        assert!(units.iter().all(|unit| is_nfc(unit)), "{set}");
    }
}

#[test]
fn every_code_point_is_accepted_alone_exactly_if_it_is_a_unit() {
    for set in CharacterSet::all() {
        let units = set.units();
        let single = units.iter().filter(|unit| unit.chars().count() == 1);
        let single: HashSet<char> = single.filter_map(|unit| unit.chars().next()).collect();
        for character in '\0'..=char::MAX {
            let expected = character < '\u{3000}' && single.contains(&character);
            let mut buffer = [0; 4];
            let text = character.encode_utf8(&mut buffer);
            assert_eq!(set.accepts(text), expected, "{set} U+{:04X}", u32::from(character));
            assert_eq!(set.contains(character), expected, "{set} U+{:04X}", u32::from(character));
        }
    }
}

/// Whether a text is a row of units: all ways to part it are followed.
fn is_row(units: &HashSet<String>, text: &str) -> bool {
    let mut reached = vec![false; text.len() + 1];
    reached[0] = true;
    for start in 0..text.len() {
        if reached[start] {
            for (end, character) in text[start..].char_indices().take(3) {
                let end = start + end + character.len_utf8();
                reached[end] |= units.contains(&text[start..end]);
            }
        }
    }
    reached[text.len()]
}

/// A linear congruential generator: the same texts in every run.
fn next(state: &mut u64, below: usize) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 33).unwrap_or(0) % below
}

#[test]
fn rows_of_units_are_accepted_and_nothing_else() {
    let mut state = 91_379;
    for set in CharacterSet::all() {
        let list = set.units();
        let units: HashSet<String> = list.iter().cloned().collect();
        let other = CharacterSet::Din91379(Datatype::E).units();
        let marks =
            ['\u{304}', '\u{308}', '\u{30d}', '\u{325}', '\u{35f}', 'h', 'H', 'K', 'ō', '№', '\u{1F600}'];
        let (mut accepted, mut refused) = (0, 0);
        for _ in 0..5_000 {
            let mut text = String::new();
            for _ in 0..next(&mut state, 12) {
                match next(&mut state, 16) {
                    0 => text.push(marks[next(&mut state, marks.len())]),
                    1 => text.push_str(&other[next(&mut state, other.len())]),
                    _ => text.push_str(&list[next(&mut state, list.len())]),
                }
            }
            let expected = is_row(&units, &text);
            assert_eq!(set.accepts(&text), expected, "{set} {text:?}");
            assert_eq!(set.check(&text).is_ok(), expected, "{set} {text:?}");
            assert!(!expected || is_nfc(&text), "{set} {text:?}");
            if expected { accepted += 1 } else { refused += 1 }
        }
        assert!(accepted > 500 && refused > 500, "{set}: {accepted} accepted, {refused} refused");
    }
}

#[test]
fn each_generation_has_what_the_one_before_it_had() {
    use CharacterSet::{Din91379, DinSpec91379, StringLatin};
    for datatype in Datatype::ALL {
        let gained = DinSpec91379(datatype).difference(Din91379(datatype));
        assert!(gained.lost.is_empty(), "{datatype}");
        let expected: &[&str] = match datatype {
            Datatype::D | Datatype::E => &["ē\u{30d}", "ō\u{30d}", "ḗ", "\u{2032}", "\u{2033}"],
            _ => &["ē\u{30d}", "ō\u{30d}", "ḗ"],
        };
        assert_eq!(gained.gained, expected, "{datatype}");
    }
    assert!(StringLatin.is_part_of(DinSpec91379(Datatype::C)));
    assert!(!StringLatin.is_part_of(Din91379(Datatype::B)), "line breaks");
    for set in [Din91379, DinSpec91379] {
        let parts = [
            (Datatype::A, Datatype::B),
            (Datatype::B, Datatype::C),
            (Datatype::B, Datatype::D),
            (Datatype::C, Datatype::E),
            (Datatype::D, Datatype::E),
        ];
        for (part, whole) in parts {
            assert!(set(part).is_part_of(set(whole)), "{part} {whole}");
        }
        assert!(!set(Datatype::C).is_part_of(set(Datatype::D)));
    }
}
