//! `xoev-xmlconf [SUITE_DIR]` prints what is wrong, and where and why each document was refused.

use std::path::PathBuf;
use std::process::ExitCode;
use xoev_conformance::unpack;
use xoev_xmlconf::{outcome, suite};

fn main() -> ExitCode {
    let folder = std::env::args_os().nth(1).map(PathBuf::from).or_else(unpack::xml_suite);
    let Some(folder) = folder else { return ExitCode::from(2) };
    match run(&folder) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::from(2)
        }
    }
}

fn run(folder: &std::path::Path) -> Result<bool, String> {
    let tests = suite::read(folder)?;
    let mut wrong = 0;
    for test in &tests {
        let outcome = outcome::run(test)?;
        let verdict = outcome.wrong.unwrap_or("right");
        wrong += usize::from(outcome.wrong.is_some());
        let path = test.path.strip_prefix(folder).unwrap_or(&test.path);
        println!("{}\t{:?}\t{verdict}\t{}\t{}", test.id, test.kind, path.display(), outcome.reason());
    }
    eprintln!("{} tests, {wrong} wrong", tests.len());
    Ok(wrong == 0)
}
