//! Samples of whole standards: of every message and kind there is one, and all are valid for xoev, for libxml2 and for the
//! JDK, and written back equal by the generated types.
//!
//! `XOEV_SAMPLES=all` makes every sample of the covering kinds; else the first ones of each message are enough for a run of
//! a few minutes. `XOEV_STANDARDS=xjustiz,xmeld` leaves out the other standards.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is the report of a test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use xoev_corpus_tests::canonical::{Comparison, compare};
use xoev_corpus_tests::corpus::{Corpus, StandardSet};
use xoev_corpus_tests::generated;
use xoev_corpus_tests::samples::{driver, is_wanted, jdk, xmllint};
use xoev_runtime::grammar::ElementId;
use xoev_sample::{Kind, Sample, SampleOptions, Sampler};
use xoev_schema::source::SourceOptions;
use xoev_schema::xoev::{add_code_types, interpret};

/// So many samples of a kind are kept for each message in a short run.
const FEW: usize = 2;

#[test]
#[ignore = "needs real standards (XOEV_SHARED)"]
fn every_message_has_valid_samples_of_every_kind() {
    let Some(corpus) = Corpus::find() else { return };
    let most = (!std::env::var("XOEV_SAMPLES").is_ok_and(|it| it == "all")).then_some(FEW);
    let sets: Vec<StandardSet> = generated::generate_all(&corpus).into_iter().map(|it| it.set).collect();
    let sets: Vec<&StandardSet> = sets.iter().filter(|set| is_wanted(set)).collect();
    generated::compile("build", sets.iter().copied());
    let mut faults = Vec::new();
    for set in sets {
        faults.extend(check(&corpus, set, most));
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// Makes the samples of a set and has them checked; gives what is wrong.
fn check(corpus: &Corpus, set: &StandardSet, most: Option<usize>) -> Vec<String> {
    let started = Instant::now();
    let folder = generated::workspace().with_file_name("corpus-samples").join(set.crate_name());
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let made = make(set, most, &folder);
    let making = started.elapsed().as_secs_f64();
    let counts: Vec<String> = made.counts.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    let mut faults = made.faults;
    let schema = driver(set, &folder);
    let mut judges = vec!["xoev"];
    for (judge, verdict) in [
        ("xmllint", xmllint(&schema, set.catalog.as_deref(), &made.files)),
        ("the JDK", jdk(corpus, &schema, set.catalog.as_deref(), &made.files)),
    ] {
        if let Some(wrong) = verdict {
            judges.push(judge);
            faults.extend(wrong.into_iter().take(20).map(|it| format!("{judge}: {it}")));
        }
    }
    let equal = written_back(set, &made.files, &folder, &mut faults);
    println!(
        "{:<20} {:>4} messages: {}; {} files valid for {}; {equal} written back equal; {making:.1} s to make, {:.1} s in all",
        format!("{} {}", set.name, set.version),
        made.messages,
        counts.join(", "),
        made.files.len(),
        judges.join(", "),
        started.elapsed().as_secs_f64(),
    );
    if equal != made.files.len() {
        faults.push(format!("{}: {equal} of {} are written back equal", set.name, made.files.len()));
    }
    if faults.is_empty() {
        let _ = fs::remove_dir_all(&folder);
    }
    faults
}

struct Made {
    messages: usize,
    files: Vec<PathBuf>,
    counts: BTreeMap<Kind, usize>,
    faults: Vec<String>,
}

fn make(set: &StandardSet, most: Option<usize>, folder: &Path) -> Made {
    let options =
        SourceOptions { catalogs: set.catalog.clone().into_iter().collect(), ..SourceOptions::default() };
    let loaded = xoev_schema::load(&set.entries, &options);
    let mut diagnostics = loaded.diagnostics;
    let mut compiled = xoev_schema::grammar::compile(&loaded.components, None, &mut diagnostics);
    let standard = interpret(&loaded.set, &loaded.components);
    add_code_types(&standard, &mut compiled);
    let mut sampler = Sampler::new(&compiled.grammar, &SampleOptions { most, ..SampleOptions::default() });
    let messages: Vec<ElementId> =
        standard.messages.iter().filter_map(|it| compiled.map.element(it.element)).collect();
    let mut made =
        Made { messages: messages.len(), files: Vec::new(), counts: BTreeMap::new(), faults: Vec::new() };
    for message in messages {
        let name = sampler.name(message);
        for kind in Kind::ALL {
            let samples = sampler.samples(message, kind, 2, 2026);
            assert!(!samples.is_empty(), "{name} has no {kind} sample");
            for sample in samples {
                match sample {
                    Ok(sample) => made.keep(&sample, name, folder),
                    Err(refusal) => made.faults.push(format!("{name} {kind}: {refusal}")),
                }
            }
        }
    }
    made
}

impl Made {
    fn keep(&mut self, sample: &Sample, name: &str, folder: &Path) {
        let path = folder.join(format!("{name}-{}-{:03}.xml", sample.kind, sample.number));
        fs::write(&path, &sample.xml).unwrap();
        self.files.push(path);
        *self.counts.entry(sample.kind).or_default() += 1;
    }
}

/// How many samples the generated types write back equal.
fn written_back(set: &StandardSet, files: &[PathBuf], folder: &Path, faults: &mut Vec<String>) -> usize {
    let runner = generated::runner_path(set);
    let pairs: Vec<(PathBuf, PathBuf)> = files
        .iter()
        .enumerate()
        .map(|(number, file)| (file.clone(), folder.join(format!("{number}.out"))))
        .collect();
    let mut equal = 0;
    for batch in pairs.chunks(500) {
        let arguments = batch.iter().flat_map(|(input, output)| [input, output]);
        let output = Command::new(&runner).args(arguments).output().unwrap();
        let lines = String::from_utf8_lossy(&output.stdout).into_owned();
        faults.extend(lines.lines().filter(|line| !line.contains("\twritten\t")).map(str::to_owned));
        for (input, output) in batch {
            let Ok(written) = fs::read_to_string(output) else { continue };
            match compare(&fs::read_to_string(input).unwrap(), &written) {
                Comparison::Different(how) => faults.push(format!("{}: {how}", input.display())),
                Comparison::Equal | Comparison::EqualUpToWhiteSpace => equal += 1,
            }
            let _ = fs::remove_file(output);
        }
    }
    equal
}
