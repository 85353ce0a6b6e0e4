//! The verdict on every sample is the recorded one, or the difference is explained.

use std::collections::BTreeMap;
use std::fs;
use xoev_corpus_tests::corpus::{Corpus, Sample, known_differences};
use xoev_runtime::grammar::Grammar;
use xoev_runtime::validator::{Options, validate_bytes, validate_reader};
use xoev_schema::source::SourceOptions;

fn grammar(corpus: &Corpus, sample: &Sample) -> Grammar {
    let options = SourceOptions { catalogs: corpus.catalogs(&sample.catalog), ..SourceOptions::default() };
    let mut loaded = xoev_schema::load(&[corpus.path(&sample.schema)], &options);
    let compiled = xoev_schema::grammar::compile(&loaded.components, None, &mut loaded.diagnostics);
    assert!(!loaded.diagnostics.has_errors(), "{}: {:?}", sample.schema, loaded.diagnostics.list());
    compiled.grammar
}

#[test]
#[ignore = "needs real standards (XOEV_SHARED)"]
fn verdicts_are_the_recorded_ones() {
    let Some(corpus) = Corpus::find() else { return };
    let known = known_differences();
    let mut grammars: BTreeMap<String, Grammar> = BTreeMap::new();
    let (mut unexplained, mut differences, mut checked) = (Vec::new(), 0, 0);
    for sample in corpus.samples() {
        let grammar = grammars.entry(sample.schema.clone()).or_insert_with(|| grammar(&corpus, &sample));
        let bytes = fs::read(corpus.path(&sample.path)).unwrap();
        let report = validate_bytes(grammar, &bytes, &Options::default());
        let streamed = validate_reader(grammar, bytes.as_slice(), &Options::default());
        assert_eq!(report, streamed, "{}: bytes and stream differ", sample.path);
        checked += 1;
        let differs = report.is_valid() != sample.is_valid;
        differences += usize::from(differs);
        if differs != known.contains_key(&sample.path) {
            let rules: Vec<String> =
                report.issues.iter().take(3).map(|i| format!("{} {}", i.rule, i.position)).collect();
            unexplained.push(format!("{}: recorded {}, found {rules:?}", sample.path, sample.is_valid));
        }
    }
    println!("{checked} samples, {differences} verdicts differ, {} of these explained by name", known.len());
    assert!(unexplained.is_empty(), "{unexplained:#?}");
}
