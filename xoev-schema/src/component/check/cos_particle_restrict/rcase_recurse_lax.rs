//! Particle Derivation OK (Choice:Choice — RecurseLax) (§3.9.6).

use super::fault::Reason;
use super::normal::Node;
use super::{Checker, Fault, fault};

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

    /// Clause 2: a mapping that keeps the order. Members of a substitution group stand in no order.
    pub(super) fn map_lax(&self, own: &[Node], base: &Node, others: &[Node]) -> Result<(), Fault> {
        let mut used = vec![false; others.len()];
        let mut last: Option<usize> = None;
        // What `last` was before the first of the members of one substitution group.
        let mut before_group = None;
        let mut group = None;
        for it in own {
            if it.member_of.is_none() || it.member_of != group {
                (group, before_group) = (it.member_of, last);
            }
            let floor = if it.member_of.is_some() { before_group } else { last };
            let same_group = last.and_then(|last| others[last].member_of);
            let may_follow = |at: usize| {
                floor.is_none_or(|floor| at > floor)
                    || (same_group.is_some() && others[at].member_of == same_group)
            };
            let mut close = None;
            let found = (0..others.len()).find(|&at| {
                !used[at]
                    && may_follow(at)
                    && match self.particle(it, &others[at]) {
                        Ok(()) => true,
                        Err(inner) => {
                            let is_close = inner.rule != "rcase-NameAndTypeOK.1"
                                && inner.rule != "cos-particle-restrict.2";
                            close = close.or(is_close.then_some(inner));
                            false
                        }
                    }
            });
            let Some(at) = found else {
                let reason = Reason::NothingFits(it.what());
                return Err(close.unwrap_or_else(|| fault("rcase-RecurseLax.2", it, base, reason)));
            };
            used[at] = true;
            last = Some(last.map_or(at, |last| last.max(at)));
        }
        Ok(())
    }
}
