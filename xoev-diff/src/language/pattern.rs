//! Whether every text one pattern lets through is let through by another: their automata are run in parallel.

use regex_automata::Anchored;
use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::nfa::thompson;
use regex_automata::util::primitives::StateID;
use regex_automata::util::start;
use std::collections::HashSet;
use xoev_runtime::grammar::PatternUnit;
use xoev_schema::grammar::regular_expression::translate;

/// How the patterns of two derivation steps relate. What cannot be decided is `false`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct PatternInclusion {
    /// Whether the new patterns let through all that the old ones do.
    pub is_in_new: bool,
    /// Whether the old patterns let through all that the new ones do.
    pub is_in_old: bool,
}

/// Greater automata are not built: those of whole character repertoires would take longer than all else.
const AUTOMATON: usize = 1 << 20;

/// Pairs of states that are looked at.
const PAIRS: usize = 100_000;

/// Compares the patterns of two steps; the alternatives of one step are those of one pattern.
pub(crate) fn pattern_inclusion(old: &[String], new: &[String]) -> PatternInclusion {
    let (Some(old), Some(new)) = (automaton(old), automaton(new)) else { return PatternInclusion::default() };
    PatternInclusion { is_in_new: is_included(&old, &new), is_in_old: is_included(&new, &old) }
}

type Table = dense::DFA<Vec<u32>>;

fn automaton(alternatives: &[String]) -> Option<Table> {
    let texts: Vec<&str> = alternatives.iter().map(String::as_str).collect();
    let translation = translate(&texts, PatternUnit::CodePoint);
    if !translation.faults.is_empty() || translation.is_approximate {
        return None;
    }
    let config = dense::Config::new()
        .start_kind(StartKind::Anchored)
        .dfa_size_limit(Some(AUTOMATON))
        .determinize_size_limit(Some(AUTOMATON));
    let thompson = thompson::Config::new().nfa_size_limit(Some(AUTOMATON));
    // A text matches as a whole: the end belongs to the expression.
    let whole = format!("(?:{})\\z", translation.regex);
    dense::Builder::new().configure(config).thompson(thompson).build(&whole).ok()
}

/// Whether every text that `one` accepts is accepted by `other`.
fn is_included(one: &Table, other: &Table) -> bool {
    let start = |table: &Table| table.start_state(&start::Config::new().anchored(Anchored::Yes)).ok();
    let (Some(first), Some(second)) = (start(one), start(other)) else { return false };
    let mut seen: HashSet<(StateID, StateID)> = HashSet::from([(first, second)]);
    let mut open = vec![(first, second)];
    while let Some((first, second)) = open.pop() {
        let accepts = |table: &Table, state| table.is_match_state(table.next_eoi_state(state));
        if accepts(one, first) && !accepts(other, second) || seen.len() > PAIRS {
            return false;
        }
        for byte in u8::MIN..=u8::MAX {
            let next = (one.next_state(first, byte), other.next_state(second, byte));
            if !one.is_dead_state(next.0) && !one.is_quit_state(next.0) && seen.insert(next) {
                open.push(next);
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relation(old: &str, new: &str) -> (bool, bool) {
        let PatternInclusion { is_in_new, is_in_old } =
            pattern_inclusion(&[old.to_owned()], &[new.to_owned()]);
        (is_in_new, is_in_old)
    }

    #[test]
    fn patterns_are_told_apart_by_what_they_let_through() {
        assert_eq!(relation("[0-9]{2}", "[0-9][0-9]"), (true, true));
        assert_eq!(relation("[0-9]{8}", "[0-9]{7,8}"), (true, false));
        assert_eq!(relation("[A-ZÄÖÜ]+", "[A-Z]+"), (false, true));
        assert_eq!(relation("a|b", "b|c"), (false, false));
        assert_eq!(relation("\\d+", "[0-9]+"), (false, true));
        assert_eq!(relation("a*", "(a|aa)*"), (true, true));
    }

    #[test]
    fn what_is_no_pattern_is_not_decided() {
        assert_eq!(relation("(", "a"), (false, false));
    }
}
