//! Regular expressions of the `pattern` facet (XSD 1.0 Part 2 Appendix F) → expressions for the runtime.
//!
//! ```text
//! parser, class_expression   text          → tree with places
//! class, blocks              names         → sets of characters (general categories of Unicode 16.0.0)
//! emit                       tree          → one expression in the syntax of regex-syntax, classes spelled out
//! ```
//!
//! In: the patterns of one derivation step. Out: [`Translation`].
//! Invariant: what is put out always compiles at run time.

mod blocks;
mod class;
mod class_expression;
mod emit;
mod parser;
mod syntax;
#[cfg(test)]
mod tests;
mod utf_16;

use crate::source::Limits;
use syntax::Node;
use xoev_runtime::grammar::PatternUnit;

/// The patterns of one derivation step as one expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// In the syntax of `regex-syntax`, to be matched anchored at both ends. Patterns with faults are left out; if
    /// nothing is left, everything matches.
    pub regex: String,
    /// The faults, one at most for each pattern.
    pub faults: Vec<Fault>,
    /// Whether bounds were too large to be counted, so that longer repetitions match than the patterns allow.
    pub is_approximate: bool,
}

/// Why a text is no regular expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The number of the pattern in the step.
    pub alternative: usize,
    /// The place in the pattern, in bytes.
    pub offset: usize,
    /// What is wrong there.
    pub message: String,
}

/// Translates the patterns of one derivation step, to be matched against texts of `unit`s.
#[must_use]
pub fn translate(sources: &[&str], unit: PatternUnit) -> Translation {
    translate_within(sources, unit, Limits::default().pattern_size)
}

/// The same within another bound ([`Limits::pattern_size`]).
#[must_use]
pub fn translate_within(sources: &[&str], unit: PatternUnit, most: u64) -> Translation {
    let mut nodes: Vec<Node> = Vec::new();
    let mut faults = Vec::new();
    for (alternative, source) in sources.iter().enumerate() {
        match parser::parse(source, unit) {
            Ok(node) => nodes.push(node),
            Err(parser::Fault { offset, message }) => faults.push(Fault { alternative, offset, message }),
        }
    }
    if nodes.is_empty() {
        return Translation { regex: r"[\x{0}-\x{10FFFF}]*".to_owned(), faults, is_approximate: false };
    }
    let (regex, is_approximate) = emit::emit(&nodes, most);
    Translation { regex, faults, is_approximate }
}

/// What stands at a place of a pattern, for messages.
#[must_use]
pub fn marked(source: &str, offset: usize) -> String {
    let rest: String = source.get(offset..).unwrap_or_default().chars().take(20).collect();
    match (offset, rest.as_str()) {
        (_, "") => "at the end of the pattern".to_owned(),
        (0, _) => "at the beginning of the pattern".to_owned(),
        _ => format!("at {rest}"),
    }
}
