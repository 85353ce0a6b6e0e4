//! What is known only when an element ends: complete content, its text (XSD 1.0 Part 1 §3.3.4 clause 5, §3.4.4).

use super::engine::{Validator, shortened};
use super::frame::FrameContent;
use super::identifiers::role;
use super::identity::FieldValue;
use super::simple;
use super::sink::Sink;
use crate::grammar::{Content, Grammar, TypeId, TypeKind, ValueConstraint};
use crate::report::{Fault, Position, Subject};

impl<'g, S: Sink> Validator<'g, S> {
    /// Checks the content of the innermost element, whose text is `text`.
    pub(super) fn end_content(&mut self, text: &str, position: Position) {
        let Some(frame) = self.frames.last() else { return };
        match frame.content {
            FrameContent::Simple(content) => self.end_simple(content, text),
            FrameContent::Model { is_mixed, .. } => {
                let missing = self.missing();
                let is_complete = missing.is_empty();
                let is_needless =
                    !is_complete && !frame.has_children && !frame.has_text && self.may_be_left_out();
                for expected in missing {
                    let parent = self.element_name();
                    self.issue(position, Fault::MissingElement { parent, expected, is_needless });
                }
                self.leave_identity(FieldValue::NotSimple);
                match is_mixed {
                    true => self.end_mixed(text),
                    false if is_complete => self.end_unmixed(),
                    false => {}
                }
                self.sink.end("");
            }
            FrameContent::Empty => {
                self.leave_identity(FieldValue::NotSimple);
                self.end_unmixed();
                self.sink.end("");
            }
            FrameContent::Nil => {
                // What is nil has no value, but must still be of a simple type to be a field (§3.11.4 clause 3).
                let is_simple = frame.type_definition.is_some_and(|id| has_simple_content(self.grammar, id));
                self.leave_identity(if is_simple { FieldValue::Absent } else { FieldValue::NotSimple });
                self.sink.end("");
            }
            FrameContent::Skipped => {
                let is_faulty = frame.has_own_type;
                self.leave_identity(if is_faulty { FieldValue::Faulty } else { FieldValue::Absent });
                self.sink.end("");
            }
        }
    }

    /// The type named by `xsi:type` has no text, but the declaration has a default or fixed value
    /// (`cvc-elt.5.1.1`, `cvc-elt.5.2.2.1`).
    fn end_unmixed(&mut self) {
        let Some(constraint) = self.value_constraint() else { return };
        let Some(frame) = self.frames.last() else { return };
        let (start, has_children, has_text) = (frame.position, frame.has_children, frame.has_text);
        let name = self.element_name();
        if !has_children && !has_text {
            let value = shortened(&constraint.lexical);
            self.issue(start, Fault::DefaultNotValid { name, value });
        } else if has_children && constraint.is_fixed {
            self.issue(start, Fault::FixedWithChildren { name });
        }
    }

    fn value_constraint(&self) -> Option<&'g ValueConstraint> {
        let element = self.frames.last()?.element?;
        self.grammar.elements.get(element.index())?.value_constraint.as_ref()
    }

    /// The type whose values the declaration's fixed value is one of; `content` where the declared type has no values.
    fn fixed_for(&self, content: TypeId) -> TypeId {
        let element = self.frames.last().and_then(|frame| frame.element);
        let declared = element.and_then(|id| self.grammar.elements.get(id.index()));
        declared
            .map(|it| it.type_definition)
            .filter(|id| has_simple_content(self.grammar, *id))
            .unwrap_or(content)
    }

    fn end_simple(&mut self, content: TypeId, text: &str) {
        let Some(frame) = self.frames.last() else { return };
        let (start, has_own_type, has_children) = (frame.position, frame.has_own_type, frame.has_children);
        let is_empty = !frame.has_text && !has_children;
        if is_empty && frame.may_be_meant_nil {
            self.leave_identity(FieldValue::Faulty);
            self.sink.end("");
            return;
        }
        let constraint = self.value_constraint();
        let filled = constraint.filter(|_| is_empty);
        let text = filled.map_or(text, |constraint| constraint.lexical.as_str());
        let checked = match filled {
            Some(constraint) => {
                let bindings = super::attributes::SchemaBindings(&constraint.namespaces);
                simple::check(self.grammar, content, text, &bindings)
            }
            None => simple::check(self.grammar, content, text, &self.namespaces),
        };
        let checked = match checked {
            Ok(checked) => checked,
            Err(fault) => {
                // Where children stand in the text, they are what was reported.
                if filled.is_some() && has_own_type {
                    let name = self.element_name();
                    self.issue(start, Fault::DefaultNotValid { name, value: shortened(text) });
                } else if !has_children {
                    let subject = Subject::Element(self.element_name());
                    let type_name = self.type_name(self.named_type_of(content));
                    let is_needless = text.trim().is_empty() && self.may_be_left_out();
                    let value = shortened(text);
                    let fault = Fault::InvalidValue { subject, value, type_name, fault, is_needless };
                    self.issue(start, fault);
                }
                self.leave_identity(FieldValue::Faulty);
                self.sink.end(text);
                return;
            }
        };
        if let Some(constraint) = constraint.filter(|c| c.is_fixed && !is_empty) {
            let name = self.element_name();
            if has_children {
                self.issue(start, Fault::FixedWithChildren { name });
            } else if !self.equals(content, &checked.normalized, constraint, self.fixed_for(content)) {
                let (expected, found) = (constraint.lexical.clone(), shortened(text));
                self.issue(start, Fault::FixedElement { name, expected, found, is_mixed: false });
            }
        }
        if let Some(role) = role(self.grammar, checked.member) {
            self.note(role, &checked.normalized, None, start);
        }
        let bindings = filled.map(|constraint| constraint.namespaces.as_slice());
        self.leave_identity(FieldValue::Simple(checked.member, &checked.normalized, bindings));
        self.sink.end(&checked.normalized);
    }

    /// The type whose name a message gives: the content of a complex type is best known by that type.
    fn named_type_of(&self, content: TypeId) -> TypeId {
        let definition = self.grammar.types.get(content.index());
        match definition.and_then(|definition| definition.name) {
            Some(_) => content,
            None => self.frames.last().and_then(|frame| frame.type_definition).unwrap_or(content),
        }
    }

    fn end_mixed(&mut self, text: &str) {
        let Some(frame) = self.frames.last() else { return };
        let start = frame.position;
        let (has_children, has_text) = (frame.has_children, frame.has_text);
        let Some(constraint) = self.value_constraint() else { return };
        if !has_children && !has_text {
            self.sink.text(&constraint.lexical);
        } else if constraint.is_fixed {
            let name = self.element_name();
            if has_children {
                self.issue(start, Fault::FixedWithChildren { name });
            } else if text != constraint.lexical {
                let (expected, found) = (constraint.lexical.clone(), shortened(text));
                self.issue(start, Fault::FixedElement { name, expected, found, is_mixed: true });
            }
        }
    }
}

/// Whether the content of a type is text of a simple type.
fn has_simple_content(grammar: &Grammar, id: TypeId) -> bool {
    match grammar.types.get(id.index()).map(|definition| &definition.kind) {
        Some(TypeKind::Simple(_)) => true,
        Some(TypeKind::Complex(complex)) => matches!(complex.content, Content::Simple(_)),
        None => false,
    }
}
