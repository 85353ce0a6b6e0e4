//! Patterns: what is translated compiles, and automata match what a slow reference matches.

mod class;
mod expression;

use class::any_letter;
use expression::Expression;
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

/// The automaton of a pattern matches what a matcher matches that follows the definition, or more where its counts are beyond
/// the limit; the bytes decide on the pattern
/// (up to three, of which one has to match) and on the texts.
///
/// # Panics
/// If they are of different opinions.
pub fn agreement(bytes: &[u8]) {
    let mut decide = Bytes(bytes);
    let alternatives: Vec<Expression> =
        (0..1 + decide.below(3)).map(|_| Expression::random(&mut decide, 4)).collect();
    let patterns: Vec<String> = alternatives.iter().map(Expression::text).collect();
    let sources: Vec<&str> = patterns.iter().map(String::as_str).collect();
    let translation = translate(&sources, PatternUnit::CodePoint);
    assert!(translation.faults.is_empty(), "{patterns:?}: {:?}", translation.faults);
    let is_approximate = translation.is_approximate;
    let grammar = grammar(translation.regex, PatternUnit::CodePoint);
    for _ in 0..8 {
        let mut text = Vec::new();
        alternatives[decide.below(alternatives.len())].follow(&mut decide, &mut text);
        change(&mut text, &mut decide);
        let expected = alternatives.iter().any(|it| it.matches(&text));
        let text: String = text.into_iter().collect();
        let found = pattern_matches(&grammar, PatternId(0), &text);
        // Where counts were given up, nothing that matches is refused.
        assert!(found == expected || (found && is_approximate), "{patterns:?} on {text:?}: {found}");
    }
}

/// Leaves a text as it is, or takes away, adds or exchanges a character.
fn change(text: &mut Vec<char>, decide: &mut impl Decide) {
    let at = decide.below(text.len() + 1);
    match decide.below(6) {
        0 if at < text.len() => drop(text.remove(at)),
        1 => text.insert(at, any_letter(decide)),
        2 if at < text.len() => text[at] = any_letter(decide),
        _ => {}
    }
}
