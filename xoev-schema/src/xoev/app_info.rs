//! Finds elements in `appinfo`. XÖV's are in no namespace.

use crate::syntax::{AnnotationNode, XmlElement};

/// The elements of all `appinfo`s that are in no namespace.
pub(super) fn entries(annotation: &AnnotationNode) -> impl Iterator<Item = &XmlElement> {
    annotation.app_info.iter().flat_map(|it| it.children()).filter(|it| it.name.namespace.is_none())
}

/// The first element of a name.
pub(super) fn entry<'a>(annotation: &'a AnnotationNode, name: &str) -> Option<&'a XmlElement> {
    entries(annotation).find(|it| &*it.name.local == name)
}

/// The text of the first element of a name.
pub(super) fn entry_text(annotation: &AnnotationNode, name: &str) -> Option<String> {
    entries(annotation).filter(|it| &*it.name.local == name).find_map(text)
}

/// The text of a child.
pub(super) fn child_text(parent: &XmlElement, name: &str) -> Option<String> {
    parent.child(name).and_then(text)
}

/// An element's text with its layout taken out; `None` where it is blank.
pub(super) fn text(element: &XmlElement) -> Option<String> {
    Some(one_line(&element.text())).filter(|it| !it.is_empty())
}

/// Text with runs of white space as one blank.
pub(super) fn one_line(text: &str) -> String {
    text.split([' ', '\t', '\n', '\r']).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}
