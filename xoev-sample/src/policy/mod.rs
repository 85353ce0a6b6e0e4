//! Decisions: where a schema leaves a choice, a policy says which way the message goes.
//!
//! In: a [`Place`] in the message that is being built, and what may come there. Out: one of these.
//! Invariants: a policy is asked in document order, and only where there is a choice; the same policy asked the same
//! questions gives the same answers. Not here: what is possible (`walk/`), values (`value/`).

mod branches;
mod maximal;
mod minimal;
mod pairwise;
mod random;
mod way;

pub(crate) use branches::Branches;
pub(crate) use maximal::Maximal;
pub(crate) use minimal::Minimal;
pub(crate) use pairwise::Pairwise;
pub(crate) use random::{Given, Random, Seeded};

use crate::analysis::Analysis;
use crate::value::Variant;
use crate::walk::{Crossing, Want};
use xoev_runtime::grammar::{ElementId, ModelId, TypeId};

/// Where in a message something is decided.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// What is known of the grammar.
    pub analysis: &'a Analysis<'a>,
    /// The elements from the root to the one that is being built.
    pub path: &'a [Step],
    /// How many elements the message has so far.
    pub size: usize,
}

/// An element on the way to a place.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// Its declaration.
    pub element: ElementId,
    /// Its type; the declared one until it is decided.
    pub type_definition: TypeId,
    /// Its leaf in its parent's content.
    pub leaf: u16,
    /// How many children of its parent at that leaf stand before it.
    pub occurrence: usize,
}

impl Place<'_> {
    /// The element that is being built.
    #[must_use]
    pub fn here(&self) -> Step {
        let root = Step { element: ElementId(0), type_definition: TypeId(0), leaf: 0, occurrence: 0 };
        self.path.last().copied().unwrap_or(root)
    }
}

/// Decides.
pub trait Policy {
    /// An element begins.
    fn begin(&mut self, place: &Place<'_>) {
        let _ = place;
    }

    /// The element ends.
    fn end(&mut self) {}

    /// Which of the types that may stand here; the declared one is the first, unless it is abstract.
    fn type_definition(&mut self, place: &Place<'_>, candidates: &[TypeId]) -> usize;

    /// Whether an element that may be nil is.
    fn is_nil(&mut self, place: &Place<'_>) -> bool {
        let _ = place;
        false
    }

    /// Whether an optional attribute is there; `slot` is `None` for the attribute wildcard.
    fn attribute(&mut self, place: &Place<'_>, slot: Option<u16>) -> bool;

    /// What is wanted of the content of the element, beside what the schema wants.
    fn wants(&mut self, place: &Place<'_>, model: ModelId) -> Vec<Want> {
        let _ = (place, model);
        Vec::new()
    }

    /// The child that comes next; `None`: the content ends, where it may.
    fn child(&mut self, place: &Place<'_>, crossing: &Crossing<'_>) -> Option<usize>;

    /// Whether mixed content gets text.
    fn has_text(&mut self) -> bool {
        false
    }

    /// Which value.
    fn variant(&mut self, place: &Place<'_>) -> Variant;
}

/// The type with the least content.
fn cheapest_type(analysis: &Analysis<'_>, candidates: &[TypeId]) -> usize {
    let costs = candidates.iter().map(|id| analysis.type_cost(*id)).enumerate();
    costs.min_by_key(|(_, cost)| *cost).map_or(0, |(at, _)| at)
}
