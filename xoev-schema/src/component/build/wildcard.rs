//! Wildcards and their algebra (§3.10.2, §3.10.6).

use super::Builder;
use super::context::ContextId;
use crate::component::{NamespaceConstraint, Wildcard, WildcardId};
use crate::syntax::{AnyAttributeNode, AnyNode};
use std::sync::Arc;

impl Builder<'_> {
    /// The wildcard of an `any`.
    pub(super) fn element_wildcard(&mut self, node: &AnyNode, context: ContextId) -> WildcardId {
        let namespaces = constraint(&node.namespace, self.context(context).target_namespace.as_ref());
        let wildcard = Wildcard { span: node.span, namespaces, process_contents: node.process_contents };
        self.components.wildcards.push(wildcard)
    }

    /// The wildcard of an `anyAttribute`.
    pub(super) fn attribute_wildcard(&mut self, node: &AnyAttributeNode, context: ContextId) -> WildcardId {
        let namespaces = constraint(&node.namespace, self.context(context).target_namespace.as_ref());
        let wildcard = Wildcard { span: node.span, namespaces, process_contents: node.process_contents };
        self.components.wildcards.push(wildcard)
    }
}

/// What a `namespace` attribute means in a target namespace.
fn constraint(text: &str, target: Option<&Arc<str>>) -> NamespaceConstraint {
    match text.trim() {
        "##any" => NamespaceConstraint::Any,
        "##other" => NamespaceConstraint::Not(target.cloned()),
        list => {
            let mut namespaces: Vec<Option<Arc<str>>> = Vec::new();
            for item in list.split_ascii_whitespace() {
                let namespace = match item {
                    "##targetNamespace" => target.cloned(),
                    "##local" => None,
                    uri => Some(Arc::from(uri)),
                };
                if !namespaces.contains(&namespace) {
                    namespaces.push(namespace);
                }
            }
            NamespaceConstraint::OneOf(namespaces)
        }
    }
}

/// Attribute Wildcard Intersection (`cos-aw-intersect`); `None` where it cannot be expressed.
pub(super) fn intersection(
    one: &NamespaceConstraint,
    other: &NamespaceConstraint,
) -> Option<NamespaceConstraint> {
    use NamespaceConstraint::{Any, Not, OneOf};
    Some(match (one, other) {
        (Any, it) | (it, Any) => it.clone(),
        (Not(not), OneOf(set)) | (OneOf(set), Not(not)) => {
            OneOf(set.iter().filter(|it| *it != not && it.is_some()).cloned().collect())
        }
        (OneOf(one), OneOf(other)) => OneOf(one.iter().filter(|it| other.contains(it)).cloned().collect()),
        (Not(one), Not(other)) if one == other => Not(one.clone()),
        (Not(None), it @ Not(_)) | (it @ Not(_), Not(None)) => it.clone(),
        (Not(_), Not(_)) => return None,
    })
}

/// Attribute Wildcard Union (`cos-aw-union`); `None` where it cannot be expressed.
pub(super) fn union(one: &NamespaceConstraint, other: &NamespaceConstraint) -> Option<NamespaceConstraint> {
    use NamespaceConstraint::{Any, Not, OneOf};
    Some(match (one, other) {
        (Any, _) | (_, Any) => Any,
        (OneOf(one), OneOf(other)) => {
            let new = other.iter().filter(|it| !one.contains(it));
            OneOf(one.iter().chain(new).cloned().collect())
        }
        (Not(one), Not(other)) => Not(one.clone().filter(|_| one == other)),
        (Not(not), OneOf(set)) | (OneOf(set), Not(not)) => {
            match (not.is_none() || set.contains(not), set.contains(&None)) {
                (true, true) => Any,
                (true, false) => Not(None),
                (false, true) => return None,
                (false, false) => Not(not.clone()),
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> NamespaceConstraint {
        constraint(text, Some(&Arc::from("urn:t")))
    }

    fn not_absent() -> NamespaceConstraint {
        constraint("##other", None)
    }

    #[test]
    fn a_list_names_each_namespace_once() {
        assert_eq!(
            parse("##targetNamespace ##local urn:t"),
            NamespaceConstraint::OneOf(vec![Some(Arc::from("urn:t")), None])
        );
    }

    #[test]
    fn intersections() {
        let cases = [
            (parse("##any"), parse("##other"), Some(parse("##other"))),
            (parse("##other"), parse("urn:t ##local urn:a"), Some(parse("urn:a"))),
            (parse("urn:a urn:b"), parse("urn:b urn:c"), Some(parse("urn:b"))),
            (parse("urn:a"), parse("urn:b"), Some(NamespaceConstraint::OneOf(vec![]))),
            (parse("##other"), constraint("##other", Some(&Arc::from("urn:u"))), None),
            (parse("##other"), not_absent(), Some(parse("##other"))),
            (not_absent(), parse("##local urn:a"), Some(parse("urn:a"))),
        ];
        for (one, other, expected) in cases {
            assert_eq!(intersection(&one, &other), expected, "{one:?} ∩ {other:?}");
            assert_eq!(intersection(&other, &one), expected, "{other:?} ∩ {one:?}");
        }
    }

    #[test]
    fn unions() {
        let cases = [
            (parse("##any"), parse("urn:a"), Some(NamespaceConstraint::Any)),
            (parse("urn:a"), parse("urn:b"), Some(parse("urn:a urn:b"))),
            (parse("##other"), constraint("##other", Some(&Arc::from("urn:u"))), Some(not_absent())),
            (parse("##other"), parse("##local urn:t"), Some(NamespaceConstraint::Any)),
            (parse("##other"), parse("urn:t urn:a"), Some(not_absent())),
            (parse("##other"), parse("##local"), None),
            (parse("##other"), parse("urn:a"), Some(parse("##other"))),
            (not_absent(), parse("##local"), Some(NamespaceConstraint::Any)),
            (not_absent(), parse("urn:a"), Some(not_absent())),
        ];
        for (one, other, expected) in cases {
            assert_eq!(union(&one, &other), expected, "{one:?} ∪ {other:?}");
        }
    }
}
