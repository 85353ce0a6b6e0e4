//! `xoev check`: faults of schemas.

use crate::arguments::CheckOptions;
use crate::exit::Exit;
use crate::schemas;
use xoev_schema::diagnostics::Diagnostic;

/// Checks each entry schema with what it includes and imports, as a set of its own.
pub fn run(options: &CheckOptions) -> Exit {
    let mut exit = Exit::Valid;
    for schema in &options.schemas {
        if !schema.is_file() {
            eprintln!("{}: no such file", schema.display());
            exit = Exit::Unusable;
            continue;
        }
        let compiled = schemas::compile(std::slice::from_ref(schema), &options.location);
        let (errors, warnings) = compiled.counts();
        let documents = compiled.set.documents.len();
        match (errors, warnings) {
            (0, 0) => println!("{}: no faults ({documents} documents)", schema.display()),
            _ => {
                println!("{}: {errors} errors, {warnings} warnings ({documents} documents)", schema.display())
            }
        }
        let is_let_pass = || compiled.diagnostics.list().iter().any(Diagnostic::is_violation);
        if errors > 0 || options.strict && is_let_pass() {
            exit = exit.max(Exit::Faults);
        }
    }
    exit
}
