//! The `xoev` command. One subcommand is one file in `command/`; what they do stands in the libraries.

#[macro_use]
mod output;

mod arguments;
mod code_lists;
mod command;
mod diff;
mod docs;
mod exit;
mod language;
mod limits;
mod progress;
mod report;
mod repository;
mod sample;
mod schemas;
mod table;
mod validation;

use arguments::{Arguments, Command};
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    output::choose_colour(arguments.color);
    limits::choose(&arguments.limits);
    let outcome = match &arguments.command {
        Command::Generate(options) => command::generate::run(options),
        Command::Validate(options) => command::validate::run(options),
        Command::Check(options) => command::check::run(options),
        Command::Identify(options) => command::identify::run(options),
        Command::Inspect(options) => command::inspect::run(options),
        Command::Explain(options) => command::explain::run(options),
        Command::Dump(options) => command::dump::run(options),
        Command::Add(options) => command::add::run(options),
        Command::Fetch(options) => command::fetch::run(options),
        Command::Update(options) => command::update::run(options),
        Command::Verify(options) => command::verify::run(options),
        Command::List(options) => command::list::run(options),
        Command::Codelists(options) => command::codelists::run(options),
        Command::Sample(options) => command::sample::run(options),
        Command::Docs(options) => command::docs::run(options),
        Command::Diff(options) => command::diff::run(options),
    };
    outcome.into()
}
