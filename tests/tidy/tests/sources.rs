//! Sizes of files, and the direction in which stages import each other.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::fs;
use std::path::PathBuf;
use xoev_tidy::{root, sources};

/// The crates that are libraries.
const LIBRARIES: [&str; 13] = [
    "xoev-characters",
    "xoev-codegen",
    "xoev-codelists",
    "xoev-diff",
    "xoev-docs",
    "xoev-files",
    "xoev-macros",
    "xoev-report",
    "xoev-repository",
    "xoev-runtime",
    "xoev-sample",
    "xoev-schema",
    "xoev-validate",
];

fn crate_sources() -> Vec<PathBuf> {
    let mut out = Vec::new();
    for name in LIBRARIES.into_iter().chain(["xoev-cli"]) {
        out.extend(sources(&root().join(name).join("src")).unwrap());
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
        let files = sources(&root().join("xoev-schema/src").join(stage)).unwrap();
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

/// Who writes a file writes it whole or not at all: that is `xoev-files`' matter, and nobody else's.
#[test]
fn files_are_written_in_one_place() {
    let others =
        ["fs::write(", "File::create", ".create(true)", ".create_new(true)", ".persist(", "NamedTempFile"];
    let mut wrong = Vec::new();
    for file in crate_sources() {
        let name = file.to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&file).unwrap();
        // Tests stand last, or in files of their own.
        let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        if name.contains("xoev-files/src") || name.ends_with("/tests.rs") || name.contains("/tests/") {
            continue;
        }
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        let found = lines.filter(|line| others.iter().any(|it| line.contains(it)));
        wrong.extend(found.map(|line| format!("{name}: {}", line.trim())));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A library never panics by an index, a part of a text or an arm that cannot be reached, unless it says why it cannot.
#[test]
fn libraries_are_linted_for_panics() {
    let line =
        "#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice, clippy::unreachable))]";
    let wrong: Vec<&str> = LIBRARIES
        .into_iter()
        .filter(|name| !fs::read_to_string(root().join(name).join("src/lib.rs")).unwrap().contains(line))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
