//! `annotation`, `documentation`, `appinfo` (§3.13).

use super::value::as_written;
use super::{Reader, children};
use crate::name::ExpandedName;
use crate::source::xml::{Content, Element};
use crate::syntax::shape::{ANNOTATION_ELEMENT, Shape};
use crate::syntax::{AnnotationNode, AppInfo, Documentation, XmlContent, XmlElement};

const SOURCE: Shape = Shape { attributes: &["source"], required: &[], content: &[], expression: "any" };

impl Reader<'_> {
    /// The annotations directly inside an element, joined.
    pub(super) fn annotation(&mut self, element: Element<'_>) -> AnnotationNode {
        let mut annotation = AnnotationNode::default();
        self.join_annotation(element, &mut annotation);
        annotation
    }

    /// Adds the annotations directly inside an element to those of its component.
    pub(super) fn join_annotation(&mut self, element: Element<'_>, annotation: &mut AnnotationNode) {
        for child in children(element).filter(|c| c.local() == "annotation") {
            self.check(child, &ANNOTATION_ELEMENT);
            for part in children(child) {
                match part.local() {
                    "documentation" => {
                        self.check_attributes(part, &SOURCE);
                        annotation.documentation.push(Documentation {
                            source: as_written(part, "source"),
                            language: part.xml_attribute("lang").map(|a| a.value.to_string()),
                            content: content(part).into(),
                        });
                    }
                    "appinfo" => {
                        self.check_attributes(part, &SOURCE);
                        annotation.app_info.push(AppInfo {
                            source: as_written(part, "source"),
                            content: content(part).into(),
                            span: part.span,
                        });
                    }
                    _ => {}
                }
            }
        }
    }
}

/// Any content, neighbouring texts joined. The depth is limited by the XML reader.
fn content(element: Element<'_>) -> Vec<XmlContent> {
    let mut out: Vec<XmlContent> = Vec::new();
    for node in element.content() {
        match (node, out.last_mut()) {
            (Content::Text(text, _), Some(XmlContent::Text(before))) => before.push_str(text),
            (Content::Text(text, _), _) => out.push(XmlContent::Text(text.to_string())),
            (Content::Element(inner), _) => out.push(XmlContent::Element(xml_element(inner))),
        }
    }
    out
}

fn xml_element(element: Element<'_>) -> XmlElement {
    let attributes = element
        .attributes()
        .iter()
        .map(|a| (ExpandedName::new(a.namespace.as_ref(), a.local()), a.value.to_string()))
        .collect();
    XmlElement {
        name: ExpandedName::new(element.namespace(), element.local()),
        attributes,
        content: content(element),
        span: element.span,
    }
}
