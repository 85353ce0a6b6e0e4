//! Values of elements and attributes: fixed, pinned by the profile, given by the code type around them, or made up.

use super::Builder;
use crate::document::Node;
use crate::refusal::Refusal;
use crate::value::Request;
use xoev_runtime::grammar::{Builtin, TypeId, TypeKind, ValueConstraint};

impl<'a> Builder<'a> {
    /// The content of an element that holds a value.
    pub(super) fn text(
        &mut self,
        simple: TypeId,
        constraint: Option<&ValueConstraint>,
    ) -> Result<Vec<Node>, Refusal> {
        let text = self.value(simple, constraint, None)?;
        Ok(if text.is_empty() { Vec::new() } else { vec![Node::Text(text)] })
    }

    /// A value of a simple type: of the element here, or of an attribute of it.
    pub(super) fn value(
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
}
