//! No crate holds unsafe code, so that there is nothing for Miri to look at.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::fs;
use std::path::Path;

/// The workspace forbids it, and every member takes the workspace's lints; `forbid` cannot be lifted within a crate.
#[test]
fn no_crate_allows_unsafe_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let workspace = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    assert!(workspace.contains("unsafe_code = \"forbid\""));
    let members = workspace.split("members = [").nth(1).and_then(|rest| rest.split(']').next()).unwrap();
    let members: Vec<&str> =
        members.split(',').map(|it| it.trim().trim_matches('"')).filter(|it| !it.is_empty()).collect();
    assert!(members.len() > 10, "{members:?}");
    for member in members {
        let manifest = fs::read_to_string(root.join(member).join("Cargo.toml")).unwrap();
        assert!(
            manifest.contains("[lints]\nworkspace = true"),
            "{member} does not take the workspace's lints"
        );
    }
}
