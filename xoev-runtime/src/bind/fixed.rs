//! Fixed values of a schema, for the constructors of generated types.

use super::{NamespaceContext, NoNamespaces, SimpleValue};

/// The value of a `fixed` attribute or element. The schema has it, so the generator knows that it is valid.
#[must_use]
pub fn fixed<T: SimpleValue>(lexical: &'static str) -> T {
    known(T::from_lexical(lexical, &NoNamespaces).ok(), lexical)
}

/// As [`fixed`], for types that contain QNames: with the prefixes the value uses.
#[must_use]
pub fn fixed_in<T: SimpleValue>(lexical: &'static str, namespaces: &[(&str, &str)]) -> T {
    known(T::from_lexical(lexical, &Bindings(namespaces)).ok(), lexical)
}

#[allow(clippy::panic, reason = "no input: generated code names values its own schema has accepted")]
fn known<T>(value: Option<T>, lexical: &str) -> T {
    match value {
        Some(value) => value,
        None => panic!("generated code and its schema differ about the fixed value `{lexical}`"),
    }
}

/// Bindings as pairs of prefix and namespace.
struct Bindings<'a>(&'a [(&'a str, &'a str)]);

impl NamespaceContext for Bindings<'_> {
    fn namespace(&self, prefix: &str) -> Option<&str> {
        match self.0.iter().find(|(p, _)| *p == prefix) {
            Some((_, uri)) => Some(uri),
            None if prefix == "xml" => Some("http://www.w3.org/XML/1998/namespace"),
            None => None,
        }
    }
}
