//! Attribute groups, and the uses and the wildcard that groups and own attributes result in (§3.6.2, §3.4.2).

use super::attribute::{OwnAttribute, OwnAttributes};
use super::context::ContextId;
use super::order::dependency_order;
use super::{Builder, wildcard};
use crate::component::{AttributeGroupId, AttributeUse, Components, Wildcard, WildcardId};
use crate::diagnostics::Diagnostic;
use crate::name::ExpandedName;
use crate::source::Span;
use crate::syntax::AttributeGroupNode;

/// Own attributes with the groups put in.
pub(super) struct CompleteAttributes {
    /// The uses, in document order.
    pub(super) uses: Vec<AttributeUse>,
    /// The prohibited names; they count in restrictions only.
    pub(super) prohibited: Vec<ExpandedName>,
    /// The complete wildcard.
    pub(super) wildcard: Option<WildcardId>,
}

impl Builder<'_> {
    /// Reads the body of a named attribute group.
    pub(super) fn define_attribute_group(
        &mut self,
        id: AttributeGroupId,
        node: &AttributeGroupNode,
        context: ContextId,
        original: Option<AttributeGroupId>,
    ) {
        let name = self.components.attribute_groups[id].name.clone();
        let own = self.own_attributes(&node.uses, context, original.map(|it| (&name, it)));
        self.attribute_group_forms.insert(id, own);
    }

    /// Puts nested groups into their groups.
    pub(super) fn complete_attribute_groups(&mut self) {
        let mut forms = std::mem::take(&mut self.attribute_group_forms);
        let count = self.components.attribute_groups.len();
        let order = dependency_order(count, |group| {
            forms.get(&AttributeGroupId::from(group)).map(nested_groups).unwrap_or_default()
        });
        for (from, to) in order.cyclic {
            let (from, to) = (AttributeGroupId::from(from), AttributeGroupId::from(to));
            let name = &self.components.attribute_groups[to].name;
            let message = format!("the attribute group {name} contains itself");
            let Some(form) = forms.get_mut(&from) else { continue };
            let is_cut = |item: &OwnAttribute| matches!(item, OwnAttribute::Group(id, _) if *id == to);
            let place = form.items.iter().find_map(|item| match item {
                OwnAttribute::Group(id, span) if *id == to => Some(*span),
                _ => None,
            });
            if let Some(span) = place {
                let other = self.components.attribute_groups[to].span;
                self.report(
                    Diagnostic::error("src-attribute_group.3", span, message).also(other, "defined here"),
                );
            }
            form.items.retain(|item| !is_cut(item));
        }
        for group in order.sorted {
            let id = AttributeGroupId::from(group);
            let Some(form) = forms.swap_remove(&id) else { continue };
            let span = self.components.attribute_groups[id].span;
            let complete = self.complete_attributes(&form, span, "ag-props-correct.2");
            let definition = &mut self.components.attribute_groups[id];
            definition.attribute_uses = complete.uses;
            definition.attribute_wildcard = complete.wildcard;
        }
    }

    /// Own attributes with those of the groups; the groups are complete. `rule` is broken by an attribute given
    /// twice.
    pub(super) fn complete_attributes(
        &mut self,
        own: &OwnAttributes,
        span: Span,
        rule: &'static str,
    ) -> CompleteAttributes {
        let mut complete =
            CompleteAttributes { uses: Vec::new(), prohibited: Vec::new(), wildcard: own.wildcard };
        let mut group_wildcards = Vec::new();
        for item in &own.items {
            match item {
                OwnAttribute::Use(it) => complete.uses.push(it.clone()),
                OwnAttribute::Prohibited(name) => complete.prohibited.push(name.clone()),
                OwnAttribute::Group(id, _) => {
                    let group = &self.components.attribute_groups[*id];
                    complete.uses.extend_from_slice(&group.attribute_uses);
                    group_wildcards.extend(group.attribute_wildcard);
                }
            }
        }
        self.drop_repeated_uses(&mut complete.uses, rule);
        for group in group_wildcards {
            complete.wildcard = Some(match complete.wildcard {
                None => group,
                Some(so_far) => self.intersect(so_far, group, span),
            });
        }
        complete
    }

    /// Reports and drops uses of one name (`ct-props-correct.4`, `ag-props-correct.2`). The same use reached by
    /// two ways counts as two.
    fn drop_repeated_uses(&mut self, uses: &mut Vec<AttributeUse>, rule: &'static str) {
        let mut kept: Vec<AttributeUse> = Vec::with_capacity(uses.len());
        for it in uses.drain(..) {
            let name = self.components.use_name(&it);
            match kept.iter().find(|other| self.components.use_name(other) == name) {
                Some(first) => {
                    let fault = repeated_use(rule, name, first.span, it.span);
                    self.report(fault);
                }
                None => kept.push(it),
            }
        }
        *uses = kept;
    }

    /// `cos-aw-intersect`; the process contents are those of the first.
    fn intersect(&mut self, first: WildcardId, second: WildcardId, span: Span) -> WildcardId {
        let (one, other) = (&self.components.wildcards[first], &self.components.wildcards[second]);
        match wildcard::intersection(&one.namespaces, &other.namespaces) {
            Some(namespaces) => {
                let merged = Wildcard { namespaces, ..one.clone() };
                self.components.wildcards.push(merged)
            }
            None => {
                let message = "the intersection of the attribute wildcards cannot be expressed";
                let fault = Diagnostic::error("cos-aw-intersect", span, message)
                    .also(one.span, "the one")
                    .also(other.span, "the other");
                self.report(fault);
                first
            }
        }
    }
}

/// The groups a group refers to.
fn nested_groups(own: &OwnAttributes) -> Vec<usize> {
    own.items
        .iter()
        .filter_map(|item| match item {
            OwnAttribute::Group(id, _) => Some(usize::from(*id)),
            OwnAttribute::Use(_) | OwnAttribute::Prohibited(_) => None,
        })
        .collect()
}

/// Two uses of one attribute.
pub(super) fn repeated_use(rule: &'static str, name: &ExpandedName, first: Span, second: Span) -> Diagnostic {
    let message = format!("the attribute {name} is declared twice");
    if first == second {
        Diagnostic::error(rule, second, message).label("reached by two attribute groups")
    } else {
        Diagnostic::error(rule, second, message).also(first, "first declared here")
    }
}

impl Components {
    /// The name of the attribute a use is about.
    #[must_use]
    pub fn use_name(&self, it: &AttributeUse) -> &ExpandedName {
        &self.attributes[it.declaration].name
    }
}
