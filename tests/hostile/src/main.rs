//! Runs every case and measures it; with `--update` writes the figures into the table of `SECURITY.md`.

use std::process::ExitCode;
use xoev_hostile::{Outcome, case, command, table};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// `--update`, or what the names of the cases to run contain.
fn run(arguments: &[String]) -> Outcome<()> {
    let program = command::xoev()?;
    if arguments.iter().any(|it| it == "--update") {
        return table::update(&program);
    }
    let is_wanted = |name: &str| arguments.is_empty() || arguments.iter().any(|it| name.contains(it));
    let mut failed = 0;
    for case in case::all()?.iter().filter(|case| is_wanted(&case.name)) {
        match case.run(&program) {
            Ok(it) => println!("{:30} {:8.2} s {:6} MB", case.name, it.time.as_secs_f64(), it.megabytes()),
            Err(error) => {
                println!("{error}\n");
                failed += 1;
            }
        }
    }
    if failed > 0 { Err(format!("{failed} cases failed").into()) } else { Ok(()) }
}
