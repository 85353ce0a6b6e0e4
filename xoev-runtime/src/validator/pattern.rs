//! Patterns at run time: each is compiled once for a grammar, when a text is first matched against it.
//!
//! In: the expression of a [`Pattern`](crate::grammar::Pattern), anchored at both ends. Out: whether a text matches.
//! Invariants: matching never backtracks; its time is linear in the text, its memory is bounded.
//! Not here: the syntax of XSD expressions (`xoev-schema` translates it).

use crate::grammar::{Grammar, PatternId, PatternUnit, surrogate_character};
use crate::value::Misfit;
use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::hybrid::LazyStateID;
use regex_automata::hybrid::dfa as lazy;
use regex_automata::nfa::thompson;
use regex_automata::util::start;
use regex_automata::{Anchored, MatchKind};
use std::fmt;
use std::sync::{Mutex, PoisonError};

/// A non-deterministic automaton larger than this is not built: an expression with such counts is no text format.
const NFA_LIMIT: usize = 64 << 20;
/// Up to this many states of it a table is made at once. Beyond, making it takes longer than most texts that will be
/// matched (for the characters of DIN 91379 a hundred times longer), and running it saves next to nothing.
const TABLE_STATES: usize = 64;
/// And up to this many bytes.
const TABLE_LIMIT: usize = 64 << 10;
/// What a table that is made while it runs may take, for each thread that matches at once.
const CACHE_LIMIT: usize = 2 << 20;

/// Whether `text` matches the pattern as a whole (`cvc-pattern-valid`). The text is white-space normalised already.
#[must_use]
pub fn pattern_matches(grammar: &Grammar, pattern: PatternId, text: &str) -> bool {
    let Some(matcher) = grammar.index.patterns.get(pattern.index()) else { return false };
    let Some(pattern) = grammar.patterns.get(pattern.index()) else { return false };
    let matcher = matcher.get_or_init(|| PatternMatcher::new(&pattern.regex));
    match pattern.unit {
        PatternUnit::Utf16 if text.bytes().any(|byte| byte >= FIRST_BYTE_BEYOND_FIRST_PLANE) => {
            matcher.matches(&as_units(text))
        }
        PatternUnit::CodePoint | PatternUnit::Utf16 => matcher.matches(text),
    }
}

/// The first character of a text that does not match, after which nothing that could follow would make it match.
/// `None` where there is none, as in a text that is only too short, or where the pattern counts other units.
///
/// Runs over the text once more: for texts that were found not to match.
#[must_use]
pub fn pattern_misfit(grammar: &Grammar, pattern: PatternId, text: &str) -> Option<Misfit> {
    let matcher = grammar.index.patterns.get(pattern.index())?;
    let pattern = grammar.patterns.get(pattern.index())?;
    if pattern.unit == PatternUnit::Utf16 {
        return None;
    }
    let byte = matcher.get_or_init(|| PatternMatcher::new(&pattern.regex)).misfit(text)?;
    // The automaton runs over bytes: the misfit may be one within a character.
    let offset = (0..=byte).rev().find(|at| text.is_char_boundary(*at))?;
    let character = text.get(offset..)?.chars().next()?;
    let index = text.get(..offset)?.chars().count();
    Some(Misfit { offset, index, character })
}

/// Characters beyond U+FFFF begin with this byte or a greater one.
const FIRST_BYTE_BEYOND_FIRST_PLANE: u8 = 0xF0;

/// A text with a character for each UTF-16 code unit.
fn as_units(text: &str) -> String {
    let character = |unit: u16| char::from_u32(u32::from(unit)).or_else(|| surrogate_character(unit.into()));
    text.encode_utf16().filter_map(character).collect()
}

/// A compiled pattern.
pub(crate) enum PatternMatcher {
    /// A table.
    Dense(Box<dense::DFA<Vec<u32>>>),
    /// A table made while it runs: only what the texts need of it.
    Lazy(Box<LazyMatcher>),
    /// The expression cannot be compiled; no text matches.
    Nothing,
}

/// A lazily built table with the caches not in use at the moment, one for each thread that matches at once.
pub(crate) struct LazyMatcher {
    dfa: lazy::DFA,
    caches: Mutex<Vec<lazy::Cache>>,
}

impl fmt::Debug for PatternMatcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Dense(_) => "Dense",
            Self::Lazy(_) => "Lazy",
            Self::Nothing => "Nothing",
        })
    }
}

impl PatternMatcher {
    /// Compiles an expression in the syntax of `regex-syntax`.
    pub(crate) fn new(regex: &str) -> Self {
        Self::build(regex).unwrap_or(Self::Nothing)
    }

    fn build(regex: &str) -> Option<Self> {
        let config = thompson::Config::new()
            .which_captures(thompson::WhichCaptures::None)
            .nfa_size_limit(Some(NFA_LIMIT))
            .shrink(false);
        let nfa = thompson::Compiler::new().configure(config).build(regex).ok()?;
        // All ends count, not only the one a search would prefer: the text must match as a whole.
        if nfa.states().len() <= TABLE_STATES {
            let config = dense::Config::new()
                .match_kind(MatchKind::All)
                .start_kind(StartKind::Anchored)
                .accelerate(false)
                .dfa_size_limit(Some(TABLE_LIMIT))
                .determinize_size_limit(Some(TABLE_LIMIT));
            if let Ok(dfa) = dense::Builder::new().configure(config).build_from_nfa(&nfa) {
                return Some(Self::Dense(Box::new(dfa)));
            }
        }
        let config = lazy::Config::new()
            .match_kind(MatchKind::All)
            .cache_capacity(CACHE_LIMIT)
            .skip_cache_capacity_check(true);
        let dfa = lazy::Builder::new().configure(config).build_from_nfa(nfa).ok()?;
        Some(Self::Lazy(Box::new(LazyMatcher { dfa, caches: Mutex::new(Vec::new()) })))
    }

    /// The byte that leads out of the pattern.
    fn misfit(&self, text: &str) -> Option<usize> {
        match self {
            Self::Dense(dfa) => dense_misfit(dfa, text.as_bytes()),
            Self::Lazy(matcher) => matcher.misfit(text.as_bytes()),
            Self::Nothing => None,
        }
    }

    pub(crate) fn matches(&self, text: &str) -> bool {
        match self {
            Self::Dense(dfa) => dense_matches(dfa, text.as_bytes()).unwrap_or(false),
            Self::Lazy(matcher) => matcher.matches(text.as_bytes()),
            Self::Nothing => false,
        }
    }
}

fn dense_matches(dfa: &dense::DFA<Vec<u32>>, text: &[u8]) -> Option<bool> {
    let mut state = dfa.start_state(&start::Config::new().anchored(Anchored::Yes)).ok()?;
    for &byte in text {
        state = dfa.next_state(state, byte);
        if dfa.is_special_state(state) && dfa.is_dead_state(state) {
            return Some(false);
        }
    }
    Some(dfa.is_match_state(dfa.next_eoi_state(state)))
}

/// Matches are told one byte late: after the byte that leads out of the pattern an automaton that matched before it is
/// not dead yet, but leads nowhere.
fn dense_misfit(dfa: &dense::DFA<Vec<u32>>, text: &[u8]) -> Option<usize> {
    let mut state = dfa.start_state(&start::Config::new().anchored(Anchored::Yes)).ok()?;
    for (at, &byte) in text.iter().enumerate() {
        state = dfa.next_state(state, byte);
        let leads_nowhere = || {
            dfa.is_match_state(state)
                && !dfa.is_match_state(dfa.next_eoi_state(state))
                && (0..=u8::MAX).all(|byte| dfa.is_dead_state(dfa.next_state(state, byte)))
        };
        if dfa.is_dead_state(state) || leads_nowhere() {
            return Some(at);
        }
    }
    None
}

impl LazyMatcher {
    /// As [`dense_misfit`].
    fn misfit(&self, text: &[u8]) -> Option<usize> {
        let mut cache = self.dfa.create_cache();
        let config = start::Config::new().anchored(Anchored::Yes);
        let mut state = self.dfa.start_state(&mut cache, &config).ok()?;
        for (at, &byte) in text.iter().enumerate() {
            state = self.dfa.next_state(&mut cache, state, byte).ok()?;
            if state.is_dead() || (state.is_match() && self.leads_nowhere(&mut cache, state)) {
                return Some(at);
            }
        }
        None
    }

    fn leads_nowhere(&self, cache: &mut lazy::Cache, state: LazyStateID) -> bool {
        let is_dead = |next: Result<LazyStateID, _>| next.is_ok_and(|next: LazyStateID| next.is_dead());
        let at_end = self.dfa.next_eoi_state(cache, state);
        !at_end.is_ok_and(|next| next.is_match())
            && (0..=u8::MAX).all(|byte| is_dead(self.dfa.next_state(cache, state, byte)))
    }

    fn matches(&self, text: &[u8]) -> bool {
        let cache = self.caches.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut cache = cache.unwrap_or_else(|| self.dfa.create_cache());
        let answer = self.run(&mut cache, text).unwrap_or(false);
        self.caches.lock().unwrap_or_else(PoisonError::into_inner).push(cache);
        answer
    }

    fn run(&self, cache: &mut lazy::Cache, text: &[u8]) -> Option<bool> {
        let config = start::Config::new().anchored(Anchored::Yes);
        let mut state = self.dfa.start_state(cache, &config).ok()?;
        for &byte in text {
            state = self.dfa.next_state(cache, state, byte).ok()?;
            if state.is_dead() {
                return Some(false);
            }
        }
        Some(self.dfa.next_eoi_state(cache, state).ok()?.is_match())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matches_the_whole_text() {
        let matcher = PatternMatcher::new(r"(?:a|ab|[\x{c4}\x{d6}-\x{d8}]{2})");
        for (text, expected) in [
            ("a", true),
            ("ab", true),
            ("abc", false),
            ("xa", false),
            ("", false),
            ("ÄÖ", true),
            ("Ä", false),
        ] {
            assert_eq!(matcher.matches(text), expected, "{text}");
        }
        assert!(PatternMatcher::new("(?:)").matches(""));
    }

    #[test]
    fn stays_bounded_where_a_table_would_explode() {
        let matcher = PatternMatcher::new("(?:(?:a|b)*a(?:a|b){40})");
        assert!(matches!(matcher, PatternMatcher::Lazy(_)));
        let text = "ab".repeat(500);
        assert!(matcher.matches(&format!("{text}a{}", "b".repeat(40))));
        assert!(!matcher.matches(&format!("{text}b{}", "b".repeat(40))));
    }

    #[test]
    fn the_first_byte_that_leads_out_is_found() {
        let long = format!("(?:{}|[a-z])*", r"[\x{e0}-\x{ff}]\x{300}|".repeat(60).trim_end_matches('|'));
        for (regex, text, expected) in [
            ("(?:[a-z])*", "ab1cd", Some(2)),
            ("(?:[a-z])*", "abc1", Some(3)),
            ("(?:[a-z])*", "1", Some(0)),
            ("(?:[0-9]{5})", "0100", None),
            ("(?:[0-9]{5})", "010011", Some(5)),
            ("(?:[0-9]{5})", "01 01", Some(2)),
            ("(?:a|ab)", "abab", Some(2)),
            ("(?:[\\x{c4}-\\x{d6}])*", "ÄÖß", Some(5)),
            (&long, "aàb", Some(3)),
            (&long, "à\u{300}à\u{301}", Some(7)),
            (&long, "à", None),
            (&long, "aß1", Some(2)),
        ] {
            let matcher = PatternMatcher::new(regex);
            assert!(!matcher.matches(text), "{regex} {text}");
            assert_eq!(matcher.misfit(text), expected, "{regex} {text}");
        }
        assert!(matches!(PatternMatcher::new(&long), PatternMatcher::Lazy(_)));
    }

    #[test]
    fn nothing_matches_what_cannot_be_compiled() {
        assert!(!PatternMatcher::new("(").matches("("));
    }
}
