//! Samples of the schemas in `constructs/`, one folder for each construct. A new case is a new folder with `schema.xsd`;
//! its global element `nachricht` is the message.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is the report of a test")]

mod common;

use std::path::{Path, PathBuf};
use xoev_sample::{Kind, SampleOptions, Sampler};

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/constructs");
    let mut folders: Vec<PathBuf> = std::fs::read_dir(root).unwrap().map(|it| it.unwrap().path()).collect();
    folders.sort();
    folders
}

#[test]
fn samples_are_as_recorded() {
    for folder in folders() {
        let grammar = common::compile(folder.join("schema.xsd"), None);
        let mut sampler = Sampler::new(&grammar, &SampleOptions::default());
        let message = sampler.message("nachricht").unwrap();
        for kind in [Kind::Minimal, Kind::Maximal] {
            let samples = sampler.samples(message, kind, 1, 0);
            let text = |made: Result<xoev_sample::Sample, _>| match made {
                Ok(sample) => sample.xml,
                Err(refusal) => format!("{refusal}\n"),
            };
            let all: Vec<String> = samples.into_iter().map(text).collect();
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path(&folder);
            settings.set_prepend_module_to_snapshot(false);
            settings.set_omit_expression(true);
            settings.bind(|| insta::assert_snapshot!(kind.name(), all.join("\n")));
        }
    }
}

#[test]
fn random_samples_are_valid_and_the_same_again() {
    for folder in folders() {
        let grammar = common::compile(folder.join("schema.xsd"), None);
        let make = |seed| {
            let mut sampler = Sampler::new(&grammar, &SampleOptions::default());
            let message = sampler.message("nachricht").unwrap();
            let samples = sampler.samples(message, Kind::Random, 20, seed);
            samples.into_iter().map(|it| it.unwrap().xml).collect::<Vec<_>>()
        };
        assert_eq!(make(7), make(7), "{}", folder.display());
        assert_ne!(make(7), make(8), "{}", folder.display());
    }
}
