//! Builds a message as a tree, element by element, as a policy decides.
//!
//! In: a root element, a [`Policy`], [`Values`]. Out: a [`Document`].
//! Invariants: what is built follows the content models and has values of the types asked for; what concerns several places
//! of a message (identifiers, keys) comes after, in `resolve/`. Not here: the final word, which is the validator's.

mod attributes;
mod content;
mod guest;
mod keys;

use crate::analysis::{Analysis, IMPOSSIBLE};
use crate::document::{Document, Element, Name, Node};
use crate::policy::{Place, Policy, Step};
use crate::profile::Profile;
use crate::refusal::Refusal;
use crate::value::{CodeChoice, Request, Values};
use std::collections::HashSet;
use xoev_runtime::grammar::{
    Builtin, Content, ElementId, Grammar, IdentityConstraintId, TypeId, TypeKind, ValueConstraint,
};

/// Deeper messages are given up; the validator reads 256 levels.
const DEPTH: usize = 200;
/// Longer messages are given up.
const ELEMENTS: usize = 200_000;

/// Builds one message.
pub(crate) struct Builder<'a> {
    analysis: &'a Analysis<'a>,
    values: &'a Values<'a>,
    policy: &'a mut dyn Policy,
    profile: Option<&'a Profile>,
    path: Vec<Step>,
    /// What goes with each element of `path`.
    frames: Vec<Frame>,
    size: usize,
    serial: u32,
    scenes: u32,
    /// Keys that something refers to: they need entries.
    keys: HashSet<IdentityConstraintId>,
    /// Namespaces that values of type QName need.
    declarations: Vec<(String, String)>,
}

/// What is known of an element while it is built.
struct Frame {
    /// Which person and place its values are about.
    scene: u32,
    /// The code it holds, if it is of a code type.
    code: Option<CodeChoice>,
}

impl<'a> Builder<'a> {
    /// A builder for one message.
    pub(crate) fn new(
        analysis: &'a Analysis<'a>,
        values: &'a Values<'a>,
        policy: &'a mut dyn Policy,
    ) -> Self {
        Self {
            analysis,
            values,
            policy,
            profile: None,
            path: Vec::new(),
            frames: Vec::new(),
            size: 0,
            serial: 0,
            scenes: 0,
            keys: HashSet::new(),
            declarations: Vec::new(),
        }
    }

    /// Gives entries to these keys.
    pub(crate) fn with_keys(mut self, keys: &HashSet<IdentityConstraintId>) -> Self {
        self.keys.clone_from(keys);
        self
    }

    /// Follows a profile.
    pub(crate) const fn with_profile(mut self, profile: &'a Profile) -> Self {
        self.profile = Some(profile);
        self
    }

    /// Builds the message.
    ///
    /// # Errors
    /// What could not be made.
    pub(crate) fn document(mut self, root: ElementId) -> Result<Document, Refusal> {
        let root = self.element(root, 0, 0)?;
        Ok(Document { root, declarations: self.declarations })
    }

    fn grammar(&self) -> &'a Grammar {
        self.analysis.grammar
    }

    fn place(&self) -> Place<'_> {
        Place { analysis: self.analysis, path: &self.path, size: self.size }
    }

    /// Asks the policy, which is told where.
    fn ask<T>(&mut self, question: impl FnOnce(&mut dyn Policy, &Place<'_>) -> T) -> T {
        let place = Place { analysis: self.analysis, path: &self.path, size: self.size };
        question(self.policy, &place)
    }

    fn local_name(&self, element: ElementId) -> &'a str {
        self.grammar().name_parts(self.grammar().elements[element.index()].name).1
    }

    fn element(&mut self, id: ElementId, leaf: u16, occurrence: usize) -> Result<Element, Refusal> {
        if self.path.len() >= DEPTH || self.size >= ELEMENTS {
            return Err(Refusal::TooLarge);
        }
        let declared = self.grammar().elements[id.index()].type_definition;
        self.path.push(Step { element: id, type_definition: declared, leaf, occurrence });
        self.size += 1;
        self.ask(|policy, place| policy.begin(place));
        let scene = self.scene(id, occurrence);
        self.frames.push(Frame { scene, code: None });
        let built = self.element_here(id, leaf, declared);
        self.policy.end();
        self.path.pop();
        self.frames.pop();
        built
    }

    /// Repeated parts and persons are about others than what stands around them.
    fn scene(&mut self, id: ElementId, occurrence: usize) -> u32 {
        let outer = self.frames.last().map_or(0, |it| it.scene);
        let is_person = self.local_name(id).to_lowercase().contains("person");
        if occurrence > 0 || (is_person && self.path.len() > 1) {
            self.scenes += 1;
            return self.scenes;
        }
        outer
    }

    fn element_here(&mut self, id: ElementId, leaf: u16, declared: TypeId) -> Result<Element, Refusal> {
        let declaration = &self.grammar().elements[id.index()];
        let candidates: Vec<TypeId> = self.analysis.types_of(id).collect();
        let chosen = match candidates.len() {
            0 => return Err(self.no_content(id)),
            1 => 0,
            _ => self.ask(|policy, place| policy.type_definition(place, &candidates)),
        };
        let type_definition = candidates.get(chosen).copied().unwrap_or(declared);
        if let Some(step) = self.path.last_mut() {
            step.type_definition = type_definition;
        }
        let is_fixed = declaration.value_constraint.as_ref().is_some_and(|it| it.is_fixed);
        let is_nil = declaration.nillable && !is_fixed && self.ask(|policy, place| policy.is_nil(place));
        let variant = self.ask(|policy, place| policy.variant(place));
        if let Some(frame) = self.frames.last_mut() {
            frame.code = self.values.code(type_definition, variant.number.wrapping_add(frame.scene));
        }
        let mut element = Element {
            name: Name::of(self.grammar(), declaration.name),
            declaration: Some(id),
            type_definition: Some(type_definition),
            leaf,
            names_type: type_definition != declared,
            is_nil,
            attributes: self.attributes(type_definition)?,
            children: Vec::new(),
        };
        if !is_nil {
            element.children = self.content(id, type_definition, declaration.value_constraint.as_ref())?;
        }
        Ok(element)
    }

    fn no_content(&self, id: ElementId) -> Refusal {
        debug_assert_eq!(self.analysis.element_cost(id), IMPOSSIBLE);
        Refusal::NoContent { path: self.path_text(None) }
    }

    fn content(
        &mut self,
        id: ElementId,
        type_definition: TypeId,
        constraint: Option<&ValueConstraint>,
    ) -> Result<Vec<Node>, Refusal> {
        let complex = match &self.grammar().type_definition(type_definition).kind {
            TypeKind::Simple(_) => return self.text(type_definition, constraint),
            TypeKind::Complex(complex) => complex,
        };
        match complex.content {
            Content::Empty => Ok(Vec::new()),
            Content::Simple(simple) => self.text(simple, constraint),
            Content::ElementOnly(model) => self.children(model, false),
            // A fixed value leaves no room for elements.
            Content::Mixed(_) if constraint.is_some_and(|it| it.is_fixed) => {
                Ok(constraint.map(|it| Node::Text(it.lexical.clone())).into_iter().collect())
            }
            Content::Mixed(model) => {
                let is_any =
                    self.grammar().elements[id.index()].type_definition == Builtin::AnyType.type_id();
                self.children(model, !is_any)
            }
        }
    }

    fn text(&mut self, simple: TypeId, constraint: Option<&ValueConstraint>) -> Result<Vec<Node>, Refusal> {
        let text = self.value(simple, constraint, None)?;
        Ok(if text.is_empty() { Vec::new() } else { vec![Node::Text(text)] })
    }

    /// A value of a simple type: of the element here, or of an attribute of it.
    fn value(
        &mut self,
        simple: TypeId,
        constraint: Option<&ValueConstraint>,
        attribute: Option<(&'a str, u16)>,
    ) -> Result<String, Refusal> {
        if let Some(fixed) = constraint.filter(|it| it.is_fixed) {
            return Ok(self.fixed(fixed));
        }
        if let Some(pinned) = self.pinned(simple, attribute.map(|it| it.0)) {
            return pinned;
        }
        let variant = self.ask(|policy, place| policy.variant(place));
        let names = self.names(simple, attribute.map(|it| it.0));
        let scene = self.frames.last().map_or(0, |it| it.scene);
        let serial = self.serial + 1;
        let request = Request { type_definition: simple, names: &names, scene, serial, variant };
        let value = self.values.given(self.given(attribute), &request);
        self.serial = serial;
        let value = value.ok_or_else(|| Refusal::NoValue {
            path: self.path_text(attribute.map(|it| it.0)),
            type_definition: simple,
        })?;
        self.declare_prefix(simple, &value);
        Ok(value)
    }

    /// The value the profile wants.
    fn pinned(&self, simple: TypeId, attribute: Option<&str>) -> Option<Result<String, Refusal>> {
        let value = self.profile?.value(&self.path_names(), attribute)?;
        Some(if self.values.accepts(simple, value) {
            Ok(value.to_owned())
        } else {
            Err(Refusal::ValueNotAsWanted { path: self.path_text(attribute), value: value.to_owned() })
        })
    }

    fn fixed(&mut self, fixed: &ValueConstraint) -> String {
        if fixed.namespaces.is_empty() {
            return fixed.lexical.clone();
        }
        let text = self.values.with_schema_prefix(&fixed.lexical, &fixed.namespaces);
        let prefix = text.split_once(':').map_or("", |it| it.0);
        let known = self.grammar().namespaces.iter().find(|it| it.prefix == prefix).map(|it| it.uri.clone());
        let bound = fixed.namespaces.iter().find(|it| it.0 == prefix).map(|it| it.1.clone());
        if let Some(uri) = known.or(bound).filter(|_| !prefix.is_empty()) {
            self.declarations.push((prefix.to_owned(), uri));
        }
        text
    }

    /// What the code type around the value, or the value's own element, says it is.
    fn given(&self, attribute: Option<(&str, u16)>) -> Option<&str> {
        let mut frames = self.frames.iter().rev();
        let mut steps = self.path.iter().rev();
        let (own, step) = (frames.next()?, steps.next()?);
        if let Some((_, slot)) = attribute {
            let code = own.code.as_ref()?;
            let code_type = self.grammar().code_type(step.type_definition)?;
            if slot == code_type.uri_slot {
                return code.list.as_deref();
            }
            return code.version.as_deref().filter(|_| slot == code_type.version_slot);
        }
        let code = frames.next()?.code.as_ref()?;
        let code_type = self.grammar().code_type(steps.next()?.type_definition)?;
        if step.leaf == code_type.code_leaf {
            return code.code.as_deref();
        }
        code.label.as_deref().filter(|_| self.local_name(step.element) == "name")
    }

    /// A QName needs its namespace declared.
    fn declare_prefix(&mut self, simple: TypeId, value: &str) {
        let TypeKind::Simple(simple) = &self.grammar().type_definition(simple).kind else { return };
        if !matches!(simple.builtin, Builtin::QName | Builtin::Notation) {
            return;
        }
        let Some((prefix, _)) = value.split_once(':') else { return };
        if let Some(known) = self.grammar().namespaces.iter().find(|it| it.prefix == prefix) {
            self.declarations.push((prefix.to_owned(), known.uri.clone()));
        }
    }

    /// The names that say what a value means, the nearest first.
    fn names(&self, simple: TypeId, attribute: Option<&'a str>) -> Vec<&'a str> {
        let grammar = self.grammar();
        let type_name = |id: TypeId| grammar.type_definition(id).name.map(|name| grammar.name_parts(name).1);
        let mut names: Vec<&str> = attribute.into_iter().collect();
        let mut steps = self.path.iter().rev();
        let here = steps.next();
        if attribute.is_none() {
            names.extend(here.map(|step| self.local_name(step.element)));
        }
        // Names of built-in types say nothing about what is meant.
        names.extend(type_name(simple).filter(|_| simple.index() >= Builtin::ALL.len()));
        for step in here.into_iter().filter(|_| attribute.is_none()).chain(steps.take(2)) {
            names.push(self.local_name(step.element));
            names.extend(
                type_name(step.type_definition)
                    .filter(|_| step.type_definition.index() >= Builtin::ALL.len()),
            );
        }
        names
    }

    /// The local names from the root to here.
    fn path_names(&self) -> Vec<&'a str> {
        self.path.iter().map(|step| self.local_name(step.element)).collect()
    }

    fn path_text(&self, attribute: Option<&str>) -> String {
        let steps = self.path.iter().map(|step| format!("/{}", self.local_name(step.element)));
        let attribute = attribute.map(|it| format!("/@{it}"));
        steps.chain(attribute).collect()
    }
}
