//! What the schemas in `fixtures/` are built to: diagnostics and components. A new case is a new folder.

use std::fmt::Write;
use std::path::Path;
use xoev_schema::component;
use xoev_schema::diagnostics::{Diagnostics, Label, Severity};
use xoev_schema::schema_set::{SchemaSet, assemble};
use xoev_schema::source::SourceOptions;

#[test]
fn fixtures_build_as_recorded() {
    insta::glob!("fixtures/*/schema.xsd", |path| {
        let mut settings = insta::Settings::clone_current();
        settings.set_omit_expression(true);
        settings.set_input_file("");
        settings.bind(|| insta::assert_snapshot!(built(path)));
    });
}

/// The diagnostics and the components of a schema as text.
fn built(path: &Path) -> String {
    let mut diagnostics = Diagnostics::default();
    let set = assemble(&[path.to_owned()], &SourceOptions::default(), &mut diagnostics);
    let components = component::build(&set, &mut diagnostics);
    let mut out = String::new();
    for it in diagnostics.list() {
        let severity = match it.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let place = it.primary.as_ref().map(|label| place(&set, label)).unwrap_or_default();
        let _ = writeln!(out, "{severity} {} {place}: {}", it.rule, it.message);
        for label in &it.secondary {
            let _ = writeln!(out, "  {}: {}", self::place(&set, label), label.text);
        }
        if let Some(hint) = &it.hint {
            let _ = writeln!(out, "  hint: {hint}");
        }
    }
    out.push_str(&component::dump(&components));
    out
}

fn place(set: &SchemaSet, label: &Label) -> String {
    let (line, column) = set.sources.line_column(label.span.file, label.span.start);
    let path = &set.sources.file(label.span.file).path;
    format!("{}:{line}:{column}", path.file_name().unwrap_or_default().to_string_lossy())
}
