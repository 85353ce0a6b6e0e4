//! Strategies for tests with the crate `proptest` (feature `proptest`): valid values of a generated message type.
//!
//! ```ignore
//! proptest! {
//!     #[test]
//!     fn every_application_is_kept(antrag in xoev_sample::proptest::values::<UmmeldungAntrag0101>()) {
//!         prop_assert_eq!(UmmeldungAntrag0101::from_xml(antrag.to_xml()?.as_bytes()), Ok(antrag));
//!     }
//! }
//! ```
//!
//! A value is made from a row of numbers, each a choice; `proptest` makes the row shorter and the numbers smaller, and so
//! the value simpler, down to the least message.

use crate::sampler::{SampleOptions, Sampler};
use proptest::collection::vec;
use proptest::num::u32;
use proptest::strategy::Strategy;
use std::cell::RefCell;
use std::fmt::Debug;
use std::rc::Rc;
use xoev_runtime::bind::{Document, RootValue};
use xoev_runtime::grammar::ElementId;

/// More choices than this are not made by number; what follows is the simplest.
const CHOICES: usize = 400;

/// Valid values of a generated root type: of a message, or of the enum over all messages.
pub fn values<T: RootValue + Debug>() -> impl Strategy<Value = T> {
    values_with(&SampleOptions::default())
}

/// As [`values`], with code lists and a profile.
pub fn values_with<T: RootValue + Debug>(options: &SampleOptions) -> impl Strategy<Value = T> + use<T> {
    // The grammar is weighed once for all cases.
    let sampler = Rc::new(RefCell::new(Sampler::new(T::grammar(), options)));
    (u32::ANY, vec(u32::ANY, 0..=CHOICES)).prop_filter_map("no sample", move |(root, choices)| {
        let message = T::ELEMENTS.get(root as usize % T::ELEMENTS.len().max(1)).copied()?;
        let sample = sampler.borrow_mut().chosen(ElementId(message), &choices).ok()?;
        Document::<T>::from_xml(sample.xml.as_bytes()).ok().map(|it| it.root)
    })
}
