//! `xoev-conformance SUITE_DIR [--results FILE.tsv] [--wrong FILE.tsv] [--sets] [--known FILE [--renew REASON]]
//! [--pattern-unit utf-16|code-point]`
//!
//! The suite's tests of patterns were written for validators whose texts are UTF-16 code units (the suite marks them
//! queried, bug 4113); the runner asks for that reading unless told otherwise. The tools read code points, as the
//! recommendation has it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};
use xoev_conformance::{causes, known, pool, results, suite, table, worker};
use xoev_runtime::grammar::PatternUnit;

const USAGE: &str = "usage: xoev-conformance SUITE_DIR [--results FILE.tsv] [--wrong FILE.tsv] [--sets] \
                     [--known FILE [--renew REASON]] [--pattern-unit utf-16|code-point]";

#[derive(Default)]
struct Arguments {
    folder: PathBuf,
    results: Option<PathBuf>,
    wrong: Option<PathBuf>,
    sets: bool,
    known: Option<PathBuf>,
    renew: Option<String>,
    pattern_unit: Option<PatternUnit>,
}

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1);
    if arguments.next().is_some_and(|first| first == "--worker") {
        let folder = arguments.next().map(PathBuf::from).unwrap_or_default();
        let unit = arguments.next().and_then(|name| PatternUnit::of_name(name.to_str()?)).unwrap_or_default();
        return code(worker::serve(&folder, unit).map(|()| true));
    }
    code(parse().and_then(|arguments| run(&arguments)))
}

fn code(result: Result<bool, String>) -> ExitCode {
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::from(2)
        }
    }
}

fn parse() -> Result<Arguments, String> {
    let mut arguments = Arguments::default();
    let mut given = env::args().skip(1);
    while let Some(argument) = given.next() {
        let mut value = || given.next().ok_or_else(|| USAGE.to_owned());
        match argument.as_str() {
            "--results" => arguments.results = Some(value()?.into()),
            "--wrong" => arguments.wrong = Some(value()?.into()),
            "--sets" => arguments.sets = true,
            "--known" => arguments.known = Some(value()?.into()),
            "--pattern-unit" => {
                arguments.pattern_unit =
                    Some(PatternUnit::of_name(&value()?).ok_or_else(|| USAGE.to_owned())?);
            }
            "--renew" => arguments.renew = Some(value()?),
            folder if !folder.starts_with('-') => arguments.folder = folder.into(),
            _ => return Err(USAGE.to_owned()),
        }
    }
    if arguments.folder.as_os_str().is_empty() {
        return Err(USAGE.to_owned());
    }
    Ok(arguments)
}

fn run(arguments: &Arguments) -> Result<bool, String> {
    let suite = suite::read(&arguments.folder)?;
    suite.notes.iter().for_each(|note| eprintln!("note: {note}"));
    let program = env::current_exe().map_err(|error| error.to_string())?;
    let outcomes =
        pool::run(&program, &arguments.folder, &suite, arguments.pattern_unit.unwrap_or(pool::PATTERN_UNIT))?;
    let compared = results::compare(&suite, &outcomes);
    if let Some(file) = &arguments.results {
        write(file, &results::to_tsv(&compared))?;
    }
    if let Some(file) = &arguments.wrong {
        write(file, &results::wrong_to_tsv(&compared))?;
    }
    let mut agrees = true;
    if let Some(file) = &arguments.known {
        let wrong = known::wrong(&compared);
        let known = known::parse(&fs::read_to_string(file).unwrap_or_default());
        match &arguments.renew {
            Some(reason) => write(file, &known::renewed(&known, &wrong, reason))?,
            None => {
                let differences = known::differences(&known, &wrong);
                differences.iter().for_each(|difference| println!("{difference}"));
                agrees = differences.is_empty();
            }
        }
    }
    println!("{}", causes::causes(&compared, 40));
    print!("{}", table::table(&compared, arguments.sets));
    Ok(agrees)
}

fn write(file: &Path, text: &str) -> Result<(), String> {
    fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))
}
