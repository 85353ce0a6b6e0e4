//! Wildcards (XSD 1.0 Part 1 §3.10).

use super::{Grammar, NamespaceId};
use serde::{Deserialize, Serialize};

/// An element or attribute wildcard.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Wildcard {
    /// Which namespaces are allowed.
    pub namespaces: NamespaceConstraint,
    /// How strictly what stands there is checked.
    pub process_contents: ProcessContents,
}

/// `{namespace constraint}`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NamespaceConstraint {
    /// `##any`.
    Any,
    /// `##other`: any namespace but this one, and not the absent namespace.
    Not(NamespaceId),
    /// One of these; [`NamespaceId`] 0 is the absent namespace.
    OneOf(Vec<NamespaceId>),
}

/// `{process contents}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ProcessContents {
    /// A declaration must be found and hold.
    Strict,
    /// Checked where a declaration is found.
    Lax,
    /// Well-formedness only.
    Skip,
}

impl Wildcard {
    /// Whether a name in the namespace `uri` (empty for none) is allowed (`cvc-wildcard-namespace`).
    #[must_use]
    pub fn allows(&self, grammar: &Grammar, uri: &str) -> bool {
        let is = |id: NamespaceId| grammar.namespaces.get(id.index()).is_some_and(|n| n.uri == uri);
        match &self.namespaces {
            NamespaceConstraint::Any => true,
            NamespaceConstraint::Not(id) => !uri.is_empty() && !is(*id),
            NamespaceConstraint::OneOf(ids) => ids.iter().any(|id| is(*id)),
        }
    }
}
