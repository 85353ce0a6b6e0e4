//! What a schema set may cost.

use xoev_runtime::limits::{LimitPlace, NamedLimits};

/// Bounds on what is read; a set beyond them is refused with a diagnostic (`xoev-limit`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file.
    pub file_size: u64,
    /// Documents in one set, a chameleon document counted once per namespace.
    pub documents: usize,
    /// Directives (`include`, `import`, `redefine`) between an entry document and another document.
    pub include_depth: usize,
    /// Elements inside each other in one document.
    pub element_depth: usize,
    /// Bytes that the expansion of entities may add to one document.
    pub entity_expansion: usize,
    /// Catalogues that name each other by `nextCatalog`.
    pub catalogs: usize,
    /// Declarations, definitions and particles of a set.
    pub grammar_size: usize,
    /// Edges of the automaton of one content model.
    pub automaton_size: usize,
    /// About how many states the automaton of one pattern has; where it would have more, large bounds are not checked.
    pub pattern_size: u64,
}

impl Default for Limits {
    /// About ten times what the largest XÖV standards need.
    fn default() -> Self {
        Self {
            file_size: 64 << 20,
            documents: 10_000,
            include_depth: 500,
            element_depth: 256,
            entity_expansion: 1 << 20,
            catalogs: 100,
            grammar_size: 5_000_000,
            automaton_size: 4_000_000,
            pattern_size: 400_000,
        }
    }
}

impl NamedLimits for Limits {
    fn place(&mut self, name: &str) -> Option<LimitPlace<'_>> {
        Some(match name {
            "schema_size" => LimitPlace::Number(&mut self.file_size),
            "pattern_size" => LimitPlace::Number(&mut self.pattern_size),
            "schema_documents" => LimitPlace::Count(&mut self.documents),
            "include_depth" => LimitPlace::Count(&mut self.include_depth),
            "schema_depth" => LimitPlace::Count(&mut self.element_depth),
            "entity_expansion" => LimitPlace::Count(&mut self.entity_expansion),
            "catalogs" => LimitPlace::Count(&mut self.catalogs),
            "grammar_size" => LimitPlace::Count(&mut self.grammar_size),
            "automaton_size" => LimitPlace::Count(&mut self.automaton_size),
            _ => return None,
        })
    }
}
