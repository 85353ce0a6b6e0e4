//! Expanded names as the schema stages use them.

use std::fmt;
use std::sync::Arc;

/// A name with its namespace (Namespaces in XML 1.0 §2.1).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ExpandedName {
    /// The namespace name; `None` where the name is in no namespace.
    pub namespace: Option<Arc<str>>,
    /// The local part.
    pub local: Arc<str>,
}

impl ExpandedName {
    /// A name from its parts.
    #[must_use]
    pub fn new(namespace: Option<&Arc<str>>, local: &str) -> Self {
        Self { namespace: namespace.cloned(), local: Arc::from(local) }
    }

    /// The namespace name, empty where there is none.
    #[must_use]
    pub fn namespace_uri(&self) -> &str {
        self.namespace.as_deref().unwrap_or_default()
    }
}

impl fmt::Display for ExpandedName {
    /// `{namespace}local`, or `local` where there is no namespace.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.namespace {
            Some(namespace) => write!(f, "{{{namespace}}}{}", self.local),
            None => f.write_str(&self.local),
        }
    }
}
