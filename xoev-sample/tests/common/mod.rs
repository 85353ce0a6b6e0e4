//! Schemas for the tests.

use std::path::PathBuf;
use xoev_runtime::grammar::Grammar;
use xoev_schema::diagnostics::Diagnostics;
use xoev_schema::source::SourceOptions;
use xoev_schema::xoev::{add_code_types, interpret};

/// Compiles a schema, which must be without faults.
pub fn compile(schema: PathBuf, catalog: Option<PathBuf>) -> Grammar {
    let options = SourceOptions { catalogs: catalog.into_iter().collect(), ..SourceOptions::default() };
    let loaded = xoev_schema::load(&[schema], &options);
    let mut diagnostics: Diagnostics = loaded.diagnostics;
    let mut compiled = xoev_schema::grammar::compile(&loaded.components, None, &mut diagnostics);
    add_code_types(&interpret(&loaded.set, &loaded.components), &mut compiled);
    assert!(!diagnostics.has_errors(), "{:#?}", diagnostics.list());
    compiled.grammar
}
