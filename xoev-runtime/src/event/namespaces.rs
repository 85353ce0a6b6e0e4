//! The namespace bindings in scope.

use super::{DeclarationList, XML_NAMESPACE};
use crate::bind::NamespaceContext;
use crate::tree::Range32;

/// A stack of namespace bindings.
#[derive(Debug, Default)]
pub struct Namespaces {
    text: String,
    bindings: Vec<Binding>,
    depth: u32,
}

#[derive(Debug)]
struct Binding {
    prefix: Range32,
    uri: Range32,
    depth: u32,
}

impl Namespaces {
    /// Enters an element.
    pub fn open(&mut self, declarations: &DeclarationList) {
        self.depth += 1;
        for (prefix, uri) in declarations.iter() {
            let start = self.text.len() as u32;
            self.text.push_str(prefix);
            let middle = self.text.len() as u32;
            self.text.push_str(uri);
            let end = self.text.len() as u32;
            self.bindings.push(Binding {
                prefix: Range32 { start, end: middle },
                uri: Range32 { start: middle, end },
                depth: self.depth,
            });
        }
    }

    /// Leaves an element.
    pub fn close(&mut self) {
        while let Some(binding) = self.bindings.last()
            && binding.depth == self.depth
        {
            self.text.truncate(binding.prefix.start as usize);
            self.bindings.pop();
        }
        self.depth = self.depth.saturating_sub(1);
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
