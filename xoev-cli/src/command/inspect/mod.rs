//! `xoev inspect`: what a message is, or what a schema set holds; its content tells which of both a file is.

mod messages;
mod schemas;

use crate::exit::Exit;
use crate::validation::InspectOptions;
use xoev_validate::input::is_schema;

/// Inspects schemas or messages.
pub fn run(options: &InspectOptions) -> Exit {
    if options.paths.iter().any(|path| is_schema(path)) {
        schemas::run(options)
    } else {
        messages::run(options)
    }
}
