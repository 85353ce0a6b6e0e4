//! Of which standard a message is, and what told it.

use crate::check::engine;
use crate::input::{Content, Input};
use crate::standards::{Recognised, Standards, Unrecognised};
use serde_json::{Value, json};
use xoev_runtime::dispatch::{MessageStart, Reason};
use xoev_runtime::event::Options;
use xoev_runtime::report::{Language, Report};
use xoev_runtime::validator::NoSink;

/// Says of which standard messages are.
pub struct Identifier<'s> {
    /// Among these.
    pub standards: &'s Standards,
    /// Whether each is also validated as one of its version.
    pub validates: bool,
    /// The language of the texts.
    pub language: Language,
}

/// What is said of a message.
#[derive(Debug, Clone, PartialEq)]
pub struct Identified {
    /// Whether it is of no known standard, or not valid where that was asked; `None` if it could not be read, or the
    /// schemas not be used.
    pub is_fault: Option<bool>,
    /// For people.
    pub text: String,
    /// For programs.
    pub json: Value,
}

impl Identifier<'_> {
    /// Says of which standard a message is.
    #[must_use]
    pub fn identify(&self, input: &Input) -> Identified {
        let name = input.name();
        input
            .read(|content| self.identify_content(name, content))
            .unwrap_or_else(|error| unread(name, &error.to_string()))
    }

    fn identify_content(&self, name: &str, content: Content<'_>) -> Identified {
        let start = match MessageStart::of(content.start()) {
            Ok(start) => start,
            Err(failure) => {
                let report = engine::not_well_formed(failure);
                let rule = report.issues.first().map_or("xml-wf", |issue| issue.rule);
                return self.unknown(name, rule, report.text(self.language).trim_end());
            }
        };
        match self.standards.recognise(&start) {
            Ok(found) => {
                let report = self.validates.then(|| {
                    let grammar = &found.schemas.grammar;
                    engine::run(grammar, content, &Options::default(), NoSink).0
                });
                self.known(name, &found, report)
            }
            Err(Unrecognised::Fault(fault)) => {
                self.unknown(name, fault.rule(), &fault.message(self.language))
            }
            Err(Unrecognised::Unusable(_, error)) => unread(name, &error.to_string()),
        }
    }

    fn unknown(&self, name: &str, rule: &str, message: &str) -> Identified {
        Identified {
            is_fault: Some(true),
            text: format!("{name}: {message} [{rule}]"),
            json: json!({ "file": name, "rule": rule, "error": message }),
        }
    }

    fn known(&self, name: &str, found: &Recognised<'_>, report: Option<Report>) -> Identified {
        let it = &found.identification;
        let standard = it.standard();
        let title = it.message().and_then(|message| message.info.title.as_deref());
        let attributes = it.reasons.iter().filter_map(|reason| match reason {
            Reason::Root => None,
            Reason::Attribute { name, value, .. } => Some(format!("{name}={value}")),
        });
        let attributes: Vec<String> = attributes.collect();
        let mut text = format!("{name}: {standard}, {}", it.root.local);
        if let Some(title) = title {
            text.push_str(&format!(" ({title})"));
        }
        if !attributes.is_empty() {
            text.push_str(&format!(" [{}]", attributes.join(", ")));
        }
        let mut json = json!({
            "file": name,
            "standard": standard.name,
            "version": standard.version,
            "kennung": standard.kennung,
            "namespace": it.root.namespace,
            "message": it.root.local,
            "title": title,
            "told_by": attributes,
        });
        let is_fault = report.as_ref().is_some_and(|report| !report.is_valid());
        if let Some(report) = report {
            if !report.is_valid() {
                text.push_str(&format!("\n{}", report.text(self.language).trim_end()));
            }
            let faults = report.issues.iter().map(|it| it.text(self.language));
            let faults: Vec<String> = faults.collect();
            json.as_object_mut().map(|it| it.insert("faults".to_owned(), json!(faults)));
        }
        Identified { is_fault: Some(is_fault), text, json }
    }
}

/// A message that cannot be read, or whose schemas cannot be used.
fn unread(name: &str, reason: &str) -> Identified {
    Identified {
        is_fault: None,
        text: format!("{name}: {}", reason.trim_end()),
        json: json!({ "file": name, "error": reason }),
    }
}
