//! Patterns: what is translated compiles, and automata match what a slow reference matches.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use xoev_runtime::grammar::{Grammar, Pattern, PatternId, PatternUnit};
use xoev_runtime::validator::pattern::{pattern_matches, pattern_misfit};
use xoev_schema::grammar::content_oracle::{Bytes, Decide};
use xoev_schema::grammar::regular_expression::translate;

fn grammar(regex: String, unit: PatternUnit) -> Grammar {
    let pattern = Pattern { sources: Vec::new(), regex, unit };
    Grammar { patterns: vec![pattern], ..Grammar::default() }.link()
}

/// Translating any text as a pattern ends without a panic, with a fault or with an expression that can be run; a misfit lies
/// within the text.
///
/// # Panics
/// If the place of a fault or of a misfit is none.
pub fn translation(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for unit in [PatternUnit::CodePoint, PatternUnit::Utf16] {
        let translation = translate(&[&text], unit);
        for fault in &translation.faults {
            assert!(fault.offset <= text.len() && !fault.message.is_empty());
        }
        let grammar = grammar(translation.regex, unit);
        for candidate in ["", "a", &text] {
            let matches = pattern_matches(&grammar, PatternId(0), candidate);
            if let Some(misfit) = pattern_misfit(&grammar, PatternId(0), candidate) {
                assert!(!matches && candidate[misfit.offset..].starts_with(misfit.character), "{text}");
            }
        }
    }
}

/// A pattern of few letters.
#[derive(Debug)]
enum Expression {
    Letters(&'static str),
    Sequence(Vec<Expression>),
    Choice(Vec<Expression>),
    Repeat(Box<Expression>, usize, Option<usize>),
}

/// What stands in the pattern for these letters.
const LETTERS: [(&str, &str); 6] =
    [("a", "a"), ("b", "b"), ("[ab]", "ab"), ("[^a]", "bcä"), (".", "abcä"), (r"\p{L}", "abcä")];
/// The letters of texts.
const ALPHABET: [char; 4] = ['a', 'b', 'c', 'ä'];

fn expression(decide: &mut impl Decide, depth: usize) -> Expression {
    let some = |decide: &mut _, depth| {
        let count = 1 + Decide::below(decide, 3);
        (0..count).map(|_| expression(decide, depth)).collect()
    };
    match if depth == 0 { 0 } else { decide.below(5) } {
        1 => Expression::Sequence(some(decide, depth - 1)),
        2 => Expression::Choice(some(decide, depth - 1)),
        3 | 4 => {
            let min = decide.below(3);
            let max = [None, Some(min), Some(min + 1), Some(min + 2)][decide.below(4)];
            Expression::Repeat(Box::new(expression(decide, depth - 1)), min, max)
        }
        _ => Expression::Letters(LETTERS[decide.below(LETTERS.len())].0),
    }
}

impl Expression {
    fn write(&self, out: &mut String) {
        let group = |inner: &[Self], between: &str, out: &mut String| {
            out.push('(');
            for (at, it) in inner.iter().enumerate() {
                out.push_str(if at > 0 { between } else { "" });
                it.write(out);
            }
            out.push(')');
        };
        match self {
            Self::Letters(text) => out.push_str(text),
            Self::Sequence(inner) => group(inner, "", out),
            Self::Choice(inner) => group(inner, "|", out),
            Self::Repeat(inner, min, max) => {
                group(std::slice::from_ref(inner), "", out);
                let max = max.map_or_else(String::new, |max| max.to_string());
                let _ = write!(out, "{{{min},{max}}}");
            }
        }
    }

    /// Where a match that begins at one of these places may end: the definition, and nothing clever.
    fn ends(&self, text: &[char], starts: &BTreeSet<usize>) -> BTreeSet<usize> {
        match self {
            Self::Letters(name) => {
                let letters = LETTERS.iter().find(|it| it.0 == *name).map_or("", |it| it.1);
                let fits = |at: &&usize| text.get(**at).is_some_and(|it| letters.contains(*it));
                starts.iter().filter(fits).map(|at| at + 1).collect()
            }
            Self::Sequence(inner) => inner.iter().fold(starts.clone(), |at, it| it.ends(text, &at)),
            Self::Choice(inner) => inner.iter().flat_map(|it| it.ends(text, starts)).collect(),
            Self::Repeat(inner, min, max) => {
                let mut current = starts.clone();
                let mut found = if *min == 0 { starts.clone() } else { BTreeSet::new() };
                // More rounds than characters, and those that may be empty, come to nothing new.
                for round in 1..=max.unwrap_or(min + text.len() + 1) {
                    current = inner.ends(text, &current);
                    if round >= *min {
                        found.extend(&current);
                    }
                }
                found
            }
        }
    }
}

/// The automaton of a pattern matches what a matcher matches that follows the definition; the bytes decide on the pattern
/// and on the texts.
///
/// # Panics
/// If they are of different opinions.
pub fn agreement(bytes: &[u8]) {
    let mut decide = Bytes(bytes);
    let expression = expression(&mut decide, 4);
    let mut pattern = String::new();
    expression.write(&mut pattern);
    let translation = translate(&[&pattern], PatternUnit::CodePoint);
    assert!(translation.faults.is_empty(), "{pattern}: {:?}", translation.faults);
    let grammar = grammar(translation.regex, PatternUnit::CodePoint);
    for _ in 0..8 {
        let text: Vec<char> = (0..decide.below(10)).map(|_| ALPHABET[decide.below(ALPHABET.len())]).collect();
        let expected = expression.ends(&text, &BTreeSet::from([0])).contains(&text.len());
        let text: String = text.into_iter().collect();
        assert_eq!(pattern_matches(&grammar, PatternId(0), &text), expected, "{pattern} on {text:?}");
    }
}
