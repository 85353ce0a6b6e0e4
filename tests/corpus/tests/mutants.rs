//! Messages of real standards with one fault each: it is reported, nothing else is, and libxml2 refuses the message too.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is the report of a test")]

use std::collections::BTreeMap;
use std::path::PathBuf;
use xoev_codelists::{CodeChecker, CodeListRegistry, CodePolicy};
use xoev_corpus_tests::corpus::{Corpus, StandardSet};
use xoev_corpus_tests::samples::{STANDARDS, driver, refused_by_xmllint};
use xoev_runtime::code::CodeSink;
use xoev_runtime::grammar::Grammar;
use xoev_runtime::report::{Language, Report};
use xoev_runtime::validator::{NoSink, Options, validate_bytes_with};
use xoev_sample::mutate::{Mutant, MutateOptions, Mutation, mutants};
use xoev_sample::{Kind, SampleOptions, Sampler};
use xoev_schema::diagnostics::Diagnostics;
use xoev_schema::source::SourceOptions;
use xoev_schema::xoev::{add_code_types, interpret};

/// libxml2 does not check what IDREF refers to (`cvc-id.1`) and knows nothing of code lists.
fn is_checked_by_libxml2(mutant: &Mutant) -> bool {
    mutant.mutation != Mutation::DanglingIdReference
        && !mutant.expected.rules.iter().any(|rule| rule.starts_with("xoev-code-"))
}

/// How much is tried: mutants of a kind for each message, and messages of a standard.
struct Extent {
    per_mutation: usize,
    messages: usize,
}

impl Extent {
    /// Little by default; `XOEV_MUTANTS=PER_MUTATION,MESSAGES` for a long run.
    fn chosen() -> Self {
        let asked = std::env::var("XOEV_MUTANTS").unwrap_or_default();
        let mut numbers = asked.split(',').map_while(|it| it.parse().ok());
        Self { per_mutation: numbers.next().unwrap_or(1), messages: numbers.next().unwrap_or(2) }
    }
}

struct Set {
    grammar: Grammar,
    messages: Vec<xoev_runtime::grammar::ElementId>,
}

fn compile(set: &StandardSet) -> Set {
    let options = SourceOptions { catalogs: set.catalog.clone().into_iter().collect(), ..Default::default() };
    let loaded = xoev_schema::load(&set.entries, &options);
    let mut diagnostics = Diagnostics::default();
    let mut compiled = xoev_schema::grammar::compile(&loaded.components, None, &mut diagnostics);
    let standard = interpret(&loaded.set, &loaded.components);
    add_code_types(&standard, &mut compiled);
    let messages = standard.messages.iter().filter_map(|it| compiled.map.element(it.element)).collect();
    Set { grammar: compiled.grammar, messages }
}

/// Mutants of minimal and maximal samples; of very large ones the maximal is left out.
fn all_mutants(set: &Set, extent: &Extent, lists: &CodeListRegistry) -> Vec<(String, Mutant)> {
    let code_lists = Some(lists.snapshot());
    let of_samples = SampleOptions { code_lists: code_lists.clone(), ..SampleOptions::default() };
    let mut sampler = Sampler::new(&set.grammar, &of_samples);
    let options = MutateOptions { per_mutation: extent.per_mutation, code_lists, ..MutateOptions::default() };
    let mut out = Vec::new();
    let step = (set.messages.len() / extent.messages).max(1);
    for message in set.messages.iter().step_by(step) {
        let name = sampler.name(*message).to_owned();
        for kind in [Kind::Minimal, Kind::Maximal] {
            let samples = sampler.samples(*message, kind, 1, 0).into_iter().flatten();
            for sample in samples.filter(|it| it.xml.len() < 1_000_000) {
                let made = mutants(&set.grammar, &sample.document, &options);
                out.extend(made.into_iter().map(|mutant| (format!("{name}-{kind}"), mutant)));
            }
        }
    }
    out
}

fn report(grammar: &Grammar, bytes: &[u8], lists: &CodeListRegistry) -> Report {
    let policy = CodePolicy::default();
    let judge = CodeChecker::new(lists, &policy);
    validate_bytes_with(grammar, bytes, &Options::default(), CodeSink::new(grammar, &judge, NoSink)).0
}

#[test]
#[ignore = "needs real standards (XOEV_SHARED)"]
fn what_a_mutation_breaks_is_reported_and_nothing_else() {
    let Some(corpus) = Corpus::find() else { return };
    let extent = Extent::chosen();
    let lists = CodeListRegistry::new();
    for path in corpus.code_lists("") {
        lists.add_path(path);
    }
    let mut counts: BTreeMap<Mutation, [usize; 2]> = BTreeMap::new();
    let mut wrong = Vec::new();
    for standard in corpus.standard_sets() {
        if !STANDARDS.contains(&(standard.name.as_str(), standard.version.as_str())) {
            continue;
        }
        let set = compile(&standard);
        let all = all_mutants(&set, &extent, &lists);
        let folder = tempfile::tempdir().unwrap();
        let mut paths: Vec<PathBuf> = Vec::new();
        for (at, (name, mutant)) in all.iter().enumerate() {
            let path = folder.path().join(format!("{at}.xml"));
            std::fs::write(&path, &mutant.bytes).unwrap();
            paths.push(path);
            let report = report(&set.grammar, &mutant.bytes, &lists);
            if let Err(mismatch) = mutant.expected.compare(&report) {
                let (mutation, number) = (mutant.mutation, mutant.number);
                let report: String = report.text(Language::En).chars().take(1500).collect();
                let wanted = &mutant.expected;
                wrong.push(format!(
                    "{} {name} {mutation} {number}: {mismatch}\n  wanted {wanted:?}\n  {report}",
                    standard.name
                ));
            }
        }
        let schema = driver(&standard, folder.path());
        let refused = refused_by_xmllint(&schema, standard.catalog.as_deref(), &paths);
        for (at, (name, mutant)) in all.iter().enumerate() {
            let count = counts.entry(mutant.mutation).or_default();
            count[0] += 1;
            let Some(refused) = &refused else { continue };
            count[1] += 1;
            if !refused[at] && is_checked_by_libxml2(mutant) {
                wrong.push(format!(
                    "{} {name} {}: libxml2 accepts it; {:?}",
                    standard.name, mutant.mutation, mutant.expected
                ));
            }
        }
        println!("{} {}: {} mutants", standard.name, standard.version, all.len());
    }
    for (mutation, [made, compared]) in &counts {
        println!("{mutation}: {made}, {compared} of them shown to libxml2");
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
    assert!(counts.len() > 30, "{counts:?}");
}
