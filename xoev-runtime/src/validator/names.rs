//! Names of the document as names of the grammar.

use crate::event::{QualifiedName, Symbol};
use crate::grammar::{Grammar, NameId, NamespaceId, hash_name};
use crate::report::{Name, is_similar};

/// How many namespaces are remembered; documents seldom use more.
const REMEMBERED: usize = 8;

/// What a name of the document is in the grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NameKey {
    /// Its namespace, if the grammar mentions it.
    pub namespace: Option<NamespaceId>,
    /// Itself, if the grammar mentions it.
    pub id: Option<NameId>,
    /// Tells names apart that the grammar does not know; good enough for counting.
    pub hash: u64,
}

/// Finds names; remembers the namespaces seen last, and all that have symbols.
#[derive(Debug, Default)]
pub(super) struct Names {
    recent: Vec<(String, Option<NamespaceId>)>,
    elements: Vec<Option<NameKey>>,
    attributes: Vec<Option<NameKey>>,
}

impl Names {
    pub(super) fn namespace(&mut self, grammar: &Grammar, uri: &str) -> Option<NamespaceId> {
        if let Some((_, id)) = self.recent.iter().find(|(known, _)| known == uri) {
            return *id;
        }
        let id = grammar.namespace(uri);
        if self.recent.len() == REMEMBERED {
            self.recent.pop();
        }
        self.recent.insert(0, (uri.to_owned(), id));
        id
    }

    /// What is remembered of the name of an element with this symbol.
    #[inline]
    pub(super) fn element(&self, symbol: usize) -> Option<NameKey> {
        self.elements.get(symbol).copied().flatten()
    }

    /// Remembers the name of an element.
    pub(super) fn learn_element(&mut self, symbol: usize, key: NameKey) {
        remember(&mut self.elements, symbol, key);
    }

    /// The name of an attribute.
    #[inline]
    pub(super) fn attribute(
        &mut self,
        grammar: &Grammar,
        symbol: Symbol,
        name: QualifiedName<'_>,
    ) -> NameKey {
        let Some(index) = symbol.index() else { return self.find(grammar, name.namespace, name.local) };
        if let Some(Some(key)) = self.attributes.get(index) {
            return *key;
        }
        let key = self.find(grammar, name.namespace, name.local);
        remember(&mut self.attributes, index, key);
        key
    }

    pub(super) fn find(&mut self, grammar: &Grammar, uri: &str, local: &str) -> NameKey {
        let namespace = self.namespace(grammar, uri);
        let id = namespace.and_then(|namespace| grammar.name(namespace, local));
        let hash = match id {
            Some(id) => u64::from(id.0),
            None => (hash_name(local) ^ (hash_name(uri) << 1)) | (1 << 63),
        };
        NameKey { namespace, id, hash }
    }
}

fn remember(keys: &mut Vec<Option<NameKey>>, index: usize, key: NameKey) {
    if keys.len() <= index {
        keys.resize(index + 1, None);
    }
    if let Some(known) = keys.get_mut(index) {
        *known = Some(key);
    }
}

/// How many similar names an issue suggests.
const SUGGESTED: usize = 3;

/// Of names of the grammar, those that were probably meant; names that differ in the namespace alone go first.
#[cold]
pub(super) fn similar_names(
    grammar: &Grammar,
    found: &Name,
    names: impl Iterator<Item = NameId>,
) -> Vec<Name> {
    let names = names.map(|name| Name::of(grammar, name));
    let mut similar: Vec<Name> = names.filter(|name| is_similar(found, name)).collect();
    similar.sort_by_key(|name| name.local != found.local);
    similar.truncate(SUGGESTED);
    similar
}
