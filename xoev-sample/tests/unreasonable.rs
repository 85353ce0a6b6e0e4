//! Schemas may ask for texts, lists, numbers and messages of any size: what is not reasonable is refused, and nothing runs on.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

mod common;

use std::path::Path;
use xoev_sample::mutate::{MutateOptions, mutants};
use xoev_sample::{Kind, SampleOptions, Sampler};

#[test]
fn what_is_too_large_is_refused() {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/unreasonable/schema.xsd");
    let grammar = common::compile(schema, None);
    let mut sampler = Sampler::new(&grammar, &SampleOptions::default());
    for (name, is_made) in [("text", false), ("liste", false), ("viele", false), ("zahl", true)] {
        let message = sampler.message(name).unwrap();
        for kind in Kind::ALL {
            for sample in sampler.samples(message, kind, 2, 0) {
                assert_eq!(sample.is_ok(), is_made, "{name} {kind}");
                let Ok(sample) = sample else { continue };
                for mutant in mutants(&grammar, &sample.document, &MutateOptions::default()) {
                    assert!(mutant.bytes.len() < 100_000, "{name} {kind} {}", mutant.mutation);
                }
            }
        }
    }
}
