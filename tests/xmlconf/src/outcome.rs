//! What the readers say beside what they owe.

use crate::judge::{self, Answer};
use crate::record;
use crate::suite::{Kind, Test};
use std::fmt::Write as _;
use std::fs;
use xoev_runtime::event::Failure;

/// How a test ended.
#[derive(Debug)]
pub struct Outcome<'t> {
    /// The test.
    pub test: &'t Test,
    /// What is wrong; `None` for nothing.
    pub wrong: Option<&'static str>,
    /// Why the document was refused, where it was.
    pub refusal: Option<Failure>,
}

impl Outcome<'_> {
    /// The refusal in one line.
    #[must_use]
    pub fn reason(&self) -> String {
        self.refusal
            .as_ref()
            .map(|refusal| format!("{} {}", refusal.position, refusal.fault))
            .unwrap_or_default()
    }
}

/// Runs a test.
///
/// # Errors
/// If a file of the suite cannot be read.
pub fn run(test: &Test) -> Result<Outcome<'_>, String> {
    let bytes = fs::read(&test.path).map_err(|error| format!("{}: {error}", test.path.display()))?;
    let from_memory = judge::from_memory(&bytes);
    let wrong = if from_memory != judge::from_stream(&bytes) {
        Some("stream-differs")
    } else if from_memory.is_ok() != judge::is_well_formed_schema(&test.path) {
        Some("schema-differs")
    } else {
        compare(test, &from_memory)
    };
    Ok(Outcome { test, wrong, refusal: from_memory.err() })
}

fn compare(test: &Test, answer: &Answer) -> Option<&'static str> {
    match (answer, test.kind) {
        (Err(_), Kind::Valid | Kind::Invalid) => Some("refused"),
        (Ok(_), Kind::NotWellFormed) => Some("accepted"),
        (Ok(read), Kind::Valid | Kind::Invalid) => {
            let output = test.output.as_deref()?;
            (record::of_canonical(output).as_ref() != Ok(read)).then_some("read-otherwise")
        }
        (_, Kind::Error) | (Err(_), Kind::NotWellFormed) => None,
    }
}

/// Where and why each document was refused that is not well-formed: names and numbers only.
#[must_use]
pub fn places(outcomes: &[Outcome<'_>]) -> String {
    let mut text = String::new();
    for outcome in outcomes.iter().filter(|outcome| outcome.test.kind == Kind::NotWellFormed) {
        if let Some(Failure { fault, position }) = &outcome.refusal {
            let debug = format!("{fault:?}");
            let kind = debug.split([' ', '{']).next().unwrap_or_default();
            let _ = writeln!(text, "{}\t{position}\t{}\t{kind}", outcome.test.id, position.offset);
        }
    }
    text
}
