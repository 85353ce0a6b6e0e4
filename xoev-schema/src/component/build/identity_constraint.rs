//! Identity-constraint definitions (§3.11.2).

use super::Builder;
use super::context::ContextId;
use crate::component::{
    ElementDeclarationId, IdentityConstraintCategory, IdentityConstraintDefinition, IdentityConstraintId,
};
use crate::diagnostics::Diagnostic;
use crate::hash::HashSet;
use crate::syntax::{ElementNode, IdentityConstraintNode};
use std::sync::Arc;

impl Builder<'_> {
    /// Adds the identity constraints of an element.
    pub(super) fn define_identity_constraints(
        &mut self,
        element: ElementDeclarationId,
        node: &ElementNode,
        context: ContextId,
    ) {
        for constraint in &node.identity_constraints {
            let Some(id) = self.new_identity_constraint(constraint, context) else { continue };
            if constraint.refer.is_some() {
                self.key_references.push((id, element, Arc::clone(constraint), context));
            }
            self.components.elements[element].identity_constraints.push(id);
        }
    }

    fn new_identity_constraint(
        &mut self,
        node: &IdentityConstraintNode,
        context: ContextId,
    ) -> Option<IdentityConstraintId> {
        let selector = node.selector.clone()?;
        let name = self.context(context).declared(&node.name, true);
        let category =
            if node.is_key { IdentityConstraintCategory::Key } else { IdentityConstraintCategory::Unique };
        if let Some(&taken) = self.identity_constraints.get(&name) {
            let first = self.components.identity_constraints[taken].span;
            // A copy of the element it belongs to was left out before.
            self.report_second_definition("identity constraint", &name, first, node.span);
        }
        let id = self.components.identity_constraints.push(IdentityConstraintDefinition {
            name: name.clone(),
            span: node.span,
            category,
            selector,
            fields: node.fields.clone(),
            annotation: Arc::new(node.annotation.clone()),
        });
        self.identity_constraints.entry(name).or_insert(id);
        Some(id)
    }

    /// Resolves the `refer` of each `keyref`; one that leads nowhere is dropped.
    pub(super) fn resolve_key_references(&mut self) {
        let references = std::mem::take(&mut self.key_references);
        let are_references: HashSet<_> = references.iter().map(|it| it.0).collect();
        for (id, element, node, context) in &references {
            match self.referenced_key(node, *context, &are_references) {
                Ok(key) => {
                    if let Some(refer) = &node.refer {
                        let name = self.context(*context).referenced(refer);
                        self.check_import(refer, &name, *context);
                    }
                    self.components.identity_constraints[*id].category =
                        IdentityConstraintCategory::KeyRef(key);
                }
                Err(fault) => {
                    self.report(*fault);
                    self.components.elements[*element].identity_constraints.retain(|it| it != id);
                }
            }
        }
    }

    fn referenced_key(
        &self,
        node: &IdentityConstraintNode,
        context: ContextId,
        references: &HashSet<IdentityConstraintId>,
    ) -> Result<IdentityConstraintId, Box<Diagnostic>> {
        let (name, span) = match &node.refer {
            Some(refer) => (self.context(context).referenced(refer), refer.span),
            None => (node.name.clone(), node.span),
        };
        let Some(&id) = self.identity_constraints.get(&name) else {
            let message = format!("there is no key or unique {name}");
            let mut fault = Diagnostic::error("src-resolve", span, message);
            fault.hint = super::resolve::near_misses(&self.identity_constraints, &name).or_else(|| {
                let keys = self.identity_constraints.iter().filter(|(_, id)| !references.contains(id));
                let keys: Vec<String> = keys.take(4).map(|(key, _)| key.to_string()).collect();
                matches!(keys.len(), 1..4).then(|| format!("there is {}", keys.join(", ")))
            });
            return Err(Box::new(fault));
        };
        let key = &self.components.identity_constraints[id];
        let fault = if references.contains(&id) {
            Diagnostic::error("c-props-correct.1", span, format!("{name} is a keyref, not a key"))
        } else if key.fields.len() != node.fields.len() {
            let (own, other) = (node.fields.len(), key.fields.len());
            let message = format!("the keyref has {own} fields, but {name} has {other}");
            Diagnostic::error("c-props-correct.2", node.span, message)
        } else {
            return Ok(id);
        };
        Err(Box::new(fault.also(key.span, "defined here")))
    }
}
