//! English.

use super::{Hint, Members, Words, are_cut, code_point, is_about_namespaces, most_telling};
use crate::report::{
    CodeFault, ExpectedItem, Fault, HeaderFault, LimitKind, Name, Subject, WellFormednessFault,
};
use crate::value::{LengthUnit, ValueFault};

const WORDS: Words = Words { quotes: ('\'', '\''), or: "or", more: |count| format!("one of {count} others") };

pub(super) fn fault(fault: &Fault) -> String {
    let w = &WORDS;
    match fault {
        Fault::WellFormedness(fault) => well_formedness(fault),
        Fault::UndeclaredRoot { name, .. } => {
            format!("the schema has no root element {}{}", w.name(name), namespace_of(name))
        }
        Fault::UndeclaredElement { name } => {
            format!("element {}{} is not declared in any schema", w.name(name), namespace_of(name))
        }
        Fault::AbstractElement { name, members } if members.is_empty() => {
            format!("element {} is abstract and cannot occur itself", w.name(name))
        }
        Fault::AbstractElement { name, members } => format!(
            "element {} is abstract and cannot occur itself; in its place stands {}",
            w.name(name),
            w.names(members)
        ),
        Fault::LateSchemaLocation { namespace } if namespace.is_empty() => {
            "a schema for names in no namespace must be named before the first of them".to_owned()
        }
        Fault::LateSchemaLocation { namespace } => {
            format!("a schema for namespace {namespace} must be named before it first occurs")
        }
        Fault::NotNillable { name } => {
            format!("element {} may not be marked as empty (xsi:nil)", w.name(name))
        }
        Fault::NilWithContent { name } => {
            format!("element {} is marked as empty (xsi:nil), but has content", w.name(name))
        }
        Fault::NilWithFixedValue { name } => {
            format!("element {} has a fixed value and may not be marked as empty (xsi:nil)", w.name(name))
        }
        Fault::SubstitutionBlocked { name, head } => {
            format!("element {} may not stand for {} here", w.name(name), w.name(head))
        }
        Fault::TypeNameSyntax { .. }
        | Fault::UnknownType { .. }
        | Fault::TypeNotDerived { .. }
        | Fault::TypeBlocked { .. }
        | Fault::AbstractType { .. } => type_fault(fault),
        Fault::UnexpectedElement { found, expected } => format!(
            "element {}{} may not stand here; expected is {}",
            w.name(found),
            if is_about_namespaces(found, expected) { namespace_of(found) } else { String::new() },
            w.expected(expected, wildcard)
        ),
        Fault::UnexpectedAtEnd { found } => {
            format!("element {} may not stand here; no further element is expected", w.name(found))
        }
        Fault::MissingElement { parent, expected } => {
            format!("{} lacks {}", w.name(parent), w.expected(expected, wildcard))
        }
        Fault::TextInElementContent { parent, text } => {
            format!("{} may not have text, only elements; found {}", w.name(parent), w.quoted(text))
        }
        Fault::ContentInEmpty { parent } => format!("element {} must be empty", w.name(parent)),
        Fault::ElementInSimpleContent { parent, found, .. } => {
            format!("{} may only have text, no element {}", w.name(parent), w.name(found))
        }
        Fault::UnexpectedAttribute { .. }
        | Fault::AttributeOnSimpleType { .. }
        | Fault::UndeclaredAttribute { .. }
        | Fault::MissingAttribute { .. }
        | Fault::FixedAttribute { .. }
        | Fault::SecondIdAttribute { .. } => attribute_fault(fault),
        Fault::FixedWithChildren { name } => {
            format!("element {} has a fixed value and may not have elements inside", w.name(name))
        }
        Fault::FixedElement { name, expected, found, .. } => format!(
            "element {} must have the value {}, not {}",
            w.name(name),
            w.quoted(expected),
            w.quoted(found)
        ),
        Fault::DefaultNotValid { name, value } => format!(
            "element {} is empty, and its default value {} does not fit the type named by xsi:type",
            w.name(name),
            w.quoted(value)
        ),
        Fault::InvalidValue { subject, value, type_name, fault } => {
            let subject = match subject {
                Subject::Element(name) => format!("element {}", w.name(name)),
                Subject::Attribute(name) => format!("attribute {}", w.name(name)),
            };
            let type_name = type_name.as_ref().map(|name| format!(" (type {name})")).unwrap_or_default();
            format!("{subject}: {}{type_name}", value_fault(value, fault))
        }
        Fault::UndeclaredEntityValue { value } => {
            format!("{} is no unparsed entity of the document", w.quoted(value))
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
            "the document is valid, but the generated code has no place for element {}: {reason}",
            w.name(name)
        ),
    }
}

fn type_fault(fault: &Fault) -> String {
    let w = &WORDS;
    let declared = |declared: &Option<Name>| {
        declared.as_ref().map_or_else(|| "the declared type".to_owned(), |name| w.name(name))
    };
    match fault {
        Fault::TypeNameSyntax { value } => {
            format!("xsi:type {} is not a name with a known prefix", w.quoted(value))
        }
        Fault::UnknownType { name } => {
            format!("the schema has no type {}{} (xsi:type)", w.name(name), namespace_of(name))
        }
        Fault::TypeNotDerived { name, declared: base } => {
            format!("type {} (xsi:type) is not derived from {}", w.name(name), declared(base))
        }
        Fault::TypeBlocked { name, declared: base } => {
            format!("type {} (xsi:type) may not stand for {} here", w.name(name), declared(base))
        }
        Fault::AbstractType { name: Some(name) } => {
            format!("type {} is abstract; xsi:type must name a derived type", w.name(name))
        }
        _ => "the type is abstract; xsi:type must name a derived type".to_owned(),
    }
}

fn attribute_fault(fault: &Fault) -> String {
    let w = &WORDS;
    match fault {
        Fault::UnexpectedAttribute { found, expected } if expected.is_empty() => {
            format!("attribute {} is not allowed here", w.name(found))
        }
        Fault::UnexpectedAttribute { found, expected } => {
            format!("attribute {} is not allowed here; possible is {}", w.name(found), w.names(expected))
        }
        Fault::AttributeOnSimpleType { found } => {
            format!("attribute {} is not allowed here; the element has no attributes", w.name(found))
        }
        Fault::UndeclaredAttribute { name } => {
            format!("attribute {}{} is not declared in any schema", w.name(name), namespace_of(name))
        }
        Fault::MissingAttribute { name } => format!("attribute {} is missing", w.name(name)),
        Fault::FixedAttribute { name, expected, found } => format!(
            "attribute {} must have the value {}, not {}",
            w.name(name),
            w.quoted(expected),
            w.quoted(found)
        ),
        Fault::SecondIdAttribute { name, .. } => {
            format!("attribute {} may not be here: the element has another one of type ID", w.name(name))
        }
        _ => String::new(),
    }
}

fn identity_fault(fault: &Fault) -> String {
    let w = &WORDS;
    match fault {
        Fault::DanglingIdRef { value } => format!("there is no ID {} to refer to", w.quoted(value)),
        Fault::DuplicateId { value } => format!("the ID {} is used already", w.quoted(value)),
        Fault::DuplicateKey { constraint, values, .. } => {
            format!(
                "{} occurs more than once, but {} wants it unique",
                w.sequence(values),
                w.name(constraint)
            )
        }
        Fault::MissingKeyField { constraint, field } => {
            format!("field {field} of the key {} is missing", w.name(constraint))
        }
        Fault::NillableKeyField { constraint, field } => {
            format!("field {field} of the key {} may not be a nillable element", w.name(constraint))
        }
        Fault::KeyField { constraint, field } => format!(
            "field {field} of {} must select exactly one element or attribute with simple content",
            w.name(constraint)
        ),
        Fault::DanglingKeyReference { constraint, key, values } => format!(
            "{} has no entry in the key {} (reference {})",
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
            "the message is a test (attribute test), which is not taken here".to_owned()
        }
        HeaderFault::TestMessage { value } => {
            format!("the message is a test ({}), which is not taken here", w.quoted(value))
        }
        HeaderFault::CreationTime { value, lacks_zone, lacks_milliseconds } => {
            let lacking = match (lacks_zone, lacks_milliseconds) {
                (true, true) => "time zone and milliseconds",
                (true, false) => "a time zone",
                _ => "milliseconds",
            };
            format!("the creation time {} lacks {lacking}", w.quoted(value))
        }
    }
}

fn code_fault(fault: &CodeFault) -> String {
    let w = &WORDS;
    let version =
        |version: &Option<String>| version.as_ref().map(|it| format!(" version {it}")).unwrap_or_default();
    match fault {
        CodeFault::CodeUnknown { list, version: wanted, code } => {
            format!("code list {list}{} has no code {}", version(wanted), w.quoted(code))
        }
        CodeFault::OtherVersion { list, version: wanted, code, known_in, label } => {
            let label = label.as_ref().map(|it| format!(": {}", w.quoted(it))).unwrap_or_default();
            let others = w.alternatives(known_in.iter().cloned());
            format!(
                "code list {list}{} has no code {}, but version {others} has it{label}",
                version(wanted),
                w.quoted(code)
            )
        }
        CodeFault::VersionUnknown { list, version, code, at_hand } => {
            let others = w.alternatives(at_hand.iter().cloned());
            let code = code.as_ref().map(|it| format!(", which lacks the code {}", w.quoted(it)));
            format!(
                "code list {list} is not at hand in version {version}, only in version {others}{}; the code was not checked",
                code.unwrap_or_default()
            )
        }
        CodeFault::ListUnknown { list } if list.is_empty() => {
            "no code list is named for a code; it was not checked".to_owned()
        }
        CodeFault::ListUnknown { list } => {
            format!("code list {list} is not at hand; its codes were not checked")
        }
    }
}

fn namespace_of(name: &Name) -> String {
    if name.namespace.is_empty() {
        " (in no namespace)".to_owned()
    } else {
        format!(" of namespace {}", name.namespace)
    }
}

fn wildcard(item: &ExpectedItem) -> String {
    match item {
        ExpectedItem::AnyBut(uri) => format!("an element of another namespace than {uri}"),
        ExpectedItem::AnyOf(uris) => {
            let uris: Vec<String> = uris
                .iter()
                .map(|u| if u.is_empty() { "no namespace".to_owned() } else { format!("namespace {u}") })
                .collect();
            format!("an element of {}", uris.join(" or "))
        }
        _ => "any element".to_owned(),
    }
}

pub(super) fn value_fault(text: &str, fault: &ValueFault) -> String {
    let w = &WORDS;
    let value = if text.is_empty() { "the empty text".to_owned() } else { w.quoted(text) };
    match fault {
        ValueFault::Lexical { builtin } => format!("{value} is no valid xs:{}", builtin.name()),
        ValueFault::Pattern { patterns, misfit } => {
            let form = format!("{value} does not have the required form {}", w.patterns(patterns));
            match misfit.filter(|_| are_cut(patterns)) {
                Some(misfit) => {
                    format!(
                        "{form}: character {}, {}, does not fit",
                        misfit.index + 1,
                        code_point(misfit.character.into())
                    )
                }
                None => form,
            }
        }
        ValueFault::Enumeration { allowed } => {
            format!("{value} is not among the allowed values {}", w.values(allowed))
        }
        ValueFault::Length { actual, expected, unit } => {
            format!("{value} has {}, required are exactly {expected}", count(*actual, *unit))
        }
        ValueFault::MinLength { actual, minimum, unit } => {
            format!("{value} has {}, required are at least {minimum}", count(*actual, *unit))
        }
        ValueFault::MaxLength { actual, maximum, unit } => {
            format!("{value} has {}, allowed are at most {maximum}", count(*actual, *unit))
        }
        ValueFault::MinInclusive { bound } => format!("{value} is less than {bound}"),
        ValueFault::MinExclusive { bound } => format!("{value} must be greater than {bound}"),
        ValueFault::MaxInclusive { bound } => format!("{value} is greater than {bound}"),
        ValueFault::MaxExclusive { bound } => format!("{value} must be less than {bound}"),
        ValueFault::TotalDigits { actual, maximum } => {
            format!("{value} has {actual} digits, allowed are at most {maximum}")
        }
        ValueFault::FractionDigits { actual, maximum } => {
            format!("{value} has {actual} fraction digits, allowed are at most {maximum}")
        }
        ValueFault::ListItem { number, item, fault } => {
            format!("item {number} of the list: {}", value_fault(item, fault))
        }
        ValueFault::Union => format!("{value} fits none of the possible types"),
        ValueFault::UnionMembers { faults } => union_fault(text, &value, faults),
        ValueFault::UnboundPrefix { prefix } => {
            format!("in {value} the prefix {} is not declared", w.quoted(prefix))
        }
        ValueFault::UndeclaredNotation => format!("{value} is no declared notation"),
    }
}

fn union_fault(text: &str, value: &str, faults: &[ValueFault]) -> String {
    match Members::of(faults) {
        Members::Values(allowed) => value_fault(text, &ValueFault::Enumeration { allowed }),
        Members::Builtins(names) => format!("{value} is no valid {}", WORDS.alternatives(names)),
        Members::Various => {
            let faults = most_telling(faults).map(|fault| value_fault(text, fault));
            format!("{value} fits none of the possible types ({})", faults.collect::<Vec<_>>().join("; "))
        }
    }
}

fn count(number: u64, unit: LengthUnit) -> String {
    let unit = match unit {
        LengthUnit::Characters => "character",
        LengthUnit::Octets => "byte",
        LengthUnit::Items => "item",
    };
    format!("{number} {unit}{}", if number == 1 { "" } else { "s" })
}

pub(super) fn well_formedness(fault: &WellFormednessFault) -> String {
    use WellFormednessFault as F;
    let w = &WORDS;
    match fault {
        F::NoRoot => "the document has no root element".to_owned(),
        F::ContentOutsideRoot => "there may be no text outside the root element".to_owned(),
        F::SecondRoot { name } => format!("a second root element follows: {}", w.quoted(name)),
        F::UnclosedElement { name } => {
            format!("the document ends before element {} is closed", w.quoted(name))
        }
        F::UnclosedMarkup => "the document ends inside of markup".to_owned(),
        F::UnknownMarkup => "'<!' begins neither a comment nor a CDATA section".to_owned(),
        F::MismatchedEndTag { expected, found } => {
            format!("end tag {} does not match; open is {}", w.quoted(found), w.quoted(expected))
        }
        F::UnmatchedEndTag { found } => format!("end tag {} without a start tag", w.quoted(found)),
        F::InvalidName { name } => format!("{} is not a valid name", w.quoted(name)),
        F::InvalidCharacter { code } => format!("the character {} is not allowed in XML", code_point(*code)),
        F::InvalidReference => {
            "'&' begins no valid reference; the character itself is written '&amp;'".to_owned()
        }
        F::UndeclaredEntity { name } => format!("entity {} is not declared", w.quoted(name)),
        F::RecursiveEntity { name } => format!("entity {} contains itself", w.quoted(name)),
        F::ExternalEntity { name } => format!("external entity {} is not loaded", w.quoted(name)),
        F::EntityBoundary { name } => {
            format!("an element does not begin and end inside the same entity {}", w.quoted(name))
        }
        F::AttributeSyntax { element } => {
            format!("the attributes of {} are not written name=\"value\"", w.quoted(element))
        }
        F::DuplicateAttribute { name } => format!("attribute {} stands twice", w.quoted(name)),
        F::LessThanInAttribute { name } => {
            format!("the value of attribute {} has '<', which is written '&lt;' there", w.quoted(name))
        }
        F::SectionEndInText => "the text has ']]>', which is written ']]&gt;' there".to_owned(),
        F::DoubleHyphen => "a comment may not contain '--'".to_owned(),
        F::XmlDeclaration => "the XML declaration is malformed or not at the very beginning".to_owned(),
        F::ProcessingInstruction => "the processing instruction has no valid name".to_owned(),
        F::Version { version } => format!("XML version {} is not supported, only 1.0", w.quoted(version)),
        F::Doctype => "the document type declaration is malformed or misplaced".to_owned(),
        F::DoctypeRefused => "a document type declaration (DOCTYPE) is not allowed".to_owned(),
        F::UndeclaredPrefix { prefix } => format!("prefix {} is not declared", w.quoted(prefix)),
        F::NamespaceDeclaration { prefix } if prefix.is_empty() => {
            "this namespace may not be declared as default".to_owned()
        }
        F::NamespaceDeclaration { prefix } => {
            format!("the prefix {} may not be declared like this", w.quoted(prefix))
        }
        F::UnknownEncoding { encoding } => {
            format!("encoding {} is unknown or does not fit the data", w.quoted(encoding))
        }
        F::InvalidBytes { encoding } => format!("the data is no valid {encoding} here"),
        F::Limit { kind, maximum } => limit(*kind, *maximum),
        F::Io { message } => format!("the data cannot be read: {message}"),
    }
}

fn limit(kind: LimitKind, maximum: u64) -> String {
    let what = match kind {
        LimitKind::Depth => "nested too deeply: elements",
        LimitKind::Attributes => "too many attributes on an element",
        LimitKind::NameLength => "name too long: bytes",
        LimitKind::TextLength => "text too long: bytes",
        LimitKind::EntityExpansion => "too much text from entities: bytes",
    };
    format!("{what}, at most {maximum}")
}

pub(super) fn hint(hint: &Hint) -> String {
    let w = &WORDS;
    match hint {
        Hint::WithoutNamespace(name) => {
            format!(
                "{} must be in no namespace here, that is without prefix and xmlns",
                w.quoted(&name.local)
            )
        }
        Hint::InNamespace(name) => {
            format!("{} must be in the namespace {} here", w.quoted(&name.local), name.namespace)
        }
        Hint::DidYouMean(name) => format!("probably {} is meant", w.name(name)),
        Hint::DidYouMeanValue(value) => format!("probably {} is meant", w.quoted(value)),
        Hint::OnlyCaseOrBlanks(value) => {
            format!("probably {} is meant; case and blanks matter", w.quoted(value))
        }
        Hint::Decomposed => {
            "the text has decomposed characters (letter and accent apart); needed is the composed form (NFC)"
                .to_owned()
        }
        Hint::DateTail(date) => format!("xs:date has no time: {}", w.quoted(date)),
        Hint::GermanDate(date) => format!("a date is written {}", w.quoted(date)),
        Hint::DecimalComma(number) => format!("the decimal sign is the point: {}", w.quoted(number)),
    }
}
