//! The standard of a generated module.

use super::Standard;
use crate::bind::EmbeddedGrammar;
use std::ops::Deref;

/// What the standard of a generated module says about itself: a [`Standard`], read from the module's grammar on first
/// use. Made by [`standard!`](crate::standard!).
#[derive(Debug, Clone, Copy)]
pub struct EmbeddedStandard(&'static EmbeddedGrammar);

impl EmbeddedStandard {
    /// The standard of a grammar.
    #[must_use]
    pub const fn new(grammar: &'static EmbeddedGrammar) -> Self {
        Self(grammar)
    }

    /// The standard.
    #[must_use]
    pub fn get(&self) -> &'static Standard {
        self.0.get().standard()
    }
}

impl Deref for EmbeddedStandard {
    type Target = Standard;

    fn deref(&self) -> &Standard {
        self.get()
    }
}
