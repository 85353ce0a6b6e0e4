//! Standards as dependencies, from the command line: what is printed and how it ends.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::fs;
use std::path::Path;
use std::process::Command;

/// Exit code, standard output and standard error of a command run in a folder.
fn xoev(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_xoev"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("XOEV_REPOSITORY")
        .env("LANG", "C")
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn from_a_folder_to_valid_messages() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let source = xoev_beispiel::folder().to_str().unwrap();
    assert_eq!(xoev(folder, &["verify"]).0, 2, "there is no lock yet");

    let (code, out, error) = xoev(folder, &["add", "xbeispiel@1.0", "--from", source]);
    assert_eq!((code, error.as_str()), (0, ""), "{out}");
    assert_eq!(
        out,
        "XBeispiel 1.0: [standard.xbeispiel], 5 messages, 1 entry schemas, 10 files in schemas/xbeispiel/1.0, 0 shared\n"
    );
    assert_eq!(
        xoev(folder, &["verify"]),
        (0, "1 standards, 10 files locked, 0 differences\n".to_owned(), String::new())
    );

    let sample = xoev_beispiel::file("samples/valid/0101-minimal.xml");
    let wrong = xoev_beispiel::file("samples/invalid/0101-leerer-name.xml");
    let validate =
        |path: &Path| xoev(folder, &["validate", "--standard", "xbeispiel", path.to_str().unwrap()]);
    assert_eq!(validate(&sample).0, 0);
    assert_eq!(validate(&wrong).0, 1);
    let (code, out, _) = xoev(folder, &["generate", "--config", "xoev.toml", "--out", "src"]);
    assert!(code == 0 && out.starts_with("src/xbeispiel.rs ("), "{out}");

    let (code, out, _) = xoev(folder, &["list", "--format", "json"]);
    let listed: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &listed["standards"][0]["locked"]["messages"]), (0, &5.into()));

    fs::write(folder.join("schemas/xbeispiel/1.0/xbeispiel.xsd"), "").unwrap();
    let (code, out, _) = xoev(folder, &["verify"]);
    assert!(code == 1 && out.contains("xbeispiel.xsd: changed [xoev-lock-changed]"), "{out}");
    let (code, _, error) = validate(&sample);
    assert!(code == 2 && error.contains("has changed since it was locked"), "{error}");
    let (code, out, _) = xoev(folder, &["update", "--dry-run", "--from", source]);
    assert_eq!((code, out.as_str()), (0, "xbeispiel@1.0: unchanged\n"), "what is published is as locked");
    assert_eq!(xoev(folder, &["fetch", "--from", source]).1, "xbeispiel@1.0: fetched\n");
    assert_eq!(validate(&sample).0, 0);
}

#[test]
fn refusals_name_rule_and_hint() {
    let folder = tempfile::tempdir().unwrap();
    let source = xoev_beispiel::folder().to_str().unwrap();
    let (code, _, error) = xoev(folder.path(), &["add", "xbeispiel@2.0", "--from", source]);
    assert_eq!(code, 1);
    assert!(error.contains("found version 1.0 [xoev-delivery-version]\n  hint: "), "{error}");
    let (code, _, error) = xoev(folder.path(), &["add", "xunbekannt@1"]);
    assert!(code == 2 && error.contains("[xoev-add-name]"), "{error}");
    let (code, _, error) =
        xoev(folder.path(), &["add", "xjustiz@4.0.0", "--repository", "http://127.0.0.1:9/api"]);
    assert!(code == 2 && error.contains("[xoev-download-failed]"), "{error}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
