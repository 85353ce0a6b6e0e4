//! Reports for people (with the source line) and for programs.

use serde_json::{Value, json};
use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;
use xoev_runtime::event::Document;
use xoev_runtime::report::{ExpectedItem, Issue, Language, Report};
use xoev_schema::diagnostics::Diagnostic;
use xoev_schema::diagnostics::render::{RenderOptions, render_one};
use xoev_schema::source::{FileId, SourceFile, SourceMap, Span};

/// A report with the source line of each fault, the place marked.
pub fn human(path: &Path, bytes: &[u8], report: &Report, language: Language) -> String {
    let (text, base) = match Document::new(bytes) {
        Ok(document) => (document.text().into_owned(), document.offset_base()),
        Err(_) => (String::from_utf8_lossy(bytes).into_owned(), 0),
    };
    let mut sources = SourceMap::default();
    let file = sources.add(SourceFile { path: path.to_owned(), text: Arc::from(text), bytes: Arc::from([]) });
    let options = RenderOptions { colour: std::io::stdout().is_terminal(), ..RenderOptions::default() };
    let mut out = String::new();
    for issue in &report.issues {
        let diagnostic = diagnostic(issue, &sources, file, base, language);
        out.push_str(&render_one(&diagnostic, &sources, &options));
        out.push('\n');
    }
    out.push_str(&conclusion(path, report, language));
    out
}

fn conclusion(path: &Path, report: &Report, language: Language) -> String {
    let count = report.issues.len();
    let more = if report.is_truncated { "+" } else { "" };
    match (language, count) {
        (Language::De, _) => format!("{}: ungültig, {count}{more} Fehler\n", path.display()),
        (Language::En, 1) => format!("{}: invalid, 1{more} fault\n", path.display()),
        (Language::En, _) => format!("{}: invalid, {count}{more} faults\n", path.display()),
    }
}

fn diagnostic(issue: &Issue, sources: &SourceMap, file: FileId, base: u64, language: Language) -> Diagnostic {
    let text = &sources.file(file).text;
    let start =
        usize::try_from(issue.position.offset.saturating_sub(base)).unwrap_or(usize::MAX).min(text.len());
    let end = start + marked_length(text.get(start..).unwrap_or_default());
    let span = Span { file, start: start as u32, end: end as u32 };
    let mut diagnostic =
        Diagnostic::error(issue.rule, span, issue.message(language)).label(issue.path.clone());
    if let Some(hint) = issue.hint(language) {
        diagnostic = diagnostic.hint(hint);
    }
    diagnostic
}

/// How much to mark: a tag or attribute with its name, otherwise one character.
fn marked_length(rest: &str) -> usize {
    if rest.starts_with('<') {
        return rest.find([' ', '>', '\t', '\n', '\r']).unwrap_or(1);
    }
    let name = rest.find(|c: char| !(c.is_alphanumeric() || ":_-.".contains(c))).unwrap_or(0);
    if name > 0 { name } else { rest.chars().next().map_or(0, char::len_utf8) }
}

/// What could have stood there: a name, `*` for any, or namespaces in the words of the schema.
fn expected(item: &ExpectedItem) -> String {
    match item {
        ExpectedItem::Element(name) => name.to_string(),
        ExpectedItem::AnyElement => "*".to_owned(),
        ExpectedItem::AnyOf(namespaces) => format!("{{{}}}*", namespaces.join(" ")),
        ExpectedItem::AnyBut(namespace) => format!("{{not {namespace}}}*"),
    }
}

/// A report for programs.
pub fn json(path: &Path, report: &Report, language: Language) -> Value {
    let issues: Vec<Value> = report
        .issues
        .iter()
        .map(|issue| {
            json!({
                "rule": issue.rule,
                "path": issue.path,
                "line": issue.position.line,
                "column": issue.position.column,
                "offset": issue.position.offset,
                "message": issue.message(language),
                "expected": issue.expected().iter().map(expected).collect::<Vec<_>>(),
                "hint": issue.hint(language),
            })
        })
        .collect();
    json!({ "file": path.to_string_lossy(), "valid": report.is_valid(), "truncated": report.is_truncated, "issues": issues })
}
