//! Names of the document as names of the grammar.

use crate::grammar::{Grammar, NameId, NamespaceId, hash_name};

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

/// Finds names; remembers the namespaces seen last.
#[derive(Debug, Default)]
pub(super) struct Names {
    recent: Vec<(String, Option<NamespaceId>)>,
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
