//! Builds a message as a tree, element by element, as a policy decides.
//!
//! In: a root element, a [`Policy`], [`Values`]. Out: a [`Document`].
//! Invariants: what is built follows the content models and has values of the types asked for; what concerns several places
//! of a message (identifiers, keys) comes after, in `resolve/`. Not here: the final word, which is the validator's.

mod attributes;
mod content;
mod guest;
mod keys;
mod value;

use crate::analysis::{Analysis, IMPOSSIBLE};
use crate::document::{Document, Element, Name, Node};
use crate::policy::{Place, Policy, Step};
use crate::profile::Profile;
use crate::refusal::Refusal;
use crate::value::{CodeChoice, Values};
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
        self.grammar().name_parts(self.grammar().element_declaration(element).name).1
    }

    fn element(&mut self, id: ElementId, leaf: u16, occurrence: usize) -> Result<Element, Refusal> {
        if self.path.len() >= DEPTH || self.size >= ELEMENTS {
            return Err(Refusal::TooLarge);
        }
        let declared = self.grammar().element_declaration(id).type_definition;
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
        let declaration = self.grammar().element_declaration(id);
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
                    self.grammar().element_declaration(id).type_definition == Builtin::AnyType.type_id();
                self.children(model, !is_any)
            }
        }
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
