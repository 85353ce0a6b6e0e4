//! Optional parts as the covering array wants them.

use super::way::Way;
use super::{Place, Policy, cheapest_type};
use crate::analysis::WayStep;
use crate::pairs::{Pairs, Part, Row, wants};
use crate::value::Variant;
use crate::walk::{Crossing, Plan, Want};
use std::collections::HashSet;
use xoev_runtime::grammar::{ModelId, TypeId};

/// Beyond so many elements only what must be there is taken.
const ELEMENTS: usize = 600;

/// Leads to one type, and gives every type on the way that has pairs missing the parts it should have. A type gets them
/// once in a message; its other elements are the least ones.
pub(crate) struct Pairwise<'p> {
    way: Way,
    pairs: &'p Pairs,
    shown: HashSet<TypeId>,
    /// For each open element what it should have, once that is decided.
    rows: Vec<Option<Row>>,
    /// How many of the open elements are decided.
    decided: usize,
}

impl<'p> Pairwise<'p> {
    /// A policy that goes this way.
    pub(crate) fn new(steps: Vec<WayStep>, pairs: &'p Pairs) -> Self {
        Self { way: Way::new(steps), pairs, shown: HashSet::new(), rows: Vec::new(), decided: 0 }
    }

    /// Decided when first asked about the element, for then its type is known.
    fn row(&mut self, place: &Place<'_>) -> Option<&Row> {
        if self.decided < self.rows.len() {
            self.decided = self.rows.len();
            let id = place.here().type_definition;
            let row = (place.size < ELEMENTS && self.shown.insert(id))
                .then(|| self.pairs.row(place.analysis, id))
                .flatten();
            if let Some(last) = self.rows.last_mut() {
                *last = row;
            }
        }
        self.rows.last()?.as_ref()
    }
}

impl Policy for Pairwise<'_> {
    fn begin(&mut self, place: &Place<'_>) {
        self.way.begin(place);
        self.rows.push(None);
    }

    fn end(&mut self) {
        self.way.end();
        self.rows.pop();
        self.decided = self.decided.min(self.rows.len());
    }

    fn type_definition(&mut self, place: &Place<'_>, candidates: &[TypeId]) -> usize {
        self.way.type_definition(candidates).unwrap_or_else(|| cheapest_type(place.analysis, candidates))
    }

    fn attribute(&mut self, place: &Place<'_>, slot: Option<u16>) -> bool {
        let Some(slot) = slot else { return false };
        let row = self.row(place);
        row.is_some_and(|row| row.contains(&(Part::Attribute(slot), true)))
    }

    fn wants(&mut self, place: &Place<'_>, model: ModelId) -> Vec<Want> {
        let of_row = self.row(place).map(wants).unwrap_or_default();
        let of_way = self.way.want();
        let both: Vec<Want> = of_row.iter().copied().chain(of_way).collect();
        // The way goes first where both cannot be had.
        if Plan::new(place.analysis, model, &both).is_some() { both } else { of_way.into_iter().collect() }
    }

    fn child(&mut self, _: &Place<'_>, crossing: &Crossing<'_>) -> Option<usize> {
        crossing.cheapest()
    }

    fn variant(&mut self, place: &Place<'_>) -> Variant {
        Variant { number: place.here().occurrence as u32, ..Variant::default() }
    }
}
