//! German: what is wrong with the document as XML.

use super::super::code_point;
use super::WORDS;
use crate::report::{LimitKind, WellFormednessFault};

pub(in crate::report::text) fn well_formedness(fault: &WellFormednessFault) -> String {
    use WellFormednessFault as F;
    let w = &WORDS;
    match fault {
        F::NoRoot => "Das Dokument hat kein Wurzelelement".to_owned(),
        F::ContentOutsideRoot => "Außerhalb des Wurzelelements darf kein Text stehen".to_owned(),
        F::SecondRoot { name } => format!("Nach dem Wurzelelement folgt ein weiteres: {}", w.quoted(name)),
        F::UnclosedElement { name } => {
            format!("Das Dokument endet, bevor Element {} geschlossen ist", w.quoted(name))
        }
        F::UnclosedMarkup => "Das Dokument endet mitten in einer Auszeichnung".to_owned(),
        F::UnknownMarkup => "Nach ‚<!‘ folgt weder Kommentar noch CDATA-Abschnitt".to_owned(),
        F::MismatchedEndTag { expected, found } => {
            format!("End-Tag {} passt nicht; offen ist {}", w.quoted(found), w.quoted(expected))
        }
        F::UnmatchedEndTag { found } => format!("End-Tag {} ohne Start-Tag", w.quoted(found)),
        F::InvalidName { name } => format!("{} ist kein gültiger Name", w.quoted(name)),
        F::InvalidCharacter { code } => {
            format!("Das Zeichen {} ist in XML nicht erlaubt", code_point(*code))
        }
        F::InvalidReference => {
            "‚&‘ leitet keine gültige Referenz ein; das Zeichen selbst schreibt man ‚&amp;‘".to_owned()
        }
        F::UndeclaredEntity { name } => format!("Entität {} ist nicht deklariert", w.quoted(name)),
        F::RecursiveEntity { name } => format!("Entität {} enthält sich selbst", w.quoted(name)),
        F::ExternalEntity { name } => format!("Externe Entität {} wird nicht geladen", w.quoted(name)),
        F::EntityBoundary { name } => {
            format!("Ein Element beginnt und endet nicht innerhalb derselben Entität {}", w.quoted(name))
        }
        F::AttributeSyntax { element } => {
            format!(
                "Die Attribute von {} sind nicht in der Form name=\"wert\" geschrieben",
                w.quoted(element)
            )
        }
        F::DuplicateAttribute { name } => format!("Attribut {} kommt zweimal vor", w.quoted(name)),
        F::LessThanInAttribute { name } => {
            format!("Im Wert von Attribut {} steht ‚<‘; dort schreibt man ‚&lt;‘", w.quoted(name))
        }
        F::SectionEndInText => "Im Text steht ‚]]>‘; dort schreibt man ‚]]&gt;‘".to_owned(),
        F::DoubleHyphen => "In einem Kommentar darf ‚--‘ nicht vorkommen".to_owned(),
        F::XmlDeclaration => "Die XML-Deklaration ist fehlerhaft oder steht nicht ganz am Anfang".to_owned(),
        F::ProcessingInstruction => "Die Verarbeitungsanweisung hat keinen gültigen Namen".to_owned(),
        F::Version { version } => {
            format!("XML-Version {} wird nicht unterstützt, nur 1.0", w.quoted(version))
        }
        F::Doctype => "Die Dokumenttyp-Deklaration ist fehlerhaft oder steht an falscher Stelle".to_owned(),
        F::DoctypeRefused => "Eine Dokumenttyp-Deklaration (DOCTYPE) ist nicht zugelassen".to_owned(),
        F::UndeclaredPrefix { prefix } => format!("Präfix {} ist nicht deklariert", w.quoted(prefix)),
        F::NamespaceDeclaration { prefix } if prefix.is_empty() => {
            "Diesen Namensraum darf man nicht als Vorgabe deklarieren".to_owned()
        }
        F::NamespaceDeclaration { prefix } => {
            format!("Das Präfix {} darf man nicht so deklarieren", w.quoted(prefix))
        }
        F::UnknownEncoding { encoding } => {
            format!("Zeichenkodierung {} ist unbekannt oder passt nicht zu den Daten", w.quoted(encoding))
        }
        F::InvalidBytes { encoding } => format!("Die Daten sind an dieser Stelle kein gültiges {encoding}"),
        F::Limit { kind, maximum } => limit(*kind, *maximum),
        F::Io { message } => format!("Die Daten können nicht gelesen werden: {message}"),
    }
}

fn limit(kind: LimitKind, maximum: u64) -> String {
    let what = match kind {
        LimitKind::Depth => "Zu tief geschachtelt: Elemente",
        LimitKind::Attributes => "Zu viele Attribute an einem Element",
        LimitKind::NameLength => "Zu langer Name: Bytes",
        LimitKind::TextLength => "Zu langer Text: Bytes",
        LimitKind::EntityExpansion => "Zu viel Text aus Entitäten: Bytes",
    };
    format!("{what}, höchstens {maximum}")
}
