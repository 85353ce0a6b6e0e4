//! Identity-constraint definitions.

use super::{Compiler, xpath};
use crate::component::{IdentityConstraintCategory, IdentityConstraintDefinition};
use crate::diagnostics::Diagnostic;
use crate::syntax::XPathNode;
use xoev_runtime::grammar::{IdentityConstraint, IdentityConstraintKind, Path};

impl Compiler<'_> {
    pub(super) fn identity_constraints(&mut self) {
        let components = self.components;
        for (id, definition) in components.identity_constraints.iter() {
            if self.map.identity_constraint(id).is_some() {
                let constraint = self.identity_constraint(definition);
                self.grammar.identity_constraints.push(constraint);
            }
        }
    }

    fn identity_constraint(&mut self, definition: &IdentityConstraintDefinition) -> IdentityConstraint {
        let kind = match definition.category {
            IdentityConstraintCategory::Key => IdentityConstraintKind::Key,
            IdentityConstraintCategory::Unique => IdentityConstraintKind::Unique,
            // A key that is not found was reported; without it nothing can be referred to.
            IdentityConstraintCategory::KeyRef(key) => self
                .map
                .identity_constraint(key)
                .map_or(IdentityConstraintKind::Unique, IdentityConstraintKind::KeyRef),
        };
        IdentityConstraint {
            name: self.tables.name(&definition.name),
            kind,
            selector: self.paths(&definition.selector, xpath::Use::Selector),
            fields: definition.fields.iter().map(|field| self.paths(field, xpath::Use::Field)).collect(),
        }
    }

    fn paths(&mut self, node: &XPathNode, for_what: xpath::Use) -> Vec<Path> {
        xpath::parse(&node.expression, &node.scope, for_what, &mut self.tables).unwrap_or_else(|fault| {
            let before: String = node.expression.chars().take(fault.offset).collect();
            let rule = match for_what {
                xpath::Use::Selector => "c-selector-xpath",
                xpath::Use::Field => "c-fields-xpaths",
            };
            let diagnostic = Diagnostic::error(rule, node.span, fault.message)
                .label(format!("after \"{before}\""))
                .hint("only child steps, .// at the start, and for fields a last attribute step are allowed");
            self.diagnostics.report(diagnostic);
            Vec::new()
        })
    }
}
