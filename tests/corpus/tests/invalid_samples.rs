//! Reports about every invalid sample: which rules, how many issues have a hint, and that each is in words. Counts and rule ids
//! only stand in `invalid_samples/expected.snap`; nothing of the samples.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use xoev_corpus_tests::corpus::Corpus;
use xoev_runtime::event::Options;
use xoev_runtime::grammar::Grammar;
use xoev_runtime::report::{Language, Report};
use xoev_runtime::validator::validate_bytes;
use xoev_schema::source::SourceOptions;

fn grammar(corpus: &Corpus, schema: &str, catalog: &str) -> Grammar {
    let options = SourceOptions { catalogs: corpus.catalogs(catalog), ..SourceOptions::default() };
    let mut loaded = xoev_schema::load(&[corpus.path(schema)], &options);
    xoev_schema::grammar::compile(&loaded.components, None, &mut loaded.diagnostics).grammar
}

fn line(report: &Report) -> String {
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    let mut hints = 0;
    for issue in &report.issues {
        *rules.entry(issue.rule).or_default() += 1;
        hints += usize::from(issue.hint(Language::De).is_some());
        for language in [Language::De, Language::En] {
            assert!(!issue.message(language).is_empty(), "{issue:?}");
            assert!(issue.hint(language).is_none_or(|hint| !hint.is_empty()), "{issue:?}");
        }
    }
    let rules: Vec<String> = rules.iter().map(|(rule, count)| format!("{rule} {count}")).collect();
    format!("{}; hints {hints} of {}", rules.join(", "), report.issues.len())
}

#[test]
#[ignore = "needs real standards (XOEV_SHARED)"]
fn every_invalid_sample_is_reported_in_words() {
    let Some(corpus) = Corpus::find() else { return };
    let mut grammars: HashMap<String, Grammar> = HashMap::new();
    let mut out = String::new();
    for sample in corpus.samples().into_iter().filter(|sample| !sample.is_valid) {
        let grammar = grammars
            .entry(sample.schema.clone())
            .or_insert_with(|| grammar(&corpus, &sample.schema, &sample.catalog));
        let bytes = std::fs::read(corpus.path(&sample.path)).unwrap();
        let report = validate_bytes(grammar, &bytes, &Options::default());
        writeln!(out, "{}: {}", sample.path, line(&report)).unwrap();
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("invalid_samples");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("expected", out));
}
