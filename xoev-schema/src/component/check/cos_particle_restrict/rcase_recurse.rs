//! Particle Derivation OK (All:All, Sequence:Sequence — Recurse) (§3.9.6).

use super::fault::Reason;
use super::normal::{Node, Range};
use super::{Checker, Fault, fault, nothing_fits};

impl Checker<'_> {
    /// `range` is the occurrence of the group that holds `own`.
    pub(super) fn recurse(
        &self,
        restricted: &Node,
        own: &[Node],
        range: Range,
        base: &Node,
        others: &[Node],
    ) -> Result<(), Fault> {
        self.range_ok("rcase-Recurse.1", restricted, range, base, base.range)?;
        let mut open = others.iter();
        for it in own {
            loop {
                let Some(other) = open.next() else {
                    return Err(fault("rcase-Recurse.2", it, base, nothing_fits(it)));
                };
                match self.particle(it, other) {
                    Ok(()) => break,
                    Err(inner) if inner.rule == "xoev-limit" => return Err(inner),
                    // What is left out must be emptiable.
                    Err(_) if self.is_emptiable(other) => {}
                    Err(inner) => return Err(inner),
                }
            }
        }
        match open.find(|other| !self.is_emptiable(other)) {
            Some(missing) => Err(fault("rcase-Recurse.2.2", restricted, missing, Reason::Missing)),
            None => Ok(()),
        }
    }
}
