//! `xoev identify`: of which standard and version messages are.

use crate::arguments::Format;
use crate::exit::Exit;
use crate::language;
use crate::validation::{IdentifyOptions, inputs};
use serde_json::json;
use xoev_runtime::grammar::PatternUnit;
use xoev_validate::Identifier;

/// Identifies each message; the exit code tells the worst of them.
pub fn run(options: &IdentifyOptions) -> Exit {
    let standards = match options.standards.find(options.standards.compile_options(PatternUnit::CodePoint)) {
        Ok(standards) => standards,
        Err(error) => {
            eprintln!("{error}");
            return Exit::Unusable;
        }
    };
    let language = language::choose(options.lang);
    let inputs = inputs(&options.paths, language);
    let mut exit = if inputs.problems.is_empty() { Exit::Valid } else { Exit::Unusable };
    let identifier = Identifier { standards: &standards, validates: options.validate, language };
    let mut all = Vec::new();
    for input in &inputs.messages {
        let found = identifier.identify(input);
        exit = exit.max(match found.is_fault {
            None => Exit::Unusable,
            Some(true) => Exit::Faults,
            Some(false) => Exit::Valid,
        });
        match options.format {
            Format::Human => println!("{}", found.text),
            Format::Json => all.push(found.json),
        }
    }
    if options.format == Format::Json {
        println!("{:#}", json!({ "version": 1, "messages": all }));
    }
    exit
}
