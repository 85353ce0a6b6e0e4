//! Samples of the schemas in `constructs/`, one folder for each construct. A new case is a new folder with `schema.xsd`;
//! its global element `nachricht` is the message.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is the report of a test")]

mod common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use xoev_runtime::grammar::{Content, Grammar, TypeKind};
use xoev_sample::analysis::branches_of;
use xoev_sample::{Element, Kind, Sample, SampleOptions, Sampler};

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/constructs");
    let mut folders: Vec<PathBuf> = std::fs::read_dir(root).unwrap().map(|it| it.unwrap().path()).collect();
    folders.sort();
    folders
}

fn grammar(folder: &Path) -> Grammar {
    common::compile(folder.join("schema.xsd"), None)
}

fn samples(grammar: &Grammar, kind: Kind, count: usize, seed: u64) -> Vec<Sample> {
    let mut sampler = Sampler::new(grammar, &SampleOptions::default());
    let message = sampler.message("nachricht").unwrap();
    sampler
        .samples(message, kind, count, seed)
        .into_iter()
        .map(|it| it.unwrap_or_else(|e| panic!("{e}")))
        .collect()
}

#[test]
fn samples_are_as_recorded() {
    for folder in folders() {
        let grammar = grammar(&folder);
        for kind in [Kind::Minimal, Kind::Maximal, Kind::Branches, Kind::Pairwise] {
            let all: Vec<String> =
                samples(&grammar, kind, 1, 0).into_iter().map(|it| shortened(&it.xml)).collect();
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path(&folder);
            settings.set_prepend_module_to_snapshot(false);
            settings.set_omit_expression(true);
            settings.bind(|| insta::assert_snapshot!(kind.name(), all.join("\n")));
        }
    }
}

/// Equal lines that follow each other, as of an element that must occur hundreds of times, are counted.
fn shortened(xml: &str) -> String {
    let mut out = String::new();
    let lines: Vec<&str> = xml.lines().collect();
    for group in lines.chunk_by(|one, other| one == other) {
        out.push_str(group[0]);
        if group.len() > 2 {
            out.push_str(&format!("  ({} times)", group.len()));
        }
        out.push('\n');
        if group.len() == 2 {
            out.push_str(group[1]);
            out.push('\n');
        }
    }
    out
}

#[test]
fn random_samples_are_valid_and_the_same_again() {
    for folder in folders() {
        let grammar = grammar(&folder);
        let make =
            |seed| samples(&grammar, Kind::Random, 20, seed).into_iter().map(|it| it.xml).collect::<Vec<_>>();
        assert_eq!(make(7), make(7), "{}", folder.display());
        assert_ne!(make(7), make(8), "{}", folder.display());
    }
}

#[test]
fn every_branch_is_taken() {
    for folder in folders() {
        let grammar = grammar(&folder);
        let mut sampler = Sampler::new(&grammar, &SampleOptions::default());
        let message = sampler.message("nachricht").unwrap();
        let mut missing: BTreeSet<_> = sampler.branches_in(message).into_iter().collect();
        for sample in samples(&grammar, Kind::Branches, 1, 0) {
            let taken = branches_of(&sample.document.root);
            missing.retain(|branch| !taken.contains(branch));
        }
        assert!(missing.is_empty(), "{}: {missing:?}", folder.display());
    }
}

/// A part of a type: a leaf, or behind the leaves an attribute.
type Combination = (u32, (u32, bool), (u32, bool));

/// Which parts elements have, two and two.
fn combinations(grammar: &Grammar, element: &Element, out: &mut BTreeSet<Combination>) {
    let Some(id) = element.type_definition.filter(|_| !element.is_nil) else { return };
    if let TypeKind::Complex(complex) = &grammar.type_definition(id).kind {
        let leaves = match complex.content {
            Content::ElementOnly(model) | Content::Mixed(model) => grammar.models[model.index()].leaves.len(),
            Content::Empty | Content::Simple(_) => 0,
        };
        let of_leaves = (0..leaves).map(|leaf| element.elements().any(|it| usize::from(it.leaf) == leaf));
        let slots = 0..complex.attributes.len();
        let of_slots = slots.map(|slot| element.attributes.iter().any(|it| it.slot == Some(slot as u16)));
        let parts: Vec<(u32, bool)> = (0..).zip(of_leaves.chain(of_slots)).collect();
        for (at, one) in parts.iter().enumerate() {
            out.extend(parts.iter().skip(at + 1).map(|other| (id.0, *one, *other)));
        }
    }
    element.elements().for_each(|child| combinations(grammar, child, out));
}

/// The combinations of parts that are there in one message and not in another.
fn of_optional_parts(all: &BTreeSet<Combination>) -> BTreeSet<Combination> {
    let shows =
        |id: u32, part: (u32, bool)| all.iter().any(|it| it.0 == id && (it.1 == part || it.2 == part));
    let is_optional = |id: u32, part: u32| shows(id, (part, true)) && shows(id, (part, false));
    all.iter().filter(|it| is_optional(it.0, it.1.0) && is_optional(it.0, it.2.0)).copied().collect()
}

/// The oracle is chance: whatever three hundred random messages show of two optional parts, the pairwise ones show too.
#[test]
fn all_pairs_that_chance_finds_are_covered() {
    for folder in folders().into_iter().filter(|it| !it.ends_with("keys")) {
        let grammar = grammar(&folder);
        let shown = |kind, count| {
            let mut out = BTreeSet::new();
            for sample in samples(&grammar, kind, count, 3) {
                combinations(&grammar, &sample.document.root, &mut out);
            }
            out
        };
        let (by_chance, pairwise) = (shown(Kind::Random, 300), shown(Kind::Pairwise, 1));
        let missing: Vec<Combination> =
            of_optional_parts(&by_chance).difference(&pairwise).copied().collect();
        assert!(missing.is_empty(), "{}: {missing:?}", folder.display());
    }
}
