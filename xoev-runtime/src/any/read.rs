//! Reading content without a type from a tree.

use super::{AnyAttribute, AnyElement, AnyName, AnyNode, NamespaceBinding, prefixes};
use crate::bind::{BindError, ContentReader, ElementReader, ElementValue};
use crate::event::XSI_NAMESPACE;
use crate::grammar::{NameId, TypeKind};
use crate::tree::{NONE, TreeAttribute};
use crate::writer::ElementWriter;
use std::collections::BTreeSet;

impl ElementValue for AnyElement {
    fn read(element: ElementReader<'_>) -> Result<Self, BindError> {
        Ok(with_inherited(element))
    }

    fn write(&self, element: &mut ElementWriter<'_, '_>) {
        element.raw(self);
    }
}

/// An element with the declarations that stand on it, and those further out that it may need.
fn with_inherited(element: ElementReader<'_>) -> AnyElement {
    let mut value = read_element(element);
    let own = value.namespaces.len();
    let inherited = inherited(element, own, |used| prefixes::used(&value, used));
    value.namespaces.extend(inherited);
    value
}

/// An element with the declarations that stand on it.
fn read_element(element: ElementReader<'_>) -> AnyElement {
    let mut namespaces: Vec<NamespaceBinding> = element
        .namespaces()
        .declarations(element.outer_scope())
        .map(|scope| NamespaceBinding::known(&scope.prefix, &scope.uri))
        .collect();
    namespaces.reverse();
    let mut attributes = read_attribute_list(element, |_| true);
    if !element.node().is_raw() {
        add_instance_attributes(element, &mut attributes);
    }
    let children = read_children(element, &mut element.content(), read_element);
    AnyElement { name: element_name(element), namespaces, attributes, children }
}

/// The declarations in scope that bind prefixes in use and are not hidden, without the `own` innermost ones.
fn inherited<'a>(
    element: ElementReader<'_>,
    own: usize,
    collect: impl FnOnce(&mut BTreeSet<&'a str>),
) -> Vec<NamespaceBinding> {
    let mut used = BTreeSet::new();
    collect(&mut used);
    if used.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<NamespaceBinding> = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for (at, scope) in element.namespaces().declarations(NONE).enumerate() {
        let is_new = seen.insert(&scope.prefix);
        let is_binding = !scope.uri.is_empty();
        if is_new && is_binding && at >= own && used.contains(scope.prefix.as_str()) {
            found.push(NamespaceBinding::known(&scope.prefix, &scope.uri));
        }
    }
    found.sort();
    found
}

/// Attributes of an element that has a type: with the declarations their values may need.
pub(crate) fn read_attributes(
    element: ElementReader<'_>,
    wanted: impl Fn(&TreeAttribute) -> bool,
) -> Vec<AnyAttribute> {
    let mut attributes = read_attribute_list(element, wanted);
    for attribute in &mut attributes {
        if attribute.value.contains(':') {
            attribute.namespaces = inherited(element, 0, |used| prefixes::in_text(&attribute.value, used));
        }
    }
    attributes
}

fn read_attribute_list(
    element: ElementReader<'_>,
    wanted: impl Fn(&TreeAttribute) -> bool,
) -> Vec<AnyAttribute> {
    let attributes = element.tree_attributes().iter().filter(|attribute| wanted(attribute));
    attributes.map(|a| AnyAttribute::new(attribute_name(element, a), element.slice(a.value))).collect()
}

/// `xsi:type` and `xsi:nil`, which typed elements keep as facts.
fn add_instance_attributes(element: ElementReader<'_>, attributes: &mut Vec<AnyAttribute>) {
    let prefix = element.namespaces().prefix_of(XSI_NAMESPACE, true).unwrap_or("xsi");
    let mut add = |local: &str, value: String| {
        attributes.push(AnyAttribute::new(AnyName::known(XSI_NAMESPACE, prefix, local), value));
    };
    if let Some(name) = substituted_type_name(element) {
        add("type", name.to_string());
    }
    if element.is_nil() {
        add("nil", "true".to_owned());
    }
}

/// The name of the type `xsi:type` has named.
pub(super) fn substituted_type_name(element: ElementReader<'_>) -> Option<AnyName> {
    let definition = element.tree().grammar.types.get(element.substituted_type()?.index())?;
    Some(grammar_name(element, definition.name?, false))
}

fn element_name(element: ElementReader<'_>) -> AnyName {
    let node = element.node();
    if let Some(raw) = element.tree().raw_name_of(element.position()) {
        return AnyName::known(&raw.namespace, &raw.prefix, &raw.local);
    }
    match node.element().and_then(|id| element.tree().grammar.elements.get(id.index())) {
        Some(declaration) => grammar_name(element, declaration.name, false),
        None => AnyName::known("", "", "_"),
    }
}

fn attribute_name(element: ElementReader<'_>, attribute: &TreeAttribute) -> AnyName {
    if let Some(raw) = element.tree().raw_names.get(attribute.raw_name as usize) {
        return AnyName::known(&raw.namespace, &raw.prefix, &raw.local);
    }
    let definition =
        element.node().type_definition().and_then(|id| element.tree().grammar.types.get(id.index()));
    let slot = usize::from(attribute.slot);
    let known = match definition.map(|definition| &definition.kind) {
        Some(TypeKind::Complex(complex)) => complex.attributes.get(slot),
        _ => None,
    };
    known.map_or(AnyName::known("", "", "_"), |it| grammar_name(element, it.name, true))
}

/// A name of the schema with a prefix that is bound where the element stands.
fn grammar_name(element: ElementReader<'_>, name: NameId, is_attribute: bool) -> AnyName {
    let (uri, local) = element.tree().grammar.name_parts(name);
    let prefix = match uri {
        "" => "",
        _ => element.namespaces().prefix_of(uri, is_attribute).unwrap_or_default(),
    };
    AnyName::known(uri, prefix, local)
}

/// The content of an element that has a type: texts and elements; takes them all.
///
/// # Errors
/// None: anything fits.
pub(crate) fn read_nodes(
    parent: ElementReader<'_>,
    content: &mut ContentReader<'_>,
) -> Result<Vec<AnyNode>, BindError> {
    Ok(read_children(parent, content, with_inherited))
}

fn read_children(
    parent: ElementReader<'_>,
    content: &mut ContentReader<'_>,
    read: impl Fn(ElementReader<'_>) -> AnyElement,
) -> Vec<AnyNode> {
    let mut nodes = Vec::new();
    if content.is_done() && !parent.lexical().is_empty() {
        nodes.push(AnyNode::Text(parent.lexical().to_owned()));
    }
    while !content.is_done() {
        match content.take_element() {
            Some(element) => nodes.push(AnyNode::Element(read(element))),
            None => nodes.push(AnyNode::Text(content.take_text())),
        }
    }
    nodes
}
