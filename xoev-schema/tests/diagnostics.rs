//! What people read who wrote an invalid schema: the cases in `diagnostics/` as rendered. A new case is a new folder.
//!
//! A text must do to mend the schema: what is wrong, where, what the other place involved is, and what to write.

#![allow(clippy::unwrap_used)]

use std::path::Path;
use xoev_schema::diagnostics::render::{RenderOptions, render};
use xoev_schema::source::SourceOptions;

#[test]
fn cases_are_rendered_as_recorded() {
    insta::glob!("diagnostics/*/schema.xsd", |path| {
        let mut settings = insta::Settings::clone_current();
        settings.set_omit_expression(true);
        settings.set_input_file("");
        settings.set_snapshot_path(path.parent().unwrap());
        settings.set_snapshot_suffix("");
        settings.set_prepend_module_to_snapshot(false);
        // Messages say where a missing file was looked for.
        let folder = path.parent().unwrap().to_str().unwrap();
        settings.add_filter(&escaped(folder), "[folder]");
        settings.bind(|| insta::assert_snapshot!("expected", rendered(path)));
    });
}

/// A path as a regular expression.
fn escaped(path: &str) -> String {
    path.chars().map(|c| if c.is_alphanumeric() { c.to_string() } else { format!("\\{c}") }).collect()
}

fn rendered(path: &Path) -> String {
    let loaded = xoev_schema::load(&[path.to_owned()], &SourceOptions::default());
    let mut diagnostics = loaded.diagnostics;
    let _ = xoev_schema::grammar::compile(&loaded.components, None, &mut diagnostics);
    assert!(diagnostics.has_errors(), "{} is valid", path.display());
    let folder = path.parent().unwrap().canonicalize().unwrap();
    let options = RenderOptions { relative_to: Some(folder), ..RenderOptions::default() };
    render(&diagnostics, &loaded.set.sources, &options)
}
