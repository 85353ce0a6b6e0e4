//! Reports for people (with the source line) and for programs.

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteDiagnostic, NamedSource, Report as MietteReport, ThemeCharacters, ThemeStyles};
use serde_json::{Value, json};
use std::io::IsTerminal;
use std::path::Path;
use xoev_runtime::report::{Issue, Language, Report};

/// A report with the source line of each fault, the place marked.
pub fn human(path: &Path, bytes: &[u8], report: &Report, language: Language) -> String {
    let text = xoev_runtime::event::decode(bytes);
    let handler = handler();
    let mut out = String::new();
    for issue in &report.issues {
        let diagnostic = diagnostic(issue, &text, language);
        let named = NamedSource::new(path.to_string_lossy(), text.to_string());
        let rendered = MietteReport::new(diagnostic).with_source_code(named);
        if handler.render_report(&mut out, rendered.as_ref()).is_err() {
            out.push_str(&issue.text(language));
        }
        out.push('\n');
    }
    let count = report.issues.len();
    let more = if report.is_truncated { "+" } else { "" };
    let sentence = match language {
        Language::De => format!("{}: ungültig, {count}{more} Fehler\n", path.display()),
        Language::En => format!("{}: invalid, {count}{more} faults\n", path.display()),
    };
    out.push_str(&sentence);
    out
}

fn handler() -> GraphicalReportHandler {
    let styles = if std::io::stdout().is_terminal() { ThemeStyles::ansi() } else { ThemeStyles::none() };
    GraphicalReportHandler::new_themed(GraphicalTheme { characters: ThemeCharacters::unicode(), styles }).with_context_lines(1)
}

fn diagnostic(issue: &Issue, text: &str, language: Language) -> MietteDiagnostic {
    let start = usize::try_from(issue.position.offset).unwrap_or(usize::MAX).min(text.len());
    let length = tag_length(text, start);
    let label = LabeledSpan::new_with_span(Some(issue.path.clone()), (start, length));
    let mut diagnostic = MietteDiagnostic::new(issue.message(language)).with_code(issue.rule).with_label(label);
    if let Some(hint) = issue.hint(language) {
        diagnostic = diagnostic.with_help(hint);
    }
    diagnostic
}

/// How much to mark: a tag with its name, otherwise one character.
fn tag_length(text: &str, start: usize) -> usize {
    let Some(rest) = text.get(start..) else { return 0 };
    if rest.starts_with('<') {
        return rest.find([' ', '>', '\t', '\n', '\r']).unwrap_or(1);
    }
    rest.chars().next().map_or(0, char::len_utf8)
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
                "expected": issue.expected().iter().map(ToString::to_string).collect::<Vec<_>>(),
                "hint": issue.hint(language),
            })
        })
        .collect();
    json!({ "file": path.to_string_lossy(), "valid": report.is_valid(), "truncated": report.is_truncated, "issues": issues })
}
