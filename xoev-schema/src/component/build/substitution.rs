//! Substitution groups (§3.3.6): who may stand for whom.

use super::Builder;
use crate::component::{Components, ElementDeclarationId};
use crate::diagnostics::Diagnostic;
use crate::hash::IndexMap;

impl Builder<'_> {
    /// Collects the members of each head.
    pub(super) fn collect_substitution_groups(&mut self) {
        let mut direct: IndexMap<ElementDeclarationId, Vec<ElementDeclarationId>> = IndexMap::default();
        let mut faults = Vec::new();
        for (id, element) in self.components.elements.iter() {
            let Some(head_id) = element.substitution_group_affiliation else { continue };
            let head = &self.components.elements[head_id];
            // e-props-correct.4
            let steps = self.components.derivation_steps(element.type_definition, head.type_definition);
            if steps.is_none_or(|it| it.methods.intersects(head.final_)) {
                let message = format!(
                    "the type of {} is not derived from that of its head {} in an allowed way",
                    element.name, head.name
                );
                faults.push(
                    Diagnostic::error("e-props-correct.4", element.span, message).also(head.span, "the head"),
                );
                continue;
            }
            direct.entry(head_id).or_default().push(id);
        }
        let groups: Vec<_> =
            direct.keys().map(|head| (*head, self.components.members(*head, &direct))).collect();
        self.components.substitution_groups = groups.into_iter().filter(|(_, it)| !it.is_empty()).collect();
        self.components.substitution_groups.sort_unstable_keys();
        faults.into_iter().for_each(|it| self.report(it));
    }
}

impl Components {
    /// All who may stand for a head, in document order.
    fn members(
        &self,
        head: ElementDeclarationId,
        direct: &IndexMap<ElementDeclarationId, Vec<ElementDeclarationId>>,
    ) -> Vec<ElementDeclarationId> {
        let declaration = &self.elements[head];
        if declaration.block.substitution {
            return Vec::new();
        }
        let mut members = Vec::new();
        let mut open = vec![head];
        while let Some(next) = open.pop() {
            for &member in direct.get(&next).into_iter().flatten() {
                open.push(member);
                let type_definition = self.elements[member].type_definition;
                let steps = self.derivation_steps(type_definition, declaration.type_definition);
                if steps.is_some_and(|it| !it.methods.intersects(declaration.block.union(it.prohibited))) {
                    members.push(member);
                }
            }
        }
        members.sort_unstable();
        members
    }
}
