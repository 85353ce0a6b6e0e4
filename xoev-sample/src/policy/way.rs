//! Keeps to a way from the root element to something that must occur.

use super::Place;
use crate::analysis::WayStep;
use crate::walk::{Target, Want};
use xoev_runtime::grammar::TypeId;

/// A way, and how far the message that is being built has gone on it.
#[derive(Debug, Default)]
pub(super) struct Way {
    steps: Vec<WayStep>,
    /// For each open element, whether it is on the way, and whether the way's next element has begun in it.
    stack: Vec<(bool, bool)>,
}

impl Way {
    /// A way from the root on.
    pub(super) const fn new(steps: Vec<WayStep>) -> Self {
        Self { steps, stack: Vec::new() }
    }

    /// An element begins.
    pub(super) fn begin(&mut self, place: &Place<'_>) {
        let here = place.here();
        let step = self.steps.get(self.stack.len());
        let is_next = match self.stack.last_mut() {
            None => true,
            Some((is_on, has_begun)) => {
                let fits = step.is_some_and(|it| it.leaf == here.leaf && it.element == Some(here.element));
                let is_next = *is_on && !*has_begun && fits;
                *has_begun |= is_next;
                is_next
            }
        };
        self.stack.push((is_next, false));
    }

    /// The element ends.
    pub(super) fn end(&mut self) {
        self.stack.pop();
    }

    /// The step of the element that is being built, if it is on the way.
    fn here(&self) -> Option<WayStep> {
        let (is_on, _) = self.stack.last()?;
        self.steps.get(self.stack.len() - 1).copied().filter(|_| *is_on)
    }

    /// The type the way wants here.
    pub(super) fn type_definition(&self, candidates: &[TypeId]) -> Option<usize> {
        let wanted = self.here()?.type_definition?;
        candidates.iter().position(|id| *id == wanted)
    }

    /// Whether the element must be nil.
    pub(super) fn is_nil(&self) -> bool {
        self.here().is_some_and(|step| step.is_nil)
    }

    /// What the way wants in the content here.
    pub(super) fn want(&self) -> Option<Want> {
        self.here()?;
        let next = self.steps.get(self.stack.len())?;
        Some(Want::present(match next.element {
            Some(element) => Target::Child(next.leaf, element),
            None => Target::Leaf(next.leaf),
        }))
    }
}
