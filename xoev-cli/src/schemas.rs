//! From entry schemas on the command line to components and a grammar, with the faults printed.

use crate::arguments::LocationOptions;
use std::io::IsTerminal;
use std::path::PathBuf;
use xoev_schema::component::Components;
use xoev_schema::diagnostics::render::{RenderOptions, render};
use xoev_schema::diagnostics::{Diagnostics, Severity};
use xoev_schema::grammar::CompiledGrammar;
use xoev_schema::schema_set::SchemaSet;
use xoev_schema::source::SourceOptions;
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

/// Where parts of the schemas are found.
pub fn source_options(location: &LocationOptions) -> SourceOptions {
    SourceOptions {
        catalogs: location.catalogs.clone(),
        locations: location.locations.clone(),
        ..SourceOptions::default()
    }
}

/// Compiles a set and prints its faults to standard error.
pub fn compile(schemas: &[PathBuf], location: &LocationOptions) -> Compiled {
    let loaded = xoev_schema::load(schemas, &source_options(location));
    let (set, components, mut diagnostics) = (loaded.set, loaded.components, loaded.diagnostics);
    let mut grammar = xoev_schema::grammar::compile(&components, None, &mut diagnostics);
    add_code_types(&interpret(&set, &components), &mut grammar);
    let compiled = Compiled { set, components, grammar, diagnostics };
    compiled.print_diagnostics();
    compiled
}

impl Compiled {
    fn print_diagnostics(&self) {
        if self.diagnostics.list().is_empty() {
            return;
        }
        let options = RenderOptions { colour: std::io::stderr().is_terminal(), ..RenderOptions::default() };
        eprint!("{}", render(&self.diagnostics, &self.set.sources, &options));
    }

    /// How many errors and warnings there are.
    pub fn counts(&self) -> (usize, usize) {
        let errors = self.diagnostics.list().iter().filter(|d| d.severity == Severity::Error).count();
        (errors, self.diagnostics.list().len() - errors)
    }
}
