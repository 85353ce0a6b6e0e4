//! Names and namespaces.

use super::NamespaceId;
use serde::{Deserialize, Serialize};

/// A namespace of the schema set.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Namespace {
    /// The namespace name; empty for the absent namespace.
    pub uri: String,
    /// The prefix the schema documents use for it most; unique in the grammar. Empty where none is known
    /// (then, and for the absent namespace, the writer makes one or uses none).
    pub prefix: String,
}

/// A name with its namespace (Namespaces in XML 1.0 §2.1).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ExpandedName {
    /// The namespace; 0 where the name is in none.
    pub namespace: NamespaceId,
    /// The local part, an `NCName`.
    pub local: String,
}
