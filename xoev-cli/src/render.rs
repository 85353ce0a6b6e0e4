//! Reports for people (with the source line) and for programs.

use serde_json::{Value, json};
use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;
use xoev_runtime::event::Document;
use xoev_runtime::report::{ExpectedItem, Issue, Language, Report, Severity};
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

/// The verdict in one line.
pub fn conclusion(path: &Path, report: &Report, language: Language) -> String {
    let warnings = report.warnings().count();
    let faults = report.issues.len() - warnings;
    let more = if report.is_truncated { "+" } else { "" };
    let verdict = match (language, faults) {
        (Language::De, 0) => "gültig".to_owned(),
        (Language::En, 0) => "valid".to_owned(),
        (Language::De, _) => format!("ungültig, {faults}{more} Fehler"),
        (Language::En, 1) => format!("invalid, 1{more} fault"),
        (Language::En, _) => format!("invalid, {faults}{more} faults"),
    };
    let warned = match (language, warnings) {
        (_, 0) => String::new(),
        (Language::De, 1) => ", 1 Warnung".to_owned(),
        (Language::En, 1) => ", 1 warning".to_owned(),
        (Language::De, _) => format!(", {warnings} Warnungen"),
        (Language::En, _) => format!(", {warnings} warnings"),
    };
    format!("{}: {verdict}{warned}\n", path.display())
}

fn diagnostic(issue: &Issue, sources: &SourceMap, file: FileId, base: u64, language: Language) -> Diagnostic {
    let text = &sources.file(file).text;
    let start =
        usize::try_from(issue.position.offset.saturating_sub(base)).unwrap_or(usize::MAX).min(text.len());
    let end = start + marked_length(text.get(start..).unwrap_or_default());
    let span = Span { file, start: start as u32, end: end as u32 };
    let new = match issue.severity {
        Severity::Fault => Diagnostic::error,
        Severity::Warning => Diagnostic::warning,
    };
    let mut diagnostic = new(issue.rule, span, issue.message(language)).label(issue.path.clone());
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
                "severity": if issue.severity == Severity::Fault { "fault" } else { "warning" },
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
