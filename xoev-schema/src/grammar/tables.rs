//! The tables of the grammar while they are filled: each name, wildcard, pattern and content model once.

use crate::hash::HashMap;
use crate::hash::IndexSet;
use crate::name::ExpandedName;
use xoev_runtime::grammar::{
    self, ContentModel, ModelId, NameId, Namespace, NamespaceId, Pattern, PatternId, Wildcard, WildcardId,
};

/// The namespace of XML Schema.
pub(super) const XSD_NAMESPACE: &str = "http://www.w3.org/2001/XMLSchema";

/// Tables whose entries are shared.
pub(super) struct Tables {
    pub namespaces: Vec<Namespace>,
    namespace_ids: HashMap<String, NamespaceId>,
    names: IndexSet<grammar::ExpandedName>,
    wildcards: IndexSet<Wildcard>,
    patterns: IndexSet<Pattern>,
    models: IndexSet<ContentModel>,
}

impl Tables {
    /// Tables with the namespaces of the schema set: (URI, prefix).
    pub(super) fn new<'a>(namespaces: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut tables = Self {
            namespaces: Vec::new(),
            namespace_ids: HashMap::default(),
            names: IndexSet::default(),
            wildcards: IndexSet::default(),
            patterns: IndexSet::default(),
            models: IndexSet::default(),
        };
        tables.add_namespace("", "");
        for (uri, prefix) in namespaces {
            tables.add_namespace(uri, prefix);
        }
        tables.add_namespace(XSD_NAMESPACE, "xs");
        tables
    }

    fn add_namespace(&mut self, uri: &str, prefix: &str) -> NamespaceId {
        if let Some(id) = self.namespace_ids.get(uri) {
            return *id;
        }
        let is_taken = self.namespaces.iter().any(|n| n.prefix == prefix);
        let prefix = if is_taken { "" } else { prefix };
        let id = NamespaceId(self.namespaces.len() as u32);
        self.namespaces.push(Namespace { uri: uri.to_owned(), prefix: prefix.to_owned() });
        self.namespace_ids.insert(uri.to_owned(), id);
        id
    }

    /// The id of a namespace; empty for the absent one. Namespaces that only wildcards and paths name are added.
    pub(super) fn namespace(&mut self, uri: &str) -> NamespaceId {
        self.add_namespace(uri, "")
    }

    pub(super) fn name(&mut self, name: &ExpandedName) -> NameId {
        self.name_of(name.namespace_uri(), &name.local)
    }

    pub(super) fn name_of(&mut self, uri: &str, local: &str) -> NameId {
        let namespace = self.namespace(uri);
        let name = grammar::ExpandedName { namespace, local: local.to_owned() };
        NameId(self.names.insert_full(name).0 as u32)
    }

    pub(super) fn namespace_of(&self, name: NameId) -> NamespaceId {
        self.names.get_index(name.index()).map_or(NamespaceId(0), |n| n.namespace)
    }

    /// A name as messages write it.
    pub(super) fn display(&self, name: NameId) -> String {
        self.names.get_index(name.index()).map_or_else(String::new, |n| {
            match self.namespaces.get(n.namespace.index()) {
                Some(namespace) if !namespace.prefix.is_empty() => {
                    format!("{}:{}", namespace.prefix, n.local)
                }
                _ => n.local.clone(),
            }
        })
    }

    pub(super) fn add_wildcard(&mut self, wildcard: Wildcard) -> WildcardId {
        WildcardId(self.wildcards.insert_full(wildcard).0 as u32)
    }

    /// The wildcard behind an id of this table.
    #[expect(clippy::indexing_slicing, reason = "ids are made by `add_wildcard`, and nothing is taken out")]
    pub(super) fn wildcard(&self, id: WildcardId) -> &Wildcard {
        &self.wildcards[id.index()]
    }

    pub(super) fn add_pattern(&mut self, pattern: Pattern) -> PatternId {
        PatternId(self.patterns.insert_full(pattern).0 as u32)
    }

    pub(super) fn add_model(&mut self, model: ContentModel) -> ModelId {
        ModelId(self.models.insert_full(model).0 as u32)
    }

    /// Moves the tables into a grammar.
    pub(super) fn finish(self, grammar: &mut grammar::Grammar) {
        grammar.namespaces = self.namespaces;
        grammar.names = self.names.into_iter().collect();
        grammar.wildcards = self.wildcards.into_iter().collect();
        grammar.patterns = self.patterns.into_iter().collect();
        grammar.models = self.models.into_iter().collect();
    }
}
