//! Particle Derivation OK (Sequence:All — RecurseUnordered) (§3.9.6).

use super::fault::Reason;
use super::normal::Node;
use super::{Checker, Fault, fault, nothing_fits};

impl Checker<'_> {
    pub(super) fn recurse_unordered(
        &self,
        restricted: &Node,
        own: &[Node],
        base: &Node,
        others: &[Node],
    ) -> Result<(), Fault> {
        self.range_ok("rcase-RecurseUnordered.1", restricted, restricted.range, base, base.range)?;
        // Names in an all group differ, so the first member that fits is the only one.
        let mut used = vec![false; others.len()];
        for it in own {
            let mut free = others.iter().zip(&mut used).filter(|(_, is_used)| !**is_used);
            match free.find(|(other, _)| self.particle(it, other).is_ok()) {
                Some((_, is_used)) => *is_used = true,
                None => {
                    let reason = nothing_fits(it);
                    return Err(fault("rcase-RecurseUnordered.2", it, base, reason));
                }
            }
        }
        match others.iter().zip(&used).find(|(other, used)| !**used && !self.is_emptiable(other)) {
            Some((missing, _)) => {
                Err(fault("rcase-RecurseUnordered.2.3", restricted, missing, Reason::Missing))
            }
            None => Ok(()),
        }
    }
}
