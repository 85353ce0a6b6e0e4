//! The marks of a version: attributes of the root element or of its header to which the schema leaves no choice.
//!
//! The Basisnachricht and its restrictions fix `standard` and `version` of the root type; XJustiz fixes
//! `xjustizVersion` of its header; XKfz gives `version` a type of its own. So a mark is an attribute of the type of the
//! root element, or of its first child, that is fixed, or whose name ends in "version" and whose type is not just any
//! text. The attributes `listURI` and `listVersionID` are the code list's, not the message's.

use super::start::{MessageStart, StartTag};
use crate::bind::NoNamespaces;
use crate::grammar::{AttributeUse, Content, ElementId, Grammar, Leaf, TypeDefinition, TypeId, TypeKind};
use crate::validator::simple::check;

/// Where a mark stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkPlace {
    /// On the root element.
    Root,
    /// On its first child.
    Header,
}

/// A mark of one message of one version.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark<'g> {
    grammar: &'g Grammar,
    place: MarkPlace,
    attribute: &'g AttributeUse,
    /// Whether it tells the version; else it tells the standard.
    pub(super) is_version: bool,
}

/// How a message relates to a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict<'m> {
    /// The value is the one the schema asks for.
    Fits(&'m str),
    /// It is another one.
    Differs(&'m str),
    /// The attribute is not there.
    Absent,
}

/// The marks of a message, by its root element.
pub(super) fn marks(grammar: &Grammar, root: ElementId) -> Vec<Mark<'_>> {
    let type_of = |id: ElementId| grammar.elements.get(id.index()).map(|it| it.type_definition);
    let mut found = Vec::new();
    let root_type = type_of(root);
    let header_type = root_type.and_then(|id| first_child(grammar, id)).and_then(type_of);
    for (place, type_) in [(MarkPlace::Root, root_type), (MarkPlace::Header, header_type)] {
        let Some(TypeKind::Complex(complex)) = type_.and_then(|id| kind(grammar, id)) else { continue };
        let of_place = complex.attributes.iter().filter_map(|it| mark(grammar, place, it));
        found.extend(of_place);
    }
    found
}

fn mark<'g>(grammar: &'g Grammar, place: MarkPlace, attribute: &'g AttributeUse) -> Option<Mark<'g>> {
    let (_, name) = grammar.name_parts(attribute.name);
    let configured = &grammar.standard().version_attributes;
    let is_fixed = attribute.value_constraint.as_ref().is_some_and(|it| it.is_fixed);
    let is_version = match configured.is_empty() {
        true => name.to_ascii_lowercase().ends_with("version"),
        false => configured.iter().any(|it| it == name),
    };
    if ["listURI", "listVersionID"].contains(&name) {
        return None;
    }
    (is_fixed || is_version && is_restricted(grammar, attribute.type_definition)).then_some(Mark {
        grammar,
        place,
        attribute,
        is_version,
    })
}

/// Whether a type allows a few values only: a number of a version that is free text marks nothing.
fn is_restricted(grammar: &Grammar, id: TypeId) -> bool {
    match kind(grammar, id) {
        Some(TypeKind::Simple(simple)) => !simple.facets.enumeration.is_empty() || accepts_few(grammar, id),
        _ => false,
    }
}

/// A pattern such as `5\.3` refuses versions nobody has given out; a pattern of characters accepts them.
fn accepts_few(grammar: &Grammar, id: TypeId) -> bool {
    ["0.0.0", "0.0", "0", "x"].iter().all(|text| check(grammar, id, text, &NoNamespaces).is_err())
}

fn kind(grammar: &Grammar, id: TypeId) -> Option<&TypeKind> {
    grammar.types.get(id.index()).map(|TypeDefinition { kind, .. }| kind)
}

/// The first element of a content.
fn first_child(grammar: &Grammar, id: TypeId) -> Option<ElementId> {
    let TypeKind::Complex(complex) = kind(grammar, id)? else { return None };
    let (Content::ElementOnly(model) | Content::Mixed(model)) = complex.content else { return None };
    match grammar.models.get(model.index())?.leaves.first()? {
        Leaf::Element(id) => Some(*id),
        Leaf::Wildcard(_) => None,
    }
}

impl<'g> Mark<'g> {
    /// The attribute's local name.
    pub(super) fn name(&self) -> &'g str {
        self.grammar.name_parts(self.attribute.name).1
    }

    /// Where it stands.
    pub(super) fn place(&self) -> MarkPlace {
        self.place
    }

    /// The value the schema fixes, if it does.
    pub(super) fn fixed(&self) -> Option<&'g str> {
        self.attribute.value_constraint.as_ref().filter(|it| it.is_fixed).map(|it| it.lexical.as_str())
    }

    /// How a message relates to it.
    pub(super) fn judge<'m>(&self, start: &'m MessageStart) -> Verdict<'m> {
        let (namespace, local) = self.grammar.name_parts(self.attribute.name);
        let tag: Option<&StartTag> = match self.place {
            MarkPlace::Root => Some(&start.root),
            MarkPlace::Header => start.header.as_ref(),
        };
        let Some(value) = tag.and_then(|tag| tag.attribute(namespace, local)) else { return Verdict::Absent };
        let checked = check(self.grammar, self.attribute.type_definition, value, &NoNamespaces);
        match (checked, self.fixed()) {
            (Ok(checked), Some(fixed)) if checked.normalized == fixed => Verdict::Fits(value),
            (Ok(_), None) => Verdict::Fits(value),
            _ => Verdict::Differs(value),
        }
    }
}
