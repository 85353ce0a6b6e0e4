//! One text or name, one hint.

use crate::grammar::Builtin;
use crate::report::{ExpectedItem, Fault, Issue, Language, Name, Placement, Position, Subject};
use crate::value::{LengthUnit, Misfit, ValueFault};

fn german(fault: Fault) -> String {
    Issue::new(String::new(), Position::default(), fault).hint(Language::De).unwrap_or_default()
}

fn of_value(value: &str, fault: ValueFault) -> String {
    let subject = Subject::Element(Name::new("", "", "x"));
    german(Fault::InvalidValue {
        subject,
        value: value.to_owned(),
        type_name: None,
        fault,
        is_needless: false,
    })
}

fn lexical(value: &str, builtin: Builtin) -> String {
    of_value(value, ValueFault::Lexical { builtin })
}

/// A pattern fault at the character with this index.
fn pattern(value: &str, index: Option<usize>) -> String {
    let misfit = index.and_then(|index| {
        let (offset, character) = value.char_indices().nth(index)?;
        Some(Misfit { offset, index, character })
    });
    of_value(value, ValueFault::Pattern { patterns: vec!["\\d{4}-\\d{2}-\\d{2}".to_owned()], misfit })
}

fn meant(value: &str) -> String {
    format!("Gemeint ist wohl ‚{value}‘")
}

fn child(found: Name, expected: &[Name]) -> String {
    let expected = expected.iter().cloned().map(ExpectedItem::Element).collect();
    german(Fault::UnexpectedElement { found, expected, placement: Placement::Unknown })
}

#[test]
fn namespaces() {
    let plain = Name::new("", "", "code");
    let of_a = |prefix| Name::new("urn:a", prefix, "code");
    assert_eq!(
        child(of_a("a"), std::slice::from_ref(&plain)),
        "‚a:code‘ gehört hier zu keinem Namensraum: ohne Präfix schreiben, also ‚code‘"
    );
    assert!(child(of_a(""), std::slice::from_ref(&plain)).contains("erbt aber einen von xmlns=\"urn:a\""));
    assert!(
        child(plain.clone(), &[of_a("a")])
            .ends_with("in den Namensraum urn:a, mit Präfix zum Beispiel ‚a:code‘")
    );
    let version = |uri: &str| Name::new(uri, "x", "nachricht");
    assert!(
        child(version("urn:x:3.0.0"), &[version("urn:x:3.1.0")])
            .contains("in einer anderen Version des Standards"),
    );
    let slash = child(version("https://xoev.de/a/"), &[version("http://xoev.de/a")]);
    assert_eq!(
        slash,
        "Der Namensraum muss Zeichen für Zeichen stimmen: http://xoev.de/a, nicht https://xoev.de/a/"
    );
    assert_eq!(child(Name::new("", "", "ort"), &[Name::new("", "", "plz")]), "");
}

#[test]
fn attributes() {
    let attribute = |namespace: &str, local: &str| {
        german(Fault::UnexpectedAttribute { found: Name::new(namespace, "", local), expected: Vec::new() })
    };
    assert!(attribute("", "schemaLocation").starts_with("Gemeint ist wohl ‚xsi:schemaLocation‘"));
    assert_eq!(attribute("http://www.w3.org/2001/XMLSchema-instance", "typ"), "Gemeint ist wohl ‚xsi:type‘");
    assert!(attribute("", "test").contains("Testnachrichten"));
    let fixed = |local: &str, expected: &str, found: &str| {
        let name = Name::new("", "", local);
        german(Fault::FixedAttribute { name, expected: expected.to_owned(), found: found.to_owned() })
    };
    assert!(fixed("xjustizVersion", "3.6.2", "3.5.1").contains("nennt Version ‚3.5.1‘, das Schema ist von"));
    assert!(fixed("listVersionID", "2", "1").contains("Version ‚2‘"));
    assert!(fixed("listURI", "urn:a", "urn:b").contains("urn:a"));
    assert!(fixed("standard", "XBau", "XMeld").contains("‚XMeld‘"));
    assert_eq!(fixed("produktversion", "1", "2"), "");
}

#[test]
fn dates_and_times() {
    assert_eq!(lexical("1.2.2025", Builtin::Date), meant("2025-02-01"));
    assert_eq!(lexical("20250201", Builtin::Date), meant("2025-02-01"));
    assert_eq!(lexical("2025-2-1", Builtin::Date), meant("2025-02-01"));
    assert_eq!(lexical("2025-02-30", Builtin::Date), "Diesen Tag gibt es im Kalender nicht");
    assert_eq!(lexical("2025-02-01T10:00:00", Builtin::Date), "Hier steht keine Uhrzeit: ‚2025-02-01‘");
    assert_eq!(lexical("gestern", Builtin::Date), "");
    assert_eq!(lexical("1.2.25", Builtin::Date), "", "the century is not known");
    assert_eq!(lexical("2025-02-01", Builtin::DateTime), meant("2025-02-01T00:00:00"));
    assert_eq!(lexical("2025-02-01 10:30", Builtin::DateTime), meant("2025-02-01T10:30:00"));
    assert_eq!(lexical("01.02.2025 8:30", Builtin::DateTime), meant("2025-02-01T08:30:00"));
    assert_eq!(lexical("10:30", Builtin::Time), meant("10:30:00"));
    assert_eq!(lexical("01.02.2025", Builtin::GYear), meant("2025"));
    assert_eq!(lexical("02/2025", Builtin::GYearMonth), meant("2025-02"));
    let zone = "Hier steht keine Zeitzone: ‚2026-03-02‘";
    assert_eq!(pattern("2026-03-02Z", Some(10)), zone);
    assert_eq!(pattern("2026-03-02+01:00", Some(10)), zone);
    assert_eq!(pattern("2026-03-02T10:00:00", Some(10)), "Hier steht keine Uhrzeit: ‚2026-03-02‘");
    assert_eq!(pattern("02.03.2026", Some(2)), meant("2026-03-02"));
    let with_zone = ValueFault::Pattern { patterns: vec![".*(Z|\\+01:00)".to_owned()], misfit: None };
    assert!(of_value("2026-03-02T10:00:00.000", with_zone).starts_with("Die Zeitzone fehlt"));
}

#[test]
fn numbers_and_the_like() {
    assert_eq!(lexical("1,5", Builtin::Decimal), meant("1.5"));
    assert_eq!(lexical("1.234,50 €", Builtin::Decimal), meant("1234.50"));
    assert_eq!(lexical("3,0", Builtin::PositiveInteger), meant("3"));
    assert_eq!(lexical("1 000", Builtin::Int), meant("1000"));
    assert_eq!(lexical("drei", Builtin::Int), "");
    assert_eq!(lexical("Ja", Builtin::Boolean), meant("true"));
    assert_eq!(lexical("nein", Builtin::Boolean), meant("false"));
    assert_eq!(lexical("vielleicht", Builtin::Boolean), "");
    assert_eq!(lexical("de_DE", Builtin::Language), meant("de-DE"));
    assert_eq!(lexical("data:image/png;base64,iVBO", Builtin::Base64Binary), meant("iVBO…"));
    let uuid = meant("12345678-9abc-def0-1234-56789abcdef0");
    assert_eq!(pattern("{12345678-9abc-def0-1234-56789abcdef0}", Some(0)), uuid);
    assert_eq!(pattern("123456789abcdef0123456789abcdef0", Some(8)), uuid);
}

#[test]
fn codes() {
    let code = |value: &str| {
        let allowed = ["01", "02", "DEU", "männlich"].map(str::to_owned).to_vec();
        of_value(value, ValueFault::Enumeration { allowed })
    };
    assert_eq!(code("1"), format!("{}; Nullen am Anfang gehören zum Code", meant("01")));
    assert_eq!(code("002"), format!("{}; Nullen am Anfang gehören zum Code", meant("02")));
    assert_eq!(code("deu "), format!("{}; Groß- und Kleinschreibung und Leerzeichen zählen", meant("DEU")));
    assert_eq!(code("mänlich"), meant("männlich"));
    assert_eq!(code("etwas anderes"), "");
}

#[test]
fn characters() {
    let decomposed =
        "Buchstabe und Akzent sind einzelne Zeichen (2 und 3); verlangt ist das zusammengesetzte ü (U+00FC";
    assert!(pattern("Mu\u{308}ller", Some(2)).starts_with(decomposed));
    let too_long = ValueFault::MaxLength { actual: 7, maximum: 6, unit: LengthUnit::Characters };
    assert!(of_value("Mu\u{308}ller", too_long.clone()).starts_with(decomposed));
    assert_eq!(of_value("Mustermann", too_long), "");
    assert!(pattern("q\u{308}", Some(1)).starts_with("Der Zeichenvorrat sieht die Verbindung"));
    assert!(pattern("MÃ¼ller", Some(2)).starts_with("‚Ã¼‘ war wohl einmal ‚ü‘"));
    assert!(pattern("M\u{FFFD}ller", Some(1)).starts_with("An Stelle 2 ging ein Zeichen verloren"));
    assert!(pattern("Am\u{A0}Markt", Some(2)).contains("ein geschütztes Leerzeichen (U+00A0"));
    assert!(pattern("Мarkt", Some(0)).contains("sieht nur aus wie ‚M‘"));
    assert!(pattern("„Markt“", Some(0)).ends_with("einfach geschrieben wäre es ‚\"‘"));
    assert!(pattern("1234 ", Some(4)).starts_with("Am Anfang oder Ende stehen Leerzeichen"));
    assert_eq!(pattern("Markt№", Some(5)), "");
}

#[test]
fn empty_things() {
    let fault = ValueFault::MinLength { actual: 0, minimum: 1, unit: LengthUnit::Characters };
    let subject = Subject::Attribute(Name::new("", "", "x"));
    let fault =
        Fault::InvalidValue { subject, value: String::new(), type_name: None, fault, is_needless: true };
    assert_eq!(german(fault), "Was freiwillig ist, wird weggelassen, nicht leer übermittelt");
}
