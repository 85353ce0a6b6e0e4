//! What a schema set may cost.

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
        }
    }
}
