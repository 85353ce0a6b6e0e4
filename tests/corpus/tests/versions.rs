//! Several versions of real standards in one program: every message is dispatched to its version.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is the report of a test")]

use std::collections::BTreeMap;
use std::fs;
use xoev_corpus_tests::canonical::{Comparison, compare};
use xoev_corpus_tests::corpus::{Corpus, StandardSet};
use xoev_corpus_tests::group::Group;
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

/// A program with both versions of XJustiz, and one with both of xdomea, reads every valid message as its version,
/// writes it back equal, and converts it; what was converted is dispatched to the other version.
#[test]
#[ignore = "needs real standards (XOEV_SHARED)"]
fn two_versions_in_one_program() {
    let Some(corpus) = Corpus::find() else { return };
    let groups = [("xjustiz", ["3.6.2", "4.0.0"]), ("xdomea", ["3.0.0", "3.1.0"]), ("xbau", ["2.5", "2.6"])];
    for (name, versions) in groups {
        let Some(group) = Group::build(&corpus, name, versions) else { continue };
        println!(
            "{name} {} + {}: {} + {} code lines alone, {} together, {} with conversions",
            versions[0], versions[1], group.alone[0], group.alone[1], group.together, group.with_conversions
        );
        assert!(group.together < group.alone.iter().sum::<usize>() * 9 / 10, "{group:?}");
        check_messages(&corpus, &group);
    }
}

fn check_messages(corpus: &Corpus, group: &Group) {
    let folders = group.versions.each_ref().map(|version| corpus.path(&format!("{}/{version}", group.name)));
    let out = std::env::temp_dir().join(format!("xoev-versions-{}-{}", group.name, std::process::id()));
    fs::create_dir_all(&out).unwrap();
    let mut pairs = Vec::new();
    let mut expected = Vec::new();
    for sample in corpus.samples().iter().filter(|it| it.is_valid) {
        let schema = corpus.path(&sample.schema);
        if let Some(at) = folders.iter().position(|folder| schema.starts_with(folder)) {
            expected.push(group.versions[at].as_str());
            pairs.push((corpus.path(&sample.path), out.join(format!("{}.xml", pairs.len()))));
        }
    }
    if pairs.is_empty() {
        println!("{}: no messages of these versions; it compiles without warnings", group.name);
        return;
    }
    let answers = group.run(&pairs);
    let mut again = Vec::new();
    for (((input, output), [path, standard, converted]), version) in pairs.iter().zip(&answers).zip(expected)
    {
        assert!(standard.ends_with(version), "{path}: {standard}");
        let read = |path: &std::path::Path| fs::read_to_string(path).unwrap();
        let comparison = compare(&read(input), &read(output));
        assert!(!matches!(comparison, Comparison::Different(_)), "{path}: {comparison:?}");
        println!("{standard}: converted to {converted}");
        let file = output.with_extension("xml.converted");
        if file.is_file() {
            again.push((file, output.with_extension("back")));
        }
    }
    for [path, standard, back] in group.run(&again) {
        let other = group.versions.iter().find(|version| standard.ends_with(version.as_str()));
        assert!(other.is_some(), "{path}: {standard}");
        assert!(!back.starts_with("refused"), "{path}: {back}");
    }
    println!("{}: {} messages, {} of them carry over", group.name, pairs.len(), again.len());
    fs::remove_dir_all(&out).unwrap();
}
