//! A dialogue in a real standard: a program is generated, compiled and run that takes XMeld questions in and answers
//! them, with headers, codes of loaded lists and names by DIN 91379.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is the report of a test")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use xoev_codegen::config::StandardConfig;
use xoev_corpus_tests::corpus::{Corpus, workspace_root};

const PROGRAM: &str = include_str!("../programs/xmeld_auskunft.rs");
const MESSAGES: [&str; 2] =
    ["datenabruf.personensuche.suchanfrage.1330", "datenabruf.personensuche.antwort.1331"];

fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace_root().join("target"), PathBuf::from)
}

fn manifest() -> String {
    let root = workspace_root().canonicalize().unwrap();
    let path = |name: &str| root.join(name);
    format!(
        "[workspace]\n\n[package]\nname = \"xmeld_auskunft\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [profile.dev]\ndebug = 0\nincremental = false\n\n[dependencies]\nxoev-characters = {{ path = {:?} }}\n\
         xoev-codelists = {{ path = {:?} }}\nxoev-runtime = {{ path = {:?}, features = [\"message-id\"] }}\n",
        path("xoev-characters"),
        path("xoev-codelists"),
        path("xoev-runtime")
    )
}

#[test]
#[ignore = "needs real standards (XOEV_SHARED)"]
fn xmeld_questions_are_answered() {
    let Some(corpus) = Corpus::find() else { return };
    let set = corpus.standard_sets().into_iter().find(|set| set.name == "xmeld").unwrap();
    let folder = target().join("corpus-dialogue");
    fs::create_dir_all(folder.join("src")).unwrap();
    let mut config = StandardConfig::new("standard");
    config.schemas.clone_from(&set.entries);
    config.catalogs.extend(set.catalog.clone());
    config.messages = MESSAGES.map(str::to_owned).to_vec();
    let code = xoev_codegen::generate(&config).unwrap_or_else(|error| panic!("{error}"));
    write(&folder.join("Cargo.toml"), manifest().as_bytes());
    write(&folder.join("src/standard.rs"), code.source.as_bytes());
    for grammar in &code.grammars {
        write(&folder.join("src").join(format!("{}.grammar", grammar.name)), &grammar.bytes);
    }
    write(&folder.join("src/main.rs"), PROGRAM.as_bytes());
    if !folder.join("Cargo.lock").exists() {
        fs::copy(workspace_root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    }
    let questions: Vec<PathBuf> = corpus
        .samples()
        .into_iter()
        .filter(|sample| {
            sample.is_valid && sample.path.starts_with("xmeld/") && sample.path.ends_with("-1330.xml")
        })
        .map(|sample| corpus.path(&sample.path))
        .collect();
    assert!(!questions.is_empty());
    let output = Command::new(env!("CARGO"))
        .args(["run", "-q", "--"])
        .arg(set.folder.join("codelists"))
        .args(&questions)
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", target().join("corpus-target"))
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let answered = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    assert_eq!(answered, questions.len().to_string());
    println!("{answered} XMeld questions answered");
}

fn write(path: &Path, bytes: &[u8]) {
    if fs::read(path).ok().as_deref() != Some(bytes) {
        fs::write(path, bytes).unwrap();
    }
}
