//! Faults without the values of the message, which may be personal data: each letter and digit is replaced by one that
//! shows its kind. What the schema expects, names, code lists and places stay as they are.
//!
//! Every fault and hint is listed, so that a new one cannot be forgotten.

use super::hint::{CharacterHint, Hint, ValueHint, VersionHint};
use super::{AttachmentFault, CodeFault, Fault, HeaderFault, WellFormednessFault};
use crate::bind::BindFault;
use crate::dispatch::DispatchFault;
use crate::value::{Misfit, ValueFault};

/// The text with `X` for every upper-case letter, `x` for every other letter and `9` for every digit. Blanks,
/// punctuation and combining marks stay, and with them its length in characters and its form: `Müller, 1990-05-01`
/// becomes `Xxxxxx, 9999-99-99`.
#[must_use]
pub fn masked_text(text: &str) -> String {
    text.chars().map(masked_character).collect()
}

fn masked_character(c: char) -> char {
    match c {
        c if c.is_uppercase() => 'X',
        c if c.is_numeric() => '9',
        c if c.is_alphabetic() && !('\u{300}'..='\u{36F}').contains(&c) => 'x',
        c => c,
    }
}

fn texts(values: &[String]) -> Vec<String> {
    values.iter().map(|value| masked_text(value)).collect()
}

/// The fault with the values of the message masked.
pub(super) fn fault(fault: &Fault) -> Fault {
    let mut masked = fault.clone();
    match &mut masked {
        Fault::WellFormedness(fault) => well_formedness(fault),
        Fault::TypeNameSyntax { value }
        | Fault::UndeclaredEntityValue { value }
        | Fault::DanglingIdRef { value }
        | Fault::DuplicateId { value } => *value = masked_text(value),
        Fault::TextInElementContent { text, .. } => *text = masked_text(text),
        Fault::FixedAttribute { found, .. } | Fault::FixedElement { found, .. } => {
            *found = masked_text(found)
        }
        Fault::InvalidValue { value, fault, .. } => {
            *value = masked_text(value);
            value_fault(fault);
        }
        Fault::DuplicateKey { values, .. } | Fault::DanglingKeyReference { values, .. } => {
            *values = texts(values);
        }
        Fault::Code(fault) => code(fault),
        Fault::Header(HeaderFault::TestMessage { value } | HeaderFault::CreationTime { value, .. }) => {
            *value = masked_text(value);
        }
        Fault::NotGenerated { reason: BindFault::Value(fault), .. } => value_fault(fault),
        Fault::Attachment(AttachmentFault::Missing { name } | AttachmentFault::Surplus { name }) => {
            *name = masked_text(name);
        }
        Fault::Dispatch(fault) => dispatch(fault),
        Fault::UndeclaredRoot { .. }
        | Fault::UndeclaredElement { .. }
        | Fault::AbstractElement { .. }
        | Fault::LateSchemaLocation { .. }
        | Fault::NotNillable { .. }
        | Fault::NilWithContent { .. }
        | Fault::NilWithFixedValue { .. }
        | Fault::UnknownType { .. }
        | Fault::TypeNotDerived { .. }
        | Fault::TypeBlocked { .. }
        | Fault::AbstractType { .. }
        | Fault::SubstitutionBlocked { .. }
        | Fault::UnexpectedElement { .. }
        | Fault::UnexpectedAtEnd { .. }
        | Fault::MissingElement { .. }
        | Fault::ContentInEmpty { .. }
        | Fault::ElementInSimpleContent { .. }
        | Fault::UnexpectedAttribute { .. }
        | Fault::AttributeOnSimpleType { .. }
        | Fault::UndeclaredAttribute { .. }
        | Fault::MissingAttribute { .. }
        | Fault::SecondIdAttribute { .. }
        | Fault::FixedWithChildren { .. }
        | Fault::DefaultNotValid { .. }
        | Fault::MissingKeyField { .. }
        | Fault::NillableKeyField { .. }
        | Fault::KeyField { .. }
        | Fault::NotGenerated { .. } => {}
    }
    masked
}

fn dispatch(fault: &mut DispatchFault) {
    // Standards, versions and root elements are no values.
    if let DispatchFault::Unreadable(report) = fault {
        for issue in &mut report.issues {
            issue.fault = self::fault(&issue.fault);
        }
    }
}

fn well_formedness(fault: &mut WellFormednessFault) {
    // All other names are those of elements, attributes, entities and prefixes.
    if let WellFormednessFault::InvalidName { name } = fault {
        *name = masked_text(name);
    }
}

fn code(fault: &mut CodeFault) {
    match fault {
        CodeFault::CodeUnknown { code, similar, .. } => {
            *code = masked_text(code);
            *similar = similar.as_deref().map(masked_text);
        }
        CodeFault::OtherVersion { code, label, .. } => {
            *code = masked_text(code);
            *label = label.as_deref().map(masked_text);
        }
        CodeFault::VersionUnknown { code, .. } => *code = code.as_deref().map(masked_text),
        CodeFault::ListUnknown { .. } => {}
    }
}

fn value_fault(fault: &mut ValueFault) {
    match fault {
        // The character itself would be read; a kind of letter cannot be told by another one.
        ValueFault::Pattern { misfit, .. } => *misfit = misfit.filter(is_readable),
        ValueFault::ListItem { item, fault, .. } => {
            *item = masked_text(item);
            value_fault(fault);
        }
        ValueFault::UnionMembers { faults } => faults.iter_mut().for_each(value_fault),
        ValueFault::UnboundPrefix { prefix } => *prefix = masked_text(prefix),
        ValueFault::Lexical { .. }
        | ValueFault::Enumeration { .. }
        | ValueFault::Length { .. }
        | ValueFault::MinLength { .. }
        | ValueFault::MaxLength { .. }
        | ValueFault::MinInclusive { .. }
        | ValueFault::MinExclusive { .. }
        | ValueFault::MaxInclusive { .. }
        | ValueFault::MaxExclusive { .. }
        | ValueFault::TotalDigits { .. }
        | ValueFault::FractionDigits { .. }
        | ValueFault::Union
        | ValueFault::UndeclaredNotation => {}
    }
}

fn is_readable(misfit: &Misfit) -> bool {
    masked_character(misfit.character) == misfit.character
}

/// The hint with what is, or tells, a value of the message masked; `None` where nothing is left to say.
pub(super) fn hint(hint: Hint) -> Option<Hint> {
    match hint {
        Hint::Value(hint) => Some(Hint::Value(value_hint(hint))),
        Hint::Version(hint) => Some(Hint::Version(version_hint(hint))),
        Hint::Character(hint) => character_hint(hint).map(Hint::Character),
        Hint::Name(_) | Hint::Place(_) | Hint::Document(_) => Some(hint),
    }
}

fn value_hint(hint: ValueHint) -> ValueHint {
    match hint {
        ValueHint::DidYouMean(value) => ValueHint::DidYouMean(masked_text(&value)),
        ValueHint::OnlyCaseOrBlanks(value) => ValueHint::OnlyCaseOrBlanks(masked_text(&value)),
        ValueHint::LeadingZeros(value) => ValueHint::LeadingZeros(masked_text(&value)),
        ValueHint::WithoutZone(value) => ValueHint::WithoutZone(masked_text(&value)),
        ValueHint::WithZone(value) => ValueHint::WithZone(masked_text(&value)),
        ValueHint::WithoutTime(value) => ValueHint::WithoutTime(masked_text(&value)),
        ValueHint::BlanksAround | ValueHint::NoSuchDay => hint,
    }
}

fn version_hint(hint: VersionHint) -> VersionHint {
    match hint {
        VersionHint::StandardVersion { found, expected } => {
            VersionHint::StandardVersion { found: masked_text(&found), expected }
        }
        VersionHint::OtherStandard { found, expected } => {
            VersionHint::OtherStandard { found: masked_text(&found), expected }
        }
        VersionHint::OtherCodeList(_)
        | VersionHint::OtherCodeListVersion(_)
        | VersionHint::TestIsMarked
        | VersionHint::NameVersion(_) => hint,
    }
}

/// A letter of the message would be read; what is no letter may be named.
fn character_hint(hint: CharacterHint) -> Option<CharacterHint> {
    match hint {
        CharacterHint::Decomposed { .. }
        | CharacterHint::Combination { .. }
        | CharacterHint::Misread { .. }
        | CharacterHint::LookAlike { .. } => None,
        CharacterHint::Plain { character, .. } if masked_character(character) != character => None,
        CharacterHint::Lost { .. } | CharacterHint::Invisible { .. } | CharacterHint::Plain { .. } => {
            Some(hint)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Fault, Issue, Language, Name, Position, Subject};
    use super::masked_text;
    use crate::value::{LengthUnit, ValueFault};

    #[test]
    fn the_form_of_a_text_stays() {
        assert_eq!(masked_text("Müller, 1990-05-01"), "Xxxxxx, 9999-99-99");
        assert_eq!(masked_text("a\u{308} O’Neill\n"), "x\u{308} X’Xxxxx\n");
        assert_eq!(masked_text("王 ٣ ǅ"), "x 9 x");
    }

    fn issue(value: &str, fault: ValueFault) -> Issue {
        let subject = Subject::Element(Name::new("", "", "geschlecht"));
        let fault = Fault::InvalidValue {
            subject,
            value: value.to_owned(),
            type_name: None,
            fault,
            is_needless: false,
        };
        Issue::new("/person[1]/geschlecht[1]".to_owned(), Position::default(), fault)
    }

    #[test]
    fn what_the_schema_wants_stays_readable() {
        let issue =
            issue("Weiblich", ValueFault::Enumeration { allowed: vec!["weiblich".into(), "X".into()] });
        assert_eq!(
            issue.masked_message(Language::En),
            "element 'geschlecht': 'Xxxxxxxx' is no allowed value here; expected is 'weiblich' or 'X'"
        );
        // The value that is meant would tell the one that stands there.
        let hint = issue.masked_hint(Language::En).unwrap();
        assert!(!hint.contains("weiblich") && hint.contains("xxxxxxxx"), "{hint}");
    }

    #[test]
    fn items_are_masked_too() {
        let inner = ValueFault::MaxLength { actual: 3, maximum: 2, unit: LengthUnit::Characters };
        let fault = ValueFault::ListItem { number: 2, item: "Abc".to_owned(), fault: Box::new(inner) };
        let message = issue("x Abc", fault).masked_message(Language::De);
        assert!(message.contains("Xxx") && !message.contains("Abc"), "{message}");
    }
}
