//! Namespace constraints against each other (§3.10.4, §3.10.6).

use crate::component::NamespaceConstraint;
use std::sync::Arc;
use xoev_runtime::grammar::ProcessContents;

/// Wildcard allows Namespace Name (`cvc-wildcard-namespace`).
pub(super) fn allows(constraint: &NamespaceConstraint, namespace: Option<&Arc<str>>) -> bool {
    match constraint {
        NamespaceConstraint::Any => true,
        NamespaceConstraint::Not(not) => namespace.is_some() && namespace != not.as_ref(),
        NamespaceConstraint::OneOf(set) => set.iter().any(|it| it.as_ref() == namespace),
    }
}

/// Wildcard Subset (`cos-ns-subset`).
pub(super) fn is_subset(sub: &NamespaceConstraint, super_: &NamespaceConstraint) -> bool {
    match (sub, super_) {
        (_, NamespaceConstraint::Any) => true,
        (NamespaceConstraint::Not(own), NamespaceConstraint::Not(other)) => own == other || other.is_none(),
        (NamespaceConstraint::OneOf(set), other) => set.iter().all(|it| allows(other, it.as_ref())),
        _ => false,
    }
}

/// Whether the first checks less than the second (§3.4.6, §3.9.6: identical or stronger).
pub(super) const fn weakens(own: ProcessContents, base: ProcessContents) -> bool {
    matches!(
        (own, base),
        (ProcessContents::Skip, ProcessContents::Lax | ProcessContents::Strict)
            | (ProcessContents::Lax, ProcessContents::Strict)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(namespaces: &[&str]) -> NamespaceConstraint {
        let absent = |it: &&str| (!it.is_empty()).then(|| Arc::from(*it));
        NamespaceConstraint::OneOf(namespaces.iter().map(absent).collect())
    }

    #[test]
    fn subsets() {
        let any = NamespaceConstraint::Any;
        let not = |it: &str| NamespaceConstraint::Not(Some(Arc::from(it)));
        let not_absent = NamespaceConstraint::Not(None);
        let cases = [
            (&any, &any, true),
            (&not("a"), &any, true),
            (&any, &not("a"), false),
            (&not("a"), &not("a"), true),
            (&not("a"), &not("b"), false),
            (&not("a"), &not_absent, true),
            (&not_absent, &not("a"), false),
            (&of(&["a", ""]), &of(&["", "b", "a"]), true),
            (&of(&["a", "c"]), &of(&["a", "b"]), false),
            (&of(&["b"]), &not("a"), true),
            (&of(&["a"]), &not("a"), false),
            (&of(&[""]), &not("a"), false),
            (&of(&[]), &of(&["a"]), true),
            (&not("a"), &of(&["b"]), false),
        ];
        for (sub, super_, expected) in cases {
            assert_eq!(is_subset(sub, super_), expected, "{sub:?} in {super_:?}");
        }
    }
}
