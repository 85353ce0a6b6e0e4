//! Instructions that each part needs, counted by valgrind: the same on a busy machine as on a quiet one.
//!
//! A part is run in a process of its own a few times and then some times more; what the further runs add is what is
//! counted, so start and preparation fall away.

use crate::Outcome;
use crate::drivers;
use crate::parts::PARTS;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

/// Growth beyond this is a regression: another compiler or allocator moves counts by less.
const TOLERANCE: f64 = 0.03;
/// Runs of the two processes that are compared.
const RUNS: (u64, u64) = (2, 12);

/// Counts every part and compares with the budget file, or writes it anew.
///
/// # Errors
/// If valgrind is not there, or a part needs more than the budget has for it.
pub fn run(budget: &Path, update: bool) -> Outcome<()> {
    drivers::run(Command::new("valgrind").arg("--version"))
        .map_err(|error| format!("instructions are counted by valgrind, which cannot be run: {error}"))?;
    let allowed = std::fs::read_to_string(budget).unwrap_or_default();
    let allowed = parse(&allowed);
    let mut counted = Vec::new();
    for part in PARTS {
        let count = count(part.name)?;
        let known = allowed.iter().find(|(name, _)| *name == part.name).map(|(_, count)| *count);
        let change = known.map_or_else(
            || "new".to_owned(),
            |known| format!("{:+.1} %", (count as f64 / known as f64 - 1.0) * 100.0),
        );
        println!("{:<24} {count:>12} {change:>9}", part.name);
        counted.push((part.name, count, known));
    }
    if update {
        return Ok(std::fs::write(budget, file(&counted))?);
    }
    let worse: Vec<&str> = counted.iter().filter(|part| is_worse(part)).map(|(name, ..)| *name).collect();
    if worse.is_empty() {
        return Ok(());
    }
    Err(format!(
        "more than {} % over the budget: {}; `--update` where it is meant",
        TOLERANCE * 100.0,
        worse.join(", ")
    )
    .into())
}

fn is_worse((_, count, known): &(&str, u64, Option<u64>)) -> bool {
    known.is_some_and(|known| *count as f64 > known as f64 * (1.0 + TOLERANCE))
}

/// Runs one part; what the counted processes do.
///
/// # Errors
/// If there is no such part, or it cannot be prepared.
pub fn run_part(name: &str, runs: u64) -> Outcome<()> {
    let part = PARTS.iter().find(|part| part.name == name).ok_or("there is no such part")?;
    let mut run = (part.prepare)()?;
    (0..runs).for_each(|_| run());
    Ok(())
}

fn count(part: &str) -> Outcome<u64> {
    let total = |runs: u64| -> Outcome<u64> {
        let mut command = Command::new("valgrind");
        command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
        command.arg(std::env::current_exe()?).args(["part", part, &runs.to_string()]);
        let output = command.output()?;
        let said = String::from_utf8_lossy(&output.stderr);
        collected(&said).ok_or_else(|| format!("valgrind counted nothing for {part}: {said}").into())
    };
    Ok(total(RUNS.1)?.saturating_sub(total(RUNS.0)?) / (RUNS.1 - RUNS.0))
}

/// The number in callgrind's line `Collected : N`.
fn collected(said: &str) -> Option<u64> {
    said.lines().find_map(|line| line.split_once("Collected :")?.1.trim().parse().ok())
}

fn parse(budget: &str) -> Vec<(&str, u64)> {
    let lines = budget.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).filter_map(|(n, c)| Some((n, c.parse().ok()?))).collect()
}

fn file(counted: &[(&str, u64, Option<u64>)]) -> String {
    let mut out = String::from(
        "# Instructions of each part on XBeispiel (x86-64), written by `xoev-bench instructions --update`.\n",
    );
    for (name, count, _) in counted {
        let _ = writeln!(out, "{name}\t{count}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_read_as_it_was_written() {
        let written = file(&[("a", 5, None), ("b", 1_000, Some(900))]);
        assert_eq!(parse(&written), [("a", 5), ("b", 1_000)]);
    }

    #[test]
    fn growth_beyond_the_tolerance_is_a_regression() {
        assert!(is_worse(&("a", 1_040, Some(1_000))));
        assert!(!is_worse(&("a", 1_020, Some(1_000))));
        assert!(!is_worse(&("a", 1_020, None)));
    }

    #[test]
    fn the_count_is_found_in_what_valgrind_says() {
        assert_eq!(
            collected("==1== Events    : Ir\n==1== Collected : 1143092988\n==1==\n"),
            Some(1_143_092_988)
        );
        assert_eq!(collected("nothing"), None);
    }

    #[test]
    fn the_budget_names_every_part() {
        let names: Vec<&str> =
            parse(include_str!("../budget.tsv")).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, PARTS.map(|part| part.name));
    }
}
