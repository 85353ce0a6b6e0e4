//! JUnit's XML, as CI servers read it: one case per message, warnings as its output. Written by quick-junit, which also
//! takes out the characters XML cannot have.

use super::Writer;
use crate::text::{Texts, texts};
use crate::{Checked, Finding, Outcome, Settings, Summary};
use chrono::{DateTime, Utc};
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use std::io::{self, Write};
use std::time::{Duration, SystemTime};
use xoev_runtime::report::Severity;

const NAME: &str = "xoev validate";

pub(super) struct Junit {
    suite: TestSuite,
    texts: &'static Texts,
    started: Option<SystemTime>,
    /// Of all messages, as far as it is told.
    duration: Option<Duration>,
}

impl Junit {
    pub fn new(settings: &Settings) -> Self {
        let texts = texts(settings.wording.language);
        Self { suite: TestSuite::new(NAME), texts, started: settings.started, duration: None }
    }
}

impl Writer for Junit {
    fn begin(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn message(&mut self, checked: &Checked, _: &mut dyn Write) -> io::Result<()> {
        if let Some(duration) = checked.duration {
            *self.duration.get_or_insert_default() += duration;
        }
        self.suite.add_test_case(case(checked, self.texts));
        Ok(())
    }

    fn end(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let mut suite = std::mem::replace(&mut self.suite, TestSuite::new(NAME));
        let mut report = Report::new(NAME);
        if let Some(started) = self.started {
            suite.set_timestamp(DateTime::<Utc>::from(started));
        }
        if let Some(duration) = self.duration {
            suite.set_time(duration);
            report.set_time(duration);
        }
        report.add_test_suite(suite);
        let text = report.to_string().map_err(io::Error::other)?;
        // Jenkins' schema has this attribute for a suite, not for all suites; no message is skipped.
        out.write_all(text.replacen(" skipped=\"0\"", "", 1).as_bytes())
    }
}

fn case(checked: &Checked, texts: &Texts) -> TestCase {
    let status = match &checked.outcome {
        Outcome::Unchecked { reason } => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
            status.set_message(texts.conclusion(checked)).set_type("xoev").set_description(reason);
            status
        }
        Outcome::Checked { .. } => {
            let faults: Vec<_> = of_severity(checked, Severity::Fault).collect();
            match faults.first() {
                None => TestCaseStatus::success(),
                Some(first) => failure(texts.conclusion(checked), first, &faults),
            }
        }
    };
    let mut case = TestCase::new(&checked.name, status);
    let class = checked.identity.to_string();
    case.set_classname(if class.is_empty() { NAME } else { &class });
    if let Some(duration) = checked.duration {
        case.set_time(duration);
    }
    let warnings: Vec<String> = of_severity(checked, Severity::Warning).map(Finding::text).collect();
    if !warnings.is_empty() {
        case.set_system_out(warnings.join("\n"));
    }
    case
}

fn failure(conclusion: String, first: &Finding, faults: &[&Finding]) -> TestCaseStatus {
    let texts: Vec<String> = faults.iter().map(|finding| finding.text()).collect();
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_message(conclusion).set_type(first.rule).set_description(texts.join("\n"));
    status
}

fn of_severity(checked: &Checked, severity: Severity) -> impl Iterator<Item = &Finding> {
    checked.findings().iter().filter(move |finding| finding.severity == severity)
}
