//! `xoev diff`: what differs between two versions of a standard.

use crate::diff::{DiffOptions, Version};
use crate::exit::Exit;
use crate::validation::inputs;
use crate::{language, limits, output};
use xoev_codegen::config::StandardConfig;
use xoev_diff::render::{Document, TextOptions};
use xoev_diff::rust_api::{RustComparison, compare_rust_api};
use xoev_diff::sample::{CheckedSample, SampleChecker};
use xoev_diff::{CompareOptions, Comparison, SubjectKind, compare};
use xoev_report::Wording;
use xoev_runtime::event::{Limits, Options};
use xoev_validate::Input;
use xoev_validate::input::Content;

/// Compares the two sides and prints the changes.
pub fn run(options: &DiffOptions) -> Exit {
    try_run(options).unwrap_or_else(|reason| {
        eprintln!("{}", reason.trim_end());
        Exit::Unusable
    })
}

fn try_run(options: &DiffOptions) -> Result<Exit, String> {
    let sides = options.sides()?;
    let messages = options.messages(&sides);
    let code_lists = options.code_lists()?;
    let versions = both(sides)?;
    let [old, new] = &versions;
    let chosen = CompareOptions { messages: messages.clone(), code_lists };
    let comparison = compare(old.side(), new.side(), &chosen).map_err(|error| error.to_string())?;
    let rust_api = options.rust_api.then(|| rust_api(&versions, &messages, &comparison)).transpose()?;
    let (samples, read) = samples(options, &versions, &comparison)?;
    let document =
        Document { comparison: &comparison, rust_api: rust_api.as_ref(), samples: samples.as_slice() };
    write(&document, options)?;
    let carried = if samples.iter().all(CheckedSample::is_valid) { Exit::Valid } else { Exit::Faults };
    Ok(exit(&comparison, options).max(carried).max(read))
}

/// Reads both sides at the same time.
fn both([old, new]: [StandardConfig; 2]) -> Result<[Version; 2], String> {
    std::thread::scope(|scope| {
        let other = scope.spawn(|| Version::read(new));
        let old = Version::read(old)?;
        let new = other.join().map_err(|_| "reading the new version failed".to_owned())??;
        Ok([old, new])
    })
}

fn rust_api(
    [old, new]: &[Version; 2],
    messages: &[String],
    comparison: &Comparison,
) -> Result<RustComparison, String> {
    let messages = &names_of_both(messages, comparison);
    std::thread::scope(|scope| {
        let other = scope.spawn(|| new.plan(messages));
        let old_plan = old.plan(messages)?;
        let new_plan = other.join().map_err(|_| "planning the new version failed".to_owned())??;
        Ok(compare_rust_api((old.side(), &old_plan), (new.side(), &new_plan)))
    })
}

/// Local names of messages, and those they have on the other side.
fn names_of_both(messages: &[String], comparison: &Comparison) -> Vec<String> {
    let local = |name: &str| name.rsplit(['}', ':']).next().unwrap_or(name).to_owned();
    let mut names: Vec<String> = messages.iter().map(|it| local(it)).collect();
    for subject in &comparison.subjects {
        let Some(old) = subject.old_name.as_deref().map(local) else { continue };
        let new = local(&subject.name);
        if subject.kind == SubjectKind::Message && (names.contains(&old) || names.contains(&new)) {
            names.extend([old, new]);
        }
    }
    names.sort_unstable();
    names.dedup();
    names
}

/// The messages that are to be checked; with the exit code for those that cannot be read.
fn samples(
    options: &DiffOptions,
    [old, new]: &[Version; 2],
    comparison: &Comparison,
) -> Result<(Vec<CheckedSample>, Exit), String> {
    if options.samples.is_empty() {
        return Ok((Vec::new(), Exit::Valid));
    }
    let wording = Wording { language: language::choose(options.lang), masks_values: options.mask_values };
    let inputs = inputs(&options.samples, wording.language);
    let mut exit = if inputs.problems.is_empty() { Exit::Valid } else { Exit::Unusable };
    let (old_code, new_code) = (old.compile()?, new.compile()?);
    let checker = SampleChecker::new(old.compiled(&old_code), new.compiled(&new_code), comparison);
    let mut limits = Limits::default();
    limits::settings(Some(&options.config)).apply_to(&mut limits);
    let engine = Options { limits, ..Options::default() };
    let mut checked = Vec::new();
    for input in &inputs.messages {
        match bytes(input) {
            Ok(bytes) => checked.push(checker.check(input.name(), &bytes, &engine, &wording)),
            Err(error) => {
                eprintln!("{}: {error}", input.name());
                exit = Exit::Unusable;
            }
        }
    }
    Ok((checked, exit))
}

/// The whole message: what is said of it points to its lines.
fn bytes(input: &Input) -> std::io::Result<Vec<u8>> {
    input.read(|content| match content {
        Content::Memory(bytes) => Ok(bytes.into_owned()),
        Content::Stream { mut start, rest } => rest.read_to_end(&mut start).map(|_| start),
    })?
}

/// Prints the comparison and writes the files that are wanted.
fn write(document: &Document<'_>, options: &DiffOptions) -> Result<(), String> {
    let language = language::choose(options.lang);
    for (format, path) in &options.reports {
        let text = format.write(document, language, TextOptions::default());
        xoev_files::write(path, text.as_bytes()).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    let colour = TextOptions { colour: output::stdout_has_colour() };
    print!("{}", options.format.write(document, language, colour));
    Ok(())
}

fn exit(comparison: &Comparison, options: &DiffOptions) -> Exit {
    let (reader, writer) = comparison.worst();
    match options.fail_on {
        Some(least) if !comparison.subjects.is_empty() && reader.max(writer) >= least.class() => Exit::Faults,
        _ => Exit::Valid,
    }
}
