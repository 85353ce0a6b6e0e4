//! Several versions of real standards in one program: every message is dispatched to its version.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is the report of a test")]

use std::collections::BTreeMap;
use std::fs;
use xoev_corpus_tests::corpus::{Corpus, StandardSet};
use xoev_runtime::Dispatcher;
use xoev_runtime::grammar::Grammar;
use xoev_schema::diagnostics::Diagnostics;
use xoev_schema::source::SourceOptions;

fn compile(set: &StandardSet) -> Grammar {
    let options = SourceOptions { catalogs: set.catalog.clone().into_iter().collect(), ..Default::default() };
    let loaded = xoev_schema::load(&set.entries, &options);
    let standard = xoev_schema::xoev::interpret(&loaded.set, &loaded.components);
    let mut diagnostics = Diagnostics::default();
    let compiled = xoev_schema::grammar::compile(&loaded.components, None, &mut diagnostics);
    compiled.grammar.with_standard(&standard.run_time(&loaded.components, |_| true))
}

/// Every sample of the corpus is told to be of the standard and version whose schemas it is validated by, among all
/// standards and versions at once.
#[test]
#[ignore = "needs real standards (XOEV_SHARED)"]
fn samples_are_dispatched_among_all_standards() {
    let Some(corpus) = Corpus::find() else { return };
    let sets = corpus.standard_sets();
    let grammars: Vec<Grammar> = sets.iter().map(compile).collect();
    let dispatcher = Dispatcher::new(&grammars);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for sample in corpus.samples() {
        let schema = corpus.path(&sample.schema);
        let Some(expected) = sets.iter().position(|set| schema.starts_with(&set.folder)) else { continue };
        let expected = format!("{} {}", sets[expected].name, sets[expected].version);
        let found = match dispatcher.sniff(&fs::read(corpus.path(&sample.path)).unwrap()) {
            Ok(found) => format!("{} {}", sets[found.index].name, sets[found.index].version),
            Err(fault) => fault.to_string(),
        };
        if found == expected {
            *counts.entry(found).or_default() += 1;
        } else {
            wrong.push(format!("{} ({}): {found}", sample.path, sample.is_valid));
        }
    }
    println!("{counts:#?}");
    for (set, grammar) in sets.iter().zip(&grammars) {
        let standard = grammar.standard();
        println!(
            "{} {}: {standard}, {:?}, {} messages, {} types",
            set.name,
            set.version,
            standard.kennung,
            standard.messages.len(),
            standard.types.len()
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
