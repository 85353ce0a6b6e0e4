//! The namespace bindings in scope at a node of a tree.

use crate::bind::NamespaceContext;
use crate::tree::{NONE, Scope, Tree};

/// The bindings in scope at an element.
#[derive(Debug, Clone, Copy)]
pub struct TreeNamespaces<'t> {
    scopes: &'t [Scope],
    innermost: u32,
}

impl<'t> TreeNamespaces<'t> {
    /// The bindings from the innermost declaration outwards.
    #[must_use]
    pub fn new(tree: &'t Tree<'_>, innermost: u32) -> Self {
        Self { scopes: &tree.scopes, innermost }
    }

    /// The declarations, innermost first, up to and without `outer` (a position in [`Tree::scopes`]).
    pub fn declarations(self, outer: u32) -> impl Iterator<Item = &'t Scope> {
        let mut next = self.innermost;
        std::iter::from_fn(move || {
            if next == NONE || next == outer {
                return None;
            }
            let scope = self.scopes.get(next as usize)?;
            next = scope.parent;
            Some(scope)
        })
    }

    /// A prefix that is bound to the namespace; not the default one if `named`.
    #[must_use]
    pub fn prefix_of(self, uri: &str, named: bool) -> Option<&'t str> {
        self.declarations(NONE)
            .find(|s| {
                s.uri == uri
                    && !(named && s.prefix.is_empty())
                    && self.namespace_of(&s.prefix).is_some_and(|bound| bound == uri)
            })
            .map(|s| s.prefix.as_str())
    }

    fn namespace_of(self, prefix: &str) -> Option<&'t str> {
        if prefix == "xml" {
            return Some("http://www.w3.org/XML/1998/namespace");
        }
        let scope = self.declarations(NONE).find(|s| s.prefix == prefix)?;
        (!scope.uri.is_empty()).then_some(scope.uri.as_str())
    }
}

impl NamespaceContext for TreeNamespaces<'_> {
    fn namespace(&self, prefix: &str) -> Option<&str> {
        self.namespace_of(prefix)
    }
}
