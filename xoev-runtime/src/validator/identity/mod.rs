//! Identity constraints, as the document streams by (XSD 1.0 Part 1 §3.11.4).
//!
//! In: elements and attributes with their values. Out: issues.
//! A constraint of an open element is a [`Scope`]. An element its selector selects becomes a [`Target`] when the first
//! of its fields is met; when it ends, its values go to the scope. Keys that a reference further out may want move
//! up from element to element ([`Tables`]).
//! Invariant: memory for the values of keys and open references, nothing else.

mod index;
mod path;
mod tables;

use super::attributes::SchemaBindings;
use super::engine::Validator;
use super::frame::Frame;
use super::names::NameKey;
use super::simple;
use super::sink::Sink;
use crate::grammar::{
    ElementId, IdentityConstraint, IdentityConstraintId, IdentityConstraintKind, NameTest, Path, Step,
    TypeId, ValueConstraint,
};
use crate::report::{Fault, Issue, Name, Position};
use crate::value::Value;
use index::{Candidate, Index};
use std::collections::{BTreeMap, HashSet};
use tables::Tables;

/// The identity constraints of the open elements.
#[derive(Debug, Default)]
pub(super) struct Identity<'g> {
    scopes: Vec<Scope<'g>>,
    /// By the position of the element in the validator's frames, and the scope: those of the innermost element are the last.
    targets: BTreeMap<(usize, usize), Target>,
    tables: Tables,
    index: Index,
    /// Used again for each element.
    candidates: Vec<Candidate>,
    /// Counts the elements and attributes that may be fields: tells whether a path leads to the same one again.
    node: u64,
}

/// A constraint of an open element.
#[derive(Debug)]
struct Scope<'g> {
    id: IdentityConstraintId,
    constraint: &'g IdentityConstraint,
    /// Position of its element in the validator's frames.
    depth: usize,
    /// Key sequences of a key or unique.
    keys: HashSet<Vec<Value>>,
    /// Key sequences of a keyref.
    references: Vec<Reference>,
    /// How many of the references have line and column, where these are counted while reading.
    placed: usize,
}

/// A selected element with the values of its fields.
#[derive(Debug)]
struct Target {
    fields: Vec<Field>,
    /// A fault of a field was reported; the key sequence does not count.
    is_faulty: bool,
}

/// A field of a target.
#[derive(Debug, Clone, Default)]
struct Field {
    /// Its value, as it is compared and as it was written.
    value: Option<(Value, String)>,
    /// The node it was found at; 0 for none.
    node: u64,
}

#[derive(Debug)]
struct Reference {
    values: Vec<Value>,
    texts: Vec<String>,
    path: String,
    position: Position,
}

/// What a field finds.
#[derive(Debug, Clone, Copy)]
pub(super) enum FieldValue<'v> {
    /// A value of a simple type, normalised; with the bindings of the schema, where it is from there.
    Simple(TypeId, &'v str, Option<&'v [(String, String)]>),
    /// An element without simple content.
    NotSimple,
    /// Nothing that counts: a nil element, or one that is not assessed.
    Absent,
    /// A value that is wrong, as was reported: what it was to be cannot be known.
    Faulty,
}

impl<'v> FieldValue<'v> {
    /// A value the document has.
    pub(super) fn simple(type_definition: TypeId, normalized: &'v str) -> Self {
        Self::Simple(type_definition, normalized, None)
    }

    /// A value the schema has.
    pub(super) fn default(type_definition: TypeId, constraint: &'v ValueConstraint) -> Self {
        Self::Simple(type_definition, &constraint.lexical, Some(&constraint.namespaces))
    }
}

impl Identity<'_> {
    /// Whether any open element has constraints.
    #[inline]
    pub(super) fn is_active(&self) -> bool {
        !self.scopes.is_empty()
    }

    /// How many key sequences are kept.
    pub(super) fn kept(&self) -> usize {
        let of_scopes = self.scopes.iter().map(|scope| scope.keys.len() + scope.references.len());
        of_scopes.sum::<usize>() + self.tables.kept()
    }

    /// Hands out the places of references that came since the last call.
    pub(super) fn place(&mut self, mut place: impl FnMut(&mut Position)) {
        for scope in &mut self.scopes {
            let new = scope.references.iter_mut().skip(scope.placed);
            new.for_each(|reference| place(&mut reference.position));
            scope.placed = scope.references.len();
        }
    }
}

impl<'g> Scope<'g> {
    fn selects(&self, frames: &[Frame<'_>], depth: usize) -> bool {
        depth >= self.depth
            && self.constraint.selector.iter().any(|path| leads(path, &path.steps, frames, self.depth, depth))
    }

    fn is_key(&self) -> bool {
        self.constraint.kind == IdentityConstraintKind::Key
    }
}

/// Whether child steps lead from one open element to another.
fn leads(path: &Path, steps: &[Step], frames: &[Frame<'_>], from: usize, to: usize) -> bool {
    let distance = to - from;
    let fits = if path.descendant { distance >= steps.len() } else { distance == steps.len() };
    let open = frames.get(..=to).unwrap_or_default();
    fits && steps.iter().rev().zip(open.iter().rev()).all(|(step, frame)| match step {
        Step::Child(test) => holds(*test, frame.name),
        Step::Attribute(_) => false,
    })
}

fn holds(test: NameTest, name: NameKey) -> bool {
    match test {
        NameTest::Any => true,
        NameTest::Namespace(namespace) => name.namespace == Some(namespace),
        NameTest::Name(id) => name.id == Some(id),
    }
}

impl<'g, S: Sink> Validator<'g, S> {
    /// The innermost element begins: its constraints hold from here.
    pub(super) fn enter_identity(&mut self, element: Option<ElementId>) {
        let grammar = self.grammar;
        let Some(element) = element.and_then(|id| grammar.elements.get(id.index())) else { return };
        for id in &element.identity_constraints {
            let Some(constraint) = grammar.identity_constraints.get(id.index()) else { continue };
            let depth = self.frames.len() - 1;
            self.identity.index.add(self.identity.scopes.len(), constraint);
            self.identity.scopes.push(Scope {
                id: *id,
                constraint,
                depth,
                keys: HashSet::new(),
                references: Vec::new(),
                placed: 0,
            });
        }
    }

    /// An attribute of the innermost element.
    pub(super) fn identity_attribute(&mut self, name: NameKey, value: FieldValue<'_>) {
        if !self.identity.is_active() {
            return;
        }
        self.identity.node += 1;
        let mut candidates = std::mem::take(&mut self.identity.candidates);
        self.identity.index.attributes(name, &mut candidates);
        for candidate in candidates.drain(..) {
            self.meet(candidate, Some(name), value);
        }
        self.identity.candidates = candidates;
    }

    /// The innermost element ends.
    pub(super) fn leave_identity(&mut self, value: FieldValue<'_>) {
        if !self.identity.is_active() {
            return;
        }
        let Some(name) = self.frames.last().map(|frame| frame.name) else { return };
        self.identity.node += 1;
        let mut candidates = std::mem::take(&mut self.identity.candidates);
        self.identity.index.fields(name, &mut candidates);
        for candidate in candidates.drain(..) {
            self.meet(candidate, None, value);
        }
        self.identity.index.selectors(name, &mut candidates);
        for candidate in candidates.drain(..) {
            self.check_presence(candidate.scope);
        }
        self.identity.candidates = candidates;
        self.close_targets();
        self.close_scopes();
    }

    /// The innermost element, or an attribute of it, may be a field of some target.
    fn meet(&mut self, candidate: Candidate, attribute: Option<NameKey>, value: FieldValue<'_>) {
        let Some(scope) = self.identity.scopes.get(candidate.scope) else { return };
        let constraint = scope.constraint;
        let path = constraint.fields.get(candidate.field).and_then(|paths| paths.get(candidate.path));
        let Some(path) = path else { return };
        let steps = match (path.steps.split_last(), attribute) {
            (Some((Step::Attribute(test), steps)), Some(name)) if holds(*test, name) => steps,
            (Some((Step::Attribute(_), _)), _) | (_, Some(_)) => return,
            (_, None) => path.steps.as_slice(),
        };
        let depth = self.frames.len() - 1;
        let Some(nearest) = depth.checked_sub(steps.len()).filter(|nearest| *nearest >= scope.depth) else {
            return;
        };
        let furthest = if path.descendant { scope.depth } else { nearest };
        for target in furthest..=nearest {
            let Some(scope) = self.identity.scopes.get(candidate.scope) else { return };
            if leads(path, steps, &self.frames, target, depth) && scope.selects(&self.frames, target) {
                self.set_field(candidate, target, attribute.is_some(), value);
            }
        }
    }

    fn set_field(&mut self, candidate: Candidate, depth: usize, is_attribute: bool, value: FieldValue<'_>) {
        let Some(scope) = self.identity.scopes.get(candidate.scope) else { return };
        let (constraint, is_key) = (scope.constraint, scope.is_key());
        let found = match value {
            FieldValue::Simple(id, text, None) => {
                Some((simple::value(self.grammar, id, text, &self.namespaces), text.to_owned()))
            }
            FieldValue::Simple(id, text, Some(bindings)) => {
                Some((simple::value(self.grammar, id, text, &SchemaBindings(bindings)), text.to_owned()))
            }
            _ => None,
        };
        let node = self.identity.node;
        let target = self.target(candidate.scope, depth, constraint.fields.len());
        let Some(field) = target.fields.get_mut(candidate.field) else { return };
        if field.node == node {
            // Another path to the same node.
            return;
        }
        let is_second = std::mem::replace(&mut field.node, node) != 0;
        if found.is_some() {
            field.value = found;
        }
        let (name, number) = (constraint.name, candidate.field + 1);
        let constraint = || Name::of(self.grammar, name);
        let fault = if is_key && !is_attribute && self.is_nillable() {
            Some(Fault::NillableKeyField { constraint: constraint(), field: number })
        } else if is_second || matches!(value, FieldValue::NotSimple) {
            Some(Fault::KeyField { constraint: constraint(), field: number })
        } else {
            None
        };
        if (fault.is_some() || matches!(value, FieldValue::Faulty))
            && let Some(target) = self.identity.targets.get_mut(&(depth, candidate.scope))
        {
            target.is_faulty = true;
        }
        if let Some(fault) = fault {
            let position = self.frames.last().map(|frame| frame.position).unwrap_or_default();
            self.issue(position, fault);
        }
    }

    /// Whether the innermost element is declared as nillable.
    fn is_nillable(&self) -> bool {
        let element = self.frames.last().and_then(|frame| frame.element);
        element.and_then(|id| self.grammar.elements.get(id.index())).is_some_and(|e| e.nillable)
    }

    fn target(&mut self, scope: usize, depth: usize, fields: usize) -> &mut Target {
        let none = || Target { fields: vec![Field::default(); fields], is_faulty: false };
        self.identity.targets.entry((depth, scope)).or_insert_with(none)
    }

    /// A selected element of a key must have fields: makes it a target if none was met.
    fn check_presence(&mut self, scope: usize) {
        let depth = self.frames.len() - 1;
        if let Some(open) = self.identity.scopes.get(scope)
            && open.selects(&self.frames, depth)
        {
            let fields = open.constraint.fields.len();
            self.target(scope, depth, fields);
        }
    }

    /// The innermost element ends; if it is selected, its key sequences are complete.
    fn close_targets(&mut self) {
        let depth = self.frames.len() - 1;
        let closed = self.identity.targets.split_off(&(depth, 0));
        for ((_, scope), target) in closed.into_iter().filter(|(_, target)| !target.is_faulty) {
            self.close_target(scope, target);
        }
    }

    fn close_target(&mut self, scope: usize, target: Target) {
        let Some(constraint) = self.identity.scopes.get(scope).map(|scope| scope.constraint) else {
            return;
        };
        let position = self.frames.last().map(|frame| frame.position).unwrap_or_default();
        if let Some(missing) = target.fields.iter().position(|field| field.value.is_none()) {
            if constraint.kind == IdentityConstraintKind::Key {
                let paths = constraint.fields.get(missing).map(|paths| path::texts(self.grammar, paths));
                let paths = paths.unwrap_or_default();
                let constraint = self.constraint_name(constraint);
                self.issue(position, Fault::MissingKeyField { constraint, field: missing + 1, paths });
            }
            return;
        }
        let (values, texts): (Vec<Value>, Vec<String>) =
            target.fields.into_iter().filter_map(|field| field.value).unzip();
        let Some(scope) = self.identity.scopes.get_mut(scope) else { return };
        match constraint.kind {
            IdentityConstraintKind::KeyRef(_) => {
                let path = self.path.text();
                scope.references.push(Reference { values, texts, path, position });
                self.keep_one(position);
            }
            IdentityConstraintKind::Key | IdentityConstraintKind::Unique => {
                if !scope.keys.insert(values) {
                    let is_key = constraint.kind == IdentityConstraintKind::Key;
                    let constraint = self.constraint_name(constraint);
                    self.issue(position, Fault::DuplicateKey { constraint, values: texts, is_key });
                } else {
                    self.keep_one(position);
                }
            }
        }
    }

    /// The innermost element ends, and with it its constraints.
    fn close_scopes(&mut self) {
        let depth = self.frames.len() - 1;
        let scopes = &mut self.identity.scopes;
        let first = scopes.iter().position(|scope| scope.depth == depth).unwrap_or(scopes.len());
        for scope in first..self.identity.scopes.len() {
            self.close_key(scope, depth);
        }
        for scope in self.identity.scopes.split_off(first) {
            self.identity.index.remove(self.identity.scopes.len(), scope.constraint);
            if let IdentityConstraintKind::KeyRef(key) = scope.constraint.kind {
                self.close_references(scope, key, depth);
            }
        }
        let Identity { scopes, tables, .. } = &mut self.identity;
        tables.move_up(depth, |key| {
            scopes.iter().any(|scope| scope.constraint.kind == IdentityConstraintKind::KeyRef(key))
        });
    }

    fn close_key(&mut self, scope: usize, depth: usize) {
        let Identity { scopes, tables, .. } = &mut self.identity;
        let Some(id) = scopes.get(scope).map(|scope| scope.id) else { return };
        let is_wanted =
            scopes.iter().any(|other| other.constraint.kind == IdentityConstraintKind::KeyRef(id));
        if is_wanted && let Some(scope) = scopes.get_mut(scope) {
            tables.add(id, depth, std::mem::take(&mut scope.keys));
        }
    }

    fn close_references(&mut self, scope: Scope<'g>, key: IdentityConstraintId, depth: usize) {
        for reference in scope.references {
            if self.identity.tables.contains(key, depth, &reference.values) || !self.has_room() {
                continue;
            }
            let Some(key) = self.grammar.identity_constraints.get(key.index()) else { continue };
            let fault = Fault::DanglingKeyReference {
                constraint: self.constraint_name(scope.constraint),
                key: self.constraint_name(key),
                values: reference.texts,
            };
            self.issues.push(Issue::new(reference.path, reference.position, fault));
        }
    }

    fn constraint_name(&self, constraint: &IdentityConstraint) -> Name {
        Name::of(self.grammar, constraint.name)
    }
}
