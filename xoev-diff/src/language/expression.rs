//! Content models as expressions.

use super::symbol::{Leaf, NamespaceSet, Symbol};
use crate::side::Mapped;
use std::rc::Rc;
use xoev_schema::component::{ParticleId, Term};

/// A content model. Made by the functions here only, so that equal ones have one form.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) enum Expression {
    /// Nothing fits.
    Never,
    /// No child.
    Empty,
    /// One child.
    Leaf(Leaf),
    /// One after the other: the first, and the rest.
    Sequence(Rc<Expression>, Rc<Expression>),
    /// One of them.
    Choice(Vec<Rc<Expression>>),
    /// Several times; `None` is unbounded.
    Repeat(Rc<Expression>, u32, Option<u32>),
    /// All of them in any order.
    All(Vec<Rc<Expression>>),
}

use Expression::{All, Choice, Empty, Never, Repeat, Sequence};

/// The content model of a particle. The head of a substitution group stands for all its members; what may stand for it is
/// compared at the head.
pub(crate) fn expression(side: Mapped<'_>, particle: ParticleId) -> Rc<Expression> {
    let components = side.components();
    let it = &components.particles[particle];
    let term = match it.term {
        Term::Element(id) => build::leaf(Leaf::Name(side.name(&components.elements[id].name))),
        Term::Wildcard(id) => {
            let set = NamespaceSet::new(&components.wildcards[id].namespaces, side);
            Rc::new(Expression::Leaf(Leaf::Any(set)))
        }
        Term::ModelGroup(id) => {
            let group = &components.model_groups[id];
            build::group(group.compositor, group.particles.iter().map(|it| expression(side, *it)).collect())
        }
    };
    repeat(term, it.min_occurs, it.max_occurs)
}

/// Expressions from their parts.
pub(crate) mod build {
    use super::{Empty, Expression, Leaf, all, choice, sequence};
    use std::rc::Rc;
    use xoev_schema::component::Compositor;

    pub(crate) use super::repeat;

    /// One child.
    pub(crate) fn leaf(leaf: Leaf) -> Rc<Expression> {
        Rc::new(Expression::Leaf(leaf))
    }

    /// A model group.
    pub(crate) fn group(compositor: Compositor, parts: Vec<Rc<Expression>>) -> Rc<Expression> {
        match compositor {
            Compositor::Sequence => {
                parts.into_iter().rev().fold(Rc::new(Empty), |rest, it| sequence(it, rest))
            }
            Compositor::Choice => choice(parts),
            Compositor::All => all(parts),
        }
    }
}

fn sequence(first: Rc<Expression>, rest: Rc<Expression>) -> Rc<Expression> {
    match (&*first, &*rest) {
        (Never, _) | (_, Never) => Rc::new(Never),
        (Empty, _) => rest,
        (_, Empty) => first,
        (Sequence(one, two), _) => Rc::new(Sequence(Rc::clone(one), sequence(Rc::clone(two), rest))),
        _ => Rc::new(Sequence(first, rest)),
    }
}

fn choice(parts: Vec<Rc<Expression>>) -> Rc<Expression> {
    let mut flat: Vec<Rc<Expression>> = Vec::with_capacity(parts.len());
    for part in parts {
        match &*part {
            Never => {}
            Choice(inner) => flat.extend(inner.iter().cloned()),
            _ => flat.push(part),
        }
    }
    let mut unique: Vec<Rc<Expression>> = Vec::with_capacity(flat.len());
    for part in flat {
        if !unique.contains(&part) {
            unique.push(part);
        }
    }
    match unique.len() {
        0 => Rc::new(Never),
        1 => unique.swap_remove(0),
        _ => Rc::new(Choice(unique)),
    }
}

fn all(parts: Vec<Rc<Expression>>) -> Rc<Expression> {
    if parts.iter().any(|it| **it == Never) {
        return Rc::new(Never);
    }
    let mut parts: Vec<_> = parts.into_iter().filter(|it| **it != Empty).collect();
    match parts.len() {
        0 => Rc::new(Empty),
        1 => parts.swap_remove(0),
        _ => Rc::new(All(parts)),
    }
}

pub(crate) fn repeat(inner: Rc<Expression>, min: u32, max: Option<u32>) -> Rc<Expression> {
    match (&*inner, min, max) {
        (_, 1, Some(1)) => inner,
        (_, _, Some(0)) | (Empty, ..) | (Never, 0, _) => Rc::new(Empty),
        (Never, ..) => Rc::new(Never),
        _ => Rc::new(Repeat(inner, min, max)),
    }
}

impl Expression {
    /// Whether no child at all fits.
    pub(super) fn is_nullable(&self) -> bool {
        match self {
            Never | Self::Leaf(_) => false,
            Empty => true,
            Sequence(first, rest) => first.is_nullable() && rest.is_nullable(),
            Choice(parts) => parts.iter().any(|it| it.is_nullable()),
            Repeat(inner, min, _) => *min == 0 || inner.is_nullable(),
            All(parts) => parts.iter().all(|it| it.is_nullable()),
        }
    }

    /// What may follow after a child.
    pub(super) fn after(&self, child: &Symbol) -> Rc<Self> {
        match self {
            Never | Empty => Rc::new(Never),
            Self::Leaf(leaf) => Rc::new(if leaf.allows(child) { Empty } else { Never }),
            Sequence(first, rest) => {
                let taken = sequence(first.after(child), Rc::clone(rest));
                if first.is_nullable() { choice(vec![taken, rest.after(child)]) } else { taken }
            }
            Choice(parts) => choice(parts.iter().map(|it| it.after(child)).collect()),
            Repeat(inner, min, max) => {
                let rest = repeat(Rc::clone(inner), min.saturating_sub(1), max.map(|it| it - 1));
                sequence(inner.after(child), rest)
            }
            All(parts) => {
                let taken = parts.iter().enumerate().map(|(at, it)| without(parts, at, it.after(child)));
                choice(taken.collect())
            }
        }
    }

    /// The leaves.
    pub(super) fn leaves(&self, out: &mut Vec<Leaf>) {
        match self {
            Never | Empty => {}
            Self::Leaf(leaf) => out.push(leaf.clone()),
            Sequence(first, rest) => {
                first.leaves(out);
                rest.leaves(out);
            }
            Choice(parts) | All(parts) => parts.iter().for_each(|it| it.leaves(out)),
            Repeat(inner, ..) => inner.leaves(out),
        }
    }
}

/// What may follow when a child is taken by one member of an `all` group: what is left of that member (nothing, as its
/// members are elements) and the other members.
fn without(parts: &[Rc<Expression>], at: usize, taken: Rc<Expression>) -> Rc<Expression> {
    let others = parts.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, it)| Rc::clone(it));
    sequence(taken, all(others.collect()))
}
