//! Versions of real standards, as they are compared.

use crate::corpus::{Corpus, StandardSet};
use xoev_diff::Side;
use xoev_diff::sample::CompiledSide;
use xoev_schema::diagnostics::Diagnostics;
use xoev_schema::grammar::CompiledGrammar;
use xoev_schema::source::SourceOptions;
use xoev_schema::xoev::{Standard, interpret};
use xoev_schema::{Loaded, load};

/// A version with its grammar.
pub struct Version {
    loaded: Loaded,
    standard: Standard,
    compiled: CompiledGrammar,
}

impl Version {
    /// Reads a schema set.
    #[must_use]
    pub fn read(set: &StandardSet) -> Self {
        let options =
            SourceOptions { catalogs: set.catalog.clone().into_iter().collect(), ..Default::default() };
        let loaded = load(&set.entries, &options);
        let standard = interpret(&loaded.set, &loaded.components);
        let mut diagnostics = Diagnostics::default();
        let compiled = xoev_schema::grammar::compile(&loaded.components, None, &mut diagnostics);
        Self { loaded, standard, compiled }
    }

    /// The version of a standard.
    #[must_use]
    pub fn of(corpus: &Corpus, name: &str, version: &str) -> Option<Self> {
        let sets = corpus.standard_sets();
        sets.iter().find(|it| it.name == name && it.version == version).map(Self::read)
    }

    /// As a side of a comparison.
    #[must_use]
    pub fn side(&self) -> Side<'_> {
        Side { set: &self.loaded.set, components: &self.loaded.components, standard: &self.standard }
    }

    /// With its grammar.
    #[must_use]
    pub fn compiled(&self) -> CompiledSide<'_> {
        CompiledSide { side: self.side(), grammar: &self.compiled.grammar, map: &self.compiled.map }
    }
}
