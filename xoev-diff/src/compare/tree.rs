//! A content by its fields: which elements, how often in all, in which order.

use crate::side::Mapped;
use xoev_schema::component::{Compositor, ElementDeclarationId, ParticleId, Term, WildcardId};
use xoev_schema::hash::{HashSet, IndexMap};
use xoev_schema::name::ExpandedName;

/// How often something may stand; `None` is unbounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Occurs {
    pub min: u64,
    pub max: Option<u64>,
}

/// An element of a content. Several particles of one name are one field.
#[derive(Debug, Clone)]
pub(super) struct Field {
    /// Its declaration, of the first particle.
    pub declaration: ElementDeclarationId,
    /// The declarations of other particles: of the same type, but each with its own value constraint and `nillable`.
    pub others: Vec<ElementDeclarationId>,
    /// The first particle.
    pub particle: ParticleId,
    /// How often it may stand in the whole content.
    pub occurs: Occurs,
    /// Whether the content has it from the base of the type, by extension.
    pub is_inherited: bool,
}

/// The fields of a content by their names on the new side, in document order.
pub(super) type Fields = IndexMap<ExpandedName, Field>;

impl Occurs {
    const NEVER: Self = Self { min: 0, max: Some(0) };

    fn plus(self, other: Self) -> Self {
        Self {
            min: self.min.saturating_add(other.min),
            max: self.max.zip(other.max).map(|(one, other)| one.saturating_add(other)),
        }
    }

    fn or(self, other: Self) -> Self {
        Self { min: self.min.min(other.min), max: self.max.zip(other.max).map(|(one, other)| one.max(other)) }
    }

    fn times(self, min: u32, max: Option<u32>) -> Self {
        let most = match (self.max, max) {
            (Some(0), _) | (_, Some(0)) => Some(0),
            (Some(one), Some(times)) => Some(one.saturating_mul(u64::from(times))),
            _ => None,
        };
        Self { min: self.min.saturating_mul(u64::from(min)), max: most }
    }
}

impl std::fmt::Display for Occurs {
    /// `1`, `0..1`, `2..*`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.max {
            Some(max) if max == self.min => write!(f, "{max}"),
            Some(max) => write!(f, "{}..{max}", self.min),
            None => write!(f, "{}..*", self.min),
        }
    }
}

/// The fields of a content. `inherited` are the declarations the base type has.
pub(super) fn fields(
    side: Mapped<'_>,
    content: Option<ParticleId>,
    inherited: &HashSet<ElementDeclarationId>,
) -> Fields {
    let mut out = Fields::default();
    let Some(content) = content else { return out };
    let components = side.components();
    for particle in components.leaves(content) {
        if let Term::Element(declaration) = components.particles[particle].term {
            let name = side.name(&components.elements[declaration].name);
            let is_inherited = inherited.contains(&declaration);
            let occurs = Occurs::NEVER;
            let field = out.entry(name).or_insert(Field {
                declaration,
                others: Vec::new(),
                particle,
                occurs,
                is_inherited,
            });
            if field.declaration != declaration && !field.others.contains(&declaration) {
                field.others.push(declaration);
            }
        }
    }
    for (name, occurs) in occurrences(side, content) {
        if let Some(field) = out.get_mut(&name) {
            field.occurs = occurs;
        }
    }
    out
}

/// How often each element may stand in what a particle stands for.
fn occurrences(side: Mapped<'_>, particle: ParticleId) -> IndexMap<ExpandedName, Occurs> {
    let components = side.components();
    let it = &components.particles[particle];
    let mut out: IndexMap<ExpandedName, Occurs> = IndexMap::default();
    match it.term {
        Term::Wildcard(_) => {}
        Term::Element(id) => {
            out.insert(side.name(&components.elements[id].name), Occurs { min: 1, max: Some(1) });
        }
        Term::ModelGroup(id) => {
            let group = &components.model_groups[id];
            let mut parts: Vec<IndexMap<ExpandedName, Occurs>> =
                group.particles.iter().map(|it| occurrences(side, *it)).collect();
            let names: Vec<ExpandedName> = parts.iter().flat_map(|it| it.keys().cloned()).collect();
            for name in names {
                let all = parts.iter_mut().map(|it| it.get(&name).copied().unwrap_or(Occurs::NEVER));
                let total = match group.compositor {
                    Compositor::Choice => all.reduce(Occurs::or),
                    Compositor::Sequence | Compositor::All => all.reduce(Occurs::plus),
                };
                out.insert(name, total.unwrap_or(Occurs::NEVER));
            }
        }
    }
    out.values_mut().for_each(|occurs| *occurs = occurs.times(it.min_occurs, it.max_occurs));
    out
}

/// The wildcards of a content, in document order.
pub(super) fn wildcards(side: Mapped<'_>, content: Option<ParticleId>) -> Vec<(ParticleId, WildcardId)> {
    let components = side.components();
    let leaves = content.map(|it| components.leaves(it)).unwrap_or_default();
    leaves
        .into_iter()
        .filter_map(|it| match components.particles[it].term {
            Term::Wildcard(id) => Some((it, id)),
            _ => None,
        })
        .collect()
}
