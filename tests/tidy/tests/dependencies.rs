//! Licences, sources, copies and Rust versions of all dependencies, features included. What is allowed stands in `deny.toml`,
//! where `cargo deny` reads it, too.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use serde_json::Value;
use std::collections::BTreeMap;
use std::process::Command;

/// Where crates may come from.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

fn deny() -> toml::Table {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../deny.toml")).unwrap().parse().unwrap()
}

fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--all-features", "--locked"])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

/// Whether a licence expression can be met: one side of each `OR`, both sides of each `AND`.
fn is_allowed(expression: &str, licences: &[toml::Value]) -> bool {
    let expression = expression.replace(['(', ')'], "").replace('/', " OR ");
    let is_one = |licence: &str| licences.iter().any(|it| it.as_str() == Some(licence.trim()));
    expression.split(" AND ").all(|part| part.split(" OR ").any(is_one))
}

#[test]
fn licences_are_allowed() {
    let deny = deny();
    let licences = deny["licenses"]["allow"].as_array().unwrap();
    let wrong: Vec<String> = packages()
        .iter()
        .filter(|p| !p["license"].as_str().is_some_and(|it| is_allowed(it, licences)))
        .map(|p| format!("{} {}", p["name"], p["license"]))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn crates_come_from_the_registry() {
    let is_ours = |p: &Value| {
        p["source"].is_null()
            && p["name"].as_str().is_some_and(|it| it.contains("xoev") || it.starts_with("example-"))
    };
    let wrong: Vec<String> = packages()
        .iter()
        .filter(|p| p["source"] != REGISTRY && !is_ours(p))
        .map(|p| format!("{} {}", p["name"], p["source"]))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Of a crate that is there in several versions all but one are listed with a reason, and none that is not there.
#[test]
fn copies_have_a_reason() {
    let mut versions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in packages() {
        let text = |key: &str| package[key].as_str().unwrap().to_owned();
        versions.entry(text("name")).or_default().push(text("version"));
    }
    versions.retain(|_, versions| versions.len() > 1);
    let mut wrong = Vec::new();
    for skipped in deny()["bans"]["skip"].as_array().unwrap() {
        let (name, version) = skipped["crate"].as_str().unwrap().split_once('@').unwrap();
        let is_meant = |it: &String| it.starts_with(&format!("{version}."));
        let copies = versions.get_mut(name);
        match copies.and_then(|copies| copies.iter().position(is_meant).map(|at| copies.remove(at))) {
            None => wrong.push(format!("{name}@{version} is listed and no copy")),
            Some(_) if skipped["reason"].as_str().is_none_or(str::is_empty) => {
                wrong.push(format!("{name}@{version} has no reason"));
            }
            Some(_) => {}
        }
    }
    let unlisted = versions.iter().filter(|(_, copies)| copies.len() > 1);
    wrong.extend(unlisted.map(|(name, copies)| format!("{name} is there as {}", copies.join(" and "))));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_dependency_needs_a_newer_rust() {
    // Three numbers always: 1.89 and 1.89.0 are the same version.
    let version = |text: &str| -> [u32; 3] {
        let mut numbers = text.split('.').map(|n| n.parse().unwrap_or(0));
        std::array::from_fn(|_| numbers.next().unwrap_or(0))
    };
    let packages = packages();
    let ours = packages.iter().find(|p| p["name"] == "xoev-runtime").unwrap();
    let ours = version(ours["rust_version"].as_str().unwrap());
    let wrong: Vec<String> = packages
        .iter()
        .filter(|p| p["rust_version"].as_str().is_some_and(|v| version(v) > ours))
        .map(|p| format!("{} {}", p["name"], p["rust_version"]))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
