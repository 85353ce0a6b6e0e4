//! The size of generated code against `budget.toml`.
//!
//! In: the budget, and what a set gives now. Out: the sentences about what has grown. Not here: whether the code is
//! right (`tests/generated`, `tests/corpus`).

#![allow(clippy::unwrap_used, clippy::panic, reason = "for tests: a panic is their report")]

pub mod machine_code;

use std::path::Path;
use xoev_codegen::GeneratedCode;
use xoev_runtime::grammar::{Builtin, Grammar};

/// What a set was measured to be.
pub type Measured = Vec<(&'static str, u64)>;

/// Lines of code (comments and blank lines aside), types that are not built in, and bytes of the grammar.
#[must_use]
pub fn measure(code: &GeneratedCode) -> Measured {
    let types = Grammar::decode(code.grammars[0].tables()).unwrap().types.len() - Builtin::ALL.len();
    vec![
        ("code_lines", xoev_corpus_tests::generated::code_lines(&code.source) as u64),
        ("types", types as u64),
        ("grammar_bytes", code.grammar_size() as u64),
    ]
}

/// What is larger than the budget of a set allows, or has no budget: a sentence for each.
#[must_use]
pub fn over_budget(budget: &toml::Table, set: &str, measured: &[(&str, u64)]) -> Vec<String> {
    let Some(allowed) = budget.get(set).and_then(toml::Value::as_table) else {
        return vec![format!("tests/size/budget.toml has no table [\"{set}\"]: {measured:?}")];
    };
    let allowed = |what: &str| allowed.get(what).and_then(toml::Value::as_integer).unwrap_or(0) as u64;
    measured
        .iter()
        .filter(|(what, now)| *now > allowed(what))
        .map(|(what, now)| {
            let most = allowed(what);
            format!("{set}: {what} is {now}, the budget {most}; if that is meant, write {now} into tests/size/budget.toml")
        })
        .collect()
}

/// The budget.
///
/// # Panics
/// If it is no table.
#[must_use]
pub fn budget() -> toml::Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("budget.toml");
    std::fs::read_to_string(path).unwrap().parse().unwrap()
}
