//! Finds elements in `appinfo`. XÖV's are in no namespace.

use crate::syntax::{AnnotationNode, XmlContent, XmlElement};
use std::fmt::Write as _;

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

/// An element as XML: names in a namespace as `{namespace}local` would be no XML, so each such element declares its
/// namespace as the default one, and each such attribute a prefix of its own.
pub(super) fn xml(element: &XmlElement) -> String {
    let mut out = String::new();
    write_xml(element, "", &mut out);
    out
}

fn write_xml(element: &XmlElement, outer: &str, out: &mut String) {
    let namespace = element.name.namespace_uri();
    let _ = write!(out, "<{}", element.name.local);
    if namespace != outer {
        let _ = write!(out, " xmlns=\"{}\"", escaped(namespace));
    }
    for (at, (name, value)) in element.attributes.iter().enumerate() {
        match name.namespace_uri() {
            "" => drop(write!(out, " {}=\"{}\"", name.local, escaped(value))),
            uri => {
                let (uri, local, value) = (escaped(uri), &name.local, escaped(value));
                let _ = write!(out, " xmlns:n{at}=\"{uri}\" n{at}:{local}=\"{value}\"");
            }
        }
    }
    if element.content.is_empty() {
        out.push_str("/>");
        return;
    }
    out.push('>');
    for content in &element.content {
        match content {
            XmlContent::Text(text) => out.push_str(&escaped(text)),
            XmlContent::Element(child) => write_xml(child, namespace, out),
        }
    }
    let _ = write!(out, "</{}>", element.name.local);
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::ExpandedName;
    use crate::source::{FileId, Span};

    fn element(name: ExpandedName, content: Vec<XmlContent>) -> XmlElement {
        let attributes = vec![(ExpandedName::new(Some(&"urn:a".into()), "b"), "x<y".to_owned())];
        XmlElement { name, attributes, content, span: Span { file: FileId(0), start: 0, end: 0 } }
    }

    #[test]
    fn elements_stay_xml() {
        let inner = element(ExpandedName::new(Some(&"urn:i".into()), "innen"), Vec::new());
        let text = XmlContent::Text("A & B".to_owned());
        let outer = element(ExpandedName::new(None, "aussen"), vec![text, XmlContent::Element(inner)]);
        assert_eq!(
            xml(&outer),
            "<aussen xmlns:n0=\"urn:a\" n0:b=\"x&lt;y\">A &amp; B<innen xmlns=\"urn:i\" xmlns:n0=\"urn:a\" n0:b=\"x&lt;y\"/></aussen>"
        );
    }
}
