//! Particles as small trees: leaves are numbered, trivial groups dissolved, occurrence bounds normalised.
//!
//! In: a content's particle. Out: [`Content`].
//! Invariant: leaf numbers are the positions in [`Components::leaves`].

use crate::component::{Components, Compositor, ModelGroup, ModelGroupId, ParticleId, Term};
use std::fmt;

/// Groups nested deeper than this are refused; the stages below walk the tree recursively.
const DEPTH_LIMIT: usize = 1000;

/// The content of a complex type.
pub(super) struct Content {
    /// The leaves, in document order.
    pub leaves: Vec<ParticleId>,
    /// What holds them together.
    pub body: Body,
}

/// An `all` group, or anything else.
pub(super) enum Body {
    /// Sequences and choices.
    Tree(Node),
    /// An `all` group; member `i` is leaf `i`.
    All {
        /// For each member whether it must occur.
        required: Vec<bool>,
        /// Whether the group as a whole may be absent.
        may_be_absent: bool,
    },
}

/// A node of the tree.
pub(super) struct Node {
    pub kind: Kind,
    /// Whether it can be satisfied by nothing.
    pub is_nullable: bool,
}

/// What a node is.
pub(super) enum Kind {
    Leaf(u16),
    Sequence(Vec<Node>),
    Choice(Vec<Node>),
    /// Anything but exactly once.
    Repeat {
        body: Box<Node>,
        min: u32,
        max: Option<u32>,
    },
}

/// Why a content cannot be lowered.
pub(super) enum TooLarge {
    /// More leaves than numbers.
    Leaves,
    /// Nested too deeply.
    Depth,
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Leaves => "the content has more than 65534 particles",
            Self::Depth => "the content is nested more than 1000 groups deep",
        })
    }
}

/// Lowers the content of a complex type.
pub(super) fn lower(components: &Components, particle: ParticleId) -> Result<Content, TooLarge> {
    let mut lowering = Lowering { components, leaves: Vec::new() };
    if let Some((group, may_be_absent)) = all_group(components, particle) {
        let mut required = Vec::new();
        for &member in &components.model_groups[group].particles {
            lowering.leaf(member)?;
            required.push(components.particles[member].min_occurs > 0);
        }
        return Ok(Content { leaves: lowering.leaves, body: Body::All { required, may_be_absent } });
    }
    let tree = lowering.particle(particle, 0)?;
    Ok(Content { leaves: lowering.leaves, body: Body::Tree(tree) })
}

/// The `all` group that is the whole content, through groups that hold nothing else.
fn all_group(components: &Components, particle: ParticleId) -> Option<(ModelGroupId, bool)> {
    let mut particle = particle;
    let mut may_be_absent = false;
    for _ in 0..DEPTH_LIMIT {
        let outer = &components.particles[particle];
        let Term::ModelGroup(id) = outer.term else { return None };
        if outer.max_occurs != Some(1) {
            return None;
        }
        may_be_absent |= outer.min_occurs == 0;
        let group = &components.model_groups[id];
        if group.compositor == Compositor::All {
            return is_regular(components, group).then_some((id, may_be_absent));
        }
        let &[inner] = group.particles.as_slice() else { return None };
        particle = inner;
    }
    None
}

/// Whether each member is an element that occurs once at most, as `cos-all-limited` wants it.
fn is_regular(components: &Components, group: &ModelGroup) -> bool {
    group.particles.iter().all(|&member| {
        let member = &components.particles[member];
        matches!(member.term, Term::Element(_)) && member.max_occurs == Some(1)
    })
}

struct Lowering<'a> {
    components: &'a Components,
    leaves: Vec<ParticleId>,
}

impl Lowering<'_> {
    fn particle(&mut self, id: ParticleId, depth: usize) -> Result<Node, TooLarge> {
        if depth > DEPTH_LIMIT {
            return Err(TooLarge::Depth);
        }
        let particle = &self.components.particles[id];
        let body = match particle.term {
            Term::Element(_) | Term::Wildcard(_) => self.leaf(id)?,
            Term::ModelGroup(group) => self.group(group, depth)?,
        };
        Ok(repeat(body, particle.min_occurs, particle.max_occurs))
    }

    fn leaf(&mut self, id: ParticleId) -> Result<Node, TooLarge> {
        // The largest numbers are taken by `TEXT_LEAF` of the tree.
        let leaf = u16::try_from(self.leaves.len()).ok().filter(|l| *l < u16::MAX).ok_or(TooLarge::Leaves)?;
        self.leaves.push(id);
        Ok(Node { kind: Kind::Leaf(leaf), is_nullable: false })
    }

    fn group(&mut self, id: ModelGroupId, depth: usize) -> Result<Node, TooLarge> {
        let group = &self.components.model_groups[id];
        let mut nodes = Vec::with_capacity(group.particles.len());
        for &particle in &group.particles {
            nodes.push(self.particle(particle, depth + 1)?);
        }
        Ok(match group.compositor {
            Compositor::Sequence => sequence(nodes),
            Compositor::Choice => choice(nodes),
            // An `all` group may not stand inside others (`cos-all-limited`, reported elsewhere). Any number of
            // its members in any order is the nearest that lets validation go on.
            Compositor::All => repeat(choice(nodes), 0, None),
        })
    }
}

/// One after the other. Without leaves there are two trees only, [`nothing`] and [`never`].
fn sequence(mut nodes: Vec<Node>) -> Node {
    if nodes.iter().any(Node::is_never) {
        return never();
    }
    nodes.retain(|n| !n.is_nothing());
    let is_nullable = nodes.iter().all(|n| n.is_nullable);
    only(nodes).unwrap_or_else(|nodes| Node { kind: Kind::Sequence(nodes), is_nullable })
}

/// One of these.
fn choice(mut nodes: Vec<Node>) -> Node {
    nodes.retain(|n| !n.is_never());
    if !nodes.is_empty() && nodes.iter().all(Node::is_nothing) {
        return nothing();
    }
    let is_nullable = nodes.iter().any(|n| n.is_nullable);
    only(nodes).unwrap_or_else(|nodes| Node { kind: Kind::Choice(nodes), is_nullable })
}

fn only(mut nodes: Vec<Node>) -> Result<Node, Vec<Node>> {
    match nodes.pop() {
        Some(node) if nodes.is_empty() => Ok(node),
        Some(node) => {
            nodes.push(node);
            Err(nodes)
        }
        None => Err(nodes),
    }
}

/// What only nothing satisfies: a sequence of nothing.
fn nothing() -> Node {
    Node { kind: Kind::Sequence(Vec::new()), is_nullable: true }
}

/// What nothing satisfies: a choice of nothing (§3.8.4).
fn never() -> Node {
    Node { kind: Kind::Choice(Vec::new()), is_nullable: false }
}

impl Node {
    fn is_nothing(&self) -> bool {
        matches!(&self.kind, Kind::Sequence(nodes) if nodes.is_empty())
    }

    fn is_never(&self) -> bool {
        matches!(&self.kind, Kind::Choice(nodes) if nodes.is_empty())
    }
}

fn repeat(body: Node, min: u32, max: Option<u32>) -> Node {
    if max == Some(0) || body.is_nothing() || (body.is_never() && min == 0) {
        return nothing();
    }
    if body.is_never() {
        return never();
    }
    let body = if max.is_none() { without_inner_rounds(body) } else { body };
    // Rounds of a body that may be empty may be empty: none is needed.
    let min = if body.is_nullable { 0 } else { min };
    let (body, min, max) = match body.kind {
        Kind::Repeat { body: inner, min: i, max: j } => match joined((i, j), (min, max)) {
            Some((min, max)) => (*inner, min, max),
            None => {
                let is_nullable = body.is_nullable;
                (Node { kind: Kind::Repeat { body: inner, min: i, max: j }, is_nullable }, min, max)
            }
        },
        kind => (Node { kind, is_nullable: body.is_nullable }, min, max),
    };
    if (min, max) == (1, Some(1)) || (body.is_nullable && max == Some(1)) {
        return body;
    }
    let is_nullable = min == 0 || body.is_nullable;
    Node { kind: Kind::Repeat { body: Box::new(body), min, max }, is_nullable }
}

/// In a loop without a maximum, several rounds of one branch of a choice are as good as several rounds of the choice.
fn without_inner_rounds(node: Node) -> Node {
    let Kind::Choice(branches) = node.kind else { return node };
    let branches = branches.into_iter().map(|branch| match branch.kind {
        Kind::Repeat { body, min: 0 | 1, .. } => *body,
        kind => Node { kind, is_nullable: branch.is_nullable },
    });
    // What may be empty stays so as a whole, whichever branch made it so.
    Node { kind: Kind::Choice(branches.collect()), is_nullable: node.is_nullable }
}

/// `{i,j}` repeated `{k,l}` as one pair of bounds, where the numbers that can be reached have no gaps.
fn joined(inner: (u32, Option<u32>), outer: (u32, Option<u32>)) -> Option<(u32, Option<u32>)> {
    let ((i, j), (k, l)) = (inner, outer);
    let has_no_gaps = match j {
        _ if k == 0 => i <= 1,
        None => true,
        // From n rounds to n + 1: the least of the latter is at most one more than the most of the former. The
        // condition is hardest for the smallest n.
        Some(j) => {
            let (i, j, k) = (u64::from(i), u64::from(j), u64::from(k));
            l == Some(outer.0) || (k + 1) * i <= k * j + 1
        }
    };
    if !has_no_gaps {
        return None;
    }
    let max = match (j, l) {
        (Some(j), Some(l)) => Some(j.checked_mul(l)?),
        _ => None,
    };
    Some((i.checked_mul(k)?, max))
}
