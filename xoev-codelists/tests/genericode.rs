//! What the reader makes of lists as they are published: a folder for each kind of dirt, the list beside what is expected.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fmt::Write;
use std::path::Path;
use xoev_codelists::genericode::{Loaded, read};
use xoev_codelists::{CodeList, ColumnId, LocalText};
use xoev_runtime::report::Language;

#[test]
fn lists_are_read_as_recorded() {
    insta::glob!("genericode/*/list.xml", |path| {
        let mut settings = insta::Settings::clone_current();
        settings.set_omit_expression(true);
        settings.set_input_file("");
        settings.set_snapshot_path(path.parent().unwrap());
        settings.set_snapshot_suffix("");
        settings.set_prepend_module_to_snapshot(false);
        settings.bind(|| insta::assert_snapshot!("expected", rendered(path)));
    });
}

/// Only what is no list is refused.
#[test]
fn nothing_else_is_refused() {
    insta::glob!("genericode/*/list.xml", |path| {
        let name = path.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
        let is_refused = read(&std::fs::read(path).unwrap()).is_err();
        assert_eq!(is_refused, name.starts_with("refused-"), "{name}");
    });
}

fn rendered(path: &Path) -> String {
    match read(&std::fs::read(path).unwrap()) {
        Ok(Loaded { list, findings }) => {
            let mut out = described(&list);
            for finding in findings {
                writeln!(out, "\n{} [{}]", finding.position, finding.rule()).unwrap();
                writeln!(out, "  {}", finding.message(Language::En)).unwrap();
                writeln!(out, "  {}", finding.message(Language::De)).unwrap();
            }
            out
        }
        Err(refusal) => {
            format!("refused\n  {}\n  {}\n", refusal.message(Language::En), refusal.message(Language::De))
        }
    }
}

fn described(list: &CodeList) -> String {
    let mut out = String::new();
    let fields = [
        ("identifier", &list.identifier),
        ("version", &list.version),
        ("version identifier", &list.version_identifier),
        ("technical name", &list.technical_name),
        ("short name", &list.short_name),
        ("description", &list.description),
        ("version description", &list.version_description),
        ("changes", &list.changes),
        ("publisher", &list.publisher),
        ("publisher short name", &list.publisher_short_name),
        ("valid from", &list.valid_from),
        ("handbook version", &list.handbook_version),
        ("vocabulary", &list.vocabulary),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            writeln!(out, "{name}: {value}").unwrap();
        }
    }
    for LocalText { language, text } in &list.long_names {
        writeln!(out, "long name ({}): {text}", language.as_deref().unwrap_or("-")).unwrap();
    }
    let name = |id: Option<ColumnId>| id.map_or("-", |id| list.columns()[id.0].id.as_str());
    for column in list.columns() {
        let language = column.language.as_deref().map(|it| format!(" ({it})")).unwrap_or_default();
        let required = if column.is_required { " required" } else { "" };
        let external = if column.is_external { " external" } else { "" };
        let data_type = column.data_type.as_deref().unwrap_or("-");
        writeln!(out, "column {}: {data_type}{language}{required}{external}", column.id).unwrap();
    }
    for key in list.keys() {
        let columns: Vec<&str> = key.columns.iter().map(|id| name(Some(*id))).collect();
        let marker = key.marker.map(|it| format!(" {it:?}")).unwrap_or_default();
        writeln!(out, "key {}: {}{marker}", key.id, columns.join(", ")).unwrap();
    }
    writeln!(out, "codes in {}, labels in {}", name(list.code_column()), name(list.label_column())).unwrap();
    for row in list.rows() {
        let value = |at| row.value(ColumnId(at)).map_or("-".to_owned(), |it| format!("{it:?}"));
        let values: Vec<String> = (0..list.columns().len()).map(value).collect();
        writeln!(out, "  {}", values.join(" | ")).unwrap();
    }
    out
}
