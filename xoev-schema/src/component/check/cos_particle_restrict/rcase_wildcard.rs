//! Particle Derivation OK against a wildcard (§3.9.6): NSCompat, NSSubset, NSRecurseCheckCardinality.

use super::fault::Reason;
use super::normal::{Kind, Node, Range};
use super::{Checker, Fault, fault};
use crate::component::build::ANY_TYPE_WILDCARD;
use crate::component::check::namespaces::{allows, is_subset, weakens};
use crate::component::{Compositor, ElementDeclarationId, WildcardId};

impl Checker<'_> {
    /// Elt:Any — NSCompat.
    pub(super) fn ns_compat(
        &self,
        restricted: &Node,
        own: ElementDeclarationId,
        base: &Node,
        other: WildcardId,
    ) -> Result<(), Fault> {
        let namespaces = &self.components.wildcards[other].namespaces;
        if !allows(namespaces, self.components.elements[own].name.namespace.as_ref()) {
            return Err(fault("rcase-NSCompat.1", restricted, base, Reason::OutsideWildcard(own)));
        }
        self.range_ok("rcase-NSCompat.2", restricted, restricted.range, base, base.range)
    }

    /// Any:Any — NSSubset.
    pub(super) fn ns_subset(
        &self,
        restricted: &Node,
        own: WildcardId,
        base: &Node,
        other: WildcardId,
    ) -> Result<(), Fault> {
        self.range_ok("rcase-NSSubset.1", restricted, restricted.range, base, base.range)?;
        let (wildcard, inherited) = (&self.components.wildcards[own], &self.components.wildcards[other]);
        if !is_subset(&wildcard.namespaces, &inherited.namespaces) {
            return Err(fault("rcase-NSSubset.2", restricted, base, Reason::Namespaces));
        }
        if other != ANY_TYPE_WILDCARD && weakens(wildcard.process_contents, inherited.process_contents) {
            return Err(fault("rcase-NSSubset.3", restricted, base, Reason::ProcessContents));
        }
        Ok(())
    }

    /// All/Choice/Sequence:Any — NSRecurseCheckCardinality. The occurrences of the wildcard count for the group as a
    /// whole (clause 2); for its members they are left out of account, or no group of several could ever conform.
    pub(super) fn ns_recurse_check_cardinality(
        &self,
        restricted: &Node,
        compositor: Compositor,
        own: &[Node],
        base: &Node,
    ) -> Result<(), Fault> {
        let Kind::Wildcard(wildcard) = base.kind else { return Ok(()) };
        let member = Node {
            particle: None,
            span: base.span,
            range: Range::ANY,
            kind: Kind::Wildcard(wildcard),
            is_substitution_group: false,
            member_of: None,
        };
        // A choice of nothing cannot be satisfied, and restricts everything.
        if compositor == Compositor::Choice && own.is_empty() {
            return Ok(());
        }
        own.iter().try_for_each(|it| self.particle(it, &member))?;
        let total = restricted.effective_total_range();
        if total.is_within(base.range) {
            return Ok(());
        }
        let reason = Reason::Total(total, base.range);
        Err(fault("rcase-NSRecurseCheckCardinality.2", restricted, base, reason))
    }
}
