//! Particle Derivation OK (Sequence:Choice — MapAndSum) (§3.9.6).

use super::fault::Reason;
use super::normal::{Node, Range};
use super::{Checker, Fault, fault, nothing_fits};

impl Checker<'_> {
    pub(super) fn map_and_sum(
        &self,
        restricted: &Node,
        own: &[Node],
        base: &Node,
        others: &[Node],
    ) -> Result<(), Fault> {
        for it in own {
            if !others.iter().any(|other| self.particle(it, other).is_ok()) {
                return Err(fault("rcase-MapAndSum.1", it, base, nothing_fits(it)));
            }
        }
        let length = own.len() as u64;
        let total = restricted.range.times(Range { min: length, max: Some(length) });
        if total.is_within(base.range) {
            return Ok(());
        }
        Err(fault("rcase-MapAndSum.2", restricted, base, Reason::Total(total, base.range)))
    }
}
