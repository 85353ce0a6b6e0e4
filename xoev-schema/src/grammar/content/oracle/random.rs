//! Random contents, and where the decisions about them come from.

use super::notation::{declaration, model_group, particle};
use crate::component::{
    Components, Compositor, ElementDeclarationId, NamespaceConstraint, ParticleId, Term, Wildcard,
};
use crate::source::{FileId, Span};
use xoev_runtime::grammar::ProcessContents;

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
#[cfg(feature = "oracle")]
#[derive(Debug)]
pub struct Bytes<'a>(pub &'a [u8]);

#[cfg(feature = "oracle")]
impl Decide for Bytes<'_> {
    fn below(&mut self, limit: usize) -> usize {
        let (first, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        usize::from(*first) % limit
    }
}

const OCCURRENCES: [(u32, Option<u32>); 17] = [
    (1, Some(1)),
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
    (4, Some(9)),
    (0, Some(70)),
    (2, Some(4_000_000_000)),
    (0, Some(0)),
];

/// What kinds of leaves a content has.
struct Leaves {
    letters: usize,
    /// The number of the next element where each is another one.
    next: Option<usize>,
    has_wildcards: bool,
}

/// A random content: of elements, all different or not, with wildcards or without, with a substitution group or without; one
/// in eight is an `all` group.
pub fn model(components: &mut Components, random: &mut impl Decide) -> ParticleId {
    let mut leaves = Leaves {
        letters: 3 + random.below(4),
        next: (random.below(2) == 0).then_some(0),
        has_wildcards: random.below(3) == 2,
    };
    if random.below(4) == 3 {
        substitution_group(components, random, leaves.letters);
    }
    match random.below(8) {
        7 => all_group(components, random, leaves.letters),
        _ => group(components, random, &mut leaves, 3),
    }
}

/// One element stands for up to two others; each of them may be abstract.
fn substitution_group(components: &mut Components, random: &mut impl Decide, letters: usize) {
    let head = random.below(letters);
    let mut members: Vec<usize> = (0..1 + random.below(2)).map(|_| random.below(letters)).collect();
    members.retain(|it| *it != head);
    members.dedup();
    let head = element(components, head);
    let members: Vec<ElementDeclarationId> = members.into_iter().map(|it| element(components, it)).collect();
    for id in std::iter::once(&head).chain(&members) {
        components.elements[*id].is_abstract = random.below(4) == 3;
    }
    components.substitution_groups.insert(head, members);
}

fn element(components: &mut Components, letter: usize) -> ElementDeclarationId {
    declaration(components, &char::from(b'a' + letter as u8).to_string())
}

/// Each letter at most once, needed or not.
fn all_group(components: &mut Components, random: &mut impl Decide, letters: usize) -> ParticleId {
    let mut members = Vec::new();
    for letter in 0..letters {
        let occurs = random.below(3) as u32;
        if occurs < 2 {
            let term = Term::Element(element(components, letter));
            members.push(particle(components, term, occurs, Some(1)));
        }
    }
    let term = model_group(components, Compositor::All, members);
    particle(components, term, random.below(2) as u32, Some(1))
}

fn group(
    components: &mut Components,
    random: &mut impl Decide,
    leaves: &mut Leaves,
    depth: usize,
) -> ParticleId {
    let (min, max) = OCCURRENCES[random.below(OCCURRENCES.len())];
    let term = if depth == 0 || random.below(3) == 0 {
        leaf(components, random, leaves)
    } else {
        let compositor = [Compositor::Sequence, Compositor::Choice][random.below(2)];
        let particles =
            (0..1 + random.below(3)).map(|_| group(components, random, leaves, depth - 1)).collect();
        model_group(components, compositor, particles)
    };
    particle(components, term, min, max)
}

fn leaf(components: &mut Components, random: &mut impl Decide, leaves: &mut Leaves) -> Term {
    if leaves.has_wildcards && random.below(6) == 5 {
        return wildcard(components, random);
    }
    let letter = match &mut leaves.next {
        Some(next) => {
            *next += 1;
            (*next - 1) % leaves.letters
        }
        None => random.below(leaves.letters),
    };
    Term::Element(element(components, letter))
}

fn wildcard(components: &mut Components, random: &mut impl Decide) -> Term {
    let x = || Some("urn:x".into());
    let namespaces = match random.below(5) {
        0 => NamespaceConstraint::Any,
        1 => NamespaceConstraint::Not(x()),
        2 => NamespaceConstraint::Not(None),
        3 => NamespaceConstraint::OneOf(vec![x(), None]),
        _ => NamespaceConstraint::OneOf(vec![x()]),
    };
    let span = Span { file: FileId(0), start: 0, end: 0 };
    let wildcard = Wildcard { span, namespaces, process_contents: ProcessContents::Lax };
    Term::Wildcard(components.wildcards.push(wildcard))
}
