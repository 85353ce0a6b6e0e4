//! Texts that match patterns, by construction: all patterns of a type run as automata side by side, with the length
//! counted along; what leads to a common end is walked.
//!
//! Invariants: the automata are the ones the validator matches with (regex-automata, anchored, all ends); what is not found
//! within the limits is given up, never guessed.

use super::{Extent, Request};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use regex_automata::hybrid::LazyStateID;
use regex_automata::hybrid::dfa::{self, Cache, DFA};
use regex_automata::nfa::thompson;
use regex_automata::util::start;
use regex_automata::{Anchored, MatchKind};
use std::collections::{HashMap, VecDeque};
use xoev_runtime::grammar::{Facets, Grammar, PatternId};

/// More states of the product are not looked at.
const STATE_LIMIT: usize = 20_000;
/// Lengths are counted up to here; a greater least length is left to other ways.
const COUNTED_LENGTH: u64 = 300;
/// A text without upper bound is not made longer than this.
const USUAL_LENGTH: u64 = 12;
/// What an automaton may take while it is built.
const CACHE: usize = 64 << 20;
const UNREACHABLE: u32 = u32::MAX;

/// What an automaton is made of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    patterns: Vec<PatternId>,
    least: u64,
    most: Option<u64>,
}

impl Key {
    /// The patterns and the length facets of a type.
    pub(super) fn new(patterns: Vec<PatternId>, facets: &Facets) -> Self {
        let least = facets.length.or(facets.min_length).unwrap_or(0);
        Self { patterns, least, most: facets.length.or(facets.max_length) }
    }
}

/// All texts of a bounded length that match some patterns.
#[derive(Debug)]
pub(super) struct Automaton {
    states: Vec<State>,
    most: u64,
}

#[derive(Debug, Default)]
struct State {
    is_end: bool,
    edges: Vec<(u8, u32)>,
    /// The fewest characters to an end.
    rest: u32,
}

/// A state of each automaton, and the characters so far as far as they count.
type Product = (Vec<LazyStateID>, u32);

impl Automaton {
    /// The common automaton; `None` if no text was found, or the limits were reached before.
    pub(super) fn new(grammar: &Grammar, key: &Key) -> Option<Self> {
        if key.least > COUNTED_LENGTH {
            return None;
        }
        // Printable ASCII first: people can read it, and there are few ways.
        let printable: Vec<u8> = (0x20..0x7F).collect();
        let every: Vec<u8> = (0x09..=0xF4).filter(|it| *it >= 0x20 || matches!(it, 9 | 10 | 13)).collect();
        Self::over(grammar, key, &printable).or_else(|| Self::over(grammar, key, &every))
    }

    fn over(grammar: &Grammar, key: &Key, alphabet: &[u8]) -> Option<Self> {
        let mut side_by_side = SideBySide::new(grammar, &key.patterns)?;
        let mut states = side_by_side.explore(key, alphabet)?;
        weigh(&mut states);
        let shortest = states.first()?.rest;
        let most = key.most.unwrap_or_else(|| USUAL_LENGTH.max(key.least).max(u64::from(shortest)));
        (u64::from(shortest) <= most).then_some(Self { states, most })
    }

    /// A text; other attempts and variants give others.
    pub(super) fn text(&self, request: &Request<'_>, attempt: u64) -> String {
        let variant = request.variant;
        let seed = u64::from(variant.number) << 32 | u64::from(request.scene) << 8 | attempt;
        let mut numbers = ChaCha8Rng::seed_from_u64(seed);
        let aim = match variant.extent {
            Extent::Lowest => 0,
            Extent::Typical => self.rest(0).max(USUAL_LENGTH.min(self.most) / 2),
            Extent::Highest => self.most.min(COUNTED_LENGTH),
        };
        let (mut bytes, mut at, mut length) = (Vec::new(), 0u32, 0u64);
        while let Some(state) = self.states.get(at as usize) {
            if state.is_end && length >= aim {
                break;
            }
            let Some((byte, target)) = self.step(state, length, aim, &mut numbers) else { break };
            length += width(byte);
            bytes.push(byte);
            at = target;
        }
        String::from_utf8(bytes).unwrap_or_default()
    }

    /// The fewest characters from a state to an end.
    fn rest(&self, state: u32) -> u64 {
        u64::from(self.states.get(state as usize).map_or(UNREACHABLE, |it| it.rest))
    }

    /// The next byte: before the aim any, then what leads to an end.
    fn step(&self, state: &State, length: u64, aim: u64, numbers: &mut ChaCha8Rng) -> Option<(u8, u32)> {
        let after = |edge: &&(u8, u32)| self.rest(edge.1);
        let fits = |edge: &&(u8, u32)| {
            let rest = after(edge);
            rest != u64::from(UNREACHABLE) && length + width(edge.0) + rest <= self.most
        };
        let mut edges: Vec<&(u8, u32)> = state.edges.iter().filter(fits).collect();
        if length >= aim {
            let least = edges.iter().map(|edge| after(edge) + width(edge.0)).min()?;
            edges.retain(|edge| after(edge) + width(edge.0) == least);
        }
        let is_plain = |edge: &&&(u8, u32)| edge.0.is_ascii_alphanumeric();
        if edges.iter().any(|edge| is_plain(&edge)) {
            edges.retain(|edge| edge.0.is_ascii_alphanumeric());
        }
        let at = numbers.next_u32() as usize % edges.len().max(1);
        edges.get(at).map(|edge| **edge)
    }
}

/// Whether a byte begins a character.
const fn width(byte: u8) -> u64 {
    if byte & 0xC0 == 0x80 { 0 } else { 1 }
}

struct SideBySide {
    automata: Vec<(DFA, Cache)>,
}

impl SideBySide {
    fn new(grammar: &Grammar, patterns: &[PatternId]) -> Option<Self> {
        let automata = patterns.iter().map(|id| {
            let config = thompson::Config::new().which_captures(thompson::WhichCaptures::None).shrink(false);
            let regex = &grammar.patterns.get(id.index())?.regex;
            let nfa = thompson::Compiler::new().configure(config).build(regex).ok()?;
            let config = dfa::Config::new()
                .match_kind(MatchKind::All)
                .cache_capacity(CACHE)
                .skip_cache_capacity_check(true);
            let automaton = dfa::Builder::new().configure(config).build_from_nfa(nfa).ok()?;
            let cache = automaton.create_cache();
            Some((automaton, cache))
        });
        Some(Self { automata: automata.collect::<Option<_>>()? })
    }

    fn start(&mut self) -> Option<Vec<LazyStateID>> {
        let config = start::Config::new().anchored(Anchored::Yes);
        self.automata.iter_mut().map(|(dfa, cache)| dfa.start_state(cache, &config).ok()).collect()
    }

    /// `None` where an automaton is at a dead end.
    fn next(&mut self, states: &[LazyStateID], byte: u8) -> Option<Vec<LazyStateID>> {
        let next = self.automata.iter_mut().zip(states).map(|((dfa, cache), state)| {
            dfa.next_state(cache, *state, byte).ok().filter(|it| !it.is_dead() && !it.is_quit())
        });
        next.collect()
    }

    fn is_end(&mut self, states: &[LazyStateID]) -> bool {
        self.automata
            .iter_mut()
            .zip(states)
            .all(|((dfa, cache), state)| dfa.next_eoi_state(cache, *state).is_ok_and(|it| it.is_match()))
    }

    /// Breadth first from the start; states beyond the limit are left out.
    fn explore(&mut self, key: &Key, alphabet: &[u8]) -> Option<Vec<State>> {
        let counted = key.least as u32;
        let start: Product = (self.start()?, 0);
        let mut numbers: HashMap<Product, u32> = HashMap::from([(start.clone(), 0)]);
        let mut queue = VecDeque::from([start]);
        let mut states = Vec::new();
        while let Some((product, length)) = queue.pop_front() {
            let mut state = State { rest: UNREACHABLE, ..State::default() };
            state.is_end = length >= counted && self.is_end(&product);
            for &byte in alphabet {
                let Some(next) = self.next(&product, byte) else { continue };
                let next: Product = (next, (length + width(byte) as u32).min(counted));
                let known = numbers.len();
                if let Some(number) = numbers.get(&next) {
                    state.edges.push((byte, *number));
                } else if known < STATE_LIMIT {
                    numbers.insert(next.clone(), known as u32);
                    state.edges.push((byte, known as u32));
                    queue.push_back(next);
                }
            }
            states.push(state);
        }
        // Were the cache emptied, numbers of states would have changed their meaning.
        self.automata.iter().all(|(_, cache)| cache.clear_count() == 0).then_some(states)
    }
}

/// Fills in the fewest characters to an end.
fn weigh(states: &mut [State]) {
    let mut back: Vec<Vec<(u32, u32)>> = vec![Vec::new(); states.len()];
    for (at, state) in states.iter().enumerate() {
        for (byte, target) in &state.edges {
            if let Some(back) = back.get_mut(*target as usize)
                && back.last() != Some(&(at as u32, width(*byte) as u32))
            {
                back.push((at as u32, width(*byte) as u32));
            }
        }
    }
    let mut queue = VecDeque::new();
    for (at, state) in states.iter_mut().enumerate() {
        if state.is_end {
            state.rest = 0;
            queue.push_back(at as u32);
        }
    }
    // Costs are 0 or 1: what costs nothing goes to the front.
    while let Some(at) = queue.pop_front() {
        let Some(rest) = states.get(at as usize).map(|it| it.rest) else { continue };
        for &(before, cost) in back.get(at as usize).into_iter().flatten() {
            if let Some(state) = states.get_mut(before as usize).filter(|it| rest + cost < it.rest) {
                state.rest = rest + cost;
                if cost == 0 { queue.push_front(before) } else { queue.push_back(before) }
            }
        }
    }
}
