//! How far a run over many messages is, for whoever sits before a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::time::Instant;

/// Without a width of its own the bar takes what is left of the line.
const TEMPLATE: &str = "{wide_bar} {pos}/{len} {eta}";

/// A progress bar on a terminal, nothing anywhere else.
pub struct Progress {
    bar: Option<ProgressBar>,
    started: Instant,
}

impl Progress {
    /// For so many messages. One alone has no bar, nor has a run in a pipeline (CI), without colours (NO_COLOR) or where
    /// nothing but faults is wanted.
    pub fn new(messages: usize, is_quiet: bool) -> Self {
        let started = Instant::now();
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_seen = messages > 1
            && !is_quiet
            && std::io::stderr().is_terminal()
            && !["NO_COLOR", "CI"].into_iter().any(is_set);
        let bar = is_seen.then(|| {
            let bar = ProgressBar::with_draw_target(Some(messages as u64), ProgressDrawTarget::stderr());
            let style = ProgressStyle::with_template(TEMPLATE);
            bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        });
        Self { bar, started }
    }

    /// One message more was checked.
    pub fn step(&self) {
        if let Some(bar) = &self.bar {
            bar.inc(1);
        }
    }

    /// Prints something while the bar is not there.
    pub fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }

    /// Takes the bar away; the seconds the run took, where there was one.
    pub fn finish(self) -> Option<f64> {
        self.bar.map(|bar| {
            bar.finish_and_clear();
            self.started.elapsed().as_secs_f64()
        })
    }
}
