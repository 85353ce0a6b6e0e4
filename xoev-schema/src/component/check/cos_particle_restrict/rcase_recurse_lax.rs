//! Particle Derivation OK (Choice:Choice — RecurseLax) (§3.9.6).

use super::fault::Reason;
use super::normal::{Kind, Node};
use super::{Checker, Fault, fault, nothing_fits};
use crate::component::ParticleId;

impl Checker<'_> {
    pub(super) fn recurse_lax(
        &self,
        restricted: &Node,
        own: &[Node],
        base: &Node,
        others: &[Node],
    ) -> Result<(), Fault> {
        self.range_ok("rcase-RecurseLax.1", restricted, restricted.range, base, base.range)?;
        self.map_lax(own, base, others)
    }

    /// Clause 2: a mapping that keeps the order. What restricts a wildcard in another place is let pass with a
    /// warning: the order changes nothing in what is valid, and schemas in use name elements of other namespaces
    /// where they please.
    pub(super) fn map_lax(&self, own: &[Node], base: &Node, others: &[Node]) -> Result<(), Fault> {
        let Err(strict) = self.map_in_order(own, base, others, false) else { return Ok(()) };
        let has_wildcard = others.iter().any(|it| matches!(it.kind, Kind::Wildcard(_)));
        if has_wildcard && self.map_in_order(own, base, others, true).is_ok() {
            self.out_of_order.set(Some(Fault { reason: Reason::Order, ..strict }));
            return Ok(());
        }
        Err(strict)
    }

    /// Maps each to the next that fits; if `wildcards_float`, wildcards stand in no order.
    fn map_in_order(
        &self,
        own: &[Node],
        base: &Node,
        others: &[Node],
        wildcards_float: bool,
    ) -> Result<(), Fault> {
        let mut used = vec![false; others.len()];
        let mut order = Order::default();
        for it in own {
            order.enter(it);
            let mut close = None;
            let mut find = |floating: bool| {
                let mut free =
                    others.iter().zip(&mut used).enumerate().filter(|(_, (_, is_used))| !**is_used);
                let found = free.find(|(at, (other, _))| {
                    let floats = wildcards_float && matches!(other.kind, Kind::Wildcard(_));
                    floats == floating
                        && (floating || order.may_take(*at, others))
                        && self.fits(it, other, &mut close)
                });
                found.map(|(at, (_, is_used))| {
                    *is_used = true;
                    at
                })
            };
            if let Some(at) = find(false) {
                order.take(at);
            } else if !wildcards_float || find(true).is_none() {
                let reason = nothing_fits(it);
                return Err(close.unwrap_or_else(|| fault("rcase-RecurseLax.2", it, base, reason)));
            }
        }
        Ok(())
    }

    /// Whether a particle restricts another; `close` is the first fault of one that was meant.
    fn fits(&self, it: &Node, other: &Node, close: &mut Option<Fault>) -> bool {
        match self.particle(it, other) {
            Ok(()) => true,
            Err(inner) => {
                let is_close =
                    inner.rule != "rcase-NameAndTypeOK.1" && inner.rule != "cos-particle-restrict.2";
                *close = close.or(is_close.then_some(inner));
                false
            }
        }
    }
}

/// How far a mapping has come. Members of a substitution group stand in no order.
#[derive(Default)]
struct Order {
    /// The last particle of the base that was taken.
    last: Option<usize>,
    /// The substitution group the restricting particle is a member of, and what `last` was before it.
    group: Option<(ParticleId, Option<usize>)>,
}

impl Order {
    /// Goes to the next restricting particle.
    fn enter(&mut self, it: &Node) {
        if self.group.map(|(head, _)| head) != it.member_of {
            self.group = it.member_of.map(|head| (head, self.last));
        }
    }

    fn may_take(&self, at: usize, others: &[Node]) -> bool {
        let floor = self.group.map_or(self.last, |(_, before)| before);
        let group_of = |at: usize| others.get(at).and_then(|it| it.member_of);
        let same_group = self.last.and_then(group_of);
        floor.is_none_or(|floor| at > floor) || (same_group.is_some() && group_of(at) == same_group)
    }

    fn take(&mut self, at: usize) {
        self.last = Some(self.last.map_or(at, |last| last.max(at)));
    }
}
