//! Particle Restriction OK (Elt:Elt — NameAndTypeOK) (§3.9.6).

use super::fault::Reason;
use super::normal::Node;
use super::{Checker, Fault, fault};
use crate::component::check::values::same_value;
use crate::component::{ElementDeclarationId, TypeId};

impl Checker<'_> {
    pub(super) fn name_and_type_ok(
        &self,
        restricted: &Node,
        own: ElementDeclarationId,
        base: &Node,
        other: ElementDeclarationId,
    ) -> Result<(), Fault> {
        let (declaration, inherited) = (&self.components.elements[own], &self.components.elements[other]);
        let wrong = |rule, reason| Err(fault(rule, restricted, base, reason));
        if declaration.name != inherited.name {
            return wrong("rcase-NameAndTypeOK.1", Reason::Names(own, other));
        }
        self.range_ok("rcase-NameAndTypeOK.2", restricted, restricted.range, base, base.range)?;
        if own == other || (declaration.is_global && inherited.is_global) {
            return Ok(());
        }
        if declaration.nillable && !inherited.nillable {
            return wrong("rcase-NameAndTypeOK.3.2.1", Reason::Nillable(own));
        }
        if let Some(fixed) = inherited.value_constraint.as_ref().filter(|it| it.is_fixed) {
            let is_kept = declaration.value_constraint.as_ref().is_some_and(|it| {
                it.is_fixed && same_value(self.components, inherited.type_definition, it, fixed)
            });
            if !is_kept {
                return wrong("rcase-NameAndTypeOK.3.2.2", Reason::Fixed(own, other));
            }
        }
        if !declaration.identity_constraints.iter().all(|it| inherited.identity_constraints.contains(it)) {
            return wrong("rcase-NameAndTypeOK.3.2.3", Reason::IdentityConstraints(own));
        }
        let (block, needed) = (declaration.block, inherited.block);
        if (needed.extension && !block.extension)
            || (needed.restriction && !block.restriction)
            || (needed.substitution && !block.substitution)
        {
            return wrong("rcase-NameAndTypeOK.3.2.4", Reason::Block(own));
        }
        if !self.is_restricted_type(declaration.type_definition, inherited.type_definition) {
            return wrong("rcase-NameAndTypeOK.3.2.5", Reason::Types(own, inherited.type_definition));
        }
        Ok(())
    }

    /// Type Derivation OK given {extension, list, union}.
    fn is_restricted_type(&self, own: TypeId, base: TypeId) -> bool {
        self.components.derivation_steps(own, base).is_some_and(|steps| !steps.methods.extension)
    }
}
