//! Nothing that need not be there.

use super::{Place, Policy, cheapest_type};
use crate::value::Variant;
use crate::walk::Crossing;
use xoev_runtime::grammar::TypeId;

/// The least message.
#[derive(Debug, Default)]
pub(crate) struct Minimal;

impl Policy for Minimal {
    fn type_definition(&mut self, place: &Place<'_>, candidates: &[TypeId]) -> usize {
        cheapest_type(place.analysis, candidates)
    }

    fn attribute(&mut self, _: &Place<'_>, _: Option<u16>) -> bool {
        false
    }

    fn child(&mut self, _: &Place<'_>, crossing: &Crossing<'_>) -> Option<usize> {
        crossing.cheapest()
    }

    fn variant(&mut self, _: &Place<'_>) -> Variant {
        Variant::default()
    }
}
