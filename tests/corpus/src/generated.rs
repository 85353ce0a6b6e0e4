//! Generated code of whole standards: a crate is made of each set, compiled and run.
//!
//! The crates live below the target folder; nothing of them is kept in the repository.

use crate::corpus::{Corpus, StandardSet, workspace_root};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};
use xoev_codegen::config::StandardConfig;
use xoev_runtime::grammar::{Builtin, Grammar};

/// What generating one set gave.
#[derive(Debug, Clone)]
pub struct Generated {
    /// The set.
    pub set: StandardSet,
    /// Lines of all schema documents of the set.
    pub schema_lines: usize,
    /// Documents of the set.
    pub documents: usize,
    /// Types in the grammar that are not built in.
    pub types: usize,
    /// Lines of generated code, comments and blank lines aside.
    pub code_lines: usize,
    /// All lines of generated code.
    pub lines: usize,
    /// Size of the grammar in bytes.
    pub grammar_bytes: usize,
    /// From the entry schemas to text.
    pub duration: Duration,
}

/// Where the crates are written.
#[must_use]
pub fn workspace() -> PathBuf {
    target().join("corpus-crates")
}

fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace_root().join("target"), PathBuf::from)
}

/// Generates every set into a workspace of crates.
///
/// # Panics
/// If a set cannot be generated: the test has failed then.
#[must_use]
pub fn generate_all(corpus: &Corpus) -> Vec<Generated> {
    let sets = corpus.standard_sets();
    let root = workspace();
    fs::create_dir_all(&root).unwrap();
    let members: Vec<String> = sets.iter().map(|s| format!("\"{}\"", s.crate_name())).collect();
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{}]\n\n[profile.dev]\ndebug = 0\nincremental = false\n\n[profile.dev.package.\"*\"]\nopt-level = 2\n",
        members.join(", ")
    );
    // What is not generated is compiled once and does the work: optimised.
    write(&root.join("Cargo.toml"), manifest.as_bytes());
    // The same versions as in this workspace, so that nothing has to be resolved again.
    let lock = fs::read(workspace_root().join("Cargo.lock")).unwrap();
    if !root.join("Cargo.lock").exists() {
        write(&root.join("Cargo.lock"), &lock);
    }
    sets.into_iter().map(|set| generate(&root, set)).collect()
}

fn generate(root: &Path, set: StandardSet) -> Generated {
    let folder = root.join(set.crate_name());
    fs::create_dir_all(folder.join("src")).unwrap();
    let mut config = StandardConfig::new("standard");
    config.schemas.clone_from(&set.entries);
    config.catalogs.extend(set.catalog.clone());
    let started = Instant::now();
    let code =
        xoev_codegen::generate(&config).unwrap_or_else(|e| panic!("{} {}: {e}", set.name, set.version));
    let duration = started.elapsed();
    write(&folder.join("Cargo.toml"), crate_manifest(&set).as_bytes());
    write(&folder.join("src/standard.rs"), code.source.as_bytes());
    let bytes = &code.grammars[0].bytes;
    write(&folder.join("src/standard.grammar"), bytes);
    write(&folder.join("src/lib.rs"), LIBRARY.as_bytes());
    write(&folder.join("src/main.rs"), runner(&set, messages_type(&code.source)).as_bytes());
    let grammar = Grammar::decode(code.grammars[0].tables()).unwrap();
    Generated {
        schema_lines: code.files_read.iter().map(|f| lines(f)).sum(),
        documents: code.files_read.len(),
        types: grammar.types.len() - Builtin::ALL.len(),
        code_lines: code_lines(&code.source),
        lines: code.source.lines().count(),
        grammar_bytes: bytes.len(),
        duration,
        set,
    }
}

/// The name of the enum over all messages; a set without global elements has none.
fn messages_type(source: &str) -> Option<&str> {
    source.split("messages! {").nth(1)?.split_whitespace().next()
}

const LIBRARY: &str = "#![deny(warnings)]\ninclude!(\"standard.rs\");\n";

fn crate_manifest(set: &StandardSet) -> String {
    let runtime = workspace_root().canonicalize().unwrap().join("xoev-runtime");
    format!(
        "[package]\nname = \"{}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n[dependencies]\nxoev-runtime = {{ path = {runtime:?} }}\n",
        set.crate_name()
    )
}

/// A program that reads messages into types and writes them back: arguments are pairs of input and output file.
fn runner(set: &StandardSet, messages_type: Option<&str>) -> String {
    let Some(messages_type) = messages_type else { return "fn main() {}\n".to_owned() };
    format!(
        r#"use {name}::{messages_type};
use xoev_runtime::Document;
fn main() {{
    let files: Vec<String> = std::env::args().skip(1).collect();
    for pair in files.chunks(2) {{
        let bytes = std::fs::read(&pair[0]).unwrap();
        match Document::<{messages_type}>::from_xml(&bytes) {{
            Err(report) => println!("{{}}\trejected\t{{}}", pair[0], report.issues.len()),
            Ok(document) => match document.to_xml() {{
                Err(report) => println!("{{}}\tnot written\t{{}}", pair[0], report.to_string().replace('\n', " ")),
                Ok(xml) => {{
                    std::fs::write(&pair[1], xml).unwrap();
                    println!("{{}}\twritten\t0", pair[0]);
                }}
            }},
        }}
    }}
}}
"#,
        name = set.crate_name()
    )
}

fn write(path: &Path, bytes: &[u8]) {
    if fs::read(path).ok().as_deref() != Some(bytes) {
        fs::write(path, bytes).unwrap();
    }
}

fn lines(path: &Path) -> usize {
    fs::read(path).map_or(0, |bytes| bytes.iter().filter(|b| **b == b'\n').count())
}

/// Lines that are neither blank nor comments only.
#[must_use]
pub fn code_lines(text: &str) -> usize {
    text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with("//")).count()
}

/// Runs cargo in the workspace of generated crates.
#[must_use]
pub fn cargo(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(workspace())
        .env("CARGO_TARGET_DIR", target().join("corpus-target"))
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap()
}

/// Compiles crates (`check` or `build`); `#![deny(warnings)]` stands in each.
///
/// # Panics
/// With the compiler's words, if one does not compile.
pub fn compile<'s>(command: &str, sets: impl Iterator<Item = &'s StandardSet>) {
    let names: Vec<String> = sets.map(StandardSet::crate_name).collect();
    let packages = names.iter().flat_map(|name| ["-p", name]);
    let output = cargo(&[command].into_iter().chain(packages).collect::<Vec<_>>());
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let first: Vec<&str> =
        text.lines().filter(|l| !l.trim_start().starts_with("Compiling")).take(60).collect();
    assert!(output.status.success(), "{}", first.join("\n"));
}

/// The runner of a set, built before.
#[must_use]
pub fn runner_path(set: &StandardSet) -> PathBuf {
    target().join("corpus-target/debug").join(set.crate_name())
}

/// What compiling one crate took.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// Wall time of cargo.
    pub duration: Duration,
    /// The most memory a compiler process held, in MB; 0 where the system does not tell.
    pub memory: u64,
}

/// Runs `cargo COMMAND` for a crate whose dependencies are compiled, and watches the compiler.
#[must_use]
pub fn measure(command: &str, set: &StandardSet) -> Cost {
    let library = workspace().join(set.crate_name()).join("src/lib.rs");
    // A new time stamp makes cargo compile the crate again.
    fs::write(&library, LIBRARY).unwrap();
    let started = Instant::now();
    let name = set.crate_name();
    let command = command.to_owned();
    let run = std::thread::spawn(move || cargo(&[&command, "-p", &name, "--lib"]).status.success());
    let mut memory = 0;
    while !run.is_finished() {
        memory = memory.max(compiler_memory());
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(run.join().unwrap(), "{} does not compile", set.crate_name());
    Cost { duration: started.elapsed(), memory }
}

/// The peak memory of the largest running compiler, in MB.
fn compiler_memory() -> u64 {
    let Ok(processes) = fs::read_dir("/proc") else { return 0 };
    let status = |path: PathBuf| fs::read_to_string(path.join("status")).unwrap_or_default();
    let peak = |status: String| {
        let line = status.lines().find(|l| l.starts_with("VmHWM:"))?;
        line.split_ascii_whitespace().nth(1)?.parse::<u64>().ok()
    };
    let compilers = processes.flatten().map(|p| status(p.path())).filter(|s| s.starts_with("Name:\trustc"));
    compilers.filter_map(peak).max().unwrap_or(0) / 1024
}
