//! Attribute values: each kind of value has its reader, which reports what it cannot read
//! (`s4s-att-invalid-value`) and then acts as if the attribute were absent.

use super::Reader;
use crate::diagnostics::Diagnostic;
use crate::name::ExpandedName;
use crate::source::Span;
use crate::source::xml::{Element, is_ncname};
use crate::syntax::{OccursNode, QNameNode, ValueConstraintNode};
use std::sync::Arc;
use xoev_runtime::grammar::{DerivationSet, ProcessContents};

/// `processContents`.
const PROCESS_CONTENTS: [(&str, ProcessContents); 3] =
    [("strict", ProcessContents::Strict), ("lax", ProcessContents::Lax), ("skip", ProcessContents::Skip)];

/// What a `block` or `final` attribute may name.
#[derive(Debug, Clone, Copy)]
pub(super) struct DerivationKeywords {
    pub extension: bool,
    pub restriction: bool,
    pub substitution: bool,
    pub list: bool,
    pub union: bool,
}

const NONE: DerivationKeywords = DerivationKeywords {
    extension: false,
    restriction: false,
    substitution: false,
    list: false,
    union: false,
};

/// `final` and `block` of a complex type, `final` of an element.
pub(super) const DERIVATIONS: DerivationKeywords =
    DerivationKeywords { extension: true, restriction: true, ..NONE };
/// `block` of an element, `blockDefault`.
pub(super) const BLOCK: DerivationKeywords = DerivationKeywords { substitution: true, ..DERIVATIONS };
/// `final` of a simple type.
pub(super) const SIMPLE_DERIVATIONS: DerivationKeywords =
    DerivationKeywords { restriction: true, list: true, union: true, ..NONE };
/// `finalDefault`.
pub(super) const FULL_DERIVATIONS: DerivationKeywords =
    DerivationKeywords { list: true, union: true, ..DERIVATIONS };

/// The largest number of occurrences that is told from others.
const LARGEST_OCCURS: u32 = u32::MAX - 1;

/// An attribute's value with white space collapsed at both ends.
pub(super) fn trimmed<'e>(element: Element<'e>, name: &str) -> Option<(&'e str, Span)> {
    element.attribute(name).map(|a| (a.value.trim_matches(' '), a.span))
}

/// An attribute's value as it stands.
pub(super) fn as_written(element: Element<'_>, name: &str) -> Option<String> {
    element.attribute(name).map(|a| a.value.to_string())
}

impl Reader<'_> {
    pub(super) fn invalid_value(&mut self, name: &str, value: &str, span: Span, expected: &str) {
        let message = format!("“{value}” is no value for “{name}”");
        let fault = Diagnostic::error("s4s-att-invalid-value", span, message);
        self.diagnostics.report(fault.hint(format!("{expected} is expected")));
    }

    pub(super) fn boolean(&mut self, element: Element<'_>, name: &str) -> Option<bool> {
        self.keyword(element, name, &[("true", true), ("false", false), ("1", true), ("0", false)])
    }

    /// `qualified` or `unqualified`.
    pub(super) fn form(&mut self, element: Element<'_>, name: &str) -> Option<bool> {
        self.keyword(element, name, &[("qualified", true), ("unqualified", false)])
    }

    pub(super) fn keyword<T: Copy>(
        &mut self,
        element: Element<'_>,
        name: &str,
        keywords: &[(&str, T)],
    ) -> Option<T> {
        let (value, span) = trimmed(element, name)?;
        let found = keywords.iter().find(|(keyword, _)| *keyword == value).map(|&(_, meaning)| meaning);
        if found.is_none() {
            let names: Vec<_> = keywords.iter().map(|(keyword, _)| format!("“{keyword}”")).collect();
            self.invalid_value(name, value, span, &format!("one of {}", names.join(", ")));
        }
        found
    }

    pub(super) fn nc_name(&mut self, element: Element<'_>, name: &str) -> Option<Arc<str>> {
        let (value, span) = trimmed(element, name)?;
        if is_ncname(value) {
            return Some(Arc::from(value));
        }
        self.invalid_value(name, value, span, "a name without a colon");
        None
    }

    pub(super) fn qname(&mut self, element: Element<'_>, name: &str) -> Option<QNameNode> {
        let (value, span) = trimmed(element, name)?;
        self.resolve_qname(element, name, value, span)
    }

    /// A list of names, such as `memberTypes`; each with its own place.
    pub(super) fn qnames(&mut self, element: Element<'_>, name: &str) -> Option<Vec<QNameNode>> {
        let attribute = element.attribute(name)?;
        let value = &*attribute.value;
        // Where references were resolved, the parts have no places of their own.
        let is_verbatim = value.len() == (attribute.span.end - attribute.span.start) as usize;
        let place = |part: &str| {
            let offset = (part.as_ptr() as usize - value.as_ptr() as usize) as u32;
            let start = attribute.span.start + offset;
            Span { start, end: start + part.len() as u32, ..attribute.span }
        };
        let parts = value.split(' ').filter(|part| !part.is_empty());
        Some(
            parts
                .filter_map(|part| {
                    let span = if is_verbatim { place(part) } else { attribute.span };
                    self.resolve_qname(element, name, part, span)
                })
                .collect(),
        )
    }

    fn resolve_qname(
        &mut self,
        element: Element<'_>,
        name: &str,
        value: &str,
        span: Span,
    ) -> Option<QNameNode> {
        let (prefix, local) = value.split_once(':').unwrap_or(("", value));
        if name == "substitutionGroup" && value.contains(' ') {
            self.diagnostics.report(super::xsd_1_1::several_heads(span));
            return None;
        }
        if !is_ncname(local) || (value.contains(':') && !is_ncname(prefix)) {
            self.invalid_value(name, value, span, "a name, with or without a prefix,");
            return None;
        }
        let namespace = element.scope().resolve(prefix);
        if namespace.is_none() && !prefix.is_empty() {
            let message = format!("the prefix “{prefix}” of “{value}” is not declared here");
            let hint = format!("declare it by xmlns:{prefix}=\"…\"");
            self.diagnostics.report(Diagnostic::error("s4s-att-invalid-value", span, message).hint(hint));
            return None;
        }
        Some(QNameNode { name: ExpandedName::new(namespace, local), span })
    }

    pub(super) fn occurs(&mut self, element: Element<'_>) -> OccursNode {
        let min = self.count(element, "minOccurs").unwrap_or(1);
        let max = match trimmed(element, "maxOccurs") {
            Some(("unbounded", _)) => None,
            _ => Some(self.count(element, "maxOccurs").unwrap_or(1)),
        };
        if let Some(max) = max.filter(|max| min > *max) {
            let span = element.attribute("minOccurs").or(element.attribute("maxOccurs"));
            let span = span.map_or(element.span, |a| a.span);
            let message = format!("minOccurs ({min}) is greater than maxOccurs ({max})");
            self.error("p-props-correct.2.1", span, message);
            return OccursNode { min: max, max: Some(max) };
        }
        OccursNode { min, max }
    }

    fn count(&mut self, element: Element<'_>, name: &str) -> Option<u32> {
        let (value, span) = trimmed(element, name)?;
        let digits = value.strip_prefix('+').unwrap_or(value);
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            let expected = if name == "maxOccurs" { "a number or “unbounded”" } else { "a number" };
            self.invalid_value(name, value, span, expected);
            return None;
        }
        // Only a number that is too large cannot be parsed now.
        Some(digits.parse().unwrap_or(LARGEST_OCCURS).min(LARGEST_OCCURS))
    }

    /// `block`, `final` and their defaults.
    pub(super) fn derivations(
        &mut self,
        element: Element<'_>,
        name: &str,
        allowed: DerivationKeywords,
    ) -> Option<DerivationSet> {
        let (value, span) = trimmed(element, name)?;
        let mut set = DerivationSet::default();
        if value == "#all" {
            return Some(allowed.apply(DerivationSet {
                extension: true,
                restriction: true,
                substitution: true,
                list: true,
                union: true,
            }));
        }
        for keyword in value.split(' ').filter(|k| !k.is_empty()) {
            match keyword {
                "extension" if allowed.extension => set.extension = true,
                "restriction" if allowed.restriction => set.restriction = true,
                "substitution" if allowed.substitution => set.substitution = true,
                "list" if allowed.list => set.list = true,
                "union" if allowed.union => set.union = true,
                _ => {
                    let expected = format!("“#all” or a list of {}", allowed.names().join(", "));
                    self.invalid_value(name, value, span, &expected);
                    return Some(set);
                }
            }
        }
        Some(set)
    }

    /// `default` or `fixed`; both at once break `rule`.
    pub(super) fn value_constraint(
        &mut self,
        element: Element<'_>,
        rule: &'static str,
    ) -> Option<ValueConstraintNode> {
        let (default, fixed) = (element.attribute("default"), element.attribute("fixed"));
        if let (Some(default), Some(fixed)) = (default, fixed) {
            let message = format!("“default” and “fixed” cannot both stand at this “{}”", element.local());
            let fault = Diagnostic::error(rule, fixed.span, message);
            self.diagnostics.report(fault.also(default.span, "the default value"));
        }
        let attribute = fixed.or(default)?;
        Some(ValueConstraintNode {
            is_fixed: fixed.is_some(),
            value: attribute.value.to_string(),
            scope: element.scope().clone(),
            span: attribute.span,
        })
    }

    /// `namespace` of a wildcard, `##any` where absent.
    pub(super) fn wildcard_namespace(&mut self, element: Element<'_>) -> String {
        let Some((value, span)) = trimmed(element, "namespace") else { return "##any".to_owned() };
        let mut parts = value.split(' ').filter(|p| !p.is_empty());
        let is_well_formed = matches!(value, "##any" | "##other")
            || parts.all(|p| matches!(p, "##targetNamespace" | "##local") || !p.starts_with("##"));
        if is_well_formed {
            return value.to_owned();
        }
        let expected = "“##any”, “##other”, or a list of namespaces, “##targetNamespace” and “##local”";
        self.invalid_value("namespace", value, span, expected);
        "##any".to_owned()
    }

    pub(super) fn process_contents(&mut self, element: Element<'_>) -> ProcessContents {
        self.keyword(element, "processContents", &PROCESS_CONTENTS).unwrap_or(ProcessContents::Strict)
    }
}

impl DerivationKeywords {
    /// What of a set is among the keywords.
    pub(super) fn apply(self, set: DerivationSet) -> DerivationSet {
        DerivationSet {
            extension: self.extension && set.extension,
            restriction: self.restriction && set.restriction,
            substitution: self.substitution && set.substitution,
            list: self.list && set.list,
            union: self.union && set.union,
        }
    }

    fn names(self) -> Vec<&'static str> {
        [
            (self.extension, "extension"),
            (self.restriction, "restriction"),
            (self.substitution, "substitution"),
            (self.list, "list"),
            (self.union, "union"),
        ]
        .into_iter()
        .filter_map(|(allowed, name)| allowed.then_some(name))
        .collect()
    }
}
