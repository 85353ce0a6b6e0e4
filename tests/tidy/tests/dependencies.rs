//! Licences and Rust versions of all dependencies, features included; `deny.toml` says the same to `cargo deny`.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use serde_json::Value;
use std::process::Command;

/// What a product that links xoev may have to ship under.
const LICENCES: [&str; 11] = [
    "MIT",
    // MIT without the duty to keep the notice; of what tests use.
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-3-Clause",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Zlib",
    "ISC",
    "BSL-1.0",
    // The table of root certificates the command trusts; data, not code.
    "CDLA-Permissive-2.0",
];

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
fn is_allowed(expression: &str) -> bool {
    let expression = expression.replace(['(', ')'], "").replace('/', " OR ");
    expression.split(" AND ").all(|part| part.split(" OR ").any(|licence| LICENCES.contains(&licence.trim())))
}

#[test]
fn licences_are_allowed() {
    let wrong: Vec<String> = packages()
        .iter()
        .filter(|p| !p["license"].as_str().is_some_and(is_allowed))
        .map(|p| format!("{} {}", p["name"], p["license"]))
        .collect();
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
