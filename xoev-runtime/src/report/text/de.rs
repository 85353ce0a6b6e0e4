//! German.

use super::{Hint, Members, Words, are_cut, code_point, is_about_namespaces, most_telling};
use crate::bind::BindFault;
use crate::report::{
    CodeFault, ExpectedItem, Fault, HeaderFault, LimitKind, Name, Subject, WellFormednessFault,
};
use crate::value::{LengthUnit, ValueFault};

const WORDS: Words =
    Words { quotes: ('‚', '‘'), or: "oder", more: |count| format!("eines von {count} weiteren") };

pub(super) fn fault(fault: &Fault) -> String {
    let w = &WORDS;
    match fault {
        Fault::WellFormedness(fault) => well_formedness(fault),
        Fault::UndeclaredRoot { name, .. } => {
            format!("Das Schema kennt kein Wurzelelement {}{}", w.name(name), namespace_of(name))
        }
        Fault::UndeclaredElement { name } => {
            format!("Element {}{} ist in keinem Schema deklariert", w.name(name), namespace_of(name))
        }
        Fault::AbstractElement { name, members } if members.is_empty() => {
            format!("Element {} ist abstrakt und darf nicht selbst vorkommen", w.name(name))
        }
        Fault::AbstractElement { name, members } => format!(
            "Element {} ist abstrakt und darf nicht selbst vorkommen; an seiner Stelle steht {}",
            w.name(name),
            w.names(members)
        ),
        Fault::LateSchemaLocation { namespace } if namespace.is_empty() => {
            "Ein Schema für Namen ohne Namensraum muss vor dem ersten von ihnen genannt werden".to_owned()
        }
        Fault::LateSchemaLocation { namespace } => {
            format!("Ein Schema für den Namensraum {namespace} muss genannt werden, bevor er vorkommt")
        }
        Fault::NotNillable { name } => {
            format!("Element {} darf nicht als leer (xsi:nil) gekennzeichnet werden", w.name(name))
        }
        Fault::NilWithContent { name } => {
            format!("Element {} ist mit xsi:nil als leer gekennzeichnet, hat aber Inhalt", w.name(name))
        }
        Fault::NilWithFixedValue { name } => format!(
            "Element {} hat einen festen Wert und darf nicht als leer (xsi:nil) gekennzeichnet werden",
            w.name(name)
        ),
        Fault::SubstitutionBlocked { name, head } => {
            format!("Element {} darf hier nicht an die Stelle von {} treten", w.name(name), w.name(head))
        }
        Fault::TypeNameSyntax { .. }
        | Fault::UnknownType { .. }
        | Fault::TypeNotDerived { .. }
        | Fault::TypeBlocked { .. }
        | Fault::AbstractType { .. } => type_fault(fault),
        Fault::UnexpectedElement { found, expected } => format!(
            "Element {}{} darf hier nicht stehen; erwartet wird {}",
            w.name(found),
            if is_about_namespaces(found, expected) { namespace_of(found) } else { String::new() },
            w.expected(expected, wildcard)
        ),
        Fault::UnexpectedAtEnd { found } => {
            format!(
                "Element {} darf hier nicht stehen; es wird kein weiteres Element erwartet",
                w.name(found)
            )
        }
        Fault::MissingElement { parent, expected } => {
            format!("In {} fehlt {}", w.name(parent), w.expected(expected, wildcard))
        }
        Fault::TextInElementContent { parent, text } => {
            format!("In {} darf kein Text stehen, nur Elemente; gefunden: {}", w.name(parent), w.quoted(text))
        }
        Fault::ContentInEmpty { parent } => format!("Element {} muss leer sein", w.name(parent)),
        Fault::ElementInSimpleContent { parent, found, .. } => {
            format!("In {} darf nur Text stehen, kein Element {}", w.name(parent), w.name(found))
        }
        Fault::UnexpectedAttribute { .. }
        | Fault::AttributeOnSimpleType { .. }
        | Fault::UndeclaredAttribute { .. }
        | Fault::MissingAttribute { .. }
        | Fault::FixedAttribute { .. }
        | Fault::SecondIdAttribute { .. } => attribute_fault(fault),
        Fault::FixedWithChildren { name } => {
            format!("Element {} hat einen festen Wert und darf keine Elemente enthalten", w.name(name))
        }
        Fault::FixedElement { name, expected, found, .. } => format!(
            "Element {} muss den Wert {} haben, nicht {}",
            w.name(name),
            w.quoted(expected),
            w.quoted(found)
        ),
        Fault::DefaultNotValid { name, value } => format!(
            "Element {} ist leer, und sein Vorgabewert {} passt nicht zu dem mit xsi:type genannten Typ",
            w.name(name),
            w.quoted(value)
        ),
        Fault::InvalidValue { subject, value, type_name, fault } => {
            let subject = match subject {
                Subject::Element(name) => format!("Element {}", w.name(name)),
                Subject::Attribute(name) => format!("Attribut {}", w.name(name)),
            };
            let type_name = type_name.as_ref().map(|name| format!(" (Typ {name})")).unwrap_or_default();
            format!("{subject}: {}{type_name}", value_fault(value, fault))
        }
        Fault::UndeclaredEntityValue { value } => {
            format!("{} ist keine ungeparste Entität des Dokuments", w.quoted(value))
        }
        Fault::DanglingIdRef { .. }
        | Fault::DuplicateId { .. }
        | Fault::DuplicateKey { .. }
        | Fault::MissingKeyField { .. }
        | Fault::NillableKeyField { .. }
        | Fault::KeyField { .. }
        | Fault::DanglingKeyReference { .. } => identity_fault(fault),
        Fault::Code(fault) => code_fault(fault),
        Fault::Header(fault) => header_fault(fault),
        Fault::NotGenerated { name, reason } => format!(
            "Das Dokument ist gültig, aber der erzeugte Code kann Element {} nicht aufnehmen: {}",
            w.name(name),
            not_generated(reason)
        ),
    }
}

fn not_generated(reason: &BindFault) -> &'static str {
    match reason {
        BindFault::MissingChild { .. } => "ein Kindelement fehlt ihm",
        BindFault::MissingAttribute { .. } => "ein Attribut fehlt ihm",
        BindFault::UnknownChild => "für das Kindelement gibt es kein Feld",
        BindFault::UnknownElement => "das Element ist nicht enthalten",
        BindFault::UnknownType => "der Typ des Elements ist nicht enthalten",
        BindFault::Value(_) => "der Wert passt nicht zum Rust-Typ",
    }
}

fn type_fault(fault: &Fault) -> String {
    let w = &WORDS;
    let declared = |declared: &Option<Name>| {
        declared.as_ref().map_or_else(|| "dem deklarierten Typ".to_owned(), |name| w.name(name))
    };
    match fault {
        Fault::TypeNameSyntax { value } => {
            format!("xsi:type {} ist kein Name mit bekanntem Präfix", w.quoted(value))
        }
        Fault::UnknownType { name } => {
            format!("Das Schema kennt keinen Typ {}{} (xsi:type)", w.name(name), namespace_of(name))
        }
        Fault::TypeNotDerived { name, declared: base } => {
            format!("Typ {} (xsi:type) ist nicht von {} abgeleitet", w.name(name), declared(base))
        }
        Fault::TypeBlocked { name, declared: base } => {
            format!(
                "Typ {} (xsi:type) darf hier nicht an die Stelle von {} treten",
                w.name(name),
                declared(base)
            )
        }
        Fault::AbstractType { name: Some(name) } => {
            format!("Typ {} ist abstrakt; xsi:type muss einen abgeleiteten Typ nennen", w.name(name))
        }
        _ => "Der Typ ist abstrakt; xsi:type muss einen abgeleiteten Typ nennen".to_owned(),
    }
}

fn attribute_fault(fault: &Fault) -> String {
    let w = &WORDS;
    match fault {
        Fault::UnexpectedAttribute { found, expected } if expected.is_empty() => {
            format!("Attribut {} ist hier nicht erlaubt", w.name(found))
        }
        Fault::UnexpectedAttribute { found, expected } => {
            format!("Attribut {} ist hier nicht erlaubt; möglich ist {}", w.name(found), w.names(expected))
        }
        Fault::AttributeOnSimpleType { found } => {
            format!("Attribut {} ist hier nicht erlaubt; das Element hat keine Attribute", w.name(found))
        }
        Fault::UndeclaredAttribute { name } => {
            format!("Attribut {}{} ist in keinem Schema deklariert", w.name(name), namespace_of(name))
        }
        Fault::MissingAttribute { name } => format!("Attribut {} fehlt", w.name(name)),
        Fault::FixedAttribute { name, expected, found } => format!(
            "Attribut {} muss den Wert {} haben, nicht {}",
            w.name(name),
            w.quoted(expected),
            w.quoted(found)
        ),
        Fault::SecondIdAttribute { name, .. } => {
            format!(
                "Attribut {} darf hier nicht stehen: das Element hat ein anderes vom Typ ID",
                w.name(name)
            )
        }
        _ => String::new(),
    }
}

fn identity_fault(fault: &Fault) -> String {
    let w = &WORDS;
    match fault {
        Fault::DanglingIdRef { value } => {
            format!("Es gibt keine ID {}, auf die hier verwiesen wird", w.quoted(value))
        }
        Fault::DuplicateId { value } => format!("Die ID {} ist schon vergeben", w.quoted(value)),
        Fault::DuplicateKey { constraint, values, .. } => format!(
            "{} kommt mehrfach vor, muss nach {} aber eindeutig sein",
            w.sequence(values),
            w.name(constraint)
        ),
        Fault::MissingKeyField { constraint, field } => {
            format!("Feld {field} des Schlüssels {} fehlt", w.name(constraint))
        }
        Fault::NillableKeyField { constraint, field } => format!(
            "Feld {field} des Schlüssels {} darf nicht als leer (xsi:nil) gekennzeichnet werden können",
            w.name(constraint)
        ),
        Fault::KeyField { constraint, field } => format!(
            "Feld {field} von {} muss genau ein Element oder Attribut mit einfachem Inhalt treffen",
            w.name(constraint)
        ),
        Fault::DanglingKeyReference { constraint, key, values } => format!(
            "Zu {} gibt es keinen Eintrag im Schlüssel {} (Verweis {})",
            w.sequence(values),
            w.name(key),
            w.name(constraint)
        ),
        _ => String::new(),
    }
}

fn header_fault(fault: &HeaderFault) -> String {
    let w = &WORDS;
    match fault {
        HeaderFault::TestMessage { value } if value.is_empty() => {
            "Die Nachricht ist ein Test (Attribut test) und wird hier nicht angenommen".to_owned()
        }
        HeaderFault::TestMessage { value } => {
            format!("Die Nachricht ist ein Test ({}) und wird hier nicht angenommen", w.quoted(value))
        }
        HeaderFault::CreationTime { value, lacks_zone, lacks_milliseconds } => {
            let lacking = match (lacks_zone, lacks_milliseconds) {
                (true, true) => "Zeitzone und Millisekunden",
                (true, false) => "Zeitzone",
                _ => "Millisekunden",
            };
            format!("Dem Erstellungszeitpunkt {} fehlt: {lacking}", w.quoted(value))
        }
    }
}

fn code_fault(fault: &CodeFault) -> String {
    let w = &WORDS;
    let version =
        |version: &Option<String>| version.as_ref().map(|it| format!(" Version {it}")).unwrap_or_default();
    match fault {
        CodeFault::CodeUnknown { list, version: wanted, code } => {
            format!("Den Code {} gibt es in der Codeliste {list}{} nicht", w.quoted(code), version(wanted))
        }
        CodeFault::OtherVersion { list, version: wanted, code, known_in, label } => {
            let label = label.as_ref().map(|it| format!(": {}", w.quoted(it))).unwrap_or_default();
            let others = w.alternatives(known_in.iter().cloned());
            format!(
                "Den Code {} gibt es in der Codeliste {list}{} nicht, wohl aber in Version {others}{label}",
                w.quoted(code),
                version(wanted)
            )
        }
        CodeFault::VersionUnknown { list, version, code, at_hand } => {
            let others = w.alternatives(at_hand.iter().cloned());
            let code = code.as_ref().map(|it| format!(", und darin fehlt der Code {}", w.quoted(it)));
            format!(
                "Die Codeliste {list} liegt nicht in Version {version} vor, nur in Version {others}{}; der Code ist nicht geprüft",
                code.unwrap_or_default()
            )
        }
        CodeFault::ListUnknown { list } if list.is_empty() => {
            "Zu einem Code ist keine Codeliste genannt; er ist nicht geprüft".to_owned()
        }
        CodeFault::ListUnknown { list } => {
            format!("Die Codeliste {list} liegt nicht vor; ihre Codes sind nicht geprüft")
        }
    }
}

fn namespace_of(name: &Name) -> String {
    if name.namespace.is_empty() {
        " (ohne Namensraum)".to_owned()
    } else {
        format!(" aus dem Namensraum {}", name.namespace)
    }
}

fn wildcard(item: &ExpectedItem) -> String {
    match item {
        ExpectedItem::AnyBut(uri) => format!("ein Element aus einem anderen Namensraum als {uri}"),
        ExpectedItem::AnyOf(uris) => {
            let uris: Vec<&str> =
                uris.iter().map(|u| if u.is_empty() { "keinem" } else { u.as_str() }).collect();
            format!("ein Element aus dem Namensraum {}", uris.join(" oder "))
        }
        _ => "ein beliebiges Element".to_owned(),
    }
}

pub(super) fn value_fault(text: &str, fault: &ValueFault) -> String {
    let w = &WORDS;
    let value = if text.is_empty() { "leerer Text".to_owned() } else { w.quoted(text) };
    match fault {
        ValueFault::Lexical { builtin } => {
            format!("{value} ist kein gültiger Wert für xs:{}", builtin.name())
        }
        ValueFault::Pattern { patterns, misfit } => {
            let form = format!("{value} hat nicht die verlangte Form {}", w.patterns(patterns));
            match misfit.filter(|_| are_cut(patterns)) {
                Some(misfit) => {
                    format!(
                        "{form}: Zeichen {}, {}, passt nicht",
                        misfit.index + 1,
                        code_point(misfit.character.into())
                    )
                }
                None => form,
            }
        }
        ValueFault::Enumeration { allowed } => {
            format!("{value} ist nicht vorgesehen; erlaubt ist {}", w.values(allowed))
        }
        ValueFault::Length { actual, expected, unit } => {
            format!("{value} hat {}, verlangt sind genau {expected}", count(*actual, *unit))
        }
        ValueFault::MinLength { actual, minimum, unit } => {
            format!("{value} hat {}, verlangt sind mindestens {minimum}", count(*actual, *unit))
        }
        ValueFault::MaxLength { actual, maximum, unit } => {
            format!("{value} hat {}, erlaubt sind höchstens {maximum}", count(*actual, *unit))
        }
        ValueFault::MinInclusive { bound } => format!("{value} ist kleiner als {bound}"),
        ValueFault::MinExclusive { bound } => format!("{value} muss größer als {bound} sein"),
        ValueFault::MaxInclusive { bound } => format!("{value} ist größer als {bound}"),
        ValueFault::MaxExclusive { bound } => format!("{value} muss kleiner als {bound} sein"),
        ValueFault::TotalDigits { actual, maximum } => {
            format!("{value} hat {actual} Ziffern, erlaubt sind höchstens {maximum}")
        }
        ValueFault::FractionDigits { actual, maximum } => {
            format!("{value} hat {actual} Nachkommastellen, erlaubt sind höchstens {maximum}")
        }
        ValueFault::ListItem { number, item, fault } => {
            format!("Eintrag {number} der Liste: {}", value_fault(item, fault))
        }
        ValueFault::Union => format!("{value} passt zu keinem der möglichen Typen"),
        ValueFault::UnionMembers { faults } => union_fault(text, &value, faults),
        ValueFault::UnboundPrefix { prefix } => {
            format!("in {value} ist das Präfix {} nicht deklariert", w.quoted(prefix))
        }
        ValueFault::UndeclaredNotation => format!("{value} ist keine deklarierte Notation"),
    }
}

fn union_fault(text: &str, value: &str, faults: &[ValueFault]) -> String {
    match Members::of(faults) {
        Members::Values(allowed) => value_fault(text, &ValueFault::Enumeration { allowed }),
        Members::Builtins(names) => {
            format!("{value} ist kein gültiger Wert für {}", WORDS.alternatives(names))
        }
        Members::Various => {
            let faults = most_telling(faults).map(|fault| value_fault(text, fault));
            format!("{value} passt zu keinem der möglichen Typen ({})", faults.collect::<Vec<_>>().join("; "))
        }
    }
}

fn count(number: u64, unit: LengthUnit) -> String {
    let unit = match unit {
        LengthUnit::Characters => "Zeichen",
        LengthUnit::Octets => "Bytes",
        LengthUnit::Items if number == 1 => "Eintrag",
        LengthUnit::Items => "Einträge",
    };
    format!("{number} {unit}")
}

pub(super) fn well_formedness(fault: &WellFormednessFault) -> String {
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

pub(super) fn hint(hint: &Hint) -> String {
    let w = &WORDS;
    match hint {
        Hint::WithoutNamespace(name) => {
            format!("{} muss hier ohne Namensraum stehen, also ohne Präfix und ohne xmlns", w.quoted(&name.local))
        }
        Hint::InNamespace(name) => {
            format!("{} muss hier im Namensraum {} stehen", w.quoted(&name.local), name.namespace)
        }
        Hint::DidYouMean(name) => format!("Gemeint ist wohl {}", w.name(name)),
        Hint::DidYouMeanValue(value) => format!("Gemeint ist wohl {}", w.quoted(value)),
        Hint::OnlyCaseOrBlanks(value) => {
            format!("Gemeint ist wohl {}; Groß- und Kleinschreibung und Leerzeichen zählen", w.quoted(value))
        }
        Hint::Decomposed => {
            "Der Text enthält zerlegte Zeichen (Buchstabe und Akzent einzeln); nötig ist die zusammengesetzte Form (NFC)"
                .to_owned()
        }
        Hint::DateTail(date) => format!("xs:date hat keine Uhrzeit: {}", w.quoted(date)),
        Hint::GermanDate(date) => format!("Ein Datum schreibt man {}", w.quoted(date)),
        Hint::DecimalComma(number) => {
            format!("Das Dezimalzeichen ist der Punkt: {}", w.quoted(number))
        }
    }
}
