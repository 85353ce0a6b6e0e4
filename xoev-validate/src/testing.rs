//! Messages in tests: assertions whose failure is the report for people.
//!
//! In: a message and where to look for its standard. Out: nothing, or a panic with the report, in German where `LANG` says so.
//! `xoev_macros::message_tests!` makes one test for each file of a folder out of them.

#![allow(clippy::panic, reason = "a panic is how an assertion fails")]

use crate::schemas::CompileOptions;
use crate::standards::{Search, Standards};
use crate::{Checker, Input, Validated};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use xoev_report::{Format, Reports, Settings, Wording};
use xoev_runtime::report::{Language, Severity};

/// What stands about the files of a folder `invalid` in the file `expected.toml` beside that folder, or in it.
#[derive(Debug, Default, Deserialize)]
struct Expected {
    /// The rules of which one at least, and no other, must be broken.
    rules: Vec<String>,
}

/// Asserts that a message is valid by the standard it is of. Standards are looked for as `xoev validate` does, from the
/// folder `from` upwards (an `xoev.toml`, or a folder `standards`).
///
/// # Panics
/// With the report for people, if the message is not valid or cannot be checked.
pub fn assert_valid(from: &str, message: impl AsRef<Path>) {
    let validated = validated(Path::new(from), None, message.as_ref());
    assert!(validated.outcome.is_valid(), "\n{}", report(&validated));
}

/// Asserts that a message is as its folder says: invalid in a folder `invalid`, by the rules its `expected.toml` names, if there
/// is one; valid elsewhere. `standard` names the standard to check by, instead of the one the message is of.
///
/// # Panics
/// With the report for people, if it is not.
pub fn assert_message(from: &str, standard: Option<&str>, message: &str) {
    let path = Path::new(message);
    let validated = validated(Path::new(from), standard, path);
    let Some(expected) = expected(path) else {
        assert!(validated.outcome.is_valid(), "\n{}", report(&validated));
        return;
    };
    let Some(found) = validated.outcome.report() else { panic!("\n{}", report(&validated)) };
    assert!(!found.is_valid(), "{message}: valid, though it lies in a folder `invalid`");
    let rules: BTreeSet<&str> = found
        .issues
        .iter()
        .filter(|issue| issue.severity == Severity::Fault)
        .map(|issue| issue.rule)
        .collect();
    let is_expected = rules.iter().all(|rule| expected.rules.iter().any(|it| it == rule));
    let wanted = expected.rules.join(", ");
    assert!(expected.rules.is_empty() || is_expected, "expected {wanted}:\n{}", report(&validated));
}

/// Asserts that a message becomes a value and is written back equal; that one in a folder `invalid` does not become one.
///
/// # Panics
/// With what reading or writing says, if it is not so.
pub fn assert_round_trip<T, R, W, B>(
    message: &str,
    read: impl Fn(&[u8]) -> Result<T, R>,
    write: impl Fn(&T) -> Result<B, W>,
) where
    T: PartialEq,
    R: Display,
    W: Display,
    B: AsRef<[u8]>,
{
    let bytes = std::fs::read(message).unwrap_or_else(|error| panic!("{message}: {error}"));
    let value = match (read(&bytes), expected(Path::new(message))) {
        (Ok(value), None) => value,
        (Err(_), Some(_)) => return,
        (Ok(_), Some(_)) => panic!("{message}: read, though it lies in a folder `invalid`"),
        (Err(report), None) => panic!("{message}:\n{report}"),
    };
    let written = write(&value).unwrap_or_else(|report| panic!("{message}, written back:\n{report}"));
    let again = read(written.as_ref()).unwrap_or_else(|report| panic!("{message}, read again:\n{report}"));
    assert!(value == again, "{message}: what is written back is another message");
}

/// Asserts that the files a pattern finds are those a test was made for.
///
/// # Panics
/// If there are others by now: the crate has to be compiled anew.
pub fn assert_files(from: &str, pattern: &str, known: &[&str]) {
    let pattern = Path::new(from).join(pattern);
    let found = glob::glob(&pattern.to_string_lossy()).into_iter().flatten().flatten();
    let known: BTreeSet<PathBuf> = known.iter().map(PathBuf::from).collect();
    let new: Vec<String> = found
        .filter(|path| path.is_file() && !known.contains(path))
        .map(|path| path.display().to_string())
        .collect();
    assert!(new.is_empty(), "no test yet for {}: touch the file with `message_tests!`", new.join(", "));
}

/// What is expected of a message; `None` where it must be valid.
fn expected(message: &Path) -> Option<Expected> {
    let folder = message.ancestors().skip(1).find(|folder| folder.ends_with("invalid"))?;
    let name = message.file_name()?.to_string_lossy();
    let files = [folder.join("expected.toml"), folder.join("../expected.toml")];
    let Some(text) = files.iter().find_map(|file| std::fs::read_to_string(file).ok()) else {
        return Some(Expected::default());
    };
    let mut all: BTreeMap<String, Expected> = toml::from_str(&text)
        .unwrap_or_else(|error| panic!("expected.toml beside {}: {error}", folder.display()));
    Some(all.remove(&*name).unwrap_or_default())
}

fn validated(from: &Path, standard: Option<&str>, message: &Path) -> Validated {
    checker(from, standard).check(&Input::file(message))
}

/// The checker for a place; its schemas are compiled once for all tests of a program.
fn checker(from: &Path, standard: Option<&str>) -> Arc<Checker> {
    type Checkers = HashMap<(PathBuf, Option<String>), Arc<Checker>>;
    static CHECKERS: Mutex<Option<Checkers>> = Mutex::new(None);
    let mut checkers = CHECKERS.lock().unwrap_or_else(PoisonError::into_inner);
    let key = (from.to_owned(), standard.map(str::to_owned));
    let made = checkers.get_or_insert_default().entry(key).or_insert_with(|| {
        let search = Search { from: from.to_owned(), ..Search::default() };
        let asked: Vec<String> = standard.map(str::to_owned).into_iter().collect();
        let found = Standards::find(&search, CompileOptions::default()).and_then(|all| all.select(&asked));
        Arc::new(found.and_then(Checker::with_standards).unwrap_or_else(|error| panic!("{error}")))
    });
    Arc::clone(made)
}

/// What people read about a message.
fn report(validated: &Validated) -> String {
    let wording = Wording { language: language(), masks_values: false };
    let mut out = Vec::new();
    let mut reports =
        Reports::new(Settings { wording, ..Settings::default() }).to_writer(Format::Human, &mut out);
    reports.take(&validated.worded(&wording));
    drop(reports.finish());
    format!("{}{}", validated.schema_notes, String::from_utf8_lossy(&out))
}

fn language() -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|it| !it.is_empty()));
    if locale.is_some_and(|it| it.starts_with("de")) { Language::De } else { Language::En }
}

/// Asserts that a message (a path from the crate's folder) is valid by the standard it is of.
///
/// ```no_run
/// # // A path that is there in no crate but the reader's.
/// xoev_validate::assert_valid!("samples/anmeldung.xml");
/// ```
#[macro_export]
macro_rules! assert_valid {
    ($message:expr) => {
        $crate::testing::assert_valid(
            env!("CARGO_MANIFEST_DIR"),
            ::std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join($message),
        )
    };
}
