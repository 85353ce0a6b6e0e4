//! Mutants of the example standard's messages: what they break is reported, and nothing else.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is the report of a test")]

mod common;

use std::collections::BTreeSet;
use std::path::Path;
use xoev_codelists::{CodeChecker, CodeListRegistry, CodePolicy};
use xoev_runtime::code::CodeSink;
use xoev_runtime::grammar::Grammar;
use xoev_runtime::report::{Language, Report, Severity};
use xoev_runtime::validator::{NoSink, Options, validate_bytes_with};
use xoev_sample::mutate::{Mutant, MutateOptions, Mutation, mutants};
use xoev_sample::{Kind, SampleOptions, Sampler};

/// The example standard, and a schema with what it has no place for.
fn grammars() -> [Grammar; 2] {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mutants/schema.xsd");
    let catalog = Some(xoev_beispiel::file("catalog.xml"));
    [common::compile(xoev_beispiel::file("xbeispiel.xsd"), catalog), common::compile(own, None)]
}

/// The lists of the example standard, one of them in two versions.
fn lists() -> CodeListRegistry {
    let registry = CodeListRegistry::new();
    let folder = xoev_beispiel::file("codelists");
    let newer = std::fs::read_to_string(folder.join("bezirk_2026-03-15.xml")).unwrap();
    // The first district had another number.
    let older = newer.replace("2026-03-15", "2025-01-01").replace(">0101<", ">0099<");
    registry.add_path(folder);
    registry.add_bytes("older", older.into_bytes());
    registry
}

fn report(grammar: &Grammar, bytes: &[u8], lists: &CodeListRegistry) -> Report {
    let policy = CodePolicy::default();
    let judge = CodeChecker::new(lists, &policy);
    validate_bytes_with(grammar, bytes, &Options::default(), CodeSink::new(grammar, &judge, NoSink)).0
}

/// Mutants of the minimal and maximal sample of each message.
fn all_mutants(grammar: &Grammar, per_mutation: usize, seed: u64) -> Vec<(String, Mutant)> {
    let code_lists = Some(lists().snapshot());
    let sample_options = SampleOptions { code_lists: code_lists.clone(), ..SampleOptions::default() };
    let mut sampler = Sampler::new(grammar, &sample_options);
    let options = MutateOptions { per_mutation, seed, code_lists, ..MutateOptions::default() };
    let mut out = Vec::new();
    for message in sampler.messages() {
        let name = sampler.name(message).to_owned();
        for kind in [Kind::Minimal, Kind::Maximal] {
            for sample in sampler.samples(message, kind, 1, 0) {
                let made = mutants(grammar, &sample.unwrap().document, &options);
                out.extend(made.into_iter().map(|mutant| (format!("{name} {kind}"), mutant)));
            }
        }
    }
    out
}

#[test]
fn what_a_mutation_breaks_is_reported_and_nothing_else() {
    let (grammars, lists) = (grammars(), lists());
    let mut wrong = Vec::new();
    let all = grammars.iter().flat_map(|it| all_mutants(it, 5, 1).into_iter().map(move |made| (it, made)));
    for (grammar, (name, mutant)) in all {
        let report = report(grammar, &mutant.bytes, &lists);
        assert_eq!(
            report.is_valid(),
            mutant.expected.severity == Severity::Warning,
            "{name} {}",
            mutant.mutation
        );
        if let Err(mismatch) = mutant.expected.compare(&report) {
            let (mutation, number, expected) = (mutant.mutation, mutant.number, &mutant.expected);
            let report = report.text(Language::En);
            wrong.push(format!("{name} {mutation} {number}: {mismatch}\n  wanted {expected:?}\n  {report}"));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_mutation_is_made() {
    let grammars = grammars();
    let made = grammars.iter().flat_map(|it| all_mutants(it, 1, 0)).map(|(_, mutant)| mutant.mutation);
    let made: BTreeSet<Mutation> = made.collect();
    let missing: Vec<Mutation> = Mutation::ALL.into_iter().filter(|it| !made.contains(it)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let [grammar, _] = grammars();
    assert_eq!(all_mutants(&grammar, 1, 3), all_mutants(&grammar, 1, 3));
    assert_ne!(all_mutants(&grammar, 1, 3), all_mutants(&grammar, 1, 4));
}
