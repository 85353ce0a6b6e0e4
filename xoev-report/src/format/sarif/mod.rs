//! SARIF 2.1.0, as code scanning of GitHub and GitLab and editors read it.
//!
//! In: messages. Out: one log with one run; a message that could not be checked is a notification of the tool.
//! Not here: what rules mean (`xoev_schema::explain`).

mod location;
mod log;
mod rules;

use super::Writer;
use crate::{Checked, Finding, Outcome, Settings, Summary};
use chrono::{DateTime, SecondsFormat, Utc};
use location::Locations;
use log::{Invocation, Log, Message, Notification, ResultObject, Run, Tool, ToolComponent};
use rules::Rules;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::io::{self, Write};
use xoev_runtime::report::{Language, Severity};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub(super) struct Sarif {
    settings: Settings,
    locations: Locations,
    rules: Rules,
    results: Vec<ResultObject>,
    notifications: Vec<Notification>,
}

impl Sarif {
    pub fn new(settings: &Settings) -> Self {
        Self {
            settings: settings.clone(),
            locations: Locations::new(settings.base_folder.clone()),
            rules: Rules::new(settings.wording.language),
            results: Vec::new(),
            notifications: Vec::new(),
        }
    }

    fn result(&mut self, name: &str, finding: &Finding, number: usize) -> ResultObject {
        let location = self.locations.of_finding(name, finding);
        let fingerprint = fingerprint(&location.physical_location.artifact_location.uri, finding, number);
        let mut text = finding.message.clone();
        if let Some(hint) = &finding.hint {
            let _ = write!(text, "\n{hint}");
        }
        ResultObject {
            rule_id: finding.rule,
            rule_index: self.rules.index(finding.rule),
            level: match finding.severity {
                Severity::Fault => "error",
                Severity::Warning => "warning",
            },
            message: Message { text },
            locations: [location],
            partial_fingerprints: BTreeMap::from([("xoev/v1", fingerprint)]),
        }
    }

    fn log(&mut self, summary: &Summary) -> Log {
        let started = self.settings.started.map(DateTime::<Utc>::from);
        let run = Run {
            tool: Tool {
                driver: ToolComponent {
                    name: "xoev",
                    semantic_version: self.settings.tool_version.clone(),
                    information_uri: env!("CARGO_PKG_REPOSITORY"),
                    rules: std::mem::take(&mut self.rules.descriptors),
                },
            },
            language: match self.settings.wording.language {
                Language::De => "de",
                Language::En => "en",
            },
            column_kind: "unicodeCodePoints",
            invocations: [Invocation {
                execution_successful: summary.unchecked == 0,
                start_time_utc: started.map(|it| it.to_rfc3339_opts(SecondsFormat::Secs, true)),
                tool_execution_notifications: std::mem::take(&mut self.notifications),
            }],
            results: std::mem::take(&mut self.results),
        };
        Log { schema: SCHEMA, version: "2.1.0", runs: [run] }
    }
}

impl Writer for Sarif {
    fn begin(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn message(&mut self, checked: &Checked, _: &mut dyn Write) -> io::Result<()> {
        if let Outcome::Unchecked { reason } = &checked.outcome {
            let locations = [self.locations.of_message(&checked.name)];
            let message = Message { text: reason.clone() };
            self.notifications.push(Notification { level: "error", message, locations });
        }
        let mut seen: HashMap<(&str, &str), usize> = HashMap::new();
        for finding in checked.findings() {
            let number = seen.entry((finding.rule, &finding.path)).or_default();
            *number += 1;
            let result = self.result(&checked.name, finding, *number);
            self.results.push(result);
        }
        Ok(())
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *out, &self.log(summary))?;
        writeln!(out)
    }
}

/// Equal for the same fault after lines moved: file, rule, path and its number among those. It tells no value.
fn fingerprint(uri: &str, finding: &Finding, number: usize) -> String {
    let digest = Sha256::digest(format!("{uri}\n{}\n{}\n{number}", finding.rule, finding.path));
    digest.iter().take(16).fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
