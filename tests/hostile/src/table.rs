//! The tables of `SECURITY.md`, above all that of attacks: `| attack or fault | what happens | limit | test | time |
//! memory |`.
//!
//! The test is the name of a case, or `FOLDER/FILE.rs::function`. Time and memory are written by `--update`. Other tables name
//! tests in their last column.

use crate::Outcome;
use crate::case::{self, Case};
use crate::command::{Ceiling, Measured, executable, run};
use std::fs;
use std::path::{Path, PathBuf};

const COLUMNS: usize = 6;
const TEST: usize = 3;

/// A row of the table.
#[derive(Debug)]
pub struct Row {
    /// Its cells.
    cells: Vec<String>,
    /// The test it names.
    pub test: Test,
}

/// What shows that a row is true.
#[derive(Debug, PartialEq, Eq)]
pub enum Test {
    /// A folder of `cases/`.
    Case(String),
    /// A test function of a file, from the root of the repository.
    Function {
        /// The file.
        file: String,
        /// The function's name.
        name: String,
    },
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn document() -> PathBuf {
    root().join("SECURITY.md")
}

/// The rows of the table.
///
/// # Errors
/// If the document cannot be read.
pub fn read() -> Outcome<Vec<Row>> {
    Ok(fs::read_to_string(document())?.lines().filter_map(Row::parse).collect())
}

/// The tests that the last columns of the other tables name.
///
/// # Errors
/// If the document cannot be read.
pub fn named_elsewhere() -> Outcome<Vec<Test>> {
    let text = fs::read_to_string(document())?;
    let mut tests = Vec::new();
    let mut names_tests = false;
    for line in text.lines() {
        let Some(last) = line.strip_suffix('|').and_then(|row| row.rsplit('|').next()) else {
            names_tests = false;
            continue;
        };
        names_tests |= matches!(last.trim(), "test" | "shown by");
        if names_tests && !last.contains("---") {
            tests.extend(last.split('`').skip(1).step_by(2).map(Test::parse));
        }
    }
    Ok(tests)
}

/// Runs the test of each row and writes time and memory into the table.
///
/// # Errors
/// If a test fails, with its name.
pub fn update(program: &Path) -> Outcome<()> {
    let text = fs::read_to_string(document())?;
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        match Row::parse(line) {
            Some(row) => {
                let measured = row.test.run(program)?;
                println!("{:?} {:.2} s {} MB", row.test, measured.time.as_secs_f64(), measured.megabytes());
                out.push_str(&row.with(&measured));
            }
            None => out.push_str(line),
        }
        out.push('\n');
    }
    Ok(fs::write(document(), out)?)
}

impl Row {
    /// A line of the table; `None` for its head and for everything else.
    fn parse(line: &str) -> Option<Self> {
        let cells: Vec<String> =
            line.strip_prefix('|')?.strip_suffix('|')?.split('|').map(|it| it.trim().to_owned()).collect();
        let name = cells.get(TEST)?.strip_prefix('`')?.strip_suffix('`')?;
        let test = Test::parse(name);
        (cells.len() == COLUMNS).then_some(Self { cells, test })
    }

    /// The row as a line, with these figures.
    fn with(&self, measured: &Measured) -> String {
        let time = format!("{:.2} s", measured.time.as_secs_f64());
        let memory = format!("{} MB", measured.megabytes());
        let said = self.cells.iter().take(TEST + 1).map(String::as_str);
        let cells: Vec<&str> = said.chain([time.as_str(), memory.as_str()]).collect();
        format!("| {} |", cells.join(" | "))
    }

    /// What is wrong with the row.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        if self.cells.iter().any(String::is_empty) {
            return Some(format!("a cell is empty: {:?}", self.cells));
        }
        self.test.fault()
    }
}

impl Test {
    fn parse(name: &str) -> Self {
        match name.split_once("::") {
            Some((file, name)) => Self::Function { file: file.to_owned(), name: name.to_owned() },
            None => Self::Case(name.to_owned()),
        }
    }

    /// What is wrong with its name.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        match self {
            Self::Case(name) => (!case::folder().join(name).join("case.toml").is_file())
                .then(|| format!("there is no case {name}")),
            Self::Function { file, name } => {
                let text = fs::read_to_string(root().join(file)).unwrap_or_default();
                (!text.contains(&format!("fn {name}("))).then(|| format!("{file} has no test {name}"))
            }
        }
    }

    fn run(&self, program: &Path) -> Outcome<Measured> {
        match self {
            Self::Case(name) => Case::read(name)?.run(program),
            Self::Function { file, name } => {
                let target = target(file).ok_or_else(|| format!("{file} belongs to no target"))?;
                let mut arguments = vec!["test", "--no-run"];
                arguments.extend(target.iter().map(String::as_str));
                let program = executable(&arguments)?;
                let package = root().join(package_folder(file));
                let arguments = [name.as_str(), "--include-ignored"];
                let measured = run(&program, &arguments, &package, Ceiling::default())?;
                match measured.exit == Some(0) && !measured.output.contains(" 0 passed") {
                    true => Ok(measured),
                    false => Err(format!("{file}::{name}\n{}", measured.start()).into()),
                }
            }
        }
    }
}

/// The folder of the package a file belongs to.
fn package_folder(file: &str) -> &str {
    let end = ["/src/", "/tests/"].iter().filter_map(|part| file.rfind(part)).min();
    end.and_then(|end| file.get(..end)).unwrap_or(file)
}

/// What cargo calls the target of a file.
fn target(file: &str) -> Option<Vec<String>> {
    let folder = package_folder(file);
    let manifest = format!("{folder}/Cargo.toml");
    let rest = file.strip_prefix(folder)?.strip_prefix('/')?;
    let mut arguments = vec!["--manifest-path".to_owned(), manifest];
    match rest.strip_prefix("tests/") {
        Some(test) => {
            let name = test.split('/').next()?.trim_end_matches(".rs");
            arguments.extend(["--test".to_owned(), name.to_owned()]);
        }
        None => arguments.push("--lib".to_owned()),
    }
    Some(arguments)
}
