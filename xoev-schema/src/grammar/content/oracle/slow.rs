//! A slow matcher that follows the particles as they are written, and a source of random models.

use super::notation::{declaration, model_group, particle};
use crate::component::{Components, Compositor, ParticleId, Term};
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

/// Whether a content made of these children is valid; a child is a letter or, for `by_leaf`, a leaf number.
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
            Term::Element(element) => {
                let child = self.children.get(start);
                let leaf = self.leaves.iter().position(|l| *l == id).unwrap() as u32;
                let name = self.components.elements[element].name.local.chars().next().unwrap() as u32;
                let fits = child == Some(if self.by_leaf { &leaf } else { &name });
                fits.then_some(start + 1).into_iter().collect()
            }
            Term::Wildcard(_) => BTreeSet::new(),
            Term::ModelGroup(group) => {
                let group = &self.components.model_groups[group];
                match group.compositor {
                    Compositor::Choice => group.particles.iter().flat_map(|p| self.ends(*p, start)).collect(),
                    _ => group.particles.iter().fold(BTreeSet::from([start]), |at, p| {
                        at.into_iter().flat_map(|start| self.ends(*p, start)).collect()
                    }),
                }
            }
        }
    }
}

/// Where the decisions about a random model come from.
pub trait Decide {
    /// A number below the limit.
    fn below(&mut self, limit: usize) -> usize;
}

/// splitmix64: the same models in every run.
#[derive(Debug)]
pub struct Random(pub u64);

impl Decide for Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % limit as u64) as usize
    }
}

/// The bytes a fuzzer varies, and nothing but the first choice after them.
#[derive(Debug)]
pub struct Bytes<'a>(pub &'a [u8]);

impl Decide for Bytes<'_> {
    fn below(&mut self, limit: usize) -> usize {
        let (first, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        usize::from(*first) % limit
    }
}

const OCCURRENCES: [(u32, Option<u32>); 12] = [
    (1, Some(1)),
    (1, Some(1)),
    (0, Some(1)),
    (0, None),
    (1, None),
    (2, Some(3)),
    (0, Some(4)),
    (3, Some(3)),
    (2, None),
    (0, Some(2)),
    (1, Some(3)),
    (2, Some(2)),
];

/// A random content over `letters` letters; with `is_distinct` each element is another.
pub fn model(
    components: &mut Components,
    random: &mut impl Decide,
    letters: usize,
    is_distinct: bool,
) -> ParticleId {
    let mut next = 0;
    group(components, random, letters, is_distinct.then_some(&mut next), 3)
}

fn group(
    components: &mut Components,
    random: &mut impl Decide,
    letters: usize,
    mut next: Option<&mut usize>,
    depth: usize,
) -> ParticleId {
    let (min, max) = OCCURRENCES[random.below(OCCURRENCES.len())];
    let term = if depth == 0 || random.below(3) == 0 {
        let letter = match &mut next {
            Some(next) => {
                **next += 1;
                (**next - 1) % letters
            }
            None => random.below(letters),
        };
        Term::Element(declaration(components, &char::from(b'a' + letter as u8).to_string()))
    } else {
        let compositor = [Compositor::Sequence, Compositor::Choice][random.below(2)];
        let particles = (0..1 + random.below(3))
            .map(|_| group(components, random, letters, next.as_deref_mut(), depth - 1))
            .collect();
        model_group(components, compositor, particles)
    };
    particle(components, term, min, max)
}
