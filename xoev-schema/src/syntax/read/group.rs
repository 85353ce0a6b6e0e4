//! `group`, `all`, `choice`, `sequence`, `any` (§3.7–§3.10).

use super::value::trimmed;
use super::{Reader, children};
use crate::component::Compositor;
use crate::source::xml::Element;
use crate::syntax::shape::{
    ALL, ALL_OF_GROUP, ANY, CHOICE_OR_SEQUENCE, CHOICE_OR_SEQUENCE_OF_GROUP, GROUP, GROUP_REFERENCE,
};
use crate::syntax::{AnyNode, GroupNode, GroupRefNode, ModelGroupNode, ParticleNode};
use std::sync::Arc;

impl Reader<'_> {
    pub(super) fn group(&mut self, element: Element<'_>) -> Option<Arc<GroupNode>> {
        self.check(element, &GROUP);
        let name = self.declared_name(element);
        let inner = children(element).find_map(|c| compositor(c).map(|compositor| (c, compositor)));
        let model_group = inner.map(|(c, compositor)| self.model_group(c, compositor, true));
        let annotation = self.annotation(element);
        Some(Arc::new(GroupNode { span: element.span, name: name?, model_group, annotation }))
    }

    /// The particle directly inside a complex type or derivation.
    pub(super) fn particle(&mut self, element: Element<'_>) -> Option<ParticleNode> {
        children(element)
            .find(|c| matches!(c.local(), "group" | "all" | "choice" | "sequence"))
            .and_then(|c| self.any_particle(c))
    }

    fn any_particle(&mut self, element: Element<'_>) -> Option<ParticleNode> {
        match element.local() {
            "element" => self.local_element(element).map(ParticleNode::Element),
            "group" => self.group_reference(element).map(ParticleNode::GroupRef),
            "any" => Some(ParticleNode::Any(self.any(element))),
            _ => {
                let compositor = compositor(element)?;
                Some(ParticleNode::ModelGroup(self.model_group(element, compositor, false)))
            }
        }
    }

    fn model_group(
        &mut self,
        element: Element<'_>,
        compositor: Compositor,
        is_of_group: bool,
    ) -> Arc<ModelGroupNode> {
        let shape = match (compositor, is_of_group) {
            (Compositor::All, false) => &ALL,
            (Compositor::All, true) => &ALL_OF_GROUP,
            (_, false) => &CHOICE_OR_SEQUENCE,
            (_, true) => &CHOICE_OR_SEQUENCE_OF_GROUP,
        };
        self.check(element, shape);
        if compositor == Compositor::All {
            self.check_all(element);
        }
        Arc::new(ModelGroupNode {
            span: element.span,
            compositor,
            occurs: self.occurs(element),
            particles: children(element).filter_map(|c| self.any_particle(c)).collect(),
            annotation: self.annotation(element),
        })
    }

    /// `all` itself occurs at most once, and so do its elements (schema for schemas; §3.8.6, All Group Limited).
    fn check_all(&mut self, element: Element<'_>) {
        if let Some((value, span)) = trimmed(element, "maxOccurs").filter(|(v, _)| *v != "1") {
            self.invalid_value("maxOccurs", value, span, "“1”, as “all” occurs once,");
        }
        if let Some((value, span)) = trimmed(element, "minOccurs").filter(|(v, _)| !matches!(*v, "0" | "1")) {
            self.invalid_value("minOccurs", value, span, "“0” or “1”, as “all” occurs once,");
        }
        for inner in children(element).filter(|c| c.local() == "element") {
            for name in ["minOccurs", "maxOccurs"] {
                if let Some((value, span)) = trimmed(inner, name).filter(|(v, _)| !matches!(*v, "0" | "1")) {
                    let message =
                        format!("inside “all” an element occurs at most once, but {name} is “{value}”");
                    self.error("cos-all-limited.2", span, message);
                }
            }
        }
    }

    fn group_reference(&mut self, element: Element<'_>) -> Option<Arc<GroupRefNode>> {
        self.check(element, &GROUP_REFERENCE);
        let occurs = self.occurs(element);
        let annotation = self.annotation(element);
        let reference = self.qname(element, "ref")?;
        Some(Arc::new(GroupRefNode { span: element.span, reference, occurs, annotation }))
    }

    fn any(&mut self, element: Element<'_>) -> Arc<AnyNode> {
        self.check(element, &ANY);
        Arc::new(AnyNode {
            span: element.span,
            namespace: self.wildcard_namespace(element),
            process_contents: self.process_contents(element),
            occurs: self.occurs(element),
            annotation: self.annotation(element),
        })
    }
}

fn compositor(element: Element<'_>) -> Option<Compositor> {
    match element.local() {
        "sequence" => Some(Compositor::Sequence),
        "choice" => Some(Compositor::Choice),
        "all" => Some(Compositor::All),
        _ => None,
    }
}
