//! For people: the line of each fault, the place marked, with path, rule, expectation and hint.

use super::Writer;
use crate::text::{Texts, texts};
use crate::{Checked, Finding, Outcome, Settings, Summary, Verdict};
use std::io::{self, Write};
use xoev_schema::diagnostics::render::{RenderOptions, render_miette};

pub(super) struct Human {
    options: RenderOptions,
    texts: &'static Texts,
    is_brief: bool,
}

impl Human {
    pub fn new(settings: &Settings) -> Self {
        let texts = texts(settings.wording.language);
        let options = RenderOptions {
            colour: settings.has_colour,
            hint_label: Some(texts.hint),
            ..RenderOptions::default()
        };
        Self { options, texts, is_brief: settings.is_brief }
    }
}

impl Writer for Human {
    fn begin(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn message(&mut self, checked: &Checked, out: &mut dyn Write) -> io::Result<()> {
        if self.is_brief && checked.verdict() == Verdict::Valid && checked.findings().is_empty() {
            return Ok(());
        }
        for finding in checked.findings() {
            let place = place(checked, finding);
            writeln!(out, "{}{place}", render_miette(finding, &self.options))?;
        }
        write!(out, "{}: {}", checked.name, self.texts.conclusion(checked))?;
        if let Outcome::Unchecked { reason } = &checked.outcome {
            write!(out, ": {reason}")?;
        }
        writeln!(out)
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        if summary.messages > 1 && !self.is_brief {
            writeln!(out, "{}", self.texts.summary(summary))?;
        }
        Ok(())
    }
}

/// Where a finding stands, if there are no lines to show it: of a large message, or about a file as a whole.
fn place(checked: &Checked, finding: &Finding) -> String {
    if finding.excerpt.is_some() {
        return String::new();
    }
    let position = finding.place.as_ref().map(|it| format!(":{}", it.position)).unwrap_or_default();
    let path = if finding.path.is_empty() { String::new() } else { format!(" {}", finding.path) };
    format!("   ╰─ {}{position}{path}\n", checked.name)
}
