//! Names and namespace declarations of content without a type.

use crate::event::{XML_NAMESPACE, XMLNS_NAMESPACE};
use std::fmt;

/// The name of an element or attribute, with the prefix it is written with. Names are equal if namespace and
/// local part are.
#[derive(Debug, Clone, Eq)]
pub struct AnyName {
    namespace: String,
    prefix: String,
    local: String,
}

/// A namespace declaration.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NamespaceBinding {
    prefix: String,
    uri: String,
}

/// A text that is no name, or a prefix that cannot be bound to the namespace (Namespaces in XML 1.0 §3, §4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidName {
    /// The text.
    pub name: String,
}

impl AnyName {
    /// A name in no namespace.
    ///
    /// # Errors
    /// If it is no `NCName`.
    pub fn new(local: impl Into<String>) -> Result<Self, InvalidName> {
        Self::qualified("", "", local)
    }

    /// A name in a namespace. The prefix is the one to write it with; an empty one makes elements use the default
    /// namespace, and attributes a prefix the writer finds.
    ///
    /// # Errors
    /// If prefix or local part is no `NCName`, or the two cannot go together.
    pub fn qualified(
        namespace: impl Into<String>,
        prefix: impl Into<String>,
        local: impl Into<String>,
    ) -> Result<Self, InvalidName> {
        let (namespace, prefix, local) = (namespace.into(), prefix.into(), local.into());
        if !is_nc_name(&local) {
            return Err(InvalidName { name: local });
        }
        let NamespaceBinding { prefix, uri: namespace } = if namespace.is_empty() && prefix.is_empty() {
            NamespaceBinding { prefix, uri: namespace }
        } else {
            NamespaceBinding::new(prefix, namespace)?
        };
        Ok(Self { namespace, prefix, local })
    }

    /// A name a parser has accepted.
    pub(crate) fn known(namespace: &str, prefix: &str, local: &str) -> Self {
        Self { namespace: namespace.to_owned(), prefix: prefix.to_owned(), local: local.to_owned() }
    }

    /// The namespace name; empty for none.
    #[must_use]
    pub fn namespace(&self) -> &str {
        &self.namespace
    }

    /// The prefix; empty for none.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The local part.
    #[must_use]
    pub fn local(&self) -> &str {
        &self.local
    }

    /// Whether it is this name.
    #[must_use]
    pub fn is(&self, namespace: &str, local: &str) -> bool {
        self.namespace == namespace && self.local == local
    }
}

impl PartialEq for AnyName {
    fn eq(&self, other: &Self) -> bool {
        self.is(&other.namespace, &other.local)
    }
}

impl fmt::Display for AnyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.prefix.is_empty() {
            write!(f, "{}:", self.prefix)?;
        }
        f.write_str(&self.local)
    }
}

impl NamespaceBinding {
    /// Binds a prefix (empty: the default namespace) to a namespace (empty only for the default: none).
    ///
    /// # Errors
    /// If the prefix is no `NCName`, or prefix or namespace are reserved or empty where they must not be.
    pub fn new(prefix: impl Into<String>, uri: impl Into<String>) -> Result<Self, InvalidName> {
        let (prefix, uri) = (prefix.into(), uri.into());
        let is_reserved =
            (prefix == "xml") != (uri == XML_NAMESPACE) || prefix == "xmlns" || uri == XMLNS_NAMESPACE;
        let is_bindable = prefix.is_empty() || (is_nc_name(&prefix) && !uri.is_empty());
        if is_reserved || !is_bindable { Err(InvalidName { name: prefix }) } else { Ok(Self { prefix, uri }) }
    }

    /// A declaration a parser has accepted.
    pub(crate) fn known(prefix: &str, uri: &str) -> Self {
        Self { prefix: prefix.to_owned(), uri: uri.to_owned() }
    }

    /// The prefix; empty for the default namespace.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The namespace name; empty takes the default namespace back.
    #[must_use]
    pub fn uri(&self) -> &str {
        &self.uri
    }
}

impl fmt::Display for InvalidName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no name that can stand here", self.name)
    }
}

impl std::error::Error for InvalidName {}

/// `NCName` by the fifth edition of XML 1.0 (§2.3), as parsers take names.
pub(crate) fn is_nc_name(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(is_start) && characters.all(|c| is_start(c) || is_inner(c))
}

fn is_start(c: char) -> bool {
    matches!(c,
        'A'..='Z' | '_' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}'
        | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}'
        | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

/// Characters a name may contain, not begin with.
pub(crate) fn is_inner(c: char) -> bool {
    matches!(c, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

/// Whether the character may stand in an `NCName`.
pub(crate) fn is_name_character(c: char) -> bool {
    is_start(c) || is_inner(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_would_break_a_document_are_refused() {
        assert!(AnyName::new("Straße").is_ok());
        for local in ["", "a b", "1a", "a:b", "<"] {
            assert!(AnyName::new(local).is_err(), "{local}");
        }
        assert!(AnyName::qualified("", "p", "a").is_err());
        assert!(AnyName::qualified("urn:a", "", "a").is_ok());
        assert!(AnyName::qualified("urn:a", "xml", "a").is_err());
        assert!(AnyName::qualified(XML_NAMESPACE, "xml", "lang").is_ok());
        assert!(NamespaceBinding::new("xmlns", "urn:a").is_err());
        assert!(NamespaceBinding::new("", "").is_ok());
    }

    #[test]
    fn the_prefix_is_no_part_of_the_name() {
        assert_eq!(AnyName::known("urn:a", "p", "x"), AnyName::known("urn:a", "q", "x"));
        assert_ne!(AnyName::known("urn:a", "p", "x"), AnyName::known("urn:b", "p", "x"));
    }
}
