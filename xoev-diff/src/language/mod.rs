//! What a content model lets stand, and whether one lets stand all that another does.
//!
//! In: the particles of two contents, old names in the namespaces of the new side. Out: [`inclusion`] in both directions,
//! each with a shortest row of children that only one side allows.
//! Method: both models are expressions; their derivatives (Brzozowski) by one child after the other are followed in
//! parallel. The two sides of a version step are nearly always equal, so that most comparisons end before they begin.
//! Invariants: an inclusion that is stated holds; one that is too large to decide is not stated.
//! Not here: the types of the children.

mod expression;
mod inclusion;
mod pattern;
mod symbol;

pub(crate) use expression::{Expression, build, expression};
pub(crate) use inclusion::inclusion;
pub(crate) use pattern::{PatternInclusion, pattern_inclusion};
pub(crate) use symbol::{Leaf, NamespaceSet};
