//! `ci-validate STANDARD MESSAGE…`: exit code 0 when every message is valid, 1 when one is not, 2 when the check
//! itself could not run. Faults are printed one per line; on GitHub they become annotations of the changed files.

use std::path::PathBuf;
use std::process::ExitCode;

use example_ci_validate::{Checker, messages};
use xoev_runtime::report::{Issue, Language};

fn main() -> ExitCode {
    match run() {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// The number of invalid messages.
fn run() -> Result<usize, String> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let standard = arguments.next().ok_or("usage: ci-validate STANDARD MESSAGE-OR-FOLDER…")?;
    let checker = Checker::open(&standard)?;
    let messages = messages(arguments).map_err(|error| error.to_string())?;
    let on_github = std::env::var_os("GITHUB_ACTIONS").is_some();
    let mut invalid = 0;
    for message in &messages {
        let file = message.display().to_string();
        let report = checker.check(message).map_err(|error| format!("{file}: {error}"))?;
        invalid += usize::from(!report.is_valid());
        for issue in &report.issues {
            println!("{}", if on_github { annotation(&file, issue) } else { line(&file, issue) });
        }
    }
    println!("{}: {} messages, {invalid} invalid", checker.title, messages.len());
    Ok(invalid)
}

/// The form compilers use, which editors and log viewers turn into links.
fn line(file: &str, issue: &Issue) -> String {
    format!("{file}:{}: {} [{}]", issue.position, message(issue), issue.rule)
}

/// What is wrong, and what probably led to it.
fn message(issue: &Issue) -> String {
    let message = issue.message(Language::De);
    issue.hint(Language::De).map_or_else(|| message.clone(), |hint| format!("{message}; {hint}"))
}

/// GitHub's workflow command for a remark at a place of a file.
fn annotation(file: &str, issue: &Issue) -> String {
    let message = message(issue).replace('%', "%25").replace('\n', "%0A");
    let position = issue.position;
    format!(
        "::error file={file},line={},col={},title={}::{message}",
        position.line, position.column, issue.rule
    )
}
