//! SARIF and JUnit against their official schemas, which `.ci/report-schemas FOLDER` fetches:
//! `XOEV_REPORT_SCHEMAS=FOLDER cargo test -p xoev-report --test official -- --ignored`.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a panic is the report of a test")]

mod support;

use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;
use support::{cases, checked, compile, wordings, written};
use xoev_report::{Checked, Format};
use xoev_runtime::report::Language;
use xoev_runtime::validator::{Options, validate_bytes};

fn schema(name: &str) -> PathBuf {
    let folder = std::env::var_os("XOEV_REPORT_SCHEMAS").expect("XOEV_REPORT_SCHEMAS names a folder");
    PathBuf::from(folder).join(name)
}

/// The reports of all cases, and one about no message.
fn reports(format: Format) -> Vec<(String, String)> {
    let mut reports = Vec::new();
    for (name, wording) in wordings() {
        let none: Vec<Checked> = Vec::new();
        reports.push((format!("empty {name}"), written(&none, format, wording).0));
        for case in cases() {
            let report = written(&checked(&case, &wording), format, wording).0;
            reports.push((format!("{} {name}", case.display()), report));
        }
    }
    reports
}

#[test]
#[ignore = "needs the official schemas: .ci/report-schemas"]
fn sarif() {
    let schema = std::fs::read_to_string(schema("sarif-schema-2.1.0.json")).unwrap();
    // A slip of the official schema: the bracket that closes nothing is no regular expression.
    let schema: Value = serde_json::from_str(&schema.replace("{2}]?$", "{2}?$")).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    for (name, report) in reports(Format::Sarif) {
        let report: Value = serde_json::from_str(&report).unwrap();
        let faults: Vec<String> =
            validator.iter_errors(&report).map(|it| format!("{}: {it}", it.instance_path())).collect();
        assert!(faults.is_empty(), "{name}: {faults:#?}");
        for result in report["runs"][0]["results"].as_array().unwrap() {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            let rule = &report["runs"][0]["tool"]["driver"]["rules"][index];
            assert_eq!(rule["id"], result["ruleId"], "{name}");
            assert!(rule["help"]["text"].is_string(), "{name}: {rule}");
        }
    }
    assert!(!validator.is_valid(&serde_json::json!({ "version": "2.1.0", "runs": [{}] })));
}

#[test]
#[ignore = "needs the official schemas: .ci/report-schemas"]
fn junit() {
    let schema = schema("junit-10.xsd");
    let grammar = compile(std::slice::from_ref(&schema), Vec::new());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("junit.xml");
    for (name, report) in reports(Format::Junit) {
        let found = validate_bytes(&grammar, report.as_bytes(), &Options::default());
        assert!(found.is_empty(), "{name}: {}", found.text(Language::En));
        std::fs::write(&file, &report).unwrap();
        let output = Command::new("xmllint").args(["--noout", "--schema"]).arg(&schema).arg(&file).output();
        let output = output.expect("xmllint is installed");
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    }
}
