//! What the schemas in `grammar/` are compiled to: diagnostics and grammar. A new case is a new folder; a file
//! `roots` names the global elements to compile for, otherwise all is compiled.

use std::fmt::Write;
use std::path::Path;
use xoev_runtime::grammar::Grammar;
use xoev_schema::diagnostics::Diagnostics;
use xoev_schema::schema_set::assemble;
use xoev_schema::source::SourceOptions;
use xoev_schema::{component, grammar};

#[test]
fn schemas_compile_as_recorded() {
    insta::glob!("grammar/*/schema.xsd", |path| {
        let mut settings = insta::Settings::clone_current();
        settings.set_omit_expression(true);
        settings.set_input_file("");
        settings.bind(|| insta::assert_snapshot!(compiled(path)));
    });
}

fn compiled(path: &Path) -> String {
    let mut diagnostics = Diagnostics::default();
    let set = assemble(&[path.to_owned()], &SourceOptions::default(), &mut diagnostics);
    let components = component::build(&set, &mut diagnostics);
    let roots = std::fs::read_to_string(path.with_file_name("roots")).ok().map(|names| {
        let is_named = |local: &str| names.lines().any(|n| n == local);
        let elements = components.global_elements.iter();
        elements.filter(|(name, _)| is_named(&name.local)).map(|(_, id)| *id).collect::<Vec<_>>()
    });
    let compiled = grammar::compile(&components, roots.as_deref(), &mut diagnostics);

    // The same in every run, and nothing is lost in the bytes.
    let bytes = compiled.grammar.encode();
    let again = grammar::compile(&components, roots.as_deref(), &mut Diagnostics::default());
    assert_eq!(bytes, again.grammar.encode());
    let decoded = Grammar::decode(&bytes).map(|g| grammar::dump(&g));
    assert_eq!(decoded, Ok(grammar::dump(&compiled.grammar)));

    let mut out = String::new();
    for it in diagnostics.list() {
        let place = it.primary.as_ref().map(|label| {
            let (line, column) = set.sources.line_column(label.span.file, label.span.start);
            format!("{line}:{column}: {}", label.text)
        });
        let _ = writeln!(out, "{:?} {}: {}", it.severity, it.rule, it.message);
        let _ = writeln!(out, "  {}", place.unwrap_or_default());
        for label in &it.secondary {
            let (line, column) = set.sources.line_column(label.span.file, label.span.start);
            let _ = writeln!(out, "  {line}:{column}: {}", label.text);
        }
    }
    out.push_str(&grammar::dump(&compiled.grammar));
    out
}
