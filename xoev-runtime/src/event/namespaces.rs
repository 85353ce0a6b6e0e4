//! The namespace bindings in scope.

use super::{DeclarationList, XML_NAMESPACE};
use crate::bind::NamespaceContext;
use crate::tree::Range32;

/// A stack of namespace bindings. Only elements with declarations enter it.
#[derive(Debug)]
pub struct Namespaces {
    text: String,
    bindings: Vec<Binding>,
    /// What was so before each open scope: the number of bindings, and the scope's number.
    outer: Vec<(usize, u64)>,
    scope: u64,
    last_scope: u64,
}

#[derive(Debug)]
struct Binding {
    prefix: Range32,
    uri: Range32,
}

impl Default for Namespaces {
    fn default() -> Self {
        Self { text: String::new(), bindings: Vec::new(), outer: Vec::new(), scope: 1, last_scope: 1 }
    }
}

impl Namespaces {
    /// Enters an element with declarations.
    pub fn open(&mut self, declarations: &DeclarationList) {
        self.outer.push((self.bindings.len(), self.scope));
        self.last_scope += 1;
        self.scope = self.last_scope;
        for (prefix, uri) in declarations.iter() {
            let start = self.text.len() as u32;
            self.text.push_str(prefix);
            let middle = self.text.len() as u32;
            self.text.push_str(uri);
            let end = self.text.len() as u32;
            self.bindings.push(Binding {
                prefix: Range32 { start, end: middle },
                uri: Range32 { start: middle, end },
            });
        }
    }

    /// Leaves the innermost element that was entered.
    pub fn close(&mut self) {
        let Some((bindings, scope)) = self.outer.pop() else { return };
        self.scope = scope;
        if let Some(first) = self.bindings.get(bindings) {
            self.text.truncate(first.prefix.start as usize);
            self.bindings.truncate(bindings);
        }
    }

    /// The number of the scope, from 1. As long as it is the same, every prefix means the same.
    #[must_use]
    #[inline]
    pub fn scope(&self) -> u64 {
        self.scope
    }

    fn slice(&self, range: Range32) -> &str {
        self.text.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    /// The namespace a prefix is bound to. The empty prefix is always bound, to the empty name where there is no
    /// default namespace.
    #[must_use]
    pub fn resolve(&self, prefix: &str) -> Option<&str> {
        for binding in self.bindings.iter().rev() {
            if self.slice(binding.prefix) == prefix {
                let uri = self.slice(binding.uri);
                return (!uri.is_empty() || prefix.is_empty()).then_some(uri);
            }
        }
        match prefix {
            "" => Some(""),
            "xml" => Some(XML_NAMESPACE),
            _ => None,
        }
    }
}

impl NamespaceContext for Namespaces {
    fn namespace(&self, prefix: &str) -> Option<&str> {
        self.resolve(prefix).filter(|uri| !uri.is_empty())
    }
}
