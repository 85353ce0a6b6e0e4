//! What is said about texts that do not belong.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use xoev_characters::{
    CharacterSet, Datatype, DatatypeA, DatatypeC, DatatypeE, FaultKind, Language, StringLatin,
    din_spec_91379, nfc,
};

const A: CharacterSet = CharacterSet::Din91379(Datatype::A);

#[test]
fn every_fault_has_its_place() {
    let faults = A.check("Å1é№\u{416}x\u{308}\u{302}y\u{200b}").unwrap_err();
    let shown: Vec<_> = faults.iter().map(|f| (f.offset, f.index, f.text.as_str(), f.character)).collect();
    assert_eq!(
        shown,
        [
            (2, 1, "1", '1'),
            (5, 3, "№", '№'),
            (8, 4, "Ж", 'Ж'),
            (10, 5, "x\u{308}\u{302}", '\u{308}'),
            (16, 9, "\u{200b}", '\u{200b}'),
        ]
    );
    assert_eq!(faults[3].kind, FaultKind::Combination);
    assert_eq!(faults[0].accepted_in(), [Datatype::B, Datatype::C, Datatype::D, Datatype::E]);
    assert_eq!(faults[2].accepted_in(), [Datatype::E]);
}

#[test]
fn what_is_only_decomposed_is_told_apart() {
    for (text, composed) in [
        ("u\u{308}", "ü"),
        ("\u{212b}", "Å"),
        ("u\u{323}\u{304}", "ụ\u{304}"),
        ("u\u{304}\u{323}", "ụ\u{304}"),
        ("C\u{306}\u{328}", "C\u{328}\u{306}"),
    ] {
        let faults = A.check(&format!("a{text}b")).unwrap_err();
        assert_eq!(faults.len(), 1, "{text:?}");
        assert_eq!((faults[0].offset, faults[0].text.as_str()), (1, text));
        assert_eq!(faults[0].kind, FaultKind::NotNormalized { composed: composed.to_owned() }, "{text:?}");
        assert_eq!(DatatypeA::normalized(text).unwrap().as_str(), composed);
    }
    // Composed, it would be Cyrillic all the same.
    let faults = A.check("\u{438}\u{306}").unwrap_err();
    assert_eq!(faults[0].kind, FaultKind::Character);
    assert_eq!(faults[0].accepted_in(), [Datatype::E]);
    assert_eq!(
        DatatypeE::check("\u{438}\u{306}").unwrap_err()[0].kind,
        FaultKind::NotNormalized { composed: "й".to_owned() }
    );
}

#[test]
fn marks_belong_to_one_letter() {
    assert!(A.accepts("K\u{35f}hadija"));
    assert!(!A.accepts("K\u{35f}"));
    assert!(!A.accepts("\u{308}"));
    assert!(A.accepts("L\u{325}\u{304}"));
    assert!(!A.accepts("L\u{325}\u{304}\u{304}"));
    assert!(A.accepts(""));
    let faults = A.check("\u{308}a\u{35f}").unwrap_err();
    let shown: Vec<_> = faults.iter().map(|f| (f.offset, f.text.as_str())).collect();
    assert_eq!(shown, [(0, "\u{308}"), (2, "a\u{35f}")]);
}

#[test]
fn messages_name_character_and_way_out() {
    let faults = A.check("Haus 3\u{200b}M\u{308}u\u{308}").unwrap_err();
    let german: Vec<_> = faults.iter().map(|fault| fault.message(Language::De)).collect();
    let names = cfg!(feature = "names");
    let name = |name: &str| if names { format!(" {name}") } else { String::new() };
    assert_eq!(
        german,
        [
            format!(
                "Zeichen 6 ‚3‘ (U+0033{}) gehört nicht zu DIN 91379:2022-08 (A); in den Datentypen B, C, D, E ist es \
                 erlaubt",
                name("DIGIT THREE")
            ),
            format!("Zeichen 7 (U+200B{}) gehört nicht zu DIN 91379:2022-08 (A)", name("ZERO WIDTH SPACE")),
            format!(
                "Zeichen 8 ‚M\u{308}‘: U+0308{} gibt es an dieser Stelle nicht in DIN 91379:2022-08 (A)",
                name("COMBINING DIAERESIS")
            ),
            "Zeichen 10 ‚u\u{308}‘ ist als U+0075 U+0308 geschrieben; erlaubt ist ‚ü‘ (U+00FC), so wie es die \
             Normalform C (NFC) ergibt"
                .to_owned(),
        ]
    );
    let error = DatatypeA::try_from("a1").unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "not a text of DIN 91379:2022-08 (A): character 2 '1' (U+0031{}) is not in DIN 91379:2022-08 (A); the \
             data types B, C, D, E have it",
            name("DIGIT ONE")
        )
    );
}

#[test]
fn generations_convert_and_say_what_gets_lost() {
    let old = StringLatin::try_from("M\u{302}ü\n").unwrap();
    let new = DatatypeC::from(old);
    assert_eq!(StringLatin::try_from(new).unwrap().as_str(), "M\u{302}ü\n");
    let new = DatatypeA::try_from("T\u{101}nō\u{30d}").unwrap();
    let error = din_spec_91379::DatatypeA::try_from(new).unwrap_err();
    assert_eq!(error.faults.len(), 1);
    assert_eq!(error.faults[0].text, "ō\u{30d}");
    let name = DatatypeA::try_from("Ağa").unwrap();
    assert_eq!(DatatypeE::from(name.clone()).as_str(), "Ağa");
    assert_eq!(DatatypeA::try_from(DatatypeE::from(name.clone())), Ok(name));
}

#[test]
fn normalisation_borrows_what_is_normalised() {
    assert!(matches!(nfc("Müller"), std::borrow::Cow::Borrowed("Müller")));
    assert!(matches!(nfc("K\u{35f}h"), std::borrow::Cow::Borrowed(_)));
    assert_eq!(nfc("Mu\u{308}ller"), "Müller");
}

#[cfg(feature = "serde")]
#[test]
fn values_are_texts_to_serde() {
    let name: DatatypeA = serde_json::from_str("\"Müller\"").unwrap();
    assert_eq!(serde_json::to_string(&name).unwrap(), "\"Müller\"");
    let error = serde_json::from_str::<DatatypeA>("\"M3\"").unwrap_err().to_string();
    assert!(error.contains("character 2 '3'"), "{error}");
}
