//! Cost against size: time per byte of a message and of a schema while one thing grows.
//!
//! Each family of cases has messages of about the same length (but for the first), so that time per byte should stay;
//! where it grows to more than twice that of the smallest case, the row is marked.

mod cases;

pub use cases::{Case, families, record, text_schema};

use crate::Outcome;
use crate::measure::measure;
use crate::schema;
use std::time::Duration;
use xoev_runtime::grammar::Grammar;
use xoev_runtime::validator::{Options, validate_bytes};

/// Messages are at least this long.
const LENGTH: usize = 1_000_000;
/// How often time per byte may grow before a row is marked: what caches cost, and some noise.
const TOLERANCE: f64 = 2.0;

/// Measures all families, or those whose name contains `only`, and prints a table as Markdown.
///
/// # Errors
/// If a schema is faulty or a message not valid.
pub fn run(only: Option<&str>, largest: u64, seconds: f64) -> Outcome<()> {
    println!(
        "| what grows | n | schema, bytes | compiled, ms | ns per byte | message, bytes | validated, ns per byte | |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---|");
    for family in families(largest) {
        if only.is_some_and(|only| !family.name.contains(only)) {
            continue;
        }
        let mut first: Option<Cost> = None;
        for n in family.sizes {
            let case = (family.make)(n, LENGTH);
            let cost = measure_case(&case, seconds)?;
            let reference = *first.get_or_insert(cost);
            println!(
                "| {} | {n} | {} | {:.2} | {:.0} | {} | {:.2} | {} |",
                family.name,
                case.schema.len(),
                cost.compile * 1e3,
                cost.compile * 1e9 / case.schema.len() as f64,
                case.message.len(),
                cost.per_byte,
                cost.remark(reference, &case)
            );
        }
    }
    Ok(())
}

#[derive(Debug, Clone, Copy)]
struct Cost {
    /// Seconds from the schema file to the grammar.
    compile: f64,
    /// The same per byte of the schema, in nanoseconds.
    compile_per_byte: f64,
    /// Nanoseconds per byte of the message.
    per_byte: f64,
}

impl Cost {
    fn remark(self, reference: Self, case: &Case) -> String {
        let mut remarks = Vec::new();
        let grown = self.compile_per_byte / reference.compile_per_byte;
        // A small schema costs what the built-in types cost.
        if grown > TOLERANCE && self.compile > 2e-3 {
            remarks.push(format!("compiling grows {grown:.1} ×"));
        }
        let grown = self.per_byte / reference.per_byte;
        if grown > TOLERANCE {
            remarks.push(format!("validating grows {grown:.1} ×"));
        }
        if remarks.is_empty() { case.note.to_owned() } else { remarks.join(", ") }
    }
}

fn measure_case(case: &Case, seconds: f64) -> Outcome<Cost> {
    let folder = tempfile::tempdir()?;
    let entry = folder.path().join("schema.xsd");
    std::fs::write(&entry, &case.schema)?;
    let entries = [entry];
    let grammar = schema::compile(&entries, &[])?;
    let budget = Duration::from_secs_f64(seconds);
    let compile = measure("", 0, budget, || schema::compile(&entries, &[]).is_ok()).best;
    let mut options = Options::default();
    options.limits.depth = usize::MAX;
    let report = validate_bytes(&grammar, &case.message, &options);
    if !report.is_valid() {
        return Err(format!("{} is not valid: {report}", case.note).into());
    }
    let length = case.message.len();
    let validate = measure("", length, budget, || validate_bytes(&grammar, &case.message, &options)).best;
    Ok(Cost {
        compile,
        compile_per_byte: compile * 1e9 / case.schema.len() as f64,
        per_byte: validate * 1e9 / length as f64,
    })
}

/// The grammar of a schema in memory.
///
/// # Errors
/// If it is faulty.
pub fn grammar(text: &str) -> Outcome<Grammar> {
    let folder = tempfile::tempdir()?;
    let entry = folder.path().join("schema.xsd");
    std::fs::write(&entry, text)?;
    schema::compile(&[entry], &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_is_valid() {
        for family in families(1) {
            for n in family.sizes.into_iter().take(2) {
                let case = (family.make)(n, 20_000);
                let cost = measure_case(&case, 0.0);
                assert!(cost.is_ok(), "{} {n}: {:?}", family.name, cost.err());
            }
        }
    }

    #[test]
    fn growth_is_marked() {
        let reference = Cost { compile: 0.001, compile_per_byte: 10.0, per_byte: 2.0 };
        let case = Case { schema: String::new(), message: Vec::new(), note: "" };
        assert_eq!(reference.remark(reference, &case), "");
        let grown = Cost { per_byte: 5.0, ..reference };
        assert_eq!(grown.remark(reference, &case), "validating grows 2.5 ×");
        let grown = Cost { compile: 0.1, compile_per_byte: 100.0, ..reference };
        assert_eq!(grown.remark(reference, &case), "compiling grows 10.0 ×");
    }
}
