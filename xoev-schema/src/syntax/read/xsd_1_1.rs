//! What came with XSD 1.1: recognised and reported at its place, never processed.

use super::Reader;
use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::source::xml::{Attribute, Element};

/// The rule of all these reports.
const RULE: &str = "xoev-xsd-1.1";

/// Attributes by which XSD 1.1 leaves out parts of a document, depending on the processor.
const VERSIONING_NAMESPACE: &str = "http://www.w3.org/2007/XMLSchema-versioning";

const BY_OTHER_MEANS: &str = "this is not supported; express the condition by types, patterns or identity constraints, or \
                              check it outside of the schema";

/// Elements, and what does the same in XSD 1.0.
const ELEMENTS: [(&str, &str); 7] = [
    ("alternative", "this is not supported; in XSD 1.0 the message chooses the type by xsi:type"),
    ("assert", BY_OTHER_MEANS),
    ("assertion", BY_OTHER_MEANS),
    (
        "defaultOpenContent",
        "this is not supported; in XSD 1.0 “any” stands wherever other elements are let in",
    ),
    (
        "explicitTimezone",
        "this is not supported; a pattern can demand a time zone: .*(Z|[+\\-][0-9]{2}:[0-9]{2})",
    ),
    ("openContent", "this is not supported; in XSD 1.0 “any” stands wherever other elements are let in"),
    ("override", "this is not supported; in XSD 1.0 “redefine” changes types and groups of another document"),
];

/// Attributes, the elements that have them in XSD 1.1 (none: any), and what does the same in XSD 1.0.
const ATTRIBUTES: [(&str, &[&str], &str); 8] = [
    ("defaultAttributes", &["schema"], "refer to the attribute group in each type"),
    ("defaultAttributesApply", &["complexType"], "refer to the attribute group in each type"),
    ("inheritable", &["attribute"], "declare the attribute at each element that needs it"),
    ("notNamespace", &["any", "anyAttribute"], "list what is allowed in “namespace”"),
    ("notQName", &["any", "anyAttribute"], "list what is allowed in “namespace”"),
    ("ref", &["unique", "key", "keyref"], "repeat the constraint under another name"),
    (
        "targetNamespace",
        &["element", "attribute"],
        "import the namespace and refer to its declaration by “ref”",
    ),
    ("xpathDefaultNamespace", &["schema", "selector", "field"], "write the names in “xpath” with a prefix"),
];

/// Built-in types.
const TYPES: [(&str, &str); 5] = [
    ("anyAtomicType", "use xs:anySimpleType"),
    ("dateTimeStamp", "restrict xs:dateTime by a pattern that demands the time zone"),
    ("dayTimeDuration", "restrict xs:duration by the pattern [^YM]*[DT].*"),
    ("error", "a type without values is an enumeration nothing fits"),
    ("yearMonthDuration", "restrict xs:duration by the pattern [^DT]*"),
];

/// The hint for an element of XSD 1.1, or for one that only XSD 1.1 allows inside `parent`.
pub(super) fn element_hint(parent: &str, local: &str) -> Option<&'static str> {
    if parent == "all" && matches!(local, "any" | "group") {
        return Some("inside “all” XSD 1.0 has elements only; use “sequence”");
    }
    ELEMENTS.iter().find(|(name, _)| *name == local).map(|(_, hint)| *hint)
}

/// A reference to a built-in type that came with XSD 1.1.
pub(crate) fn type_fault(local: &str, span: Span) -> Option<Diagnostic> {
    let (_, instead) = TYPES.iter().find(|(name, _)| *name == local)?;
    let hint = format!("this is not supported; in XSD 1.0: {instead}");
    Some(Diagnostic::error(RULE, span, format!("the type xs:{local} belongs to XSD 1.1")).hint(hint))
}

/// Several heads in `substitutionGroup`.
pub(super) fn several_heads(span: Span) -> Diagnostic {
    let message = "several names in “substitutionGroup” belong to XSD 1.1";
    let hint = "this is not supported; in XSD 1.0 an element belongs to one substitution group, and its head to another";
    Diagnostic::error(RULE, span, message).hint(hint)
}

impl Reader<'_> {
    /// Reports an element of XSD 1.1, or one XSD 1.0 does not allow at this place.
    pub(super) fn belongs_to_1_1(&mut self, element: Element<'_>, hint: &str) {
        let here = if matches!(element.local(), "any" | "group") { " inside “all”" } else { "" };
        let message = format!("“{}”{here} belongs to XSD 1.1", element.local());
        self.diagnostics.report(Diagnostic::error(RULE, element.span, message).hint(hint));
    }

    /// Reports an attribute of XSD 1.1; whether it is one.
    pub(super) fn is_attribute_of_1_1(&mut self, element: Element<'_>, attribute: &Attribute<'_>) -> bool {
        let entry = ATTRIBUTES
            .iter()
            .find(|(name, elements, _)| *name == attribute.local() && elements.contains(&element.local()));
        let Some((name, _, instead)) = entry else { return false };
        let message = format!("the attribute “{name}” of “{}” belongs to XSD 1.1", element.local());
        let hint = format!("this is not supported; in XSD 1.0: {instead}");
        self.diagnostics.report(Diagnostic::error(RULE, attribute.name_span, message).hint(hint));
        true
    }

    /// Reports a constraint that refers to another; whether it is one. Nothing else is missing then.
    pub(super) fn is_reference_of_1_1(&mut self, element: Element<'_>) -> bool {
        let is_constraint = matches!(element.local(), "unique" | "key" | "keyref");
        let reference =
            element.attribute("ref").filter(|_| is_constraint && element.attribute("name").is_none());
        reference.is_some_and(|attribute| self.is_attribute_of_1_1(element, attribute))
    }

    /// Warns of an attribute that would leave out the element in XSD 1.1.
    pub(super) fn note_versioning(&mut self, attribute: &Attribute<'_>) {
        if attribute.namespace.as_deref() == Some(VERSIONING_NAMESPACE) {
            let message =
                format!("“{}” is not heeded: conditions on versions came with XSD 1.1", attribute.name());
            let hint = "the element is read as if the attribute were not there, as XSD 1.0 does";
            self.diagnostics.report(Diagnostic::warning(RULE, attribute.name_span, message).hint(hint));
        }
    }
}
