//! Every kind of fault, as people see it: `tests/faults/FAMILY/schema.xsd` with `FAMILY/CASE/message.xml`; the report in
//! both languages stands beside the message. Families without a schema are of the example standard.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use xoev_codelists::{CodeChecker, CodeListRegistry, CodePolicy};
use xoev_report::{Checked, Format, Reports, Settings, Wording};
use xoev_runtime::Report;
use xoev_runtime::code::CodeSink;
use xoev_runtime::dispatch::Dispatcher;
use xoev_runtime::event::{Doctype, Limits, Options};
use xoev_runtime::grammar::Grammar;
use xoev_runtime::header::ReadPolicy;
use xoev_runtime::report::{Fault, Issue, Language, Position};
use xoev_runtime::tree::TreeBuilder;
use xoev_runtime::validator::validate_bytes_with;
use xoev_schema::grammar;
use xoev_schema::source::SourceOptions;
use xoev_schema::xoev::{add_code_types, interpret};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults")
}

fn compile(schema: PathBuf, catalog: Option<PathBuf>) -> Grammar {
    let options = SourceOptions { catalogs: catalog.into_iter().collect(), ..SourceOptions::default() };
    let mut loaded = xoev_schema::load(&[schema], &options);
    let mut compiled = grammar::compile(&loaded.components, None, &mut loaded.diagnostics);
    assert!(!loaded.diagnostics.has_errors(), "{:?}", loaded.diagnostics.list());
    let outline = interpret(&loaded.set, &loaded.components);
    add_code_types(&outline, &mut compiled);
    compiled.grammar.with_standard(&outline.run_time(&loaded.components, |_| true))
}

/// A folder of cases with what all of them are checked against.
struct Family {
    grammar: Grammar,
    registry: CodeListRegistry,
    options: Options,
}

impl Family {
    fn open(folder: &Path) -> Self {
        let name = folder.file_name().unwrap().to_str().unwrap();
        let own = folder.join("schema.xsd");
        let codes = Path::new(env!("CARGO_MANIFEST_DIR")).join("../xoev-codelists/tests/messages");
        let registry = CodeListRegistry::new();
        let grammar = match name {
            "codeliste" => {
                registry.add_path(codes.join("codelists"));
                compile(codes.join("schema.xsd"), None)
            }
            _ if own.is_file() => compile(own, None),
            _ => compile(xoev_beispiel::file("xbeispiel.xsd"), Some(xoev_beispiel::file("catalog.xml"))),
        };
        let options = Options {
            limits: Limits { depth: 20, ..Limits::default() },
            doctype: if name == "doctype" { Doctype::Refuse } else { Doctype::default() },
            follows_schema_locations: name == "schemaort",
        };
        Self { grammar, registry, options }
    }

    fn check(&self, message: &[u8]) -> Report {
        let policy = CodePolicy::default();
        let judge = CodeChecker::new(&self.registry, &policy);
        let sink = CodeSink::new(&self.grammar, &judge, TreeBuilder::new(&self.grammar));
        let (mut report, sink) = validate_bytes_with(&self.grammar, message, &self.options, sink);
        if self.registry.snapshot().is_empty() {
            report.issues.retain(|issue| !matches!(issue.fault, Fault::Code(_)));
        }
        if report.is_empty() {
            let policy = ReadPolicy::new().check_creation_time(true);
            report.issues = policy.check(&sink.into_inner().finish());
        }
        report
    }
}

/// What people read, in a language.
fn human(name: &str, message: &[u8], report: &Report, language: Language) -> String {
    let wording = Wording { language, masks_values: false };
    let mut out = Vec::new();
    let settings = Settings { wording, ..Settings::default() };
    let mut reports = Reports::new(settings).to_writer(Format::Human, &mut out);
    reports.take(&Checked::new(name, message, report, &wording));
    assert!(reports.finish().1.is_empty());
    String::from_utf8(out).unwrap()
}

fn cases(family: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(family)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("message.xml").is_file())
        .collect();
    found.sort();
    found
}

fn families() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    found.sort();
    found
}

/// What is wrong with a message that is dispatched among the versions of the example standard.
fn dispatched(dispatcher: &Dispatcher<'_>, message: &[u8]) -> Report {
    let fault = dispatcher.sniff(message).err().unwrap();
    let fault = Fault::Dispatch(fault);
    Report { issues: vec![Issue::new(String::new(), Position::default(), fault)], is_truncated: false }
}

#[test]
fn every_kind_of_fault_reads_well() {
    let versions = ["1.0", "1.1"].map(|version| {
        let file = |name| xoev_beispiel::file_of(version, name);
        compile(file("xbeispiel.xsd"), Some(file("catalog.xml")))
    });
    let ambiguous = [&versions[0], &versions[0]];
    let mut rules = BTreeSet::new();
    let mut count = 0;
    for family in families() {
        let name = family.file_name().unwrap().to_str().unwrap().to_owned();
        let opened = Family::open(&family);
        for case in cases(&family) {
            let message = std::fs::read(case.join("message.xml")).unwrap();
            let report = match (name.as_str(), case.ends_with("mehrdeutig")) {
                ("zuordnung", true) => dispatched(&Dispatcher::new(ambiguous), &message),
                ("zuordnung", false) => dispatched(&Dispatcher::new(&versions), &message),
                _ => opened.check(&message),
            };
            assert!(!report.is_empty(), "{}: nothing is wrong", case.display());
            rules.extend(report.issues.iter().map(|issue| issue.rule));
            for issue in &report.issues {
                for language in [Language::De, Language::En] {
                    assert!(!issue.message(language).is_empty(), "{issue:?}: no words");
                    assert!(issue.hint(language).is_none_or(|hint| !hint.is_empty()), "{issue:?}: no hint");
                }
            }
            let text = [Language::De, Language::En]
                .map(|language| human("message.xml", &message, &report, language))
                .join("\n--------\n\n");
            count += 1;
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path(&case);
            settings.set_prepend_module_to_snapshot(false);
            settings.set_omit_expression(true);
            settings.bind(|| insta::assert_snapshot!("report", text));
        }
    }
    println!("{count} cases, {} rules", rules.len());
    assert!(count >= 40, "{count} cases");
    no_rule_is_forgotten(&rules);
}

/// Each rule of a message has a case, or stands in `without_case.txt` with the reason.
fn no_rule_is_forgotten(shown: &BTreeSet<&str>) {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../xoev-runtime/src");
    let mut without: BTreeSet<String> = BTreeSet::new();
    for file in [
        "report/fault.rs",
        "report/well_formedness.rs",
        "report/code_fault.rs",
        "report/header_fault.rs",
        "report/attachment_fault.rs",
        "dispatch/fault.rs",
        "value/fault.rs",
    ] {
        let text = std::fs::read_to_string(source.join(file)).unwrap();
        let quoted = text.split('"').skip(1).step_by(2);
        let is_rule = |text: &&str| ["cvc-", "xml-wf", "xoev-"].iter().any(|start| text.starts_with(start));
        without.extend(quoted.filter(is_rule).filter(|rule| !shown.contains(rule)).map(str::to_owned));
    }
    let listed = std::fs::read_to_string(folder().join("without_case.txt")).unwrap();
    let listed: BTreeSet<String> =
        listed.lines().filter_map(|line| Some(line.split_once(": ")?.0.to_owned())).collect();
    assert_eq!(without, listed, "rules without a case (left: found, right: in without_case.txt)");
}
