//! The form in which particles are compared (`cos-particle-restrict`, clauses 2.1 and 2.2).
//!
//! In: a particle. Out: a tree of [`Node`]s without pointless groups; an element that heads a substitution group is
//! a choice of its members.

use crate::component::{Components, Compositor, ElementDeclarationId, ParticleId, Term, WildcardId};
use crate::source::Span;

/// `{min occurs}` and `{max occurs}`, or what they add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) min: u64,
    pub(super) max: Option<u64>,
}

impl Range {
    pub(super) const ONCE: Self = Self { min: 1, max: Some(1) };
    pub(super) const ANY: Self = Self { min: 0, max: None };

    /// Occurrence Range OK (`range-ok`).
    pub(super) fn is_within(self, other: Self) -> bool {
        self.min >= other.min
            && match (self.max, other.max) {
                (_, None) => true,
                (Some(own), Some(other)) => own <= other,
                (None, Some(_)) => false,
            }
    }

    pub(super) fn times(self, other: Self) -> Self {
        let max = match (self.max, other.max) {
            (Some(0), _) | (_, Some(0)) => Some(0),
            (Some(one), Some(other)) => Some(one.saturating_mul(other)),
            _ => None,
        };
        Self { min: self.min.saturating_mul(other.min), max }
    }
}

/// A particle to be compared.
#[derive(Debug)]
pub(super) struct Node {
    /// The particle it comes from; `None` for members of substitution groups.
    pub(super) particle: Option<ParticleId>,
    /// Its place.
    pub(super) span: Span,
    pub(super) range: Range,
    pub(super) kind: Kind,
    /// Whether it is the choice that stands for the head of a substitution group.
    pub(super) is_substitution_group: bool,
    /// For a member of a substitution group in a choice: the particle of the head. Such members have no order.
    pub(super) member_of: Option<ParticleId>,
}

/// What a particle holds.
#[derive(Debug)]
pub(super) enum Kind {
    Element(ElementDeclarationId),
    Wildcard(WildcardId),
    Group(Compositor, Vec<Node>),
}

impl Node {
    /// An element of a particle, once.
    pub(super) fn once(node: &Self, element: ElementDeclarationId) -> Self {
        Self {
            particle: None,
            span: node.span,
            range: Range::ONCE,
            kind: Kind::Element(element),
            is_substitution_group: false,
            member_of: node.particle,
        }
    }

    /// What it is called.
    pub(super) fn what(&self) -> &'static str {
        match &self.kind {
            Kind::Element(_) => "an element",
            Kind::Wildcard(_) => "a wildcard",
            Kind::Group(_, _) if self.is_substitution_group => "a substitution group",
            Kind::Group(Compositor::Sequence, _) => "a sequence",
            Kind::Group(Compositor::Choice, _) => "a choice",
            Kind::Group(Compositor::All, _) => "an all group",
        }
    }

    /// Effective Total Range (§3.8.6).
    pub(super) fn effective_total_range(&self) -> Range {
        let Kind::Group(compositor, nodes) = &self.kind else { return self.range };
        let ranges = nodes.iter().map(Self::effective_total_range);
        let inner = match compositor {
            Compositor::Choice => ranges.reduce(|one, other| Range {
                min: one.min.min(other.min),
                max: one.max.zip(other.max).map(|(one, other)| one.max(other)),
            }),
            Compositor::All | Compositor::Sequence => {
                let nothing = Range { min: 0, max: Some(0) };
                Some(ranges.fold(nothing, |sum, it| Range {
                    min: sum.min.saturating_add(it.min),
                    max: sum.max.zip(it.max).map(|(one, other)| one.saturating_add(other)),
                }))
            }
        };
        inner.unwrap_or(Range { min: 0, max: Some(0) }).times(self.range)
    }

    fn is_spliced_into(&self, parent: Option<Compositor>) -> bool {
        self.range == Range::ONCE
            && matches!(&self.kind, Kind::Group(own, _) if *own != Compositor::All && Some(*own) == parent)
    }
}

/// The normal form of a particle; `None` where nothing but pointless groups is in it.
pub(super) fn normalize(components: &Components, particle: ParticleId) -> Option<Node> {
    let mut out = Vec::new();
    add(components, particle, None, &mut out);
    out.pop()
}

/// Adds the normal form of a particle to that of the group it stands in.
fn add(components: &Components, id: ParticleId, parent: Option<Compositor>, out: &mut Vec<Node>) {
    let particle = &components.particles[id];
    let range = Range { min: u64::from(particle.min_occurs), max: particle.max_occurs.map(u64::from) };
    let node = |kind, range| Node {
        particle: Some(id),
        span: particle.span,
        range,
        kind,
        is_substitution_group: false,
        member_of: None,
    };
    match particle.term {
        Term::Wildcard(wildcard) => out.push(node(Kind::Wildcard(wildcard), range)),
        Term::Element(element) => match components.substitution_groups.get(&element) {
            None => out.push(node(Kind::Element(element), range)),
            Some(members) => {
                let head = node(Kind::Element(element), range);
                let once = |element: ElementDeclarationId| Node::once(&head, element);
                let all = std::iter::once(element).chain(members.iter().copied());
                let actual = all.filter(|it| !components.elements[*it].is_abstract).map(once).collect();
                let kind = Kind::Group(Compositor::Choice, actual);
                place(Node { is_substitution_group: true, ..node(kind, range) }, parent, out);
            }
        },
        Term::ModelGroup(group) => {
            let group = &components.model_groups[group];
            let mut inner = Vec::with_capacity(group.particles.len());
            for &it in &group.particles {
                add(components, it, Some(group.compositor), &mut inner);
            }
            let is_unsatisfiable =
                group.compositor == Compositor::Choice && group.particles.is_empty() && range.min > 0;
            if inner.is_empty() && !is_unsatisfiable {
                return;
            }
            let is_alone = inner.len() == 1;
            match inner.pop() {
                Some(only) if is_alone && group.compositor == Compositor::All => {
                    place(Node { range: only.range.times(range), ..only }, parent, out);
                }
                Some(only) if is_alone && range == Range::ONCE => place(only, parent, out),
                last => {
                    inner.extend(last);
                    place(node(Kind::Group(group.compositor, inner), range), parent, out);
                }
            }
        }
    }
}

/// Adds a node, or what is in it where the group around it says the same.
fn place(node: Node, parent: Option<Compositor>, out: &mut Vec<Node>) {
    if node.is_spliced_into(parent)
        && let Kind::Group(_, inner) = node.kind
    {
        out.extend(inner);
    } else {
        out.push(node);
    }
}
