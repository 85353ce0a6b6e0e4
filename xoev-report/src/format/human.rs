//! For people: the line of each fault, the place marked, with path, rule, expectation and hint.

use super::Writer;
use crate::text::{Texts, texts};
use crate::{Checked, Finding, Outcome, Settings, Summary};
use std::borrow::Cow;
use std::io::{self, Write};
use xoev_runtime::report::Severity;
use xoev_schema::diagnostics::render::{Notice, RenderOptions};

pub(super) struct Human {
    options: RenderOptions,
    texts: &'static Texts,
}

impl Human {
    pub fn new(settings: &Settings) -> Self {
        let options = RenderOptions { colour: settings.has_colour, ..RenderOptions::default() };
        Self { options, texts: texts(settings.wording.language) }
    }
}

impl Writer for Human {
    fn begin(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn message(&mut self, checked: &Checked, out: &mut dyn Write) -> io::Result<()> {
        for finding in checked.findings() {
            writeln!(out, "{}", notice(finding).render(&self.options))?;
        }
        write!(out, "{}: {}", checked.name, self.texts.conclusion(checked))?;
        if let Outcome::Unchecked { reason } = &checked.outcome {
            write!(out, ": {reason}")?;
        }
        writeln!(out)
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        if summary.messages > 1 {
            writeln!(out, "{}", self.texts.summary(summary))?;
        }
        Ok(())
    }
}

fn notice(finding: &Finding) -> Notice<'_> {
    Notice {
        rule: Some(finding.rule),
        severity: match finding.severity {
            Severity::Fault => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        },
        message: finding.message.clone(),
        hint: finding.hint.as_deref(),
        excerpt: finding.excerpt.as_ref().map(Cow::Borrowed),
    }
}
