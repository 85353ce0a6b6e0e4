//! `cargo run -p example-multi-standard` reads one message of each example standard.
//!
//! `cargo run -p example-multi-standard -- FOLDER… MESSAGE…` takes folders with a `manifest.toml` as standards, and
//! everything else as messages of them.

use std::path::PathBuf;
use std::process::ExitCode;

use example_multi_standard::{Standards, eingang};
use xoev_runtime::report::Language;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let result = if arguments.is_empty() { inbox() } else { check(arguments) };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn inbox() -> Result<(), String> {
    let hund = include_str!("../samples/hund.xml").to_owned();
    let read =
        |name: &str| std::fs::read_to_string(xoev_beispiel::file(name)).map_err(|e| format!("{name}: {e}"));
    let messages = [hund, read("samples/valid/0101-reich.xml")?, read("samples/valid/0201-hybrid.xml")?];
    for message in &messages {
        let eingang = eingang(message).map_err(|report| report.text(Language::De))?;
        println!("{}: {}", eingang.absender, eingang.betreff);
    }
    Ok(())
}

fn check(arguments: Vec<PathBuf>) -> Result<(), String> {
    let (folders, messages): (Vec<_>, Vec<_>) = arguments.into_iter().partition(|path| path.is_dir());
    let standards = Standards::open(&folders)?;
    for message in &messages {
        let file = message.display();
        match standards.check(message).map_err(|error| format!("{file}: {error}"))? {
            Some((standard, report)) if report.is_valid() => println!("{file}: {standard}, gültig"),
            Some((standard, report)) => println!("{file}: {standard}\n{}", report.text(Language::De)),
            None => println!("{file}: keiner der Standards kennt diese Nachricht"),
        }
    }
    Ok(())
}
