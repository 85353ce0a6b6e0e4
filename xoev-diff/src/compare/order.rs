//! Which fields stand in another place.

use crate::side::Mapped;
use std::rc::Rc;
use xoev_schema::component::{Compositor, ParticleId, Term};
use xoev_schema::name::ExpandedName;

/// The names of a content that `keep` accepts, in document order; where order says nothing, as among the branches of
/// choices and the members of `all`, in that of `reference`.
pub(super) fn order(
    side: Mapped<'_>,
    particle: ParticleId,
    keep: &dyn Fn(&ExpandedName) -> Option<ExpandedName>,
    reference: &[ExpandedName],
) -> Vec<ExpandedName> {
    let components = side.components();
    match components.particles[particle].term {
        Term::Wildcard(_) => Vec::new(),
        Term::Element(id) => keep(&side.name(&components.elements[id].name)).into_iter().collect(),
        Term::ModelGroup(id) => {
            let group = &components.model_groups[id];
            let mut parts: Vec<Vec<ExpandedName>> = group
                .particles
                .iter()
                .map(|it| order(side, *it, keep, reference))
                .filter(|it| !it.is_empty())
                .collect();
            if group.compositor != Compositor::Sequence {
                let place = |it: &ExpandedName| reference.iter().position(|name| name == it);
                parts.sort_by_key(|part| part.iter().filter_map(place).min());
            }
            let mut out: Vec<ExpandedName> = Vec::new();
            for name in parts.into_iter().flatten() {
                if !out.contains(&name) {
                    out.push(name);
                }
            }
            out
        }
    }
}

/// The names that left their place: all but those of a longest row that both orders have in common.
pub(super) fn moved(old: &[ExpandedName], new: &[ExpandedName]) -> Vec<ExpandedName> {
    if old == new {
        return Vec::new();
    }
    let kept = longest_common(old, new);
    new.iter().filter(|it| old.contains(it) && !kept.contains(it)).cloned().collect()
}

#[expect(
    clippy::indexing_slicing,
    reason = "rows run to old.len(), columns to new.len(), and the table has one more of each"
)]
fn longest_common(old: &[ExpandedName], new: &[ExpandedName]) -> Vec<ExpandedName> {
    let width = new.len() + 1;
    let mut lengths = vec![0usize; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            lengths[i * width + j] = if old[i] == new[j] {
                lengths[(i + 1) * width + j + 1] + 1
            } else {
                lengths[(i + 1) * width + j].max(lengths[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut kept = Vec::new();
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            kept.push(old[i].clone());
            (i, j) = (i + 1, j + 1);
        } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    kept
}

/// What stands before a name.
pub(super) fn neighbour<'n>(order: &'n [ExpandedName], name: &ExpandedName) -> Option<&'n ExpandedName> {
    let at = order.iter().position(|it| it == name)?;
    order.get(at.checked_sub(1)?)
}

/// A content model by its structure alone: the elements `keep` accepts, each once, in sequences, choices and groups as
/// they are. A choice loses the branches that are left with nothing.
pub(super) fn skeleton(
    side: Mapped<'_>,
    particle: ParticleId,
    keep: &dyn Fn(&ExpandedName) -> Option<ExpandedName>,
) -> Option<Rc<crate::language::Expression>> {
    use crate::language::{Leaf, build};
    let components = side.components();
    let it = &components.particles[particle];
    match it.term {
        Term::Wildcard(_) => None,
        Term::Element(id) => {
            let name = keep(&side.name(&components.elements[id].name))?;
            Some(build::leaf(Leaf::Name(name)))
        }
        Term::ModelGroup(id) => {
            let group = &components.model_groups[id];
            let parts: Vec<_> = group.particles.iter().filter_map(|it| skeleton(side, *it, keep)).collect();
            if parts.is_empty() {
                return None;
            }
            let whole = build::group(group.compositor, parts);
            Some(build::repeat(whole, it.min_occurs, it.max_occurs))
        }
    }
}
