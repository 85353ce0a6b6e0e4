//! Attribute declarations and uses (§3.2.2).

use super::context::ContextId;
use super::{ANY_SIMPLE_TYPE, Builder};
use crate::component::{AttributeDeclarationId, AttributeGroupId, AttributeUse, ValueConstraint, WildcardId};
use crate::name::ExpandedName;
use crate::source::Span;
use crate::syntax::{AttributeNode, AttributeUsesNode, UseKind, ValueConstraintNode};
use std::sync::Arc;

/// What a complex type or an attribute group lists itself.
#[derive(Debug, Clone, Default)]
pub(super) struct OwnAttributes {
    /// Uses, prohibitions and references to groups, in document order.
    pub(super) items: Vec<OwnAttribute>,
    /// `anyAttribute`.
    pub(super) wildcard: Option<WildcardId>,
}

/// An entry of [`OwnAttributes`].
#[derive(Debug, Clone)]
pub(super) enum OwnAttribute {
    /// An attribute use.
    Use(AttributeUse),
    /// `use="prohibited"`.
    Prohibited(ExpandedName),
    /// `attributeGroup ref="…"`.
    Group(AttributeGroupId, Span),
}

impl Builder<'_> {
    /// Reads the body of a global attribute declaration.
    pub(super) fn define_attribute(
        &mut self,
        id: AttributeDeclarationId,
        node: &AttributeNode,
        context: ContextId,
    ) {
        let type_definition = match (&node.type_reference, &node.simple_type) {
            (Some(name), _) => self.resolve_simple_type(name, context),
            (None, Some(inner)) => self.anonymous_simple_type(inner, context),
            (None, None) => ANY_SIMPLE_TYPE,
        };
        let declaration = &mut self.components.attributes[id];
        declaration.type_definition = type_definition;
        declaration.value_constraint = node.value_constraint.as_ref().map(value_constraint);
    }

    /// Reads the attributes a complex type or an attribute group lists. `original` is what a reference to
    /// `redefined` means.
    pub(super) fn own_attributes(
        &mut self,
        node: &AttributeUsesNode,
        context: ContextId,
        redefined: Option<(&ExpandedName, AttributeGroupId)>,
    ) -> OwnAttributes {
        let mut items: Vec<(Span, OwnAttribute)> = Vec::new();
        for attribute in &node.attributes {
            if let Some(item) = self.own_attribute(attribute, context) {
                items.push((attribute.span, item));
            }
        }
        for group in &node.groups {
            let name = self.context(context).referenced(&group.reference);
            let id = match redefined {
                Some((own, original)) if *own == name => Some(original),
                _ => self.resolve_attribute_group(&group.reference, context),
            };
            items.extend(id.map(|id| (group.span, OwnAttribute::Group(id, group.span))));
        }
        items.sort_by_key(|(span, _)| span.start);
        let wildcard = node.wildcard.as_ref().map(|it| self.attribute_wildcard(it, context));
        OwnAttributes { items: items.into_iter().map(|(_, item)| item).collect(), wildcard }
    }

    fn own_attribute(&mut self, node: &AttributeNode, context: ContextId) -> Option<OwnAttribute> {
        if node.use_kind == UseKind::Prohibited {
            let name = match (&node.reference, &node.name) {
                (Some(reference), _) => self.context(context).referenced(reference),
                (None, Some(name)) => self.context(context).declared(name, node.is_qualified),
                (None, None) => return None,
            };
            return Some(OwnAttribute::Prohibited(name));
        }
        let declaration = match (&node.reference, &node.name) {
            (Some(reference), _) => match self.resolve_attribute(reference, context) {
                Some(id) => id,
                None => {
                    let name = self.context(context).referenced(reference);
                    self.new_attribute(node, name, false)
                }
            },
            (None, Some(name)) => {
                let name = self.context(context).declared(name, node.is_qualified);
                let id = self.new_attribute(node, name, false);
                self.define_attribute(id, node, context);
                id
            }
            (None, None) => return None,
        };
        Some(OwnAttribute::Use(self.attribute_use(node, declaration)))
    }

    fn attribute_use(&self, node: &AttributeNode, declaration: AttributeDeclarationId) -> AttributeUse {
        let own = self.annotation(&node.annotation);
        let declared = &self.components.attributes[declaration];
        let is_reference = node.reference.is_some();
        AttributeUse {
            span: node.span,
            declaration,
            is_required: node.use_kind == UseKind::Required,
            value_constraint: node.value_constraint.as_ref().filter(|_| is_reference).map(value_constraint),
            annotation: if !is_reference || super::annotation::is_empty(&own) {
                Arc::clone(&declared.annotation)
            } else {
                own
            },
        }
    }
}

/// A value constraint as the component has it.
pub(super) fn value_constraint(node: &ValueConstraintNode) -> ValueConstraint {
    ValueConstraint {
        is_fixed: node.is_fixed,
        value: node.value.clone(),
        scope: node.scope.clone(),
        span: node.span,
    }
}
