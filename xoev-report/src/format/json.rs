//! For programs: one JSON document, a line for each message. `schema/report-1.schema.json` describes it.

use super::Writer;
use crate::{Checked, Finding, Identity, Outcome, Settings, Summary, Verdict};
use serde::{Serialize, Serializer};
use std::io::{self, Write};
use xoev_runtime::report::{Language, Severity};
use xoev_schema::diagnostics::excerpt::Excerpt;

/// The version of the format: another number where a field is gone or means something else.
const VERSION: u32 = 1;

pub(super) struct Json {
    settings: Settings,
    is_first: bool,
}

impl Json {
    pub fn new(settings: &Settings) -> Self {
        Self { settings: settings.clone(), is_first: true }
    }
}

impl Writer for Json {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let language = match self.settings.wording.language {
            Language::De => "de",
            Language::En => "en",
        };
        let tool = Tool { name: "xoev", version: &self.settings.tool_version };
        write!(out, "{{\"version\":{VERSION},\"tool\":")?;
        serde_json::to_writer(&mut *out, &tool)?;
        write!(out, ",\"language\":\"{language}\",\"masked\":{},", self.settings.wording.masks_values)?;
        write!(out, "\"messages\":[")
    }

    fn message(&mut self, checked: &Checked, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if std::mem::take(&mut self.is_first) { b"\n" } else { b",\n" })?;
        Ok(serde_json::to_writer(out, checked)?)
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "\n],\"summary\":")?;
        serde_json::to_writer(&mut *out, summary)?;
        writeln!(out, "}}")
    }
}

/// As in the JSON report.
impl Serialize for Checked {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        message(self).serialize(serializer)
    }
}

/// As in the JSON report.
impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        issue(self).serialize(serializer)
    }
}

#[derive(Serialize)]
struct Tool<'a> {
    name: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
struct Message<'a> {
    file: &'a str,
    verdict: &'static str,
    standard: Option<&'a str>,
    standard_version: Option<&'a str>,
    message: Option<&'a str>,
    title: Option<&'a str>,
    /// Why it was not checked.
    error: Option<&'a str>,
    truncated: bool,
    issues: &'a [Finding],
}

#[derive(Serialize)]
struct Issue<'a> {
    rule: &'a str,
    severity: &'static str,
    path: &'a str,
    line: Option<u32>,
    column: Option<u32>,
    /// In bytes of the text in UTF-8.
    offset: Option<u64>,
    /// How many characters are concerned.
    length: Option<usize>,
    message: &'a str,
    expected: &'a [String],
    hint: Option<&'a str>,
    excerpt: Option<Lines<'a>>,
}

#[derive(Serialize)]
struct Lines<'a> {
    lines: Vec<Line<'a>>,
    mark: Option<Mark>,
}

#[derive(Serialize)]
struct Line<'a> {
    number: usize,
    text: &'a str,
}

/// What is marked, in characters of the text of that line in the excerpt.
#[derive(Serialize)]
struct Mark {
    line: usize,
    start: usize,
    end: usize,
}

fn message(checked: &Checked) -> Message<'_> {
    let Identity { standard, version, message, title } = &checked.identity;
    Message {
        file: &checked.name,
        verdict: match checked.verdict() {
            Verdict::Valid => "valid",
            Verdict::Invalid => "invalid",
            Verdict::Unchecked => "unchecked",
        },
        standard: standard.as_deref(),
        standard_version: version.as_deref(),
        message: message.as_deref(),
        title: title.as_deref(),
        error: match &checked.outcome {
            Outcome::Checked { .. } => None,
            Outcome::Unchecked { reason } => Some(reason),
        },
        truncated: checked.is_truncated(),
        issues: checked.findings(),
    }
}

fn issue(finding: &Finding) -> Issue<'_> {
    let place = finding.place.as_ref();
    Issue {
        rule: finding.rule,
        severity: match finding.severity {
            Severity::Fault => "fault",
            Severity::Warning => "warning",
        },
        path: &finding.path,
        line: place.map(|it| it.position.line),
        column: place.map(|it| it.position.column),
        offset: place.map(|it| it.position.offset),
        length: place.map(|it| it.length),
        message: &finding.message,
        expected: &finding.expected,
        hint: finding.hint.as_deref(),
        excerpt: finding.excerpt.as_ref().map(lines),
    }
}

fn lines(excerpt: &Excerpt) -> Lines<'_> {
    let lines: Vec<_> = excerpt.lines().map(|(number, text)| Line { number, text }).collect();
    let mark = excerpt.main_place().and_then(|(number, range)| {
        let text = lines.iter().find(|line| line.number == number)?.text;
        let characters = |at| text.get(..at).map_or(0, |before: &str| before.chars().count());
        Some(Mark { line: number, start: characters(range.start), end: characters(range.end) })
    });
    Lines { lines, mark }
}
