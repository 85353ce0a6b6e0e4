//! Content models as automata (XSD 1.0 Part 1 §3.8, §3.9).
//!
//! The *leaves* of a model are the element and wildcard particles of the complex type's effective content, in
//! document order (depth first; particles with `maxOccurs="0"` are no particles). A leaf's number is the bridge
//! between validator and binding: each child that was matched carries the number of its leaf, and the generated
//! type reads its fields by these numbers.

use super::{ElementId, NameId, WildcardId};
use serde::{Deserialize, Serialize};

/// A content model.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ContentModel {
    /// The leaves, in document order.
    pub leaves: Vec<Leaf>,
    /// What decides which child may come next.
    pub matcher: Matcher,
}

/// A leaf of a content model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Leaf {
    /// An element particle: the declaration itself or a member of its substitution group may stand here.
    Element(ElementId),
    /// A wildcard particle.
    Wildcard(WildcardId),
}

/// The three ways to run a content model.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Matcher {
    /// A deterministic automaton; small occurrence bounds are unrolled.
    Dfa(Dfa),
    /// An automaton with counters, where a bound is too large to unroll.
    Counted(CountedAutomaton),
    /// An `all` group.
    All(AllGroup),
}

/// A deterministic automaton; state 0 is the start.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Dfa {
    /// The states.
    pub states: Vec<DfaState>,
    /// Edges on element names; a state's edges are sorted by name.
    pub edges: Vec<DfaEdge>,
    /// Edges on wildcards, tried when no name fits.
    pub wildcard_edges: Vec<DfaWildcardEdge>,
}

/// A state of a [`Dfa`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DfaState {
    /// First edge in [`Dfa::edges`].
    pub first_edge: u32,
    /// Number of edges.
    pub edge_count: u32,
    /// First edge in [`Dfa::wildcard_edges`].
    pub first_wildcard_edge: u32,
    /// Number of wildcard edges.
    pub wildcard_edge_count: u32,
    /// Whether the content may end here.
    pub is_accepting: bool,
}

/// An edge on an element name. Substitution-group members have edges of their own, with the leaf of the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DfaEdge {
    /// The name that fits.
    pub name: NameId,
    /// The declaration that then holds.
    pub element: ElementId,
    /// The leaf the child belongs to.
    pub leaf: u16,
    /// The next state.
    pub target: u32,
}

/// An edge on a wildcard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DfaWildcardEdge {
    /// The wildcard that must allow the name's namespace.
    pub wildcard: WildcardId,
    /// The leaf the child belongs to.
    pub leaf: u16,
    /// The next state.
    pub target: u32,
}

/// A position automaton (Glushkov) with counters. Several configurations (state, counter values) may be live at
/// once; by Unique Particle Attribution they agree on the leaf.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CountedAutomaton {
    /// The bounds of each counter.
    pub counters: Vec<CounterBounds>,
    /// The states; state 0 is the start, before any child.
    pub states: Vec<CountedState>,
    /// All edges, grouped by source state; a state's edges on elements come first, sorted by name, then those on
    /// wildcards in the order of their leaves.
    pub edges: Vec<CountedEdge>,
}

/// Bounds of a counter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CounterBounds {
    /// Iterations needed before the loop may be left (0 where the body may be empty).
    pub min: u32,
    /// Iterations allowed; `None` is unbounded.
    pub max: Option<u32>,
}

/// A state of a [`CountedAutomaton`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CountedState {
    /// First edge in [`CountedAutomaton::edges`].
    pub first_edge: u32,
    /// Number of edges.
    pub edge_count: u32,
    /// The content may end here if all actions of one of these lists succeed.
    pub accepting: Vec<Vec<CounterAction>>,
}

/// An edge of a [`CountedAutomaton`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CountedEdge {
    /// What the child must be.
    pub label: EdgeLabel,
    /// The leaf the child belongs to.
    pub leaf: u16,
    /// Performed in order; the edge cannot be taken if one fails.
    pub actions: Vec<CounterAction>,
    /// The next state.
    pub target: u32,
}

/// What an edge of a [`CountedAutomaton`] accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EdgeLabel {
    /// This element name.
    Element(NameId, ElementId),
    /// Any name the wildcard allows; tried when no element edge fits.
    Wildcard(WildcardId),
}

/// What taking an edge does to a counter; the number indexes [`CountedAutomaton::counters`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CounterAction {
    /// The first iteration begins: the counter becomes 1.
    Enter(u16),
    /// Another iteration begins: fails at the maximum, else adds 1.
    Repeat(u16),
    /// The loop is left: fails below the minimum.
    Exit(u16),
}

/// An `all` group: each member at most once, in any order. Leaf `i` is member `i`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AllGroup {
    /// The members.
    pub members: Vec<AllMember>,
    /// Names that fit (substitution-group members included), sorted: (name, declaration, member).
    pub names: Vec<(NameId, ElementId, u16)>,
    /// Whether the group as a whole may be absent (`minOccurs="0"` on it).
    pub may_be_absent: bool,
}

/// A member of an `all` group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AllMember {
    /// The declaration.
    pub element: ElementId,
    /// Whether it must occur.
    pub is_required: bool,
}
