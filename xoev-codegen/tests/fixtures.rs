//! The code of each fixture is as expected. `tests/generated` compiles the same schemas and runs the code.
//! `INSTA_UPDATE=always cargo test -p xoev-codegen` writes the expectations anew.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic in a test is its report")]

use std::path::{Path, PathBuf};
use xoev_codegen::config::StandardConfig;
use xoev_codegen::generate;

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut out: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    out.sort();
    out
}

/// The generated file, without the line that names the version of the tool.
fn code(fixture: &Path) -> String {
    let mut config = StandardConfig::new(fixture.file_name().unwrap().to_str().unwrap());
    config.schemas.push(fixture.join("schema.xsd"));
    let code = generate(&config).unwrap_or_else(|error| panic!("{error}"));
    code.source.split_once('\n').unwrap().1.to_owned()
}

/// The expectation is Rust, not a snapshot with a head, so that it reads and highlights as what it is.
#[test]
fn fixtures_give_the_expected_code() {
    let is_update = std::env::var("INSTA_UPDATE").is_ok_and(|value| value == "always");
    let mut wrong = Vec::new();
    for fixture in fixtures() {
        let expected = fixture.join("expected.rs");
        let code = code(&fixture);
        if is_update {
            std::fs::write(&expected, code).unwrap();
        } else if std::fs::read_to_string(&expected).unwrap_or_default() != code {
            wrong.push(format!("{}\n{code}", expected.display()));
        }
    }
    assert!(wrong.is_empty(), "not as expected, see the top of this file:\n{}", wrong.join("\n"));
}

#[test]
fn the_same_schemas_give_the_same_bytes() {
    for fixture in fixtures() {
        assert_eq!(code(&fixture), code(&fixture));
    }
}
