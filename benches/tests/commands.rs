//! The commands that `benches/README.md` shows run, on the example standard; what they measure is not looked at.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::path::Path;
use std::process::Command;

fn run(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_xoev-bench")).args(arguments).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

fn file(name: &str) -> String {
    xoev_beispiel::file(name).to_str().unwrap().to_owned()
}

#[test]
fn a_message_is_measured() {
    let (schema, catalog) = (file("xbeispiel.xsd"), file("catalog.xml"));
    let message = file("samples/valid/0101-minimal.xml");
    let out = run(&[&schema, &message, "--catalog", &catalog, "--seconds", "0"]);
    let ways: Vec<&str> = xoev_bench::measure::speeds(&out).map(|(name, _)| name).collect();
    assert_eq!(
        ways,
        ["quick-xml Reader, events only", "validate bytes", "validate stream", "read into tree"]
    );
}

#[test]
fn schemas_are_measured() {
    let out = run(&["compile", &file("xbeispiel.xsd"), "--catalog", &file("catalog.xml"), "--seconds", "0"]);
    for stage in ["documents", "components", "grammar", "whole", "decode"] {
        assert!(out.contains(stage), "{stage}: {out}");
    }
}

#[test]
fn size_and_memory_are_measured() {
    assert!(run(&["scale", "message", "--largest", "1", "--seconds", "0"]).contains("| message, MB | 1 |"));
    assert!(run(&["memory", "20", "--most", "32"]).contains("streaming validation of 20 MB"));
}

/// The short form of the long run; it fails by itself if memory grows or a message is judged otherwise.
#[test]
fn a_soak_ends_after_messages_or_time() {
    assert!(run(&["soak", "600", "--messages", "3000"]).contains("all judged as the first time"));
    assert!(run(&["soak", "2"]).contains("all judged as the first time"));
}

#[test]
fn wrong_use_says_how() {
    let output = Command::new(env!("CARGO_BIN_EXE_xoev-bench")).output().unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("--help"));
    assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join("drivers/compile.c").is_file());
}
