//! Choices by numbers: drawn from a seed, or given.

use super::{Place, Policy};
use crate::value::{Extent, Variant};
use crate::walk::Crossing;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use xoev_runtime::grammar::TypeId;

/// Beyond so many elements nothing is taken that need not be there.
const ELEMENTS: usize = 600;
/// A content has at most so many children, unless the schema wants more.
const CHILDREN: usize = 40;

/// Where the numbers come from.
pub(crate) trait Draws {
    /// A number below `bound`; 0 is the simplest choice.
    fn draw(&mut self, bound: u32) -> u32;
}

/// Numbers of ChaCha8 for a seed: a specified generator, the same on every machine and in every version.
pub(crate) struct Seeded(ChaCha8Rng);

impl Seeded {
    /// The numbers of a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }
}

impl Draws for Seeded {
    fn draw(&mut self, bound: u32) -> u32 {
        // The multiply-shift method: its bias is below 2^-20 for the bounds in use, and it takes one number each time.
        ((u64::from(self.0.next_u32()) * u64::from(bound.max(1))) >> 32) as u32
    }
}

/// Numbers somebody else has chosen; when they are used up, the simplest choices.
pub(crate) struct Given<'n>(pub(crate) std::slice::Iter<'n, u32>);

impl Draws for Given<'_> {
    fn draw(&mut self, bound: u32) -> u32 {
        let number = self.0.next().copied().unwrap_or(0);
        ((u64::from(number) * u64::from(bound.max(1))) >> 32) as u32
    }
}

/// Goes where the numbers lead. The deeper and longer the message, the more often what is simplest is taken.
pub(crate) struct Random<D> {
    draws: D,
}

impl<D: Draws> Random<D> {
    /// A policy by numbers.
    pub(crate) const fn new(draws: D) -> Self {
        Self { draws }
    }

    /// Whether something that need not be there is.
    fn takes(&mut self, place: &Place<'_>) -> bool {
        if place.size >= ELEMENTS {
            return false;
        }
        // One half near the root, less further down.
        let unlikely = 2 + place.path.len() as u32 / 4;
        let number = self.draws.draw(2 * unlikely);
        number != 0 && number <= 2
    }
}

impl<D: Draws> Policy for Random<D> {
    fn type_definition(&mut self, place: &Place<'_>, candidates: &[TypeId]) -> usize {
        let cheapest = super::cheapest_type(place.analysis, candidates);
        if place.size >= ELEMENTS {
            return cheapest;
        }
        (cheapest + self.draws.draw(candidates.len() as u32) as usize) % candidates.len()
    }

    fn is_nil(&mut self, _: &Place<'_>) -> bool {
        self.draws.draw(6) == 5
    }

    fn attribute(&mut self, place: &Place<'_>, _: Option<u16>) -> bool {
        self.takes(place)
    }

    fn child(&mut self, place: &Place<'_>, crossing: &Crossing<'_>) -> Option<usize> {
        let simplest = crossing.cheapest();
        let is_long = crossing.taken.len() >= CHILDREN || place.size >= ELEMENTS;
        if is_long || crossing.edges.is_empty() {
            return simplest;
        }
        match simplest {
            None if !self.takes(place) => None,
            None => Some(self.draws.draw(crossing.edges.len() as u32) as usize),
            Some(simplest) => {
                let number = self.draws.draw(crossing.edges.len() as u32) as usize;
                Some((simplest + number) % crossing.edges.len())
            }
        }
    }

    fn has_text(&mut self) -> bool {
        self.draws.draw(2) == 1
    }

    fn variant(&mut self, _: &Place<'_>) -> Variant {
        let extent = match self.draws.draw(8) {
            6 => Extent::Lowest,
            7 => Extent::Highest,
            _ => Extent::Typical,
        };
        Variant { number: self.draws.draw(1 << 16), extent }
    }
}
