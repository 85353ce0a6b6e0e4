//! German: what was probably meant.

use super::WORDS;
use crate::report::hint::{CharacterHint, DocumentHint, Hint, NameHint, PlaceHint, ValueHint, VersionHint};

pub(in crate::report::text) fn hint(hint: &Hint) -> String {
    match hint {
        Hint::Name(hint) => name(hint),
        Hint::Place(hint) => place(hint),
        Hint::Version(hint) => version(hint),
        Hint::Value(hint) => value(hint),
        Hint::Character(hint) => character(hint),
        Hint::Document(hint) => document(hint),
    }
}

fn name(hint: &NameHint) -> String {
    let w = &WORDS;
    match hint {
        NameHint::WithoutPrefix(name) => format!(
            "{} gehört hier zu keinem Namensraum: ohne Präfix schreiben, also {}",
            w.name(name),
            w.quoted(&name.local)
        ),
        NameHint::DefaultNamespace(name) => format!(
            "{local} gehört hier zu keinem Namensraum, erbt aber einen von xmlns=\"{}\": für diesen ein Präfix vereinbaren (xmlns:p=\"…\") und {local} ohne Präfix lassen",
            name.namespace,
            local = w.quoted(&name.local),
        ),
        NameHint::InNamespace(name) if name.prefix.is_empty() => {
            format!("{} gehört hier in den Namensraum {}", w.quoted(&name.local), name.namespace)
        }
        NameHint::InNamespace(name) => format!(
            "{} gehört hier in den Namensraum {}, mit Präfix zum Beispiel {}",
            w.quoted(&name.local),
            name.namespace,
            w.name(name)
        ),
        NameHint::OtherVersionNamespace { found, expected } => format!(
            "Die Nachricht ist in einer anderen Version des Standards geschrieben als das Schema: {found} statt {expected}"
        ),
        NameHint::NearNamespace { found, expected } => format!(
            "Der Namensraum muss Zeichen für Zeichen stimmen: {expected}, nicht {found}"
        ),
        NameHint::DidYouMean(name) => format!("Gemeint ist wohl {}", w.name(name)),
        NameHint::SchemaInstance(local) => format!(
            "Gemeint ist wohl {}; dazu gehört xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"",
            w.quoted(&format!("xsi:{local}"))
        ),
        NameHint::NoTestAttribute => {
            "Dieser Standard kennzeichnet Testnachrichten nicht mit dem Attribut ‚test‘ an dieser Stelle".to_owned()
        }
        NameHint::ForeignMessage => {
            "Gehört die Nachricht zu einem anderen Standard oder zu einer anderen Version, muss sie mit deren Schema geprüft werden"
                .to_owned()
        }
        NameHint::TypePrefix(prefix) => format!(
            "Das Präfix {} ist hier nicht vereinbart: xmlns:{prefix}=\"…\" ergänzen",
            w.quoted(prefix)
        ),
    }
}

fn place(hint: &PlaceHint) -> String {
    let w = &WORDS;
    match hint {
        PlaceHint::Before { found, sibling } => {
            format!("{} muss vor {} stehen", w.name(found), w.name(sibling))
        }
        PlaceHint::TooOften(found) => format!("{} steht hier öfter, als es vorkommen darf", w.name(found)),
        PlaceHint::InsteadOf { found, sibling } => {
            format!("Nur eines von beiden darf stehen: {} oder {}", w.name(sibling), w.name(found))
        }
        PlaceHint::Inside { found, element } => {
            format!("{} gehört in das Element {}", w.name(found), w.name(element))
        }
        PlaceHint::Outside { found, ancestor, behind } => format!(
            "{} gehört in {}, hinter das Ende von {}",
            w.name(found),
            w.name(ancestor),
            w.name(behind)
        ),
        PlaceHint::TextInside(child) => format!("Der Wert gehört wohl in das Element {}", w.name(child)),
        PlaceHint::LeaveOut => "Was freiwillig ist, wird weggelassen, nicht leer übermittelt".to_owned(),
    }
}

fn version(hint: &VersionHint) -> String {
    let w = &WORDS;
    match hint {
        VersionHint::StandardVersion { found, expected } if expected.is_empty() => format!(
            "Die Nachricht nennt Version {}, das Schema ist von einer anderen: mit dem Schema ihrer Version prüfen",
            w.quoted(found)
        ),
        VersionHint::StandardVersion { found, expected } => format!(
            "Die Nachricht nennt Version {}, das Schema ist von Version {}: mit dem Schema ihrer Version prüfen oder die Nachricht umstellen",
            w.quoted(found),
            w.quoted(expected)
        ),
        VersionHint::OtherStandard { found, expected } => format!(
            "Die Nachricht nennt den Standard {}, das Schema ist von {}",
            w.quoted(found),
            w.quoted(expected)
        ),
        VersionHint::OtherCodeList(expected) => {
            format!("Der Code an dieser Stelle kommt aus der Codeliste {expected}")
        }
        VersionHint::OtherCodeListVersion(expected) => {
            format!("Der Standard legt für diese Codeliste die Version {} fest", w.quoted(expected))
        }
        VersionHint::NameVersion(version) => format!(
            "Gilt der Code noch, gehört in listVersionID eine Version, die ihn hat, etwa {}",
            w.quoted(version)
        ),
        VersionHint::TestIsMarked => {
            "Schon das Attribut ‚test‘ macht die Nachricht zum Test, gleich mit welchem Wert: im Echtbetrieb entfällt es ganz"
                .to_owned()
        }
    }
}

fn value(hint: &ValueHint) -> String {
    let w = &WORDS;
    match hint {
        ValueHint::DidYouMean(value) => format!("Gemeint ist wohl {}", w.quoted(value)),
        ValueHint::OnlyCaseOrBlanks(value) => {
            format!("Gemeint ist wohl {}; Groß- und Kleinschreibung und Leerzeichen zählen", w.quoted(value))
        }
        ValueHint::LeadingZeros(value) => {
            format!("Gemeint ist wohl {}; Nullen am Anfang gehören zum Code", w.quoted(value))
        }
        ValueHint::BlanksAround => {
            "Am Anfang oder Ende stehen Leerzeichen oder Zeilenumbrüche, die hier mitzählen".to_owned()
        }
        ValueHint::WithoutZone(value) => {
            format!("Hier steht keine Zeitzone: {}", w.quoted(value))
        }
        ValueHint::WithZone(value) => format!("Die Zeitzone fehlt: {} oder etwa +01:00", w.quoted(value)),
        ValueHint::WithoutTime(value) => format!("Hier steht keine Uhrzeit: {}", w.quoted(value)),
        ValueHint::NoSuchDay => "Diesen Tag gibt es im Kalender nicht".to_owned(),
    }
}

fn character(hint: &CharacterHint) -> String {
    let w = &WORDS;
    let seen = |character: &char| super::super::code_point(u32::from(*character));
    match hint {
        CharacterHint::Decomposed { number, composed } => format!(
            "Buchstabe und Akzent sind einzelne Zeichen ({number} und {}); verlangt ist das zusammengesetzte {}: den Text vor dem Senden nach NFC wandeln",
            number + 1,
            seen(composed)
        ),
        CharacterHint::Combination { number, written } => format!(
            "Der Zeichenvorrat sieht die Verbindung {} (ab Zeichen {number}) nicht vor",
            w.quoted(written)
        ),
        CharacterHint::Misread { seen, meant } => format!(
            "{} war wohl einmal {}: UTF-8 wurde unterwegs als Windows-1252 gelesen",
            w.quoted(seen),
            w.quoted(&meant.to_string())
        ),
        CharacterHint::Lost { number } => {
            format!(
                "An Stelle {number} ging ein Zeichen verloren, als der Text früher einmal umgewandelt wurde"
            )
        }
        CharacterHint::Invisible { number, character } => {
            format!("Zeichen {number} sieht man nicht: {} ({})", invisible(*character), seen(character))
        }
        CharacterHint::LookAlike { number, character, latin } => format!(
            "Zeichen {number} sieht nur aus wie {}: es ist {} aus einer anderen Schrift",
            w.quoted(&latin.to_string()),
            seen(character)
        ),
        CharacterHint::Plain { number, character, plain } => format!(
            "Zeichen {number}, {}, setzt die Textverarbeitung; einfach geschrieben wäre es {}",
            seen(character),
            w.quoted(plain)
        ),
    }
}

fn invisible(character: char) -> &'static str {
    match character {
        '\t' => "ein Tabulator",
        '\n' | '\r' => "ein Zeilenumbruch",
        '\u{A0}' | '\u{202F}' => "ein geschütztes Leerzeichen",
        '\u{AD}' => "ein bedingter Trennstrich",
        '\u{200B}' => "ein Leerzeichen ohne Breite",
        '\u{FEFF}' => "eine Bytereihenfolge-Marke (BOM)",
        _ => "ein Steuerzeichen oder besonderes Leerzeichen",
    }
}

fn document(hint: &DocumentHint) -> String {
    let w = &WORDS;
    match hint {
        DocumentHint::KnownPrefix { prefix, namespace } => {
            format!("Am Wurzelelement xmlns:{prefix}=\"{namespace}\" ergänzen")
        }
        DocumentHint::DeclarePrefix(prefix) => format!(
            "Am Wurzelelement xmlns:{prefix}=\"…\" mit dem Namensraum ergänzen, oder ein Präfix nehmen, das dort steht"
        ),
        DocumentHint::HtmlEntity(character) => format!(
            "Das ist eine Entität aus HTML; in XML schreibt man {} oder {}",
            w.quoted(&character.to_string()),
            w.quoted(&format!("&#{};", u32::from(*character)))
        ),
        DocumentHint::OtherEncoding => {
            "Oft ist die Datei in Windows-1252 oder ISO-8859-1 gespeichert: in UTF-8 speichern, oder die wirkliche Kodierung in der ersten Zeile nennen (<?xml version=\"1.0\" encoding=\"…\"?>)"
                .to_owned()
        }
        DocumentHint::Encodings => {
            "Gelesen werden UTF-8, UTF-16, ISO-8859-1 und Windows-1252; XÖV-Nachrichten sind UTF-8".to_owned()
        }
        DocumentHint::CutOff => "Die Datei ist wohl nicht vollständig übertragen oder gespeichert".to_owned(),
        DocumentHint::BytesBefore => {
            "Vor <?xml darf nichts stehen, auch kein Leerzeichen und keine Leerzeile".to_owned()
        }
        DocumentHint::LeaveOutDoctype => "Eine Nachricht braucht keine DOCTYPE-Zeile: weglassen und den Inhalt ausschreiben".to_owned(),
    }
}
