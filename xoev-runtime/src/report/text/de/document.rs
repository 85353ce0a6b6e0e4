//! German: what is wrong with the document as XML.

use super::super::code_point;
use super::WORDS;
use crate::report::{DeclarationFault, DoctypeFault, LimitKind, WellFormednessFault};

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
        F::UnclosedMarkup => "Das Dokument endet mitten in der Auszeichnung, die hier beginnt".to_owned(),
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
        F::XmlDeclaration { fault } => declaration(fault),
        F::ProcessingInstruction { target } if target.is_empty() => {
            "Nach ‚<?‘ muss unmittelbar der Name der Verarbeitungsanweisung stehen".to_owned()
        }
        F::ProcessingInstruction { target } => {
            format!("{} darf keine Verarbeitungsanweisung heißen", w.quoted(target))
        }
        F::Version { version } => {
            format!("XML-Version {} wird nicht unterstützt, nur 1.0", w.quoted(version))
        }
        F::Doctype { fault } => doctype(*fault),
        F::DoctypeRefused => "Eine Dokumenttyp-Deklaration (DOCTYPE) ist nicht zugelassen".to_owned(),
        F::UndeclaredPrefix { prefix } => format!("Präfix {} ist nicht deklariert", w.quoted(prefix)),
        F::NamespaceDeclaration { prefix } if prefix.is_empty() => {
            "Diesen Namensraum darf man nicht als Vorgabe deklarieren".to_owned()
        }
        F::NamespaceDeclaration { prefix } => {
            format!("Das Präfix {} darf man nicht so deklarieren", w.quoted(prefix))
        }
        F::UnknownEncoding { encoding } => {
            format!("Die Zeichenkodierung {} ist nicht bekannt", w.quoted(encoding))
        }
        F::EncodingMismatch { declared, actual } => {
            format!(
                "Deklariert ist die Zeichenkodierung {}, die Daten sind aber {actual}",
                w.quoted(declared)
            )
        }
        F::InvalidBytes { encoding } => format!("Die Daten sind an dieser Stelle kein gültiges {encoding}"),
        F::Limit { kind, maximum } => limit(*kind, *maximum),
        F::Io { message } => format!("Die Daten können nicht gelesen werden: {message}"),
    }
}

fn declaration(fault: &DeclarationFault) -> String {
    let w = &WORDS;
    match fault {
        DeclarationFault::Misplaced => {
            "Die XML-Deklaration darf nur ganz am Anfang stehen, ohne Zeichen davor".to_owned()
        }
        DeclarationFault::Version => "Die XML-Deklaration muss mit ‚version=\"1.0\"‘ beginnen".to_owned(),
        DeclarationFault::Encoding { value } => {
            format!("{} ist kein Name einer Zeichenkodierung", w.quoted(value))
        }
        DeclarationFault::Standalone { value } => {
            format!("‚standalone‘ ist ‚yes‘ oder ‚no‘, nicht {}", w.quoted(value))
        }
        DeclarationFault::Syntax => {
            "Eine XML-Deklaration hat die Form ‚<?xml version=\"1.0\" encoding=\"…\" standalone=\"…\"?>‘"
                .to_owned()
        }
    }
}

fn doctype(fault: DoctypeFault) -> String {
    let missing = match fault {
        DoctypeFault::Misplaced => {
            return "Die Dokumenttyp-Deklaration (DOCTYPE) darf nur einmal und nur vor dem Wurzelelement stehen"
                .to_owned();
        }
        DoctypeFault::PublicIdentifier => {
            return "Dieses Zeichen darf in einem öffentlichen Bezeichner (PUBLIC) nicht stehen".to_owned();
        }
        DoctypeFault::ParameterReference => {
            return "Innerhalb einer Deklaration darf hier kein ‚%‘ stehen".to_owned();
        }
        DoctypeFault::Colon => return "Dieser Name darf keinen Doppelpunkt enthalten".to_owned(),
        DoctypeFault::Unclosed(end) => {
            return format!(
                "In der Dokumenttyp-Deklaration fehlt zu dem, was hier beginnt, das Ende ‚{end}‘"
            );
        }
        DoctypeFault::WhiteSpace => "ein Leerzeichen",
        DoctypeFault::Name => "ein Name",
        DoctypeFault::Literal => "ein Text in Anführungszeichen",
        DoctypeFault::EntityValue => "der Wert der Entität in Anführungszeichen, ‚SYSTEM‘ oder ‚PUBLIC‘",
        DoctypeFault::Declaration => "eine Deklaration oder ‚]‘",
        DoctypeFault::ContentModel => "ein Inhaltsmodell wie ‚EMPTY‘, ‚ANY‘, ‚(a, b?)‘ oder ‚(#PCDATA | a)*‘",
        DoctypeFault::AttributeType => "der Typ eines Attributs wie ‚CDATA‘ oder ‚ID‘",
        DoctypeFault::Default => "‚#REQUIRED‘, ‚#IMPLIED‘, ‚#FIXED‘ oder ein Vorgabewert",
        DoctypeFault::Token(token) => {
            return format!("In der Dokumenttyp-Deklaration wird hier ‚{token}‘ erwartet");
        }
    };
    format!("In der Dokumenttyp-Deklaration wird hier {missing} erwartet")
}

fn limit(kind: LimitKind, maximum: u64) -> String {
    let what = match kind {
        LimitKind::Depth => "Zu tief geschachtelt: Elemente",
        LimitKind::Attributes => "Zu viele Attribute an einem Element",
        LimitKind::NameLength => "Zu langer Name: Bytes",
        LimitKind::TextLength => "Zu langer Text: Bytes",
        LimitKind::EntityExpansion => "Zu viel Text aus Entitäten: Bytes",
        LimitKind::InputSize => "Zu großes Dokument: Bytes",
        LimitKind::Keys => "Zu viele Werte, die für Schlüssel und Verweise zu merken sind: Werte",
    };
    let name = kind.name();
    format!(
        "{what}, höchstens {maximum} (Grenze {name}; höher mit ‚--limit {name}=…‘ oder [limits] in xoev.toml)"
    )
}
