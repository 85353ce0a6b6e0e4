//! `xoev validate`: messages against the schemas of their standards.

use crate::exit::Exit;
use crate::progress::Progress;
use crate::validation::{ValidateOptions, inputs};
use std::collections::HashSet;
use std::io::{BufWriter, stdout};
use std::ops::ControlFlow;
use std::sync::Arc;
use xoev_report::{Reports, Verdict};
use xoev_runtime::report::Language;
use xoev_validate::run::{RuleCounts, Worded, parallel, run as run_messages};

/// Validates each message; the exit code tells the worst of them.
pub fn run(options: &ValidateOptions) -> Exit {
    try_run(options).unwrap_or_else(|reason| {
        eprintln!("{reason}");
        Exit::Unusable
    })
}

fn try_run(options: &ValidateOptions) -> Result<Exit, String> {
    let checker = options.checker()?;
    let wording = options.report.wording();
    let inputs = inputs(&options.paths, wording.language);
    let progress = Progress::new(inputs.messages.len(), options.quiet);
    let mut printer = Printer {
        exit: if inputs.problems.is_empty() { Exit::Valid } else { Exit::Unusable },
        reports: options.report.begin(BufWriter::new(stdout()), options.quiet)?,
        rules: RuleCounts::default(),
        said: HashSet::new(),
        stops_early: options.fail_fast,
    };
    let jobs = parallel::jobs(options.jobs);
    let flow = run_messages(
        &checker,
        &inputs.messages,
        jobs,
        &wording,
        || progress.step(),
        |worded| progress.aside(|| printer.take(&worded)),
    );
    let seconds = progress.finish();
    if flow.is_break() && !options.quiet {
        eprintln!("{}", stopped(wording.language));
    }
    printer.finish(wording.language, options.quiet || inputs.messages.len() < 2, seconds)
}

fn stopped(language: Language) -> &'static str {
    match language {
        Language::De => "Nach der ersten Nachricht, die nicht gültig ist, wurde abgebrochen (--fail-fast)",
        Language::En => "stopped after the first message that is not valid (--fail-fast)",
    }
}

/// Reports what came of the messages, in their order.
struct Printer<'o> {
    exit: Exit,
    reports: Reports<'o>,
    rules: RuleCounts,
    /// What was said about schemas.
    said: HashSet<Arc<str>>,
    stops_early: bool,
}

impl Printer<'_> {
    fn take(&mut self, worded: &Worded) -> ControlFlow<()> {
        let said = &worded.schema_notes;
        if !said.is_empty() && self.said.insert(Arc::clone(said)) {
            // So that both streams, on one terminal, stand in the order of the messages.
            self.reports.flush();
            eprint!("{said}");
        }
        self.reports.take(&worded.checked);
        self.rules.add(&worded.checked);
        let exit = match worded.checked.verdict() {
            Verdict::Valid => Exit::Valid,
            Verdict::Invalid => Exit::Faults,
            Verdict::Unchecked => Exit::Unusable,
        };
        self.exit = self.exit.max(exit);
        match exit {
            Exit::Faults | Exit::Unusable if self.stops_early => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    }

    fn finish(self, language: Language, is_brief: bool, seconds: Option<f64>) -> Result<Exit, String> {
        let (_, faults) = self.reports.finish();
        if !is_brief {
            self.rules.text(language).iter().for_each(|rules| eprintln!("{rules}"));
            seconds.iter().for_each(|seconds| eprintln!("{seconds:.1} s"));
        }
        match faults.as_slice() {
            [] => Ok(self.exit),
            faults => Err(faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")),
        }
    }
}
