//! Values of simple types.

use crate::value::ValueFault;
use std::borrow::Cow;

/// The namespace bindings in scope where a value stands.
pub trait NamespaceContext {
    /// The namespace a prefix is bound to; the empty prefix asks for the default namespace. `None` where there is
    /// no binding.
    fn namespace(&self, prefix: &str) -> Option<&str>;
}

/// No bindings: for values made in a program.
#[derive(Debug, Clone, Copy)]
pub struct NoNamespaces;

impl NamespaceContext for NoNamespaces {
    fn namespace(&self, prefix: &str) -> Option<&str> {
        (prefix == "xml").then_some("http://www.w3.org/XML/1998/namespace")
    }
}

/// Gives prefixes for QName values while writing.
pub trait PrefixContext {
    /// A prefix bound to the namespace where the value will stand; declares one if needed. An empty namespace asks
    /// that the empty prefix means no namespace there.
    fn prefix(&mut self, namespace: &str, preferred: Option<&str>) -> String;
}

/// A value of a simple type.
pub trait SimpleValue: Sized {
    /// Whether lexical forms depend on the namespaces in scope, as those of QNames do.
    const USES_NAMESPACES: bool = true;

    /// The value of a lexical form, white space already normalised after the type's `whiteSpace`.
    /// Types with facets of their own do not check them again here: the validator has.
    ///
    /// # Errors
    /// If the text is not in the lexical space of the built-in type behind.
    fn from_lexical(lexical: &str, namespaces: &dyn NamespaceContext) -> Result<Self, ValueFault>;

    /// As [`from_lexical`](Self::from_lexical), for a text the validator has accepted: what it has checked is not
    /// checked again.
    ///
    /// # Errors
    /// If the text cannot be kept as a value all the same.
    fn from_valid(lexical: &str, namespaces: &dyn NamespaceContext) -> Result<Self, ValueFault> {
        Self::from_lexical(lexical, namespaces)
    }

    /// The lexical form, as read or made.
    fn lexical<'a>(&'a self, prefixes: &mut dyn PrefixContext) -> Cow<'a, str>;
}
