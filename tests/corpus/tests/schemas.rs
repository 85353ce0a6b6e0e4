//! Every schema document of the corpus compiles.

use std::time::Instant;
use xoev_corpus_tests::corpus::Corpus;
use xoev_schema::source::SourceOptions;

#[test]
#[ignore = "needs real standards (XOEV_SHARED)"]
fn every_schema_compiles() {
    let Some(corpus) = Corpus::find() else { return };
    let started = Instant::now();
    let mut failed = Vec::new();
    let schemas = corpus.schemas();
    for schema in &schemas {
        let options =
            SourceOptions { catalogs: corpus.catalogs(&schema.catalog), ..SourceOptions::default() };
        let mut loaded = xoev_schema::load(&[corpus.path(&schema.path)], &options);
        let _ = xoev_schema::grammar::compile(&loaded.components, None, &mut loaded.diagnostics);
        if loaded.diagnostics.has_errors() {
            let rules: Vec<&str> = loaded.diagnostics.list().iter().map(|d| d.rule).collect();
            failed.push(format!("{}: {rules:?}", schema.path));
        }
    }
    println!("{} schema documents, {} fail, {:.1?}", schemas.len(), failed.len(), started.elapsed());
    assert!(failed.is_empty(), "{failed:#?}");
}
