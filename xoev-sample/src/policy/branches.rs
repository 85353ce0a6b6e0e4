//! One way to each branch, and on the way every branch that is missing still.

use super::way::Way;
use super::{Place, Policy, cheapest_type};
use crate::analysis::{Branch, WayStep};
use crate::value::Variant;
use crate::walk::{Crossing, Want};
use std::collections::HashSet;
use xoev_runtime::grammar::{EdgeLabel, ModelId, TypeId};

/// Beyond so many elements only what must be there is taken.
const ELEMENTS: usize = 400;

/// Leads to one branch, and takes others that no message has taken yet.
pub(crate) struct Branches<'b> {
    way: Way,
    missing: &'b HashSet<Branch>,
    /// What this message has taken of these.
    taken: HashSet<Branch>,
}

impl<'b> Branches<'b> {
    /// A policy that goes this way.
    pub(crate) fn new(steps: Vec<WayStep>, missing: &'b HashSet<Branch>) -> Self {
        Self { way: Way::new(steps), missing, taken: HashSet::new() }
    }

    fn is_missing(&self, branch: Branch) -> bool {
        self.missing.contains(&branch) && !self.taken.contains(&branch)
    }
}

fn branch(parent: TypeId, leaf: u16, label: EdgeLabel) -> Branch {
    match label {
        EdgeLabel::Element(_, element) => Branch::Child(parent, leaf, element),
        EdgeLabel::Wildcard(_) => Branch::Guest(parent, leaf),
    }
}

impl Policy for Branches<'_> {
    fn begin(&mut self, place: &Place<'_>) {
        self.way.begin(place);
    }

    fn end(&mut self) {
        self.way.end();
    }

    fn type_definition(&mut self, place: &Place<'_>, candidates: &[TypeId]) -> usize {
        let element = place.here().element;
        let missing = || candidates.iter().position(|id| self.is_missing(Branch::Type(element, *id)));
        let chosen =
            self.way.type_definition(candidates).or_else(|| missing().filter(|_| place.size < ELEMENTS));
        let chosen = chosen.unwrap_or_else(|| cheapest_type(place.analysis, candidates));
        self.taken.extend(candidates.get(chosen).map(|id| Branch::Type(element, *id)));
        chosen
    }

    fn is_nil(&mut self, _: &Place<'_>) -> bool {
        self.way.is_nil()
    }

    fn attribute(&mut self, _: &Place<'_>, _: Option<u16>) -> bool {
        false
    }

    fn wants(&mut self, _: &Place<'_>, _: ModelId) -> Vec<Want> {
        self.way.want().into_iter().collect()
    }

    fn child(&mut self, place: &Place<'_>, crossing: &Crossing<'_>) -> Option<usize> {
        let parent = place.here().type_definition;
        let of = |at: usize| crossing.edges.get(at).map(|edge| branch(parent, edge.leaf, edge.label));
        let missing = |at: &usize| of(*at).is_some_and(|branch| self.is_missing(branch));
        let chosen = (0..crossing.edges.len()).find(missing).filter(|_| place.size < ELEMENTS);
        let chosen = chosen.or_else(|| crossing.cheapest());
        self.taken.extend(chosen.and_then(of));
        chosen
    }

    fn variant(&mut self, place: &Place<'_>) -> Variant {
        Variant { number: place.here().occurrence as u32, ..Variant::default() }
    }
}
