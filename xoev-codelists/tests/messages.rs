//! Codes in messages: found by the validator's events, judged by a registry and a policy.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{grammar, path};
use std::fs;
use xoev_codelists::{
    Action, Availability, CodeChecker, CodeListRegistry, CodePolicy, ListPolicy, list_uses,
};
use xoev_runtime::code::CodeSink;
use xoev_runtime::event::Options;
use xoev_runtime::grammar::Grammar;
use xoev_runtime::report::{Language, Report, Severity};
use xoev_runtime::tree::TreeBuilder;
use xoev_runtime::validator::{NoSink, validate_bytes_with, validate_reader_with};

fn registry() -> CodeListRegistry {
    let registry = CodeListRegistry::new();
    let report = registry.add_path(path("messages/codelists"));
    assert!(report.is_clean(), "{report}");
    assert_eq!(report.findings().count(), 0);
    registry
}

fn muster() -> Grammar {
    grammar(&path("messages/schema.xsd"), Vec::new())
}

/// The report, the same whichever way the document is read.
fn check(grammar: &Grammar, document: &[u8], registry: &CodeListRegistry, policy: &CodePolicy) -> Report {
    let options = Options::default();
    let judge = CodeChecker::new(registry, policy);
    let report = validate_bytes_with(grammar, document, &options, CodeSink::new(grammar, &judge, NoSink)).0;
    let streamed =
        validate_reader_with(grammar, document, &options, CodeSink::new(grammar, &judge, NoSink)).0;
    assert_eq!(report, streamed);
    let builder = TreeBuilder::new(grammar);
    let read = validate_bytes_with(grammar, document, &options, CodeSink::new(grammar, &judge, builder)).0;
    assert_eq!(report, read);
    report
}

#[test]
fn every_code_type_is_judged() {
    let grammar = muster();
    let document = fs::read(path("messages/tiere.xml")).unwrap();
    let report = check(&grammar, &document, &registry(), &CodePolicy::default());
    let mut out = String::new();
    for issue in &report.issues {
        out.push_str(&format!("{:?} {}\n", issue.severity, issue.text(Language::En)));
        out.push_str(&format!("{}\n\n", issue.message(Language::De)));
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("messages");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("tiere", out));
}

#[test]
fn the_policy_decides() {
    let grammar = muster();
    let document = fs::read(path("messages/tiere.xml")).unwrap();
    let registry = registry();
    let count = |policy: &CodePolicy| {
        let report = check(&grammar, &document, &registry, policy);
        let faults = report.issues.iter().filter(|it| it.severity == Severity::Fault).count();
        (faults, report.warnings().count(), report.is_valid())
    };
    // Faults: three unknown codes. Warnings are told once: an other version, a version with and without the code, a list.
    let default = count(&CodePolicy::default());
    assert_eq!((default.0, default.2), (5, false), "{default:?}");
    let accept = CodePolicy {
        code_unknown: Action::Accept,
        other_version: Action::Accept,
        version_unknown: Action::Accept,
        list_unknown: Action::Accept,
        ..CodePolicy::default()
    };
    assert_eq!(count(&accept), (0, 0, true));
    // Faults are told at each place.
    let strict = count(&CodePolicy::strict());
    assert_eq!((strict.1, strict.2), (0, false));
    assert!(strict.0 > default.0 + default.1, "{strict:?} {default:?}");
    let lenient = ListPolicy { code_unknown: Some(Action::Warn), ..ListPolicy::default() };
    let one_list = CodePolicy::default().with_list("urn:muster:codeliste:tierart", lenient);
    assert!(count(&one_list).2);
    let enumerated = CodePolicy { checks_enumerated: true, ..CodePolicy::default() };
    assert_eq!(count(&enumerated).0, default.0 + 1);
}

#[test]
fn warnings_do_not_hide_faults() {
    let grammar = muster();
    let lists: String = (0..2000)
        .map(|n| format!("<frei listURI=\"urn:l{n}\" listVersionID=\"1\"><code>x</code></frei>"))
        .collect();
    let document = format!("<m:tiere xmlns:m=\"urn:muster\">{lists}<fest><code>77</code></fest></m:tiere>");
    let report = check(&grammar, document.as_bytes(), &registry(), &CodePolicy::default());
    assert!(report.is_truncated && !report.is_valid());
    assert_eq!(report.issues.last().unwrap().rule, "xoev-code-unknown");
}

#[test]
fn without_lists_messages_stay_valid() {
    let grammar = grammar(&xoev_beispiel::file("xbeispiel.xsd"), vec![xoev_beispiel::file("catalog.xml")]);
    let empty = CodeListRegistry::new();
    let mut warnings = 0;
    for sample in fs::read_dir(xoev_beispiel::file("samples/valid")).unwrap() {
        let document = fs::read(sample.unwrap().path()).unwrap();
        let report = check(&grammar, &document, &empty, &CodePolicy::default());
        assert!(report.is_valid(), "{report}");
        warnings += report.warnings().count();
    }
    assert!(warnings > 0, "a list that is not at hand passes in silence");
}

#[test]
fn the_lists_a_standard_uses_are_known() {
    let grammar = grammar(&xoev_beispiel::file("xbeispiel.xsd"), vec![xoev_beispiel::file("catalog.xml")]);
    let registry = CodeListRegistry::new();
    assert!(registry.add_path(xoev_beispiel::file("codelists")).is_clean());
    let snapshot = registry.snapshot();
    let mut out = String::new();
    for list in list_uses(&grammar) {
        let availability = snapshot.availability(&list);
        out.push_str(&format!(
            "{} {} {} {} x{}: {availability:?}\n",
            list.kind.number(),
            list.identifier.as_deref().unwrap_or("-"),
            list.version.as_deref().unwrap_or("-"),
            list.column.as_deref().unwrap_or("-"),
            list.types
        ));
        if list.kind.number() == 2 {
            assert!(matches!(availability, Availability::AtHand { .. }), "{list:?}");
        }
    }
    insta::assert_snapshot!("uses", out);
}
