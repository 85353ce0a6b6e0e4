//! Sizes of files, and the direction in which stages import each other.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

fn crate_sources() -> Vec<PathBuf> {
    let mut out = Vec::new();
    for name in [
        "xoev-characters",
        "xoev-runtime",
        "xoev-schema",
        "xoev-codegen",
        "xoev-macros",
        "xoev-repository",
        "xoev-cli",
        "xoev-docs",
        "xoev-codelists",
        "xoev-report",
        "xoev-sample",
        "xoev-validate",
        "xoev-diff",
    ] {
        sources(&root().join(name).join("src"), &mut out);
    }
    out.sort();
    out
}

/// A file over 800 lines holds more than one thing. Tables of numbers are no code.
#[test]
fn no_file_is_over_800_lines() {
    let tables = ["table.rs", "blocks.rs"];
    let long: Vec<String> = crate_sources()
        .iter()
        .filter(|p| !tables.iter().any(|t| p.ends_with(t)))
        .map(|p| (p, fs::read_to_string(p).unwrap().lines().count()))
        .filter(|(_, lines)| *lines > 800)
        .map(|(p, lines)| format!("{}: {lines}", p.display()))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

/// Data flows down: a stage must not import a later one.
#[test]
fn stages_import_only_earlier_ones() {
    let stages = ["source", "syntax", "schema_set", "component", "grammar", "xoev"];
    let mut wrong = Vec::new();
    for (at, stage) in stages.iter().enumerate() {
        let mut files = Vec::new();
        sources(&root().join("xoev-schema/src").join(stage), &mut files);
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            for later in &stages[at + 1..] {
                // `Compositor` is the one word of the components that the syntax shares.
                let imports = text.lines().filter(|l| !l.contains("component::Compositor"));
                if imports
                    .clone()
                    .any(|l| l.trim_start().starts_with("use ") && l.contains(&format!("crate::{later}")))
                {
                    wrong.push(format!("{} imports {later}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Only `event/` knows the XML tokeniser, only `xoev-macros` knows tokens.
#[test]
fn tokenisers_stay_where_they_belong() {
    let mut wrong = Vec::new();
    for file in crate_sources() {
        let text = fs::read_to_string(&file).unwrap();
        let name = file.to_string_lossy().replace('\\', "/");
        if name.contains("xoev-runtime/src") && !name.contains("/event/") && text.contains("quick_xml::") {
            wrong.push(format!("{name} uses quick_xml"));
        }
        if !name.contains("xoev-macros") && (text.contains("proc_macro2::") || text.contains("quote!")) {
            wrong.push(format!("{name} uses tokens"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The program on the first page of the README is one that is compiled and run.
#[test]
fn the_program_in_the_readme_is_the_shortest_example() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let shown = readme.split("```rust\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let example = fs::read_to_string(root().join("examples/kurz/src/main.rs")).unwrap();
    let code: String = example
        .lines()
        .skip_while(|l| l.starts_with("//!") || l.is_empty())
        .map(|l| format!("{l}\n"))
        .collect();
    assert_eq!(shown, code);
}
