//! A content's particles, simplified to what matters for fields.
//!
//! In: the particle of a content type or a group. Out: [`Shape`].
//! Invariants: no group has a single member; a sequence inside a sequence repeats or is optional; a choice inside a
//! choice repeats; no branch of a choice is optional (the choice is optional instead). Leaves keep their numbers.

use xoev_schema::component::{Components, Compositor, ModelGroupDefinitionId, ParticleId, Term};

/// A simplified particle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// Whether it must occur.
    pub is_required: bool,
    /// How often at most; `None` is unbounded.
    pub max: Option<u32>,
    /// First leaf.
    pub from: u32,
    /// One past the last leaf.
    pub to: u32,
    /// What occurs.
    pub term: ShapeTerm,
}

/// What a simplified particle holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShapeTerm {
    /// An element or wildcard particle.
    Leaf(ParticleId),
    /// Members in a row, with the named group they come from.
    Sequence(Vec<Shape>, Option<ModelGroupDefinitionId>),
    /// One of several, with the named group they come from.
    Choice(Vec<Shape>, Option<ModelGroupDefinitionId>),
    /// All in any order.
    All(Vec<Shape>),
}

impl Shape {
    /// Whether it stands exactly once.
    #[must_use]
    pub fn is_once(&self) -> bool {
        self.is_required && self.max == Some(1)
    }

    /// Whether it may stand more than once.
    #[must_use]
    pub fn repeats(&self) -> bool {
        self.max != Some(1)
    }

    /// Its first leaf's particle.
    #[must_use]
    pub fn first_leaf(&self) -> Option<ParticleId> {
        match &self.term {
            ShapeTerm::Leaf(particle) => Some(*particle),
            ShapeTerm::Sequence(members, _) | ShapeTerm::Choice(members, _) | ShapeTerm::All(members) => {
                members.first().and_then(Self::first_leaf)
            }
        }
    }

    /// Whether nothing satisfies it.
    fn is_emptiable(&self) -> bool {
        !self.is_required
            || match &self.term {
                ShapeTerm::Leaf(_) => false,
                ShapeTerm::Choice(members, _) => members.iter().any(Self::is_emptiable),
                ShapeTerm::Sequence(members, _) | ShapeTerm::All(members) => {
                    members.iter().all(Self::is_emptiable)
                }
            }
    }
}

/// The shape of a particle; `None` if it has no leaves. `leaf` is the number of its first leaf and is moved past
/// its last.
#[must_use]
pub fn shape(components: &Components, id: ParticleId, leaf: &mut u32) -> Option<Shape> {
    let particle = &components.particles[id];
    let from = *leaf;
    let Term::ModelGroup(group) = particle.term else {
        *leaf += 1;
        let term = ShapeTerm::Leaf(id);
        return Some(Shape {
            is_required: particle.min_occurs > 0,
            max: particle.max_occurs,
            from,
            to: *leaf,
            term,
        });
    };
    let group = &components.model_groups[group];
    let mut has_empty_member = false;
    let mut members = Vec::with_capacity(group.particles.len());
    for &inner in &group.particles {
        match shape(components, inner, leaf) {
            Some(member) => members.push(member),
            None => has_empty_member = true,
        }
    }
    let mut shape = match group.compositor {
        Compositor::Sequence => sequence(members, group.definition)?,
        Compositor::Choice => choice(members, has_empty_member, group.definition)?,
        Compositor::All if members.is_empty() => return None,
        Compositor::All => {
            Shape { is_required: true, max: Some(1), from, to: *leaf, term: ShapeTerm::All(members) }
        }
    };
    shape.is_required &= particle.min_occurs > 0;
    shape.max = product(shape.max, particle.max_occurs);
    if is_loosely_optional(&shape) {
        shape.is_required = true;
    }
    Some(shape)
}

/// An optional sequence of optional members says no more than the members alone.
fn is_loosely_optional(shape: &Shape) -> bool {
    match &shape.term {
        ShapeTerm::Sequence(members, _) => {
            !shape.is_required && shape.max == Some(1) && members.iter().all(|m| !m.is_required)
        }
        _ => false,
    }
}

fn sequence(members: Vec<Shape>, definition: Option<ModelGroupDefinitionId>) -> Option<Shape> {
    let mut flat = Vec::with_capacity(members.len());
    for member in members {
        match member {
            Shape { is_required: true, max: Some(1), term: ShapeTerm::Sequence(inner, _), .. } => {
                flat.extend(inner)
            }
            other => flat.push(other),
        }
    }
    group(flat, definition, ShapeTerm::Sequence)
}

fn choice(
    members: Vec<Shape>,
    has_empty_member: bool,
    definition: Option<ModelGroupDefinitionId>,
) -> Option<Shape> {
    let is_required = !has_empty_member && !members.iter().any(Shape::is_emptiable);
    let mut flat = Vec::with_capacity(members.len());
    for mut member in members {
        member.is_required = true;
        match member {
            Shape { max: Some(1), term: ShapeTerm::Choice(inner, _), .. } => flat.extend(inner),
            other => flat.push(other),
        }
    }
    let mut shape = group(flat, definition, ShapeTerm::Choice)?;
    shape.is_required &= is_required;
    Some(shape)
}

/// A group of some members; a single member stands for itself.
fn group(
    mut members: Vec<Shape>,
    definition: Option<ModelGroupDefinitionId>,
    term: fn(Vec<Shape>, Option<ModelGroupDefinitionId>) -> ShapeTerm,
) -> Option<Shape> {
    if members.len() == 1 {
        let mut only = members.pop()?;
        if let ShapeTerm::Sequence(_, own) | ShapeTerm::Choice(_, own) = &mut only.term {
            *own = own.or(definition);
        }
        return Some(only);
    }
    let (from, to) = (members.first()?.from, members.last()?.to);
    Some(Shape { is_required: true, max: Some(1), from, to, term: term(members, definition) })
}

/// What is too large to count is as good as unbounded.
fn product(a: Option<u32>, b: Option<u32>) -> Option<u32> {
    a?.checked_mul(b?)
}
