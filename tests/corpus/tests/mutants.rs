//! Messages of real standards with one fault each: it is reported, nothing else is, and libxml2 refuses the message too.
//!
//! Little by default. `XOEV_MUTANTS=PER_MUTATION,MESSAGES` for a long run; `XOEV_MUTATIONS=key,keyref` for these kinds
//! only, `XOEV_STANDARDS=xjustiz` for this standard only.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is the report of a test")]

use std::collections::BTreeMap;
use std::path::PathBuf;
use xoev_codelists::{CodeChecker, CodeListRegistry, CodePolicy};
use xoev_corpus_tests::corpus::{Corpus, StandardSet};
use xoev_corpus_tests::samples::{driver, is_wanted, refused_by_xmllint};
use xoev_runtime::code::CodeSink;
use xoev_runtime::grammar::{ElementId, Grammar};
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
    /// The kinds; empty: all.
    mutations: Vec<Mutation>,
}

impl Extent {
    fn chosen() -> Self {
        let asked = std::env::var("XOEV_MUTANTS").unwrap_or_default();
        let mut numbers = asked.split(',').map_while(|it| it.parse().ok());
        let kinds = std::env::var("XOEV_MUTATIONS").unwrap_or_default();
        let mutations = kinds.split(',').filter(|it| !it.is_empty()).map(|it| it.parse().unwrap());
        Self {
            per_mutation: numbers.next().unwrap_or(1),
            messages: numbers.next().unwrap_or(2),
            mutations: mutations.collect(),
        }
    }
}

struct Set {
    grammar: Grammar,
    messages: Vec<ElementId>,
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

/// Messages of a set, evenly spread.
fn chosen(set: &Set, extent: &Extent) -> Vec<ElementId> {
    let step = (set.messages.len() / extent.messages).max(1);
    set.messages.iter().copied().step_by(step).collect()
}

/// Mutants of the minimal and maximal sample of a message, very large ones left out. Of kinds that are asked for also of the
/// samples of every branch: there is a place for them in few.
fn mutants_of(
    sampler: &mut Sampler<'_>,
    message: ElementId,
    grammar: &Grammar,
    options: &MutateOptions,
    kinds: &[Kind],
) -> Vec<(String, Mutant)> {
    let name = sampler.name(message).to_owned();
    let mut out = Vec::new();
    for &kind in kinds {
        let samples = sampler.samples(message, kind, 1, 0).into_iter().flatten();
        for sample in samples.filter(|it| it.xml.len() < 1_000_000) {
            let made = mutants(grammar, &sample.document, options);
            out.extend(made.into_iter().map(|mutant| (format!("{name}-{kind}"), mutant)));
        }
    }
    out
}

fn report(grammar: &Grammar, bytes: &[u8], lists: &CodeListRegistry) -> Report {
    let policy = CodePolicy::default();
    let judge = CodeChecker::new(lists, &policy);
    validate_bytes_with(grammar, bytes, &Options::default(), CodeSink::new(grammar, &judge, NoSink)).0
}

/// Holds the mutants of a standard to what is expected of them, message by message; gives how many there are.
fn check(
    standard: &StandardSet,
    set: &Set,
    extent: &Extent,
    lists: &CodeListRegistry,
    counts: &mut BTreeMap<Mutation, [usize; 2]>,
    wrong: &mut Vec<String>,
) -> usize {
    let code_lists = Some(lists.snapshot());
    let of_samples = SampleOptions { code_lists: code_lists.clone(), ..SampleOptions::default() };
    let mut sampler = Sampler::new(&set.grammar, &of_samples);
    let mut options =
        MutateOptions { per_mutation: extent.per_mutation, code_lists, ..MutateOptions::default() };
    if !extent.mutations.is_empty() {
        options.mutations.clone_from(&extent.mutations);
    }
    let kinds: &[Kind] = match extent.mutations.as_slice() {
        [] => &[Kind::Minimal, Kind::Maximal],
        _ => &[Kind::Minimal, Kind::Maximal, Kind::Branches],
    };
    let folder = tempfile::tempdir().unwrap();
    let schema = driver(standard, folder.path());
    let mut made = 0;
    for message in chosen(set, extent) {
        let all = mutants_of(&mut sampler, message, &set.grammar, &options, kinds);
        let mut paths: Vec<PathBuf> = Vec::new();
        for (at, (name, mutant)) in all.iter().enumerate() {
            let path = folder.path().join(format!("{at}.xml"));
            std::fs::write(&path, &mutant.bytes).unwrap();
            paths.push(path);
            wrong.extend(mismatch(standard, name, mutant, &report(&set.grammar, &mutant.bytes, lists)));
        }
        let refused = refused_by_xmllint(&schema, standard.catalog.as_deref(), &paths);
        for (at, (name, mutant)) in all.iter().enumerate() {
            let count = counts.entry(mutant.mutation).or_default();
            count[0] += 1;
            let Some(refused) = &refused else { continue };
            count[1] += 1;
            if !refused[at] && is_checked_by_libxml2(mutant) {
                let (mutation, expected) = (mutant.mutation, &mutant.expected);
                wrong.push(format!("{} {name} {mutation}: libxml2 accepts it; {expected:?}", standard.name));
            }
        }
        made += all.len();
    }
    made
}

/// How a report differs from what is expected.
fn mismatch(standard: &StandardSet, name: &str, mutant: &Mutant, report: &Report) -> Option<String> {
    let mismatch = mutant.expected.compare(report).err()?;
    let (mutation, number, wanted) = (mutant.mutation, mutant.number, &mutant.expected);
    let report: String = report.text(Language::En).chars().take(1500).collect();
    Some(format!("{} {name} {mutation} {number}: {mismatch}\n  wanted {wanted:?}\n  {report}", standard.name))
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
        if !is_wanted(&standard) {
            continue;
        }
        let set = compile(&standard);
        let made = check(&standard, &set, &extent, &lists, &mut counts, &mut wrong);
        println!("{} {}: {made} mutants", standard.name, standard.version);
    }
    for (mutation, [made, compared]) in &counts {
        println!("{mutation}: {made}, {compared} of them shown to libxml2");
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
    assert!(counts.len() > 30 || !extent.mutations.is_empty(), "{counts:?}");
}
