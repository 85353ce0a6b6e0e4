//! Whole standards become Rust that compiles without warnings, reads every valid message and writes it back equal.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is the report of a test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use xoev_corpus_tests::canonical::{Comparison, compare};
use xoev_corpus_tests::corpus::{Corpus, StandardSet, known_differences};
use xoev_corpus_tests::generated::{self, Generated};
use xoev_runtime::event::Document;

#[test]
#[ignore = "needs real standards (XOEV_SHARED)"]
fn standards_become_types_that_keep_every_message() {
    let Some(corpus) = Corpus::find() else { return };
    let generated = generated::generate_all(&corpus);
    print_table(&generated);
    let started = Instant::now();
    let samples = corpus.samples();
    let has_samples =
        |g: &&Generated| samples.iter().any(|s| corpus.path(&s.schema).starts_with(&g.set.folder));
    let (run, look): (Vec<&Generated>, Vec<&Generated>) = generated.iter().partition(has_samples);
    generated::compile("check", look.iter().map(|it| &it.set));
    generated::compile("build", run.iter().map(|it| &it.set));
    println!("all compiled without warnings in {:.0?}", started.elapsed());
    if let Some(largest) = generated.iter().max_by_key(|g| g.code_lines) {
        let cost = generated::measure("check", &largest.set);
        let name = format!("{} {}", largest.set.name, largest.set.version);
        println!("cargo check of {name} alone: {:.1} s, {} MB", cost.duration.as_secs_f64(), cost.memory);
    }
    read_and_write(&corpus, &generated);
}

fn print_table(generated: &[Generated]) {
    println!(
        "{:<28} {:>9} {:>10} {:>6} {:>10} {:>9} {:>10} {:>8}",
        "standard", "documents", "XSD lines", "types", "code lines", "all lines", "grammar KB", "ms"
    );
    for g in generated {
        println!(
            "{:<28} {:>9} {:>10} {:>6} {:>10} {:>9} {:>10} {:>8.0}",
            format!("{} {}", g.set.name, g.set.version),
            g.documents,
            g.schema_lines,
            g.types,
            g.code_lines,
            g.lines,
            g.grammar_bytes / 1024,
            g.duration.as_secs_f64() * 1e3
        );
    }
}

/// The set a sample's entry schema belongs to.
fn set_of<'a>(sets: &'a [Generated], corpus: &Corpus, schema: &str) -> Option<&'a StandardSet> {
    let schema = corpus.path(schema);
    sets.iter().map(|g| &g.set).find(|set| schema.starts_with(&set.folder))
}

fn read_and_write(corpus: &Corpus, generated: &[Generated]) {
    let out = generated::workspace().join("written");
    fs::create_dir_all(&out).unwrap();
    let mut jobs: BTreeMap<String, (StandardSet, Vec<PathBuf>)> = BTreeMap::new();
    let mut expected = 0;
    let known = known_differences();
    let samples = corpus
        .samples()
        .into_iter()
        .filter(|s| s.is_valid && !known.contains_key(&s.path))
        .map(|s| (corpus.path(&s.path), s.schema));
    for (path, schema) in samples.chain(large_messages(corpus, &out)) {
        let set = set_of(generated, corpus, &schema).unwrap_or_else(|| panic!("no set for {schema}"));
        expected += 1;
        jobs.entry(set.crate_name()).or_insert_with(|| (set.clone(), Vec::new())).1.push(path);
    }
    let (mut equal, mut equal_up_to_space, mut wrong) = (0, 0, Vec::new());
    for (set, files) in jobs.values() {
        for (input, output) in run(set, files, &out, &mut wrong) {
            match compare(&text(&input), &text(&output)) {
                Comparison::Equal => equal += 1,
                Comparison::EqualUpToWhiteSpace => equal_up_to_space += 1,
                Comparison::Different(how) => wrong.push(format!("{}: {how}", input.display())),
            }
        }
    }
    println!(
        "{expected} valid messages: {equal} written back equal, {equal_up_to_space} equal up to collapsed white space"
    );
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(equal + equal_up_to_space, expected);
}

fn run(set: &StandardSet, files: &[PathBuf], out: &Path, wrong: &mut Vec<String>) -> Vec<(PathBuf, PathBuf)> {
    let pairs: Vec<(PathBuf, PathBuf)> = files
        .iter()
        .enumerate()
        .map(|(i, f)| (f.clone(), out.join(format!("{}-{i}.xml", set.crate_name()))))
        .collect();
    let arguments = pairs.iter().flat_map(|(input, output)| [input, output]);
    let output = Command::new(generated::runner_path(set)).args(arguments).output().unwrap();
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{}: {}", set.name, String::from_utf8_lossy(&output.stderr));
    wrong.extend(lines.lines().filter(|l| !l.contains("\twritten\t")).map(str::to_owned));
    pairs.into_iter().filter(|(_, output)| output.exists()).collect()
}

fn text(path: &Path) -> String {
    let bytes = fs::read(path).unwrap();
    let document = Document::new(&bytes).ok().unwrap();
    document.text().into_owned()
}

/// The two 10 MB messages, unpacked, each with its entry schema.
fn large_messages(corpus: &Corpus, out: &Path) -> Vec<(PathBuf, String)> {
    let entries = [
        ("xdomea-3.0.0-0503.xml", "xdomea/3.0.0/xdomea_3.0.0/xdomea.xsd"),
        ("xjustiz-3.5.1-0005.xml", "xjustiz/3.5.1/xsd/xjustiz_0005_nachrichten_3_1.xsd"),
    ];
    entries
        .into_iter()
        .map(|(name, schema)| {
            let packed = corpus.shared.join("bench").join(format!("{name}.xz"));
            let unpacked = Command::new("xz").arg("-dc").arg(packed).output().unwrap();
            assert!(unpacked.status.success(), "xz is needed to unpack {name}");
            fs::write(out.join(name), unpacked.stdout).unwrap();
            (out.join(name), schema.to_owned())
        })
        .collect()
}
