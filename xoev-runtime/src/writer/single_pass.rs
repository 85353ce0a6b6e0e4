//! Writing in one pass: namespaces are bound at the root when they are met first.
//!
//! Invariants: while it lasts, all bindings are those of the root; it is given up where a prefix depends on what comes
//! later.

use super::output::Output;
use crate::event::XML_NAMESPACE;
use crate::grammar::NamespaceId;

impl Output<'_> {
    /// In a single pass, binds the namespace of a typed element at the root.
    pub(super) fn bind_typed(&mut self, namespace: NamespaceId) {
        let at = namespace.index();
        let grammar = self.grammar;
        if let (Some(None), Some(namespace)) = (self.prefixes.get(at), grammar.namespaces.get(at)) {
            self.bind_at_root(&namespace.uri, None);
            let prefix = self.bindings.element_prefix(&namespace.uri);
            if let Some(known) = self.prefixes.get_mut(at) {
                *known = prefix;
            }
        }
    }

    /// In a single pass, binds a namespace at the root, if it is not: with the schema's prefix, else that of the
    /// value. Where neither will do, what comes later decides.
    pub(super) fn bind_at_root(&mut self, uri: &str, preferred: Option<&str>) {
        if uri.is_empty() || uri == XML_NAMESPACE || self.bindings.has_prefix(uri) {
            return;
        }
        let known = self.grammar.namespaces.iter().find(|n| n.uri == uri).map(|n| n.prefix.as_str());
        let candidates = [known, preferred];
        let prefix =
            candidates.into_iter().flatten().find(|it| !it.is_empty() && self.bindings.uri(it).is_empty());
        match prefix {
            Some(prefix) => {
                self.bindings.bind(prefix, uri);
                self.root_bindings = self.bindings.count();
            }
            None => self.needs_survey = true,
        }
    }

    /// In a single pass, makes sure that the validator knows the prefix of a value: it was told what the root declared
    /// when its tag was complete.
    pub(super) fn bind_value(&mut self, uri: &str, preferred: Option<&str>) {
        self.bind_at_root(uri, preferred);
        let known = self.root_tag.map_or(usize::MAX, |(_, known)| known);
        for (prefix, _) in self.bindings.since(known).iter().filter(|(_, bound)| bound == uri) {
            self.tag.unwritten.push(prefix, uri);
        }
    }
}
