//! Simple type definitions (§3.14.2).

use super::builtin::XSD_NAMESPACE;
use super::context::ContextId;
use super::{ANY_SIMPLE_TYPE, Builder, facet};
use crate::component::{Facets, SimpleType, SimpleTypeId, Variety};
use crate::diagnostics::Diagnostic;
use crate::hash::{HashSet, IndexSet};
use crate::name::ExpandedName;
use crate::source::Span;
use crate::syntax::{FacetNode, RestrictionNode, SimpleTypeNode, SimpleVarietyNode};
use std::sync::Arc;
use xoev_runtime::grammar::{Builtin, DerivationSet, Primitive, WhiteSpace};

/// How a simple type is made; its parts are resolved, their effective values perhaps not yet known.
#[derive(Debug)]
pub(super) struct SimpleForm {
    kind: FormKind,
    /// The base, the item type, or the members.
    parts: Vec<SimpleTypeId>,
    /// The node of a restriction: it holds the facets.
    node: Option<Arc<SimpleTypeNode>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FormKind {
    Restriction,
    List,
    Union,
}

impl SimpleForm {
    /// The types this one is made from.
    pub(super) fn parts(&self) -> &[SimpleTypeId] {
        &self.parts
    }

    /// The same, to cut a cycle.
    pub(super) fn parts_mut(&mut self) -> &mut [SimpleTypeId] {
        &mut self.parts
    }

    fn facets(&self) -> &[FacetNode] {
        match self.node.as_ref().map(|it| &it.variety) {
            Some(SimpleVarietyNode::Restriction(restriction)) => &restriction.facets,
            _ => &[],
        }
    }
}

impl Builder<'_> {
    /// Adds a simple type whose body is read by [`Self::define_simple_type`].
    pub(super) fn push_simple_type(
        &mut self,
        node: &SimpleTypeNode,
        name: Option<ExpandedName>,
    ) -> SimpleTypeId {
        let annotation = self.annotation(&node.annotation);
        self.simple_forms.push(None);
        self.components.simple_types.push(SimpleType {
            name,
            span: Some(node.span),
            base: Some(ANY_SIMPLE_TYPE),
            variety: Variety::Atomic(Primitive::AnySimpleType),
            builtin: Builtin::AnySimpleType,
            white_space: WhiteSpace::Preserve,
            facets: Facets::default(),
            final_: node.final_,
            annotation,
        })
    }

    /// An anonymous simple type.
    pub(super) fn anonymous_simple_type(
        &mut self,
        node: &Arc<SimpleTypeNode>,
        context: ContextId,
    ) -> SimpleTypeId {
        let id = self.push_simple_type(node, None);
        self.define_simple_type(id, node, context, None);
        id
    }

    /// Resolves what a simple type is made from.
    pub(super) fn define_simple_type(
        &mut self,
        id: SimpleTypeId,
        node: &Arc<SimpleTypeNode>,
        context: ContextId,
        original: Option<SimpleTypeId>,
    ) {
        let form = match &node.variety {
            SimpleVarietyNode::Restriction(restriction) => SimpleForm {
                kind: FormKind::Restriction,
                parts: vec![original.unwrap_or_else(|| self.restricted_type(restriction, context))],
                node: Some(Arc::clone(node)),
            },
            SimpleVarietyNode::List(list) => {
                let item = match (&list.item_type, &list.simple_type) {
                    (Some(name), _) => self.resolve_simple_type(name, context),
                    (None, Some(inner)) => self.anonymous_simple_type(inner, context),
                    (None, None) => ANY_SIMPLE_TYPE,
                };
                SimpleForm { kind: FormKind::List, parts: vec![item], node: None }
            }
            SimpleVarietyNode::Union(union) => {
                let mut parts = Vec::new();
                for name in &union.member_types {
                    parts.push(self.resolve_simple_type(name, context));
                }
                for inner in &union.simple_types {
                    parts.push(self.anonymous_simple_type(inner, context));
                }
                SimpleForm { kind: FormKind::Union, parts, node: None }
            }
        };
        self.simple_forms[id] = Some(form);
    }

    fn restricted_type(&mut self, restriction: &RestrictionNode, context: ContextId) -> SimpleTypeId {
        match (&restriction.base, &restriction.simple_type) {
            (Some(name), _) => {
                if name.name.namespace_uri() == XSD_NAMESPACE && &*name.name.local == "anySimpleType" {
                    let message = "anySimpleType cannot be restricted";
                    self.report(Diagnostic::error("cos-st-restricts.1.1", name.span, message));
                }
                self.resolve_simple_type(name, context)
            }
            (None, Some(inner)) => self.anonymous_simple_type(inner, context),
            (None, None) => ANY_SIMPLE_TYPE,
        }
    }

    /// Computes the effective values of a simple type; those of its parts are known.
    pub(super) fn complete_simple_type(&mut self, id: SimpleTypeId) {
        let Some(form) = self.simple_forms[id].take() else { return };
        match form.kind {
            FormKind::Restriction => {
                let base = form.parts.first().copied().unwrap_or(ANY_SIMPLE_TYPE);
                self.complete_restriction(id, base, form.facets());
            }
            FormKind::List => {
                let item = form.parts.first().copied().unwrap_or(ANY_SIMPLE_TYPE);
                self.check_list_item(id, item);
                let list = &mut self.components.simple_types[id];
                list.variety = Variety::List(item);
                list.white_space = WhiteSpace::Collapse;
            }
            FormKind::Union => {
                let members = self.flat_members(&form.parts);
                self.components.simple_types[id].variety = Variety::Union(members);
            }
        }
    }

    /// Makes `id` a restriction of `base` by some facets.
    pub(super) fn complete_restriction(
        &mut self,
        id: SimpleTypeId,
        base: SimpleTypeId,
        facets: &[FacetNode],
    ) {
        let base_type = &self.components.simple_types[base];
        let step = facet::apply(base_type, facets, self.diagnostics);
        let (variety, builtin) = (base_type.variety.clone(), base_type.builtin);
        let restricted = &mut self.components.simple_types[id];
        restricted.base = Some(base);
        restricted.variety = variety;
        restricted.builtin = builtin;
        restricted.white_space = step.white_space;
        restricted.facets = step.facets;
    }

    /// The anonymous simple type a `simpleContent` restriction makes (§3.4.2).
    pub(super) fn restricted_content(
        &mut self,
        span: Span,
        base: SimpleTypeId,
        facets: &[FacetNode],
    ) -> SimpleTypeId {
        let annotation = Arc::clone(&self.no_annotation);
        self.simple_forms.push(None);
        let id = self.components.simple_types.push(SimpleType {
            name: None,
            span: Some(span),
            base: Some(base),
            variety: Variety::Atomic(Primitive::AnySimpleType),
            builtin: Builtin::AnySimpleType,
            white_space: WhiteSpace::Preserve,
            facets: Facets::default(),
            final_: DerivationSet::default(),
            annotation,
        });
        self.complete_restriction(id, base, facets);
        id
    }

    /// Members that are unions count as their members (§3.14.2). A union with facets of its own stays: its facets
    /// would be lost. Each counts once: the first that fits is the one, and unions may refer to the same members again and
    /// again.
    fn flat_members(&self, explicit: &[SimpleTypeId]) -> Vec<SimpleTypeId> {
        let mut members = IndexSet::default();
        for &id in explicit {
            let member = &self.components.simple_types[id];
            match &member.variety {
                Variety::Union(inner)
                    if member.facets.patterns.is_empty() && member.facets.enumeration.is_empty() =>
                {
                    members.extend(inner);
                }
                _ => drop(members.insert(id)),
            }
        }
        members.into_iter().collect()
    }

    /// `cos-list-of-atomic`: items are atomic, or of a union without lists.
    fn check_list_item(&mut self, id: SimpleTypeId, item: SimpleTypeId) {
        let types = &self.components.simple_types;
        // Each type once: unions may refer to the same members again and again.
        let mut seen = HashSet::default();
        let mut open = vec![item];
        let mut holds_list = false;
        while let Some(part) = open.pop().filter(|_| !holds_list) {
            match &types[part].variety {
                Variety::Union(members) if seen.insert(part) => open.extend(members),
                Variety::Union(_) | Variety::Atomic(_) => {}
                Variety::List(_) => holds_list = true,
            }
        }
        if let (true, Some(span)) = (holds_list, types[id].span) {
            self.report(Diagnostic::error(
                "cos-list-of-atomic",
                span,
                "the items of a list may not be lists",
            ));
        }
    }
}
