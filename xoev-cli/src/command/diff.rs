//! `xoev diff`: what differs between two versions of a standard.

use crate::diff::{DiffFormat, DiffOptions, SideSource, read};
use crate::exit::Exit;
use crate::language;
use std::io::IsTerminal as _;
use xoev_codegen::Read;
use xoev_diff::render::{TextOptions, json, markdown, text};
use xoev_diff::{CompareOptions, Comparison, Side, compare};

/// Compares the two sides and prints the changes.
pub fn run(options: &DiffOptions) -> Exit {
    match compared(options) {
        Ok(comparison) => {
            print!("{}", shown(&comparison, options));
            exit(&comparison, options)
        }
        Err(reason) => {
            eprintln!("{}", reason.trim_end());
            Exit::Unusable
        }
    }
}

fn compared(options: &DiffOptions) -> Result<Comparison, String> {
    let (old, new) = options.sides()?;
    let messages = options.messages([&old, &new]);
    let code_lists = options.code_lists()?;
    let (old, new) = both(&old, &new)?;
    compare(side(&old), side(&new), &CompareOptions { messages, code_lists })
        .map_err(|error| error.to_string())
}

fn side(read: &Read) -> Side<'_> {
    Side { set: &read.set, components: &read.components, standard: &read.standard }
}

/// Reads both sides at the same time.
fn both(old: &SideSource, new: &SideSource) -> Result<(Read, Read), String> {
    std::thread::scope(|scope| {
        let other = scope.spawn(|| read(new));
        let old = read(old)?;
        let new = other.join().map_err(|_| "reading the new version failed".to_owned())??;
        Ok((old, new))
    })
}

fn shown(comparison: &Comparison, options: &DiffOptions) -> String {
    let language = language::choose(options.lang);
    match options.format {
        DiffFormat::Markdown => markdown(comparison, language),
        DiffFormat::Json => format!("{:#}\n", json(comparison, language)),
        DiffFormat::Human => text(comparison, language, TextOptions { colour: has_colour() }),
    }
}

/// Whether standard output shows colours (<https://no-color.org>).
fn has_colour() -> bool {
    std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|it| it.is_empty())
}

fn exit(comparison: &Comparison, options: &DiffOptions) -> Exit {
    let (reader, writer) = comparison.worst();
    match options.fail_on {
        Some(least) if !comparison.subjects.is_empty() && reader.max(writer) >= least.class() => Exit::Faults,
        _ => Exit::Valid,
    }
}
