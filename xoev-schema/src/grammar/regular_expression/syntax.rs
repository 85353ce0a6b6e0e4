//! Regular expressions as trees.

use super::class::Class;

/// A regular expression or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Node {
    pub kind: Kind,
    /// Where it begins in the source, in bytes.
    pub start: usize,
    /// One past its end.
    pub end: usize,
}

/// What a part is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// One character of these.
    Class(Class),
    /// One after the other.
    Branch(Vec<Node>),
    /// One of these.
    Alternatives(Vec<Node>),
    /// A quantified atom.
    Repeat { body: Box<Node>, min: u32, max: Option<u32> },
}
