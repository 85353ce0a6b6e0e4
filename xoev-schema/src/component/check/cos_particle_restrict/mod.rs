//! Particle Valid (Restriction) (§3.9.6), and what of Derivation Valid (Restriction, Complex) needs it.
//!
//! ```text
//! normal                      pointless groups taken away, substitution groups as choices   → Node
//! rcase_name_and_type_ok      element : element
//! rcase_wildcard              NSCompat, NSSubset, NSRecurseCheckCardinality
//! rcase_recurse               Recurse (all : all, sequence : sequence)
//! rcase_recurse_unordered     sequence : all
//! rcase_recurse_lax           choice : choice
//! rcase_map_and_sum           sequence : choice
//! fault                       what is said
//! ```
//!
//! In: two particles. Out: the first fault.
//! Invariant: each pair of nodes is compared once at most for each pair of groups around them; a budget bounds the
//! comparisons of one content.

mod fault;
mod normal;
mod rcase_map_and_sum;
mod rcase_name_and_type_ok;
mod rcase_recurse;
mod rcase_recurse_lax;
mod rcase_recurse_unordered;
mod rcase_wildcard;

pub(in crate::component) use fault::Fault;

use crate::component::{Components, Compositor, ParticleId};
use fault::Reason;
use normal::{Kind, Node, Range};
use std::cell::Cell;

/// Comparisons of particles in one content, beyond which it is given up.
const COMPARISON_LIMIT: u32 = 5_000_000;

/// Checks whether a particle is a valid restriction of another.
/// Gives what is let pass, for a warning.
///
/// # Errors
/// With the first reason why it is not.
pub(in crate::component) fn check(
    components: &Components,
    restricted: ParticleId,
    base: ParticleId,
) -> Result<Option<Fault>, Fault> {
    if restricted == base {
        return Ok(None);
    }
    let checker = Checker { components, comparisons: Cell::new(0), out_of_order: Cell::new(None) };
    match (normal::normalize(components, restricted), normal::normalize(components, base)) {
        (Some(restricted), Some(base)) => {
            checker.particle(&restricted, &base).map(|()| checker.out_of_order.get())
        }
        // Nothing but pointless groups: it can only be empty.
        (None, Some(_)) if components.is_emptiable(base) => Ok(None),
        (None, None) => Ok(None),
        (_, _) => Err(Fault {
            rule: "cos-particle-restrict.2",
            restricted: components.particles[restricted].span,
            base: components.particles[base].span,
            reason: Reason::Empty,
        }),
    }
}

/// What the cases share.
struct Checker<'a> {
    components: &'a Components,
    comparisons: Cell<u32>,
    /// What was let pass although the order is not that of the base.
    out_of_order: Cell<Option<Fault>>,
}

impl Checker<'_> {
    /// `cos-particle-restrict`: which case applies.
    fn particle(&self, restricted: &Node, base: &Node) -> Result<(), Fault> {
        self.comparisons.set(self.comparisons.get().saturating_add(1));
        if self.comparisons.get() > COMPARISON_LIMIT {
            return Err(fault("xoev-limit", restricted, base, Reason::TooLarge));
        }
        if restricted.particle.is_some() && restricted.particle == base.particle {
            return Ok(());
        }
        match (&restricted.kind, &base.kind) {
            (Kind::Element(own), Kind::Element(other)) => {
                self.name_and_type_ok(restricted, *own, base, *other)
            }
            (Kind::Element(own), Kind::Wildcard(other)) => self.ns_compat(restricted, *own, base, *other),
            (Kind::Element(_), Kind::Group(compositor, others)) => {
                self.recurse_as_if_group(restricted, base, *compositor, others)
            }
            (Kind::Wildcard(own), Kind::Wildcard(other)) => self.ns_subset(restricted, *own, base, *other),
            (Kind::Group(compositor, own), Kind::Wildcard(_)) => {
                self.ns_recurse_check_cardinality(restricted, *compositor, own, base)
            }
            (Kind::Group(Compositor::Sequence, own), Kind::Group(Compositor::Sequence, others))
            | (Kind::Group(Compositor::All, own), Kind::Group(Compositor::All, others)) => {
                self.recurse(restricted, own, restricted.range, base, others)
            }
            (Kind::Group(Compositor::Choice, own), Kind::Group(Compositor::Choice, others)) => {
                self.recurse_lax(restricted, own, base, others)
            }
            (Kind::Group(Compositor::Sequence, own), Kind::Group(Compositor::All, others)) => {
                self.recurse_unordered(restricted, own, base, others)
            }
            (Kind::Group(Compositor::Sequence, own), Kind::Group(Compositor::Choice, others)) => {
                self.map_and_sum(restricted, own, base, others)
            }
            _ => Err(fault("cos-particle-restrict.2", restricted, base, self.forbidden(restricted, base))),
        }
    }

    /// `rcase-RecurseAsIfGroup`: an element is taken as a group of the base's kind that holds nothing else.
    fn recurse_as_if_group(
        &self,
        restricted: &Node,
        base: &Node,
        compositor: Compositor,
        others: &[Node],
    ) -> Result<(), Fault> {
        let alone = std::slice::from_ref(restricted);
        match compositor {
            Compositor::Choice => {
                self.range_ok("rcase-RecurseLax.1", restricted, Range::ONCE, base, base.range)?;
                self.map_lax(alone, base, others)
            }
            Compositor::All | Compositor::Sequence => {
                self.recurse(restricted, alone, Range::ONCE, base, others)
            }
        }
    }

    /// `range-ok`: Occurrence Range OK.
    fn range_ok(
        &self,
        rule: &'static str,
        restricted: &Node,
        own: Range,
        base: &Node,
        other: Range,
    ) -> Result<(), Fault> {
        if own.is_within(other) {
            return Ok(());
        }
        Err(fault(rule, restricted, base, Reason::Range(own, other)))
    }

    fn forbidden(&self, restricted: &Node, base: &Node) -> Reason {
        Reason::Forbidden(restricted.what(), base.what())
    }

    /// Whether nothing can stand for a particle.
    fn is_emptiable(&self, node: &Node) -> bool {
        node.range.min == 0 || node.particle.is_some_and(|it| self.components.is_emptiable(it))
    }
}

fn fault(rule: &'static str, restricted: &Node, base: &Node, reason: Reason) -> Fault {
    Fault { rule, restricted: restricted.span, base: base.span, reason }
}

fn nothing_fits(node: &Node) -> Reason {
    let element = match node.kind {
        Kind::Element(element) => Some(element),
        Kind::Wildcard(_) | Kind::Group(..) => None,
    };
    Reason::NothingFits(node.what(), element)
}
