//! What is derived from the tables when a grammar is made ready to run.

use super::plan::Plans;
use super::{
    CodeType, ContentModel, Element, ElementId, Grammar, ModelId, NameId, NamespaceId, TypeDefinition, TypeId,
};
use crate::validator::pattern::PatternMatcher;
use crate::validator::simple::EnumerationTable;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

/// Hashes names quickly. The tables hold names of the schema only, so nobody can fill them with collisions.
#[derive(Debug, Default)]
struct NameHasher(u64);

impl Hasher for NameHasher {
    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            let mut word = [0; 8];
            word.copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
        let rest = chunks.remainder();
        if !rest.is_empty() {
            let mut word = [0; 8];
            word.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, _: u8) {
        // The mark that ends a string: names are never hashed together.
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn finish(&self) -> u64 {
        // The table takes its bits from both ends.
        self.0 ^ (self.0 >> 32)
    }
}

/// The hash of a name.
pub(crate) fn hash_name(name: &str) -> u64 {
    let mut hasher = NameHasher::default();
    hasher.write(name.as_bytes());
    hasher.finish()
}

/// Look-up tables of a linked grammar.
#[derive(Debug, Default)]
pub struct GrammarIndex {
    namespaces: HashMap<String, NamespaceId>,
    names: Vec<HashMap<String, NameId, BuildHasherDefault<NameHasher>>>,
    pub(super) plans: Plans,
    /// Compiled patterns, each made when first needed.
    pub(crate) patterns: Vec<OnceLock<PatternMatcher>>,
    /// The enumerations of the types, each made ready when first needed.
    pub(crate) enumerations: Vec<OnceLock<Box<EnumerationTable>>>,
    /// For each type its position in `code_types`, from 1; 0 for the others. Empty where there are no code types.
    code_types: Vec<u32>,
}

impl Grammar {
    /// Builds the look-up tables. Must be called once after the tables were filled by hand;
    /// [`Grammar::decode`] does it by itself.
    #[must_use]
    pub fn link(mut self) -> Self {
        let mut index = GrammarIndex::default();
        for (i, namespace) in self.namespaces.iter().enumerate() {
            index.namespaces.insert(namespace.uri.clone(), NamespaceId(i as u32));
        }
        index.names = vec![HashMap::default(); self.namespaces.len()];
        for (i, name) in self.names.iter().enumerate() {
            if let Some(names) = index.names.get_mut(name.namespace.index()) {
                names.insert(name.local.clone(), NameId(i as u32));
            }
        }
        index.plans = Plans::of(&self);
        index.patterns.resize_with(self.patterns.len(), OnceLock::new);
        index.enumerations.resize_with(self.types.len(), OnceLock::new);
        if !self.code_types.is_empty() {
            index.code_types.resize(self.types.len(), 0);
            for (place, code_type) in (1..).zip(&self.code_types) {
                if let Some(entry) = index.code_types.get_mut(code_type.type_definition.index()) {
                    *entry = place;
                }
            }
        }
        self.index = index;
        self
    }

    /// The namespace with this name; the empty name is the absent namespace.
    #[must_use]
    pub fn namespace(&self, uri: &str) -> Option<NamespaceId> {
        self.index.namespaces.get(uri).copied()
    }

    /// The id of a name, if the schema set mentions it.
    #[must_use]
    pub fn name(&self, namespace: NamespaceId, local: &str) -> Option<NameId> {
        self.index.names.get(namespace.index())?.get(local).copied()
    }

    /// The global element declaration of a name.
    #[must_use]
    pub fn global_element(&self, name: NameId) -> Option<ElementId> {
        let at = self.global_elements.binary_search_by_key(&name, |e| e.0).ok()?;
        self.global_elements.get(at).map(|e| e.1)
    }

    /// The named type definition of a name.
    #[must_use]
    pub fn global_type(&self, name: NameId) -> Option<TypeId> {
        let at = self.global_types.binary_search_by_key(&name, |e| e.0).ok()?;
        self.global_types.get(at).map(|e| e.1)
    }

    /// What is known of a type as a code type.
    #[must_use]
    pub fn code_type(&self, id: TypeId) -> Option<&CodeType> {
        let place = *self.index.code_types.get(id.index())?;
        self.code_types.get((place as usize).checked_sub(1)?)
    }

    /// The type definition behind an id of this grammar.
    ///
    /// # Panics
    /// With the id of another grammar that has more types.
    #[must_use]
    #[expect(
        clippy::indexing_slicing,
        reason = "ids are made with the tables, and `decode` refuses tables that lead nowhere"
    )]
    pub fn type_definition(&self, id: TypeId) -> &TypeDefinition {
        &self.types[id.index()]
    }

    /// The element declaration behind an id of this grammar.
    ///
    /// # Panics
    /// With the id of another grammar that has more elements.
    #[must_use]
    #[expect(
        clippy::indexing_slicing,
        reason = "ids are made with the tables, and `decode` refuses tables that lead nowhere"
    )]
    pub fn element_declaration(&self, id: ElementId) -> &Element {
        &self.elements[id.index()]
    }

    /// The content model behind an id of this grammar.
    ///
    /// # Panics
    /// With the id of another grammar that has more content models.
    #[must_use]
    #[expect(
        clippy::indexing_slicing,
        reason = "ids are made with the tables, and `decode` refuses tables that lead nowhere"
    )]
    pub fn content_model(&self, id: ModelId) -> &ContentModel {
        &self.models[id.index()]
    }

    /// The URI and local part of a name of this grammar; empty for one of another.
    #[must_use]
    pub fn name_parts(&self, name: NameId) -> (&str, &str) {
        let Some(name) = self.names.get(name.index()) else { return ("", "") };
        (self.namespaces.get(name.namespace.index()).map_or("", |it| &it.uri), &name.local)
    }
}
