//! `simpleType` and facets (§3.14; Part 2 §4.3).

use super::value::SIMPLE_DERIVATIONS;
use super::{Reader, child, children};
use crate::diagnostics::Diagnostic;
use crate::name::ExpandedName;
use crate::source::xml::Element;
use crate::syntax::shape::{
    FACET, FACET_NEVER_FIXED, LIST, LOCAL_SIMPLE_TYPE, RESTRICTION, SIMPLE_TYPE_ELEMENT, UNION,
};
use crate::syntax::{
    AnnotationNode, FacetKind, FacetNode, ListNode, RestrictionNode, SimpleTypeNode, SimpleVarietyNode,
    UnionNode,
};
use std::sync::Arc;

impl Reader<'_> {
    pub(super) fn global_simple_type(&mut self, element: Element<'_>) -> Option<Arc<SimpleTypeNode>> {
        self.check(element, &SIMPLE_TYPE_ELEMENT);
        let name = self.declared_name(element);
        let node = self.simple_type(element, name.clone());
        name.map(|_| node)
    }

    pub(super) fn local_simple_type(&mut self, element: Element<'_>) -> Arc<SimpleTypeNode> {
        self.check(element, &LOCAL_SIMPLE_TYPE);
        self.simple_type(element, None)
    }

    fn simple_type(&mut self, element: Element<'_>, name: Option<ExpandedName>) -> Arc<SimpleTypeNode> {
        let final_ = self.derivations(element, "final", SIMPLE_DERIVATIONS);
        let mut annotation = self.annotation(element);
        let inner = children(element).find(|c| matches!(c.local(), "restriction" | "list" | "union"));
        let variety = match inner {
            Some(inner) if inner.local() == "list" => self.list(inner, &mut annotation),
            Some(inner) if inner.local() == "union" => self.union(inner, &mut annotation),
            Some(inner) => SimpleVarietyNode::Restriction(self.restriction(inner, &mut annotation)),
            // Reported with the shape; stands in as a plain string.
            None => SimpleVarietyNode::Restriction(RestrictionNode {
                span: element.span,
                base: Some(Self::built_in("string", element.span)),
                simple_type: None,
                facets: Vec::new(),
            }),
        };
        Arc::new(SimpleTypeNode {
            span: element.span,
            name,
            final_: final_.unwrap_or(SIMPLE_DERIVATIONS.apply(self.final_default)),
            variety,
            annotation,
        })
    }

    fn restriction(&mut self, element: Element<'_>, annotation: &mut AnnotationNode) -> RestrictionNode {
        self.check(element, &RESTRICTION);
        self.join_annotation(element, annotation);
        let base = self.qname(element, "base");
        let simple_type = self.inner_simple_type(element);
        self.exactly_one(element, "base", simple_type.is_some(), "src-restriction-base-or-simpleType");
        let facets = self.facets(element);
        let base = match (base, &simple_type) {
            (None, None) => Some(Self::built_in("string", element.span)),
            (Some(base), None) => Some(base),
            (_, Some(_)) => None,
        };
        RestrictionNode { span: element.span, base, simple_type, facets }
    }

    fn list(&mut self, element: Element<'_>, annotation: &mut AnnotationNode) -> SimpleVarietyNode {
        self.check(element, &LIST);
        self.join_annotation(element, annotation);
        let item_type = self.qname(element, "itemType");
        let simple_type = self.inner_simple_type(element);
        self.exactly_one(element, "itemType", simple_type.is_some(), "src-list-itemType-or-simpleType");
        let item_type = match (item_type, &simple_type) {
            (None, None) => Some(Self::built_in("string", element.span)),
            (Some(item_type), None) => Some(item_type),
            (_, Some(_)) => None,
        };
        SimpleVarietyNode::List(ListNode { span: element.span, item_type, simple_type })
    }

    fn union(&mut self, element: Element<'_>, annotation: &mut AnnotationNode) -> SimpleVarietyNode {
        self.check(element, &UNION);
        self.join_annotation(element, annotation);
        let member_types = self.qnames(element, "memberTypes").unwrap_or_default();
        let simple_types: Vec<_> = children(element)
            .filter(|c| c.local() == "simpleType")
            .map(|c| self.local_simple_type(c))
            .collect();
        let names_none = element.attribute("memberTypes").is_none_or(|a| a.value.trim().is_empty());
        if names_none && simple_types.is_empty() {
            let message = "a union needs “memberTypes” or types inside";
            self.error("src-union-memberTypes-or-simpleTypes", element.span, message);
        }
        SimpleVarietyNode::Union(UnionNode { span: element.span, member_types, simple_types })
    }

    /// The type directly inside a restriction or list.
    pub(super) fn inner_simple_type(&mut self, element: Element<'_>) -> Option<Arc<SimpleTypeNode>> {
        child(element, "simpleType").map(|inner| self.local_simple_type(inner))
    }

    fn exactly_one(&mut self, element: Element<'_>, attribute: &str, has_inner: bool, rule: &'static str) {
        let named = element.attribute(attribute);
        let which = match (named.is_some(), has_inner) {
            (true, true) => "not both",
            (false, false) => "and has neither",
            _ => return,
        };
        let message = format!("“{}” has “{attribute}” or a type inside, {which}", element.local());
        self.diagnostics.report(Diagnostic::error(rule, element.span, message));
    }

    /// The facets directly inside a restriction.
    pub(super) fn facets(&mut self, element: Element<'_>) -> Vec<FacetNode> {
        let kinds = children(element).filter_map(|c| facet_kind(c.local()).map(|kind| (c, kind)));
        kinds.filter_map(|(c, kind)| self.facet(c, kind)).collect()
    }

    fn facet(&mut self, element: Element<'_>, kind: FacetKind) -> Option<FacetNode> {
        let never_fixed = matches!(kind, FacetKind::Enumeration | FacetKind::Pattern);
        self.check(element, if never_fixed { &FACET_NEVER_FIXED } else { &FACET });
        let annotation = self.annotation(element);
        let is_fixed = self.boolean(element, "fixed").unwrap_or(false);
        Some(FacetNode {
            span: element.span,
            kind,
            value: element.attribute("value")?.value.to_string(),
            is_fixed,
            scope: element.scope().clone(),
            annotation,
        })
    }
}

fn facet_kind(name: &str) -> Option<FacetKind> {
    Some(match name {
        "length" => FacetKind::Length,
        "minLength" => FacetKind::MinLength,
        "maxLength" => FacetKind::MaxLength,
        "pattern" => FacetKind::Pattern,
        "enumeration" => FacetKind::Enumeration,
        "whiteSpace" => FacetKind::WhiteSpace,
        "maxInclusive" => FacetKind::MaxInclusive,
        "maxExclusive" => FacetKind::MaxExclusive,
        "minExclusive" => FacetKind::MinExclusive,
        "minInclusive" => FacetKind::MinInclusive,
        "totalDigits" => FacetKind::TotalDigits,
        "fractionDigits" => FacetKind::FractionDigits,
        _ => return None,
    })
}
