//! What identity constraints select in a message, with its values: for those who want to break them.

use super::identifiers::{Role, role};
use super::select::{Address, Place, at, select};
use crate::document::{Document, Element, Node, Prefixes};
use xoev_runtime::grammar::{Grammar, IdentityConstraintId, IdentityConstraintKind, TypeId, ValueConstraint};

/// An identity constraint at an element.
#[derive(Debug)]
pub(crate) struct Scope {
    /// The constraint.
    pub(crate) id: IdentityConstraintId,
    /// Key, unique constraint or reference.
    pub(crate) kind: IdentityConstraintKind,
    /// What it selects and what has all fields.
    pub(crate) rows: Vec<Row>,
}

/// An element that is selected, with its fields.
#[derive(Debug)]
pub(crate) struct Row {
    /// The element.
    pub(crate) selected: Address,
    /// The fields, in the order of the constraint.
    pub(crate) fields: Vec<Field>,
}

/// A field.
#[derive(Debug)]
pub(crate) struct Field {
    /// Where it stands.
    pub(crate) place: Place,
    /// Its type.
    pub(crate) type_definition: TypeId,
    /// Its text.
    pub(crate) text: String,
    /// Whether it has a fixed value.
    pub(crate) is_fixed: bool,
}

/// An ID or a reference to one.
#[derive(Debug, Clone)]
pub(crate) struct Occurrence {
    /// Where it stands.
    pub(crate) place: Place,
    /// The name of the attribute as it is written, where it is one.
    pub(crate) attribute_name: Option<String>,
    /// Its text.
    pub(crate) text: String,
}

/// All identity constraints of a message, in document order.
pub(crate) fn scopes(document: &Document, grammar: &Grammar) -> Vec<Scope> {
    let constraints = super::identity::scopes(&document.root, grammar);
    let scope = |(address, id): (Address, IdentityConstraintId)| {
        let constraint = grammar.identity_constraints.get(id.index())?;
        let selected = select(grammar, &document.root, &address, &constraint.selector);
        let row = |place: Place| {
            let field = |paths: &Vec<_>| {
                let place = select(grammar, &document.root, &place.address, paths).into_iter().next()?;
                field(document, grammar, place)
            };
            let fields = constraint.fields.iter().map(field).collect::<Option<Vec<Field>>>()?;
            Some(Row { selected: place.address.clone(), fields })
        };
        Some(Scope { id, kind: constraint.kind, rows: selected.into_iter().filter_map(row).collect() })
    };
    constraints.into_iter().filter_map(scope).collect()
}

fn field(document: &Document, grammar: &Grammar, place: Place) -> Option<Field> {
    let element = at(&document.root, &place.address)?;
    let is_fixed = |it: &Option<ValueConstraint>| it.as_ref().is_some_and(|it| it.is_fixed);
    let (type_definition, text, is_fixed) = match place.attribute {
        None => {
            let declaration = grammar.elements.get(element.declaration?.index())?;
            (element.type_definition?, element.text(), is_fixed(&declaration.value_constraint))
        }
        // Fixed attributes are not looked for: their type accepts nothing else, or the row is not taken.
        Some(position) => {
            let attribute = element.attributes.get(position)?;
            (attribute.type_definition?, attribute.value.clone(), false)
        }
    };
    Some(Field { place, type_definition, text, is_fixed })
}

/// The elements that are selected, hold fields, IDs or references to them.
pub(crate) fn involved(document: &Document, grammar: &Grammar) -> Vec<Address> {
    let scopes = scopes(document, grammar);
    let rows = || scopes.iter().flat_map(|it| &it.rows);
    let fields = rows().flat_map(|it| &it.fields).map(|it| it.place.address.clone());
    let (ids, references) = occurrences(document, grammar);
    let identifiers = ids.into_iter().chain(references).map(|it| it.place.address);
    rows().map(|it| it.selected.clone()).chain(fields).chain(identifiers).collect()
}

/// IDs, and references to them, in document order.
pub(crate) fn occurrences(document: &Document, grammar: &Grammar) -> (Vec<Occurrence>, Vec<Occurrence>) {
    let (mut ids, mut references) = (Vec::new(), Vec::new());
    let prefixes = Prefixes::of(document, grammar);
    collect(&document.root, &mut Vec::new(), &prefixes, &mut |occurrence, id| match id
        .and_then(|id| role(grammar, id))
    {
        Some(Role::Identifier) => ids.push(occurrence),
        Some(Role::Reference | Role::References) => references.push(occurrence),
        None => {}
    });
    (ids, references)
}

fn collect(
    element: &Element,
    address: &mut Address,
    prefixes: &Prefixes,
    take: &mut impl FnMut(Occurrence, Option<TypeId>),
) {
    let place = |attribute| Place { address: address.clone(), attribute };
    if !element.is_nil {
        let own = Occurrence { place: place(None), attribute_name: None, text: element.text() };
        take(own, element.type_definition);
    }
    for (position, attribute) in element.attributes.iter().enumerate() {
        let attribute_name = Some(prefixes.qualified(&attribute.name));
        let text = attribute.value.clone();
        take(Occurrence { place: place(Some(position)), attribute_name, text }, attribute.type_definition);
    }
    for (position, child) in element.children.iter().enumerate() {
        if let Node::Element(child) = child {
            address.push(position);
            collect(child, address, prefixes, take);
            address.pop();
        }
    }
}
