//! The parts that are measured one by one: by time in `parts.rs` beside this crate, by instructions in
//! [`crate::instructions`]. All of them work on XBeispiel, whose files are in this repository.

use crate::Outcome;
use crate::schema;
use std::hint::black_box;
use xoev_runtime::Document;
use xoev_runtime::grammar::Grammar;
use xoev_runtime::report::Language;
use xoev_runtime::validator::{Options, read_tree, validate_bytes, validate_reader};
use xoev_schema::diagnostics::Diagnostics;
use xoev_schema::schema_set::assemble;
use xoev_schema::source::SourceOptions;

#[allow(missing_docs, reason = "generated for this crate alone")]
mod generated {
    xoev_runtime::include_generated!(pub mod xbeispiel);
}
use generated::xbeispiel;

/// Something to repeat.
pub type Run = Box<dyn FnMut()>;

/// A part: its name, and what prepares it.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// The name, as the budget has it.
    pub name: &'static str,
    /// Makes it ready.
    pub prepare: fn() -> Outcome<Run>,
}

/// All parts, from the schemas on.
pub const PARTS: [Part; 12] = [
    Part { name: "schema-documents", prepare: documents },
    Part { name: "schema-components", prepare: components },
    Part { name: "schema-grammar", prepare: grammar_stage },
    Part { name: "generate-rust", prepare: generate },
    Part { name: "grammar-encode", prepare: encode },
    Part { name: "grammar-decode", prepare: decode },
    Part { name: "validate-bytes", prepare: validate },
    Part { name: "validate-stream", prepare: validate_stream },
    Part { name: "validate-and-report", prepare: report },
    Part { name: "read-tree", prepare: tree },
    Part { name: "read-types", prepare: read_types },
    Part { name: "write-types", prepare: write_types },
];

const MESSAGE: &str = "samples/valid/0101-reich.xml";
const FAULTY: &str = "samples/invalid/0101-falsche-reihenfolge.xml";

fn entries() -> Vec<std::path::PathBuf> {
    vec![xoev_beispiel::file("xbeispiel.xsd")]
}

fn options() -> SourceOptions {
    SourceOptions { catalogs: vec![xoev_beispiel::file("catalog.xml")], ..SourceOptions::default() }
}

fn grammar() -> Outcome<Grammar> {
    schema::compile(&entries(), &options().catalogs)
}

fn documents() -> Outcome<Run> {
    Ok(Box::new(|| drop(black_box(assemble(&entries(), &options(), &mut Diagnostics::default())))))
}

fn components() -> Outcome<Run> {
    let set = assemble(&entries(), &options(), &mut Diagnostics::default());
    Ok(Box::new(move || {
        drop(black_box(xoev_schema::component::build(&set, &mut Diagnostics::default())));
    }))
}

fn grammar_stage() -> Outcome<Run> {
    let components = xoev_schema::load(&entries(), &options()).components;
    Ok(Box::new(move || {
        let mut diagnostics = Diagnostics::default();
        drop(black_box(xoev_schema::grammar::compile(&components, None, &mut diagnostics)));
    }))
}

fn generate() -> Outcome<Run> {
    let mut config = xoev_codegen::config::StandardConfig::new("xbeispiel");
    config.schemas = entries();
    config.catalogs = options().catalogs;
    Ok(Box::new(move || drop(black_box(xoev_codegen::generate(&config)))))
}

fn encode() -> Outcome<Run> {
    let grammar = grammar()?;
    Ok(Box::new(move || drop(black_box(grammar.encode()))))
}

fn decode() -> Outcome<Run> {
    let bytes = grammar()?.encode();
    Ok(Box::new(move || drop(black_box(Grammar::decode(&bytes)))))
}

fn on_message(file: &str, run: fn(&Grammar, &[u8])) -> Outcome<Run> {
    let grammar = grammar()?;
    let bytes = schema::read(&xoev_beispiel::file(file))?;
    Ok(Box::new(move || run(&grammar, &bytes)))
}

fn validate() -> Outcome<Run> {
    on_message(MESSAGE, |grammar, bytes| {
        drop(black_box(validate_bytes(grammar, bytes, &Options::default())));
    })
}

fn validate_stream() -> Outcome<Run> {
    on_message(MESSAGE, |grammar, bytes| {
        drop(black_box(validate_reader(grammar, bytes, &Options::default())));
    })
}

fn report() -> Outcome<Run> {
    on_message(FAULTY, |grammar, bytes| {
        let report = validate_bytes(grammar, bytes, &Options::default());
        drop(black_box(report.text(Language::De)));
    })
}

fn tree() -> Outcome<Run> {
    on_message(MESSAGE, |grammar, bytes| drop(black_box(read_tree(grammar, bytes, &Options::default()))))
}

type Message = Document<xbeispiel::Nachricht>;

fn read_types() -> Outcome<Run> {
    let bytes = schema::read(&xoev_beispiel::file(MESSAGE))?;
    Ok(Box::new(move || drop(black_box(Message::from_xml(&bytes)))))
}

fn write_types() -> Outcome<Run> {
    let bytes = schema::read(&xoev_beispiel::file(MESSAGE))?;
    let message = Message::from_xml(&bytes).map_err(|report| report.to_string())?;
    Ok(Box::new(move || drop(black_box(message.to_xml()))))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

    #[test]
    fn every_part_runs() {
        for part in super::PARTS {
            (part.prepare)().unwrap()();
        }
    }
}
