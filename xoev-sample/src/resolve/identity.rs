//! Keys and what refers to them (XSD 1.0 Part 1 §3.11.4): entries become different, references equal to one.

use super::select::{Address, Place, at, at_mut, select};
use crate::document::{Document, Element, Node};
use crate::value::{Request, Values, Variant};
use std::collections::{HashMap, HashSet};
use xoev_runtime::grammar::{
    Grammar, IdentityConstraint, IdentityConstraintId, IdentityConstraintKind, TypeId,
};

/// So many values are tried for an entry that must differ from others.
const ATTEMPTS: u32 = 500;

/// The entries of each key, and of which scope.
type Entries = HashMap<IdentityConstraintId, Vec<(Address, Vec<String>)>>;

/// Makes keys agree; gives the keys that are referred to and have no entry.
pub(super) fn resolve(
    document: &mut Document,
    grammar: &Grammar,
    values: &Values<'_>,
) -> HashSet<IdentityConstraintId> {
    let scopes = scopes(&document.root, grammar);
    let mut resolver = Resolver { grammar, values, root: &mut document.root, entries: Entries::new() };
    for (scope, id) in &scopes {
        resolver.differ(scope, *id);
    }
    scopes.iter().filter_map(|(scope, id)| resolver.refer(scope, *id)).collect()
}

/// The elements that have constraints, in document order.
pub(super) fn scopes(root: &Element, grammar: &Grammar) -> Vec<(Address, IdentityConstraintId)> {
    let mut out = Vec::new();
    collect(root, &mut Vec::new(), grammar, &mut out);
    out
}

fn collect(
    element: &Element,
    address: &mut Address,
    grammar: &Grammar,
    out: &mut Vec<(Address, IdentityConstraintId)>,
) {
    let declaration = element.declaration.and_then(|id| grammar.elements.get(id.index()));
    for id in declaration.into_iter().flat_map(|it| &it.identity_constraints) {
        out.push((address.clone(), *id));
    }
    for (position, child) in element.children.iter().enumerate() {
        if let Node::Element(child) = child {
            address.push(position);
            collect(child, address, grammar, out);
            address.pop();
        }
    }
}

struct Resolver<'a> {
    grammar: &'a Grammar,
    values: &'a Values<'a>,
    root: &'a mut Element,
    entries: Entries,
}

impl Resolver<'_> {
    fn constraint(&self, id: IdentityConstraintId) -> Option<&IdentityConstraint> {
        self.grammar.identity_constraints.get(id.index())
    }

    /// The fields of each selected element; left out where one is missing.
    fn rows(&self, scope: &Address, constraint: &IdentityConstraint) -> Vec<Vec<Place>> {
        let selected = select(self.grammar, self.root, scope, &constraint.selector);
        let row = |place: Place| {
            let field =
                |paths: &Vec<_>| select(self.grammar, self.root, &place.address, paths).into_iter().next();
            constraint.fields.iter().map(field).collect::<Option<Vec<Place>>>()
        };
        selected.into_iter().filter_map(row).collect()
    }

    /// Makes the entries of a key or unique constraint different.
    fn differ(&mut self, scope: &Address, id: IdentityConstraintId) {
        let Some(constraint) = self.constraint(id) else { return };
        if matches!(constraint.kind, IdentityConstraintKind::KeyRef(_)) {
            return;
        }
        let rows = self.rows(scope, constraint);
        let mut seen: HashSet<Vec<String>> = HashSet::new();
        for row in rows {
            let mut entry: Vec<String> = row.iter().map(|place| self.text(place)).collect();
            if seen.contains(&entry) {
                entry = self.another(&row, &seen).unwrap_or(entry);
            }
            seen.insert(entry.clone());
            self.entries.entry(id).or_default().push((scope.clone(), entry));
        }
    }

    /// Changes one field of an entry, the last that can be, to a value that makes the entry a new one.
    fn another(&mut self, row: &[Place], seen: &HashSet<Vec<String>>) -> Option<Vec<String>> {
        let entry: Vec<String> = row.iter().map(|place| self.text(place)).collect();
        for (at, place) in row.iter().enumerate().rev() {
            let (Some(id), name) = (self.changeable_type(place), self.name(place)) else { continue };
            for number in 1..ATTEMPTS {
                let variant = Variant { number, ..Variant::default() };
                let serial = 10_000 + number;
                let names = [name.as_str()];
                let request = Request { type_definition: id, names: &names, scene: 0, serial, variant };
                let Some(value) = self.values.make(&request) else { break };
                let mut changed = entry.clone();
                changed.get_mut(at)?.clone_from(&value);
                if !seen.contains(&changed) {
                    self.set(place, value);
                    return Some(changed);
                }
            }
        }
        None
    }

    /// Points what refers to a key to its entries; the key, if it has none.
    fn refer(&mut self, scope: &Address, id: IdentityConstraintId) -> Option<IdentityConstraintId> {
        let constraint = self.constraint(id)?;
        let IdentityConstraintKind::KeyRef(key) = constraint.kind else { return None };
        let rows = self.rows(scope, constraint);
        if rows.is_empty() {
            return None;
        }
        // The key stands at the same element or below (clause 4.2.3: tables of descendants count).
        let entries = self.entries.get(&key).into_iter().flatten();
        let entries: Vec<Vec<String>> =
            entries.filter(|(at, _)| at.starts_with(scope)).map(|(_, entry)| entry.clone()).collect();
        if entries.is_empty() {
            return Some(key);
        }
        for (number, row) in rows.iter().enumerate() {
            let mut turned = entries.iter().cycle().skip(number % entries.len()).take(entries.len());
            let fitting = turned
                .find(|entry| row.iter().zip(entry.iter()).all(|(place, value)| self.may_be(place, value)));
            for (place, value) in row.iter().zip(fitting.cloned().unwrap_or_default()) {
                self.set(place, value);
            }
        }
        None
    }

    fn text(&self, place: &Place) -> String {
        let Some(element) = at(self.root, &place.address) else { return String::new() };
        match place.attribute {
            Some(attribute) => {
                element.attributes.get(attribute).map(|it| it.value.clone()).unwrap_or_default()
            }
            None => element.text(),
        }
    }

    fn name(&self, place: &Place) -> String {
        let Some(element) = at(self.root, &place.address) else { return String::new() };
        let attribute = place.attribute.and_then(|it| element.attributes.get(it));
        attribute.map_or_else(|| element.name.local.clone(), |it| it.name.local.clone())
    }

    /// The type of a value that is not fixed.
    fn changeable_type(&self, place: &Place) -> Option<TypeId> {
        let element = at(self.root, &place.address)?;
        match place.attribute {
            Some(attribute) => element.attributes.get(attribute)?.type_definition,
            None => element.type_definition,
        }
    }

    fn may_be(&self, place: &Place, value: &str) -> bool {
        self.changeable_type(place).is_some_and(|id| self.values.accepts(id, value))
    }

    fn set(&mut self, place: &Place, value: String) {
        let Some(element) = at_mut(self.root, &place.address) else { return };
        match place.attribute {
            Some(attribute) => {
                if let Some(attribute) = element.attributes.get_mut(attribute) {
                    attribute.value = value;
                }
            }
            None => element.children = vec![Node::Text(value)],
        }
    }
}
