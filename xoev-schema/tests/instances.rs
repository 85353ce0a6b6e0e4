//! Documents against small schemas: `tests/instances/CASE/schema.xsd` with its `*.xml`; the expected report stands
//! beside each document as a snapshot, in both languages.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::path::{Path, PathBuf};
use xoev_runtime::event::Options;
use xoev_runtime::grammar::Grammar;
use xoev_runtime::report::{Language, Report};
use xoev_runtime::validator::{read_tree, validate_bytes, validate_reader};
use xoev_schema::diagnostics::Diagnostics;
use xoev_schema::source::SourceOptions;
use xoev_schema::{component, grammar, schema_set};

fn compile(schema: PathBuf) -> Grammar {
    let mut diagnostics = Diagnostics::default();
    let set = schema_set::assemble(&[schema], &SourceOptions::default(), &mut diagnostics);
    let components = component::build(&set, &mut diagnostics);
    let compiled = grammar::compile(&components, None, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{:?}", diagnostics.list());
    // As generated code has it.
    Grammar::decode(&compiled.grammar.encode()).unwrap()
}

fn check(grammar: &Grammar, document: &Path) -> Report {
    let bytes = std::fs::read(document).unwrap();
    let options = Options { follows_schema_locations: true, ..Options::default() };
    let report = validate_bytes(grammar, &bytes, &options);
    let streamed = validate_reader(grammar, bytes.as_slice(), &options);
    assert_eq!(report, streamed, "{}: streaming says otherwise", document.display());
    let (_, read) = read_tree(grammar, &bytes, &options);
    assert_eq!(report, read, "{}: reading says otherwise", document.display());
    report
}

#[test]
fn reports() {
    insta::glob!("instances/*/schema.xsd", |schema| {
        let grammar = compile(schema.to_path_buf());
        let folder = schema.parent().unwrap();
        let mut documents: Vec<PathBuf> =
            std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
        documents.retain(|path| path.extension().is_some_and(|extension| extension == "xml"));
        documents.sort();
        assert!(!documents.is_empty(), "{}: no documents", folder.display());
        let mut reports = String::new();
        for document in documents {
            let name = document.file_stem().unwrap().to_string_lossy();
            let report = check(&grammar, &document);
            assert_eq!(report.is_valid(), name.starts_with("valid"), "{}: {report}", document.display());
            if !report.is_valid() {
                let (german, english) = (report.text(Language::De), report.text(Language::En));
                reports.push_str(&format!("== {name}\n{german}--\n{english}\n"));
            }
        }
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(folder);
        settings.set_snapshot_suffix("");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.remove_input_file();
        settings.bind(|| insta::assert_snapshot!("report", reports));
    });
}
