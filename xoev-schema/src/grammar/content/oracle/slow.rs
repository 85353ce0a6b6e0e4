//! A slow matcher that follows the particles as they are written.

use crate::component::{Components, Compositor, ElementDeclarationId, NamespaceConstraint, ParticleId, Term};
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

/// Whether a content made of these children is valid; a child is a letter or, for `by_leaf`, a leaf number. `X` and `Y` are
/// elements of the namespaces `urn:x` and `urn:y`, other letters are elements of no namespace.
pub fn accepts(components: &Components, root: ParticleId, children: &[u32], by_leaf: bool) -> bool {
    let leaves = components.leaves(root);
    let oracle = Oracle { components, leaves, children, by_leaf, known: RefCell::default() };
    oracle.ends(root, 0).contains(&children.len())
}

struct Oracle<'a> {
    components: &'a Components,
    leaves: Vec<ParticleId>,
    children: &'a [u32],
    by_leaf: bool,
    known: RefCell<HashMap<(ParticleId, usize), BTreeSet<usize>>>,
}

impl Oracle<'_> {
    /// Where the content of a particle that begins at `start` may end.
    fn ends(&self, id: ParticleId, start: usize) -> BTreeSet<usize> {
        if let Some(known) = self.known.borrow().get(&(id, start)) {
            return known.clone();
        }
        let particle = &self.components.particles[id];
        let mut current = BTreeSet::from([start]);
        let mut out = BTreeSet::new();
        if particle.min_occurs == 0 {
            out.insert(start);
        }
        let enough = particle.min_occurs as usize + self.children.len() + 1;
        let rounds = particle.max_occurs.map_or(enough, |max| enough.min(max as usize));
        for round in 1..=rounds {
            current = current.iter().flat_map(|at| self.once(id, *at)).collect();
            if round >= particle.min_occurs as usize {
                out.extend(&current);
            }
            if current.is_empty() {
                break;
            }
        }
        self.known.borrow_mut().insert((id, start), out.clone());
        out
    }

    fn once(&self, id: ParticleId, start: usize) -> BTreeSet<usize> {
        match self.components.particles[id].term {
            Term::Element(element) => self.child(id, start, |letter| self.is_element(element, letter)),
            Term::Wildcard(wildcard) => {
                let namespaces = &self.components.wildcards[wildcard].namespaces;
                self.child(id, start, |letter| allows(namespaces, letter))
            }
            Term::ModelGroup(group) => {
                let group = &self.components.model_groups[group];
                match group.compositor {
                    Compositor::Choice => group.particles.iter().flat_map(|p| self.ends(*p, start)).collect(),
                    Compositor::Sequence => group.particles.iter().fold(BTreeSet::from([start]), |at, p| {
                        at.into_iter().flat_map(|start| self.ends(*p, start)).collect()
                    }),
                    Compositor::All => self.in_any_order(&group.particles, start),
                }
            }
        }
    }

    /// The place after a child that a leaf takes.
    fn child(&self, leaf: ParticleId, start: usize, takes: impl Fn(char) -> bool) -> BTreeSet<usize> {
        let fits = self.children.get(start).is_some_and(|child| {
            if self.by_leaf {
                self.leaves.get(*child as usize) == Some(&leaf)
            } else {
                char::from_u32(*child).is_some_and(takes)
            }
        });
        fits.then_some(start + 1).into_iter().collect()
    }

    /// Whether a child is the element or stands for it as a member of its substitution group.
    fn is_element(&self, element: ElementDeclarationId, letter: char) -> bool {
        let members = self.components.substitution_groups.get(&element);
        let mut may_stand = std::iter::once(&element).chain(members.into_iter().flatten());
        may_stand.any(|id| {
            let declaration = &self.components.elements[*id];
            !declaration.is_abstract && declaration.name.local.chars().eq([letter])
        })
    }

    /// Where members may end that each come once at most, in whatever order.
    fn in_any_order(&self, members: &[ParticleId], start: usize) -> BTreeSet<usize> {
        let mut out = BTreeSet::new();
        if members.iter().all(|it| self.components.particles[*it].min_occurs == 0) {
            out.insert(start);
        }
        for at in 0..members.len() {
            let mut rest = members.to_vec();
            for end in self.once(rest.remove(at), start) {
                out.extend(self.in_any_order(&rest, end));
            }
        }
        out
    }
}

fn allows(namespaces: &NamespaceConstraint, letter: char) -> bool {
    let namespace = match letter {
        'X' => Some("urn:x"),
        'Y' => Some("urn:y"),
        _ => None,
    };
    match namespaces {
        NamespaceConstraint::Any => true,
        NamespaceConstraint::Not(other) => namespace.is_some() && namespace != other.as_deref(),
        NamespaceConstraint::OneOf(those) => those.iter().any(|it| it.as_deref() == namespace),
    }
}
