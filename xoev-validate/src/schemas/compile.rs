//! A schema set through the stages.

use super::SchemaFiles;
use crate::error::Error;
use xoev_codegen::config::StandardConfig;
use xoev_runtime::grammar::{Grammar, PatternUnit};
use xoev_schema::component::Components;
use xoev_schema::diagnostics::render::{RenderOptions, render};
use xoev_schema::diagnostics::{Diagnostics, Severity};
use xoev_schema::grammar::CompiledGrammar;
use xoev_schema::schema_set::SchemaSet;
use xoev_schema::xoev::{add_code_types, interpret};

/// A schema set through the stages.
pub struct Compiled {
    /// The documents.
    pub set: SchemaSet,
    /// The components.
    pub components: Components,
    /// The grammar.
    pub grammar: CompiledGrammar,
    /// What was found on the way.
    pub diagnostics: Diagnostics,
}

impl Compiled {
    /// Compiles a schema set; faults of the schemas are among the diagnostics.
    #[must_use]
    pub fn of(files: &SchemaFiles, pattern_unit: PatternUnit) -> Self {
        let loaded = xoev_schema::load(&files.entries, &files.sources);
        let (set, components, mut diagnostics) = (loaded.set, loaded.components, loaded.diagnostics);
        let mut grammar =
            xoev_schema::grammar::compile_with(&components, None, pattern_unit, &mut diagnostics);
        add_code_types(&interpret(&set, &components), &mut grammar);
        Self { set, components, grammar, diagnostics }
    }

    /// Takes the grammar out; with what schemas and configuration say about the standard, where there is a configuration.
    ///
    /// # Errors
    /// If the configuration is faulty.
    pub(super) fn take_grammar(&mut self, config: Option<&StandardConfig>) -> Result<Grammar, Error> {
        let grammar = std::mem::take(&mut self.grammar.grammar);
        let Some(config) = config else { return Ok(grammar) };
        let mut about = interpret(&self.set, &self.components).run_time(&self.components, |_| true);
        config.apply_to(&mut about)?;
        Ok(grammar.with_standard(&about))
    }

    /// Faults and warnings as text; empty where there are none.
    #[must_use]
    pub fn rendered(&self, colour: bool) -> String {
        if self.diagnostics.list().is_empty() {
            return String::new();
        }
        render(&self.diagnostics, &self.set.sources, &RenderOptions { colour, ..RenderOptions::default() })
    }

    /// How many errors and warnings there are.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let errors = self.diagnostics.list().iter().filter(|d| d.severity == Severity::Error).count();
        (errors, self.diagnostics.list().len() - errors)
    }
}
