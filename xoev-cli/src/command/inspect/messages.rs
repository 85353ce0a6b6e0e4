//! What messages are.

use crate::arguments::Format;
use crate::exit::Exit;
use crate::language;
use crate::limits;
use crate::validation::{InspectOptions, inputs};
use serde_json::json;
use std::collections::HashSet;
use std::sync::Arc;
use xoev_runtime::event::Options;
use xoev_validate::Outcome;

/// Says of each message what it is; the exit code tells the worst of them.
pub fn run(options: &InspectOptions) -> Exit {
    let mut reading = Options::default();
    limits::settings(options.standards.config.as_deref()).apply_to(&mut reading.limits);
    let checker = match options.schemas.checker(&options.standards, reading) {
        Ok(checker) => checker,
        Err(reason) => {
            eprintln!("{reason}");
            return Exit::Unusable;
        }
    };
    let language = language::choose(options.lang);
    let inputs = inputs(&options.paths, language);
    let mut exit = if inputs.problems.is_empty() { Exit::Valid } else { Exit::Unusable };
    let (mut all, mut said) = (Vec::new(), HashSet::new());
    for description in checker.describe_all(&inputs.messages) {
        let notes = &description.validated.schema_notes;
        if said.insert(Arc::clone(notes)) {
            eprint!("{notes}");
        }
        exit = exit.max(match &description.validated.outcome {
            Outcome::Report(report) if report.is_valid() => Exit::Valid,
            Outcome::Report(_) => Exit::Faults,
            Outcome::Unreadable(_) | Outcome::Unusable(_) => Exit::Unusable,
        });
        match options.format {
            Format::Human => print!("{}", description.text(language)),
            Format::Json => all.push(description.json(language)),
        }
    }
    if options.format == Format::Json {
        println!("{:#}", json!({ "version": 1, "messages": all }));
    }
    exit
}
