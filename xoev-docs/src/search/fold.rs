//! Words as the search compares them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Text in small letters without marks; `ä`, `ae` and `a` are the same, `ß` is `ss`. `assets/suche.js` does the same.
pub(crate) fn fold(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            'đ' | 'ð' => plain.push('d'),
            _ => plain.push(c),
        }
    }
    plain.replace("ae", "a").replace("oe", "o").replace("ue", "u")
}

/// Words that say nothing.
const STOP: [&str; 44] = [
    "als", "am", "an", "auf", "aus", "bei", "das", "dass", "dem", "den", "der", "des", "die", "dies", "ein",
    "er", "es", "fur", "hat", "im", "in", "ist", "kann", "mit", "nach", "nicht", "oder", "sie", "sind", "so",
    "um", "und", "unter", "von", "vom", "wenn", "werden", "wird", "wie", "zu", "zum", "zur", "the", "of",
];

/// The words of a text; those that say nothing are left out.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    let parts: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|it| it.chars().nth(1).is_some() && it.len() < 60 && !STOP.contains(it))
        .map(str::to_owned)
        .collect();
    parts.into_iter()
}

/// The words of a name: its parts, and the words its parts are made of (`strukturierteAnschrift`).
pub(crate) fn name_words(name: &str) -> Vec<String> {
    let mut out: Vec<String> = words(name).collect();
    let mut spaced = String::with_capacity(name.len() + 8);
    let mut before = ' ';
    for c in name.chars() {
        if c.is_uppercase() && before.is_lowercase() || c.is_numeric() != before.is_numeric() {
            spaced.push(' ');
        }
        spaced.push(c);
        before = c;
    }
    out.extend(words(&spaced));
    out.sort();
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_word_are_one() {
        for spelling in ["Übermittlung", "uebermittlung", "UBERMITTLUNG", "U\u{308}bermittlung"] {
            assert_eq!(fold(spelling), "ubermittlung");
        }
        assert_eq!(fold("Straße"), fold("STRASSE"));
        assert_eq!(fold("Israel").find(&fold("Isra")), Some(0));
        assert_eq!(fold("Łódź Œuvre"), "lodz ouvre");
    }

    #[test]
    fn names_have_words() {
        assert_eq!(name_words("Type.GDS.Ref.Rollennummer"), ["gds", "ref", "rollennummer", "type"]);
        assert_eq!(
            name_words("strukturierteAnschrift"),
            ["anschrift", "strukturierte", "strukturierteanschrift"]
        );
    }
}
