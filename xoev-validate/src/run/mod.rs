//! Many messages on all cores, and what came of them, in order.
//!
//! In: messages and a [`Checker`]. Out: a [`Checked`] for each, in words; [`RuleCounts`].
//! Invariants: the order is that of the messages, however many threads there are; one message alone starts no thread;
//! what came of a message is put into words by the thread that checked it, so that the message need not be kept.
//! Not here: what is printed.

mod archives;
pub mod parallel;
mod summary;

pub use summary::RuleCounts;

use crate::check::{Checker, Validated};
use crate::input::Input;
use archives::Archives;
use std::ops::ControlFlow;
use std::sync::Arc;
use xoev_report::{Checked, Wording};

/// What came of a message, in words.
#[derive(Debug)]
pub struct Worded {
    /// What was found.
    pub checked: Checked,
    /// What is to be said once about the schemas; empty where that is nothing.
    pub schema_notes: Arc<str>,
}

impl Worded {
    fn of(validated: &Validated, wording: &Wording) -> Self {
        Self { checked: validated.worded(wording), schema_notes: Arc::clone(&validated.schema_notes) }
    }
}

/// What a thread hands over.
enum Handed {
    Worded(Worded),
    /// To be seen together with the other messages of its archive first.
    InArchive(Validated),
}

/// Checks messages, at most `jobs` at the same time. `done` is called for each as soon as it was checked, by whatever
/// thread; `take` gets them in the order of the messages, and may end the run; then the answer is a break.
pub fn run(
    checker: &Checker,
    messages: &[Input],
    jobs: usize,
    wording: &Wording,
    done: impl Fn() + Sync,
    mut take: impl FnMut(Worded) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let check = |input: &Input| {
        let validated = checker.check(input);
        let handed = match input.archive() {
            None => Handed::Worded(Worded::of(&validated, wording)),
            Some(_) => Handed::InArchive(validated),
        };
        done();
        handed
    };
    let mut archives = Archives::new(messages);
    parallel::in_order(messages, jobs, check, |handed| match handed {
        Handed::Worded(worded) => {
            archives.skip();
            take(worded)
        }
        Handed::InArchive(validated) => {
            archives.take(validated, &mut |validated| take(Worded::of(&validated, wording)))
        }
    })
}
