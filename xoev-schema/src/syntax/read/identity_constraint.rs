//! `key`, `keyref`, `unique` (§3.11).

use super::value::as_written;
use super::{Reader, child, children};
use crate::source::xml::Element;
use crate::syntax::shape::{KEYREF, SELECTOR_OR_FIELD, UNIQUE_OR_KEY};
use crate::syntax::{AnnotationNode, IdentityConstraintNode, XPathNode};
use std::sync::Arc;

impl Reader<'_> {
    pub(super) fn identity_constraint(
        &mut self,
        element: Element<'_>,
    ) -> Option<Arc<IdentityConstraintNode>> {
        let is_keyref = element.local() == "keyref";
        self.check(element, if is_keyref { &KEYREF } else { &UNIQUE_OR_KEY });
        let name = self.declared_name(element);
        let refer = if is_keyref { self.qname(element, "refer") } else { None };
        let mut annotation = self.annotation(element);
        let selector = child(element, "selector").and_then(|c| self.xpath(c, &mut annotation));
        let fields = children(element)
            .filter(|c| c.local() == "field")
            .filter_map(|c| self.xpath(c, &mut annotation))
            .collect();
        // Without what it refers to, a keyref would look like a uniqueness constraint.
        if is_keyref && refer.is_none() {
            return None;
        }
        Some(Arc::new(IdentityConstraintNode {
            span: element.span,
            name: name?,
            is_key: element.local() == "key",
            refer,
            selector,
            fields,
            annotation,
        }))
    }

    fn xpath(&mut self, element: Element<'_>, annotation: &mut AnnotationNode) -> Option<XPathNode> {
        self.check(element, &SELECTOR_OR_FIELD);
        self.join_annotation(element, annotation);
        let expression = as_written(element, "xpath")?;
        let span = element.attribute("xpath").map_or(element.span, |a| a.span);
        Some(XPathNode { expression, scope: element.scope().clone(), span })
    }
}
