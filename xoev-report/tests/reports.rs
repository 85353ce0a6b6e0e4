//! Every format in both languages, with values and masked: `tests/cases/CASE/*.snap`.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

mod support;

use serde_json::Value;
use support::{cases, checked, wordings, written};
use xoev_report::Format;

/// Style and script are the same in every page and stand in files of their own.
fn without_style_and_script(page: &str) -> String {
    ["style", "script"].iter().fold(page.to_owned(), |page, tag| {
        let (before, rest) = page.split_once(&format!("<{tag}>")).unwrap();
        let (_, after) = rest.split_once(&format!("</{tag}>")).unwrap();
        // A line for each element, so that a change can be read.
        format!("{before}<{tag}>…</{tag}>{after}")
    })
}

fn readable(format: Format, report: &str) -> String {
    match format {
        Format::Html => without_style_and_script(report).replace("><", ">\n<"),
        _ => report.to_owned(),
    }
}

#[test]
fn all_formats() {
    for case in cases() {
        for (name, wording) in wordings() {
            let messages = checked(&case, &wording);
            for format in Format::ALL {
                let (report, _) = written(&messages, *format, wording);
                let mut settings = insta::Settings::clone_current();
                settings.set_snapshot_path(&case);
                settings.set_prepend_module_to_snapshot(false);
                settings.set_omit_expression(true);
                settings.bind(|| {
                    insta::assert_snapshot!(format!("{name}.{format}"), readable(*format, &report));
                });
            }
        }
    }
}

/// `secret.txt` of a case has what stands in its messages and must not be told.
#[test]
fn masked_reports_tell_no_value() {
    let mut looked_for = 0;
    for case in cases() {
        let secrets = std::fs::read_to_string(case.join("secret.txt")).unwrap();
        for (name, wording) in wordings() {
            let messages = checked(&case, &wording);
            for format in Format::ALL {
                let (report, _) = written(&messages, *format, wording);
                for secret in secrets.lines() {
                    let place = format!("{} {name} {format}: {secret}", case.display());
                    if wording.masks_values {
                        assert!(!report.contains(secret), "{place}");
                        looked_for += 1;
                    } else if *format == Format::Human {
                        // What no report tells would not be missed in a masked one.
                        assert!(report.contains(secret), "{place}");
                    }
                }
            }
        }
    }
    assert!(looked_for > 50, "{looked_for}");
}

/// Every object closed: what is written and not described fails too.
fn closed(schema: &mut Value) {
    if schema["type"] == "object" {
        schema["additionalProperties"] = Value::Bool(false);
    }
    match schema {
        Value::Object(parts) => parts.values_mut().for_each(closed),
        Value::Array(parts) => parts.iter_mut().for_each(closed),
        _ => {}
    }
}

#[test]
fn json_is_as_its_schema_describes_it() {
    let mut schema: Value = serde_json::from_str(include_str!("../schema/report-1.schema.json")).unwrap();
    closed(&mut schema);
    let validator = jsonschema::validator_for(&schema).unwrap();
    for case in cases() {
        for (name, wording) in wordings() {
            let (report, summary) = written(&checked(&case, &wording), Format::Json, wording);
            let report: Value = serde_json::from_str(&report).unwrap();
            let faults: Vec<String> = validator.iter_errors(&report).map(|it| it.to_string()).collect();
            assert!(faults.is_empty(), "{} {name}: {faults:#?}", case.display());
            assert_eq!(report["summary"]["faults"], summary.faults);
            assert_eq!(report["messages"].as_array().unwrap().len(), summary.messages);
        }
    }
    let mut wrong: Value = serde_json::from_str(&written(&[], Format::Json, Default::default()).0).unwrap();
    assert!(validator.is_valid(&wrong));
    wrong["version"] = 2.into();
    assert!(!validator.is_valid(&wrong));
}
