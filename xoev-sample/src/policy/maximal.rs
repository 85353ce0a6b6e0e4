//! Everything that may be there, what repeats twice.

use super::{Place, Policy, cheapest_type};
use crate::value::{Extent, Variant};
use crate::walk::Crossing;
use std::collections::HashSet;
use xoev_runtime::grammar::TypeId;

/// Beyond so many elements only types that did not occur yet are filled.
const FULL_ELEMENTS: usize = 1_500;
/// How often a part repeats.
const REPETITIONS: usize = 2;
/// How often, where only another round brings what comes after it a second time.
const ROUNDS: usize = 4;

/// All optional parts. A type within itself, and in a message that is long already every type that occurred before, gets
/// its least content: so recursion ends, and still every part of every type that can be reached occurs.
#[derive(Debug, Default)]
pub(crate) struct Maximal {
    filled: HashSet<TypeId>,
    /// For each element from the root on, whether it is filled.
    stack: Vec<bool>,
}

impl Maximal {
    fn is_filling(&self) -> bool {
        self.stack.last().copied().unwrap_or(true)
    }

    /// Decided when first asked about the element, for then its type is known.
    fn decide(&mut self, place: &Place<'_>) -> bool {
        if self.stack.len() < place.path.len() {
            let id = place.here().type_definition;
            let outer = place.path.len() - 1;
            let is_open = place.path.iter().take(outer).any(|step| step.type_definition == id);
            let is_new = self.filled.insert(id);
            self.stack.push(is_new || (!is_open && place.size < FULL_ELEMENTS));
        }
        self.is_filling()
    }
}

impl Policy for Maximal {
    fn end(&mut self) {
        self.stack.pop();
    }

    fn type_definition(&mut self, place: &Place<'_>, candidates: &[TypeId]) -> usize {
        if place.here().occurrence == 0 {
            cheapest_type(place.analysis, candidates)
        } else {
            place.here().occurrence % candidates.len()
        }
    }

    fn attribute(&mut self, place: &Place<'_>, _: Option<u16>) -> bool {
        self.decide(place)
    }

    fn child(&mut self, place: &Place<'_>, crossing: &Crossing<'_>) -> Option<usize> {
        if !self.decide(place) {
            return crossing.cheapest();
        }
        next(crossing).or_else(|| crossing.cheapest())
    }

    fn has_text(&mut self) -> bool {
        self.is_filling()
    }

    fn variant(&mut self, place: &Place<'_>) -> Variant {
        let occurrence = place.here().occurrence;
        let extent = if occurrence == 0 { Extent::Typical } else { Extent::Highest };
        Variant { number: occurrence as u32, extent }
    }
}

/// The same part again, else the next one, else from the front again if that brings something a second time.
fn next(crossing: &Crossing<'_>) -> Option<usize> {
    let last = crossing.taken.last().map(|it| it.0);
    let leaves = || crossing.edges.iter().map(|edge| edge.leaf);
    let is_fresh = |leaf: &u16| crossing.count(*leaf) < REPETITIONS;
    let leaf = last
        .filter(|leaf| is_fresh(leaf) && leaves().any(|it| it == *leaf))
        .or_else(|| leaves().filter(|it| is_fresh(it) && Some(*it) > last).min())
        .or_else(|| leaves().filter(is_fresh).min())
        .or_else(|| another_round(crossing))?;
    let members = || leaves().enumerate().filter(|(_, it)| *it == leaf).map(|(at, _)| at);
    // Of a substitution group each time another member.
    members().nth(crossing.count(leaf).checked_rem(members().count())?)
}

/// A part that comes again behind others, one of which was taken once only: another round of a loop.
fn another_round(crossing: &Crossing<'_>) -> Option<u16> {
    let is_round = |leaf: &u16| {
        let first = crossing.taken.iter().position(|it| it.0 == *leaf);
        let behind = crossing.taken.iter().skip(first.unwrap_or(crossing.taken.len()));
        behind.map(|it| it.0).any(|it| it > *leaf && crossing.count(it) < REPETITIONS)
    };
    let leaves = crossing.edges.iter().map(|edge| edge.leaf);
    leaves.filter(|leaf| crossing.count(*leaf) < ROUNDS).find(is_round)
}
