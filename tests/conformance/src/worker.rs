//! The process that runs tests, one group after the other.
//!
//! Lines in: `GROUP<TAB>FIRST`, the group's position and the first test to run. Lines out: `begin<TAB>TEST` before
//! anything that may fail, `result<TAB>TEST<TAB>VERDICT<TAB>RULES<TAB>MESSAGE`, and `done` after a group.

use crate::judge::Schemas;
use crate::results::Verdict;
use crate::suite::{self, Group, Kind, Test, Validity};
use std::io::{self, BufRead, Write};
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::Mutex;
use xoev_runtime::grammar::PatternUnit;

/// Where and why the last panic happened.
static LAST_PANIC: Mutex<String> = Mutex::new(String::new());

/// Serves until the input ends.
///
/// # Errors
/// If the suite cannot be read or the other side is gone.
pub fn serve(folder: &Path, unit: PatternUnit) -> Result<(), String> {
    let suite = suite::read(folder)?;
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let payload = info.payload();
        let reason = payload.downcast_ref::<&str>().copied();
        let reason =
            reason.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or_default();
        if let Ok(mut last) = LAST_PANIC.lock() {
            *last = format!("{place}: {reason}");
        }
    }));
    for line in io::stdin().lock().lines() {
        let line = line.map_err(|error| error.to_string())?;
        let mut numbers = line.split('\t').map(str::parse::<usize>);
        let (Some(Ok(group)), Some(Ok(first))) = (numbers.next(), numbers.next()) else { continue };
        if let Some(group) = suite.groups.get(group) {
            run_group(group, first, unit);
        }
        say("done");
    }
    Ok(())
}

fn say(line: &str) {
    let mut out = io::stdout().lock();
    // A reader that is gone also closes the input, which ends the process.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

fn run_group(group: &Group, first: usize, unit: PatternUnit) {
    say(&format!("begin\t{first}"));
    let mut schemas = match catch(|| Schemas::new(&group.schema_documents, unit)) {
        Ok(schemas) => schemas,
        Err(message) => {
            for (index, _) in remaining(group, first) {
                answer(index, Verdict::Panic, "panic", &message);
            }
            return;
        }
    };
    for (index, test) in remaining(group, first) {
        say(&format!("begin\t{index}"));
        run_test(index, test, &mut schemas);
    }
}

/// The tests whose answer is asked for.
fn remaining(group: &Group, first: usize) -> impl Iterator<Item = (usize, &Test)> {
    group.tests.iter().enumerate().skip(first).filter(|(_, test)| test.expected.is_some())
}

fn run_test(index: usize, test: &Test, schemas: &mut Schemas) {
    let own = &schemas.own.answer;
    let found = match (test.kind, &test.document) {
        (Kind::Schema, _) => Ok(own.clone()),
        (Kind::Instance, _) if own.validity == Validity::Invalid => {
            return answer(index, Verdict::SchemaRejected, &own.rules.join(" "), &own.message);
        }
        (Kind::Instance, Some(document)) => catch(|| schemas.instance(document)),
        (Kind::Instance, None) => Err("the test names no document".to_owned()),
    };
    match found {
        Ok(found) => {
            answer(index, Verdict::Answered(found.validity), &found.rules.join(" "), &found.message);
        }
        Err(message) => answer(index, Verdict::Panic, "panic", &message),
    }
}

fn answer(index: usize, verdict: Verdict, rules: &str, message: &str) {
    let message: String = message.chars().take(300).collect();
    let message = message.replace(['\t', '\n', '\r'], " ");
    say(&format!("result\t{index}\t{verdict}\t{rules}\t{message}"));
}

fn catch<T>(run: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(run))
        .map_err(|_| LAST_PANIC.lock().map(|last| last.clone()).unwrap_or_default())
}
