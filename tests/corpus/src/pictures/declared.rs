//! Content models as schema documents declare them, read as plain XML.
//!
//! Enough of XML Schema Part 1 for what the documents at hand use: no `redefine`, no included document without a namespace.

use super::{Kind, Part, local};
use roxmltree::{Document, Node};
use std::collections::HashMap;

const XS: &str = "http://www.w3.org/2001/XMLSchema";
/// Anonymous types within anonymous types are drawn to this depth.
const DEPTH: usize = 2;

type Declaration<'d> = Node<'d, 'd>;
/// Kind of declaration, namespace, local name.
type Key = (&'static str, String, String);

/// The global declarations of some documents.
pub struct Declarations<'d> {
    globals: HashMap<Key, Declaration<'d>>,
}

/// Attributes and content of a complex type.
#[derive(Default, Clone)]
struct Content {
    attributes: Vec<Part>,
    any_attribute: bool,
    has_text: bool,
    model: Option<Part>,
}

const GLOBAL: [&str; 6] = ["complexType", "simpleType", "element", "attribute", "group", "attributeGroup"];

impl<'d> Declarations<'d> {
    /// Reads documents.
    #[must_use]
    pub fn of(documents: &'d [Document<'d>]) -> Self {
        let mut globals = HashMap::new();
        for document in documents {
            let schema = document.root_element();
            let namespace = schema.attribute("targetNamespace").unwrap_or_default();
            for node in schema.children().filter(Node::is_element) {
                let kind = GLOBAL.into_iter().find(|it| node.has_tag_name((XS, *it)));
                if let (Some(kind), Some(name)) = (kind, node.attribute("name")) {
                    globals.insert((kind, namespace.to_owned(), name.to_owned()), node);
                }
            }
        }
        Self { globals }
    }

    /// What a picture of a complex type, group or element must show; `None` where there is nothing to draw.
    #[must_use]
    pub fn part(&self, kind: &'static str, namespace: &str, name: &str) -> Option<Part> {
        let node = *self.globals.get(&(kind, namespace.to_owned(), name.to_owned()))?;
        let children = match kind {
            "complexType" => self.complex_type(node, 0).parts(),
            "group" => vec![self.model_group(child(node, &["sequence", "choice", "all"])?, 0)],
            "element" => self.complex_type(child(node, &["complexType"])?, 0).parts(),
            "attributeGroup" => {
                let mut content = Content::default();
                self.attributes(node, &mut content);
                content.parts()
            }
            _ => return None,
        };
        let root = Part { children, ..Part::new(Kind::Root, name) }.normalized();
        (!root.children.is_empty()).then_some(root)
    }

    fn global(&self, kind: &'static str, at: Declaration<'d>, name: &str) -> Option<Declaration<'d>> {
        let (prefix, local) =
            name.split_once(':').map_or((None, name), |(prefix, local)| (Some(prefix), local));
        let namespace = at.lookup_namespace_uri(prefix).unwrap_or_default();
        self.globals.get(&(kind, namespace.to_owned(), local.to_owned())).copied()
    }

    fn complex_type(&self, node: Declaration<'d>, depth: usize) -> Content {
        let Some(derived) = child(node, &["simpleContent", "complexContent"]) else {
            let mut out = Content { model: self.model(node, depth), ..Content::default() };
            self.attributes(node, &mut out);
            return out;
        };
        let is_simple = derived.has_tag_name((XS, "simpleContent"));
        let Some(derivation) = child(derived, &["extension", "restriction"]) else {
            return Content::default();
        };
        let base = derivation.attribute("base").unwrap_or_default();
        let mut base = self
            .global("complexType", derivation, base)
            .map_or_else(Content::default, |it| self.complex_type(it, depth));
        let own = self.model(derivation, depth);
        base.has_text |= is_simple;
        if derivation.has_tag_name((XS, "restriction")) {
            base.model = own;
            base.any_attribute = false;
        } else {
            base.model = match (base.model, own) {
                (Some(base), Some(own)) => {
                    Some(Part { children: vec![base, own], ..Part::new(Kind::Sequence, "") })
                }
                (base, own) => base.or(own),
            };
        }
        self.attributes(derivation, &mut base);
        base
    }

    /// Adds the attributes a node declares to those of the base.
    fn attributes(&self, node: Declaration<'d>, out: &mut Content) {
        for it in node.children().filter(Node::is_element) {
            if it.has_tag_name((XS, "anyAttribute")) {
                out.any_attribute = true;
            } else if it.has_tag_name((XS, "attributeGroup")) {
                let group = it.attribute("ref").and_then(|name| self.global("attributeGroup", it, name));
                if let Some(group) = group {
                    self.attributes(group, out);
                }
            } else if it.has_tag_name((XS, "attribute")) {
                let reference = it.attribute("ref").and_then(|name| self.global("attribute", it, name));
                let name = it.attribute("name").or(it.attribute("ref")).unwrap_or_default();
                let mut part = Part::new(Kind::Attribute, local(name));
                part.type_name = type_name(reference.unwrap_or(it), "anySimpleType");
                part.min = u32::from(it.attribute("use") == Some("required"));
                out.attributes.retain(|known| known.name != part.name);
                if it.attribute("use") != Some("prohibited") {
                    out.attributes.push(part);
                }
            }
        }
    }

    fn model(&self, node: Declaration<'d>, depth: usize) -> Option<Part> {
        let node = child(node, &["sequence", "choice", "all", "group"])?;
        self.particle(node, depth).filter(|it| !it.children.is_empty())
    }

    fn particle(&self, node: Declaration<'d>, depth: usize) -> Option<Part> {
        let mut part = match node.tag_name().name() {
            "element" => self.element(node, depth),
            "any" => Part::new(Kind::Wildcard, ""),
            "group" => {
                let name = node.attribute("ref")?;
                let group = self.global("group", node, name)?;
                let model = self.model_group(child(group, &["sequence", "choice", "all"])?, depth);
                Part { name: local(name).to_owned(), ..model }
            }
            "sequence" | "choice" | "all" => self.model_group(node, depth),
            _ => return None,
        };
        part.min = node.attribute("minOccurs").map_or(1, |it| it.trim().parse().unwrap_or(1));
        part.max = match node.attribute("maxOccurs").map(str::trim) {
            Some("unbounded") => None,
            Some(max) => max.parse().ok(),
            None => Some(1),
        };
        (part.max != Some(0)).then_some(part)
    }

    fn model_group(&self, node: Declaration<'d>, depth: usize) -> Part {
        let kind = match node.tag_name().name() {
            "choice" => Kind::Choice,
            "all" => Kind::All,
            _ => Kind::Sequence,
        };
        let children = node.children().filter(Node::is_element).filter_map(|it| self.particle(it, depth));
        Part { children: children.collect(), ..Part::new(kind, "") }
    }

    fn element(&self, node: Declaration<'d>, depth: usize) -> Part {
        if let Some(name) = node.attribute("ref") {
            let type_name = self.global("element", node, name).map(|it| self.type_of_global(it));
            return Part {
                type_name: type_name.unwrap_or_default(),
                ..Part::new(Kind::Element, local(name))
            };
        }
        let mut part = Part::new(Kind::Element, node.attribute("name").unwrap_or_default());
        part.type_name = type_name(node, "anyType");
        let parts = child(node, &["complexType"]).map(|it| self.complex_type(it, depth + 1).parts());
        let parts = parts.unwrap_or_default();
        if depth < DEPTH {
            part.children = parts;
        } else {
            part.is_cut = !parts.is_empty();
        }
        part
    }

    fn type_of_global(&self, node: Declaration<'d>) -> String {
        let head = node.attribute("substitutionGroup").and_then(|it| self.global("element", node, it));
        match head {
            Some(head)
                if node.attribute("type").is_none()
                    && child(node, &["complexType", "simpleType"]).is_none() =>
            {
                self.type_of_global(head)
            }
            _ => type_name(node, "anyType"),
        }
    }
}

impl Content {
    fn parts(self) -> Vec<Part> {
        let mut out = self.attributes;
        out.extend(self.any_attribute.then(|| Part { min: 0, ..Part::new(Kind::Wildcard, "") }));
        out.extend(self.has_text.then(|| Part::new(Kind::Text, "")));
        out.extend(self.model);
        out
    }
}

/// The local name of the type a declaration names; `otherwise` where it has none at all.
fn type_name(node: Declaration<'_>, otherwise: &str) -> String {
    match node.attribute("type") {
        Some(name) => local(name.trim()).to_owned(),
        None if child(node, &["complexType", "simpleType"]).is_some() => String::new(),
        None => otherwise.to_owned(),
    }
}

fn child<'d>(node: Declaration<'d>, names: &[&str]) -> Option<Declaration<'d>> {
    node.children().find(|it| names.iter().any(|name| it.has_tag_name((XS, *name))))
}
