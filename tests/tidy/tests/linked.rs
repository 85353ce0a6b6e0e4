//! The list of what a product links (ARCHITECTURE.md) against what cargo links.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a panic is the report of a test")]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use xoev_tidy::root;

/// The names of what is linked with a crate, itself and the members it uses by name left in.
fn linked(arguments: &[&str]) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        // Other machines need other crates, of which a member of the workspace would be none.
        .args(["tree", "--locked", "--edges", "normal,no-proc-macro", "--prefix", "none"])
        .args(["--target", "x86_64-unknown-linux-gnu"])
        .args(arguments)
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    lines.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

/// What the table names, by what it is linked because of.
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let section = text.split("## What a product links").nth(1).expect("the section");
    let section = section.split("\n## ").next().unwrap();
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in section.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        assert!(cells.len() == 3 && !cells[2].is_empty(), "{line}");
        let (name, cause) = (cells[0], cells[1]);
        let is_new = found.entry(cause.replace('`', "")).or_default().insert(name.replace('`', ""));
        assert!(is_new, "twice: {line}");
    }
    found
}

/// The features of the runtime.
fn features() -> Vec<String> {
    let text = std::fs::read_to_string(root().join("xoev-runtime/Cargo.toml")).unwrap();
    let section = text.split("[features]\n").nth(1).unwrap().split("\n[").next().unwrap();
    let names = section.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name.to_owned());
    names.filter(|name| name != "default").collect()
}

#[test]
fn the_list_of_what_a_product_links_is_right() {
    let mut table = table();
    let mut of = |cause: &str| table.remove(cause).unwrap_or_default();
    let without = |mut these: BTreeSet<String>, those: &BTreeSet<String>| {
        these.retain(|it| !those.contains(it));
        these
    };
    let runtime = linked(&["-p", "xoev-runtime"]);
    let itself = BTreeSet::from(["xoev-runtime".to_owned()]);
    assert_eq!(without(runtime.clone(), &itself), of("always"));
    let features = features();
    assert!(features.len() > 3, "{features:?}");
    for feature in features {
        let more = without(linked(&["-p", "xoev-runtime", "--features", &feature]), &runtime);
        assert_eq!(more, of(&format!("feature {feature}")), "{feature}");
    }
    for name in ["xoev-codelists", "xoev-characters"] {
        let itself = BTreeSet::from([name.to_owned()]);
        let more = without(without(linked(&["-p", name]), &runtime), &itself);
        assert_eq!(more, of(&format!("crate {name}")), "{name}");
    }
    assert!(table.is_empty(), "nothing is linked because of these: {table:?}");
    // A crate of generated code adds itself.
    let generated = without(linked(&["-p", "xoev-beispiel"]), &runtime);
    assert_eq!(generated, BTreeSet::from(["xoev-beispiel".to_owned()]));
}
