//! ID and IDREF (XSD 1.0 Part 1 §3.15.4): every reference gets an identifier of the message.

use crate::document::{Document, Element, Node};
use xoev_runtime::grammar::{Builtin, Content, Grammar, TypeId, TypeKind, Variety};

/// What a type has to do with identifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It is one.
    Identifier,
    /// It refers to one.
    Reference,
    /// It refers to several.
    References,
}

pub(super) fn role(grammar: &Grammar, id: TypeId) -> Option<Role> {
    let simple = match &grammar.type_definition(id).kind {
        TypeKind::Simple(simple) => simple,
        TypeKind::Complex(complex) => match complex.content {
            Content::Simple(id) => return role(grammar, id),
            _ => return None,
        },
    };
    match (&simple.variety, simple.builtin) {
        (Variety::Atomic(_), Builtin::Id) => Some(Role::Identifier),
        (Variety::Atomic(_), Builtin::IdRef) => Some(Role::Reference),
        (Variety::List(item), _) => {
            (role(grammar, *item) == Some(Role::Reference)).then_some(Role::References)
        }
        _ => None,
    }
}

/// Points references to the first identifier; optional ones go where there is none.
pub(super) fn resolve(document: &mut Document, grammar: &Grammar) {
    let mut identifiers = Vec::new();
    document.root.visit(&mut |element| collect(element, grammar, &mut identifiers));
    let first = identifiers.first().cloned();
    document.root.visit_mut(&mut |element| point(element, grammar, first.as_deref()));
}

fn collect(element: &Element, grammar: &Grammar, out: &mut Vec<String>) {
    let is_identifier = |id: Option<TypeId>| id.and_then(|id| role(grammar, id)) == Some(Role::Identifier);
    if is_identifier(element.type_definition) && !element.is_nil {
        out.push(element.text());
    }
    let attributes = element.attributes.iter().filter(|it| is_identifier(it.type_definition));
    out.extend(attributes.map(|it| it.value.clone()));
}

fn point(element: &mut Element, grammar: &Grammar, identifier: Option<&str>) {
    let is_reference = |id: Option<TypeId>| {
        matches!(id.and_then(|id| role(grammar, id)), Some(Role::Reference | Role::References))
    };
    if let Some(identifier) = identifier {
        if is_reference(element.type_definition) && !element.is_nil {
            element.children = vec![Node::Text(identifier.to_owned())];
        }
        for attribute in element.attributes.iter_mut().filter(|it| is_reference(it.type_definition)) {
            identifier.clone_into(&mut attribute.value);
        }
        return;
    }
    let owner = element.type_definition;
    let is_required = |slot: Option<u16>| {
        let TypeKind::Complex(complex) = &grammar.type_definition(owner?).kind else { return None };
        Some(complex.attributes.get(usize::from(slot?))?.is_required)
    };
    element.attributes.retain(|it| !is_reference(it.type_definition) || is_required(it.slot) == Some(true));
}
