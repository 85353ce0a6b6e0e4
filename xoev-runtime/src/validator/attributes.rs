//! Attributes (XSD 1.0 Part 1 §3.2.4, §3.4.4 clauses 3 to 5, §3.5.4).

use super::engine::{Validator, owned, shortened};
use super::identifiers::{Role, may_have_role, role};
use super::identity::FieldValue;
use super::names::NameKey;
use super::path::DocumentPath;
use super::simple;
use super::sink::Sink;
use super::xsi::{is_xsi, place};
use crate::bind::NamespaceContext;
use crate::event::{Attribute, AttributeList, QualifiedName};
use crate::grammar::{
    AttributeUse, Builtin, ComplexType, GlobalAttribute, Grammar, ProcessContents, TypeId, TypeKind,
    ValueConstraint,
};
use crate::report::{Fault, Issue, Name, Position, Subject, is_similar};
use crate::tree::RAW_SLOT;

/// Which attribute uses of the type were present; used again for each element.
#[derive(Debug, Default)]
pub(super) struct Seen(Vec<bool>);

impl Seen {
    /// An attribute that may not stand there, as the last issue says, was probably meant for one that is missing.
    fn take_for(&mut self, issues: &[Issue], grammar: &Grammar, uses: &[AttributeUse]) {
        let Some(Issue { fault: Fault::UnexpectedAttribute { found, .. }, .. }) = issues.last() else {
            return;
        };
        let mut absent = uses.iter().zip(&mut self.0).filter(|(_, seen)| !**seen);
        let meant =
            absent.find(|(attribute_use, _)| is_similar(found, &Name::of(grammar, attribute_use.name)));
        if let Some((_, seen)) = meant {
            *seen = true;
        }
    }
}

/// What an attribute is checked by.
struct Declared<'g> {
    slot: u16,
    type_definition: TypeId,
    value_constraint: Option<&'g ValueConstraint>,
    is_required: bool,
}

/// The bindings in scope where a schema wrote a value.
pub(super) struct SchemaBindings<'g>(pub &'g [(String, String)]);

impl NamespaceContext for SchemaBindings<'_> {
    fn namespace(&self, prefix: &str) -> Option<&str> {
        self.0.iter().find(|binding| binding.0 == prefix).map(|binding| binding.1.as_str())
    }
}

impl<'g, S: Sink> Validator<'g, S> {
    /// Hands on the attributes of an element that is not assessed.
    pub(super) fn pass_attributes(&mut self, attributes: &AttributeList) {
        for attribute in attributes.iter() {
            self.sink.attribute(RAW_SLOT, attribute.name, attribute.value);
        }
    }

    /// Checks the attributes of the innermost element.
    pub(super) fn check_attributes(
        &mut self,
        definition: TypeId,
        attributes: &AttributeList,
        is_raw: bool,
        position: Position,
    ) {
        let grammar = self.grammar;
        let complex = match grammar.types.get(definition.index()).map(|t| &t.kind) {
            Some(TypeKind::Complex(complex)) => Some(complex),
            _ => None,
        };
        let uses = complex.map_or(&[][..], |complex| &complex.attributes);
        if attributes.is_empty() && uses.is_empty() {
            return;
        }
        let mut seen = std::mem::take(&mut self.seen);
        seen.0.clear();
        seen.0.resize(uses.len(), false);
        let mut has_wild_id = false;
        for (index, attribute) in attributes.iter().enumerate() {
            if is_xsi(attribute.name) {
                if is_raw {
                    self.sink.attribute(RAW_SLOT, attribute.name, attribute.value);
                }
                continue;
            }
            let key = self.names.attribute(grammar, attributes.symbol(index), attribute.name);
            let before = self.issues.len();
            match self.find_attribute(complex, uses, &seen, key, attribute, position) {
                Some(declared) => {
                    if let Some(seen) = seen.0.get_mut(usize::from(declared.slot)) {
                        *seen = true;
                    }
                    if let Some(Role::Id) = self.check_attribute(&declared, key, attribute, is_raw, position)
                        && declared.slot == RAW_SLOT
                    {
                        self.check_wild_id(
                            uses,
                            std::mem::replace(&mut has_wild_id, true),
                            attribute,
                            position,
                        );
                    }
                }
                None => {
                    self.sink.attribute(RAW_SLOT, attribute.name, attribute.value);
                    if self.issues.len() > before {
                        seen.take_for(&self.issues, grammar, uses);
                    }
                }
            }
        }
        for (attribute_use, seen) in uses.iter().zip(&seen.0) {
            if !seen {
                self.absent(attribute_use, position);
            }
        }
        self.seen = seen;
    }

    /// What an attribute is checked by; `None` if by nothing.
    fn find_attribute(
        &mut self,
        complex: Option<&'g ComplexType>,
        uses: &'g [AttributeUse],
        seen: &Seen,
        key: NameKey,
        attribute: Attribute<'_>,
        position: Position,
    ) -> Option<Declared<'g>> {
        let grammar = self.grammar;
        let used = key.id.and_then(|id| (0..).zip(uses).find(|(_, attribute_use)| attribute_use.name == id));
        if let Some((slot, attribute_use)) = used {
            let AttributeUse { type_definition, ref value_constraint, is_required, .. } = *attribute_use;
            let value_constraint = value_constraint.as_ref();
            return Some(Declared { slot, type_definition, value_constraint, is_required });
        }
        let at = place(attribute, position);
        let found = || owned(attribute.name);
        let Some(complex) = complex else {
            self.attribute_issue(at, attribute.name, Fault::AttributeOnSimpleType { found: found() });
            return None;
        };
        let wildcard = complex.attribute_wildcard.and_then(|id| grammar.wildcards.get(id.index()));
        let wildcard = wildcard.filter(|wildcard| wildcard.allows(grammar, attribute.name.namespace));
        let Some(wildcard) = wildcard else {
            let absent = uses.iter().zip(&seen.0).filter(|(_, seen)| !**seen);
            let expected = absent.map(|(attribute_use, _)| Name::of(grammar, attribute_use.name)).collect();
            self.attribute_issue(at, attribute.name, Fault::UnexpectedAttribute { found: found(), expected });
            return None;
        };
        let global = key.id.and_then(|id| global_attribute(grammar, id));
        match (wildcard.process_contents, global) {
            (ProcessContents::Skip, _) | (ProcessContents::Lax, None) => None,
            (_, Some(GlobalAttribute { type_definition, value_constraint, .. })) => Some(Declared {
                slot: RAW_SLOT,
                type_definition: *type_definition,
                value_constraint: value_constraint.as_ref(),
                is_required: false,
            }),
            (ProcessContents::Strict, None) => {
                self.attribute_issue(at, attribute.name, Fault::UndeclaredAttribute { name: found() });
                None
            }
        }
    }

    fn check_attribute(
        &mut self,
        declared: &Declared<'g>,
        key: NameKey,
        attribute: Attribute<'_>,
        is_raw: bool,
        position: Position,
    ) -> Option<Role> {
        let grammar = self.grammar;
        let slot = if is_raw { RAW_SLOT } else { declared.slot };
        let at = place(attribute, position);
        let checked =
            match simple::check(grammar, declared.type_definition, attribute.value, &self.namespaces) {
                Ok(checked) => checked,
                Err(fault) => {
                    let fault = Fault::InvalidValue {
                        subject: Subject::Attribute(owned(attribute.name)),
                        value: shortened(attribute.value),
                        type_name: self.type_name(declared.type_definition),
                        fault,
                        is_needless: !declared.is_required && attribute.value.trim().is_empty(),
                    };
                    self.attribute_issue(at, attribute.name, fault);
                    self.sink.attribute(slot, attribute.name, attribute.value);
                    self.identity_attribute(key, FieldValue::Faulty);
                    return None;
                }
            };
        let value = if is_raw { attribute.value } else { checked.normalized.as_ref() };
        self.sink.attribute(slot, attribute.name, value);
        if let Some(constraint) = declared.value_constraint.filter(|constraint| constraint.is_fixed)
            && !self.equals(
                declared.type_definition,
                &checked.normalized,
                constraint,
                declared.type_definition,
            )
        {
            let fault = Fault::FixedAttribute {
                name: owned(attribute.name),
                expected: constraint.lexical.clone(),
                found: shortened(attribute.value),
            };
            self.attribute_issue(at, attribute.name, fault);
        }
        let role = role(grammar, checked.member);
        if let Some(role) = role {
            self.note(role, &checked.normalized, Some(attribute.name), at);
        }
        self.identity_attribute(key, FieldValue::simple(checked.member, &checked.normalized));
        role
    }

    /// An ID that a wildcard lets in must be the only one, also where the type has an attribute use of type ID that is
    /// absent (`cvc-complex-type.5`).
    fn check_wild_id(
        &mut self,
        uses: &[AttributeUse],
        is_second: bool,
        attribute: Attribute<'_>,
        position: Position,
    ) {
        let is_id = |a: &AttributeUse| role(self.grammar, a.type_definition) == Some(Role::Id);
        let is_declared = uses.iter().any(is_id);
        if is_second || is_declared {
            let fault = Fault::SecondIdAttribute { name: owned(attribute.name), is_declared };
            self.attribute_issue(place(attribute, position), attribute.name, fault);
        }
    }

    /// An attribute use without an attribute: missing, or its default counts.
    fn absent(&mut self, attribute_use: &'g AttributeUse, position: Position) {
        if attribute_use.is_required {
            let name = Name::of(self.grammar, attribute_use.name);
            let fixed = attribute_use.value_constraint.as_ref().filter(|it| it.is_fixed);
            let fixed = fixed.map(|it| it.lexical.clone());
            self.issue(position, Fault::MissingAttribute { name, fixed });
        } else if let Some(constraint) = &attribute_use.value_constraint {
            self.note_default(attribute_use, constraint, position);
            if self.identity.is_active() {
                let namespace = self.grammar.names.get(attribute_use.name.index()).map(|name| name.namespace);
                let key = NameKey { namespace, id: Some(attribute_use.name), hash: 0 };
                let value = FieldValue::default(attribute_use.type_definition, constraint);
                self.identity_attribute(key, value);
            }
        }
    }

    /// A default refers to an ID or an entity as a written value does (§3.2.4, §3.15.4).
    fn note_default(
        &mut self,
        attribute_use: &AttributeUse,
        constraint: &ValueConstraint,
        position: Position,
    ) {
        let grammar = self.grammar;
        if !may_have_role(grammar, attribute_use.type_definition) {
            return;
        }
        let bindings = SchemaBindings(&constraint.namespaces);
        let checked = simple::check(grammar, attribute_use.type_definition, &constraint.lexical, &bindings);
        if let Ok(checked) = checked
            && let Some(role) = role(grammar, checked.member)
        {
            let (namespace, local) = grammar.name_parts(attribute_use.name);
            let name = QualifiedName { namespace, prefix: "", local };
            self.note(role, &checked.normalized, Some(name), position);
        }
    }

    /// Whether a normalised text equals a fixed value, in the value space. `declared` is the type the value was fixed
    /// for: `xsi:type` may have named another one.
    pub(super) fn equals(
        &self,
        type_definition: TypeId,
        text: &str,
        constraint: &ValueConstraint,
        declared: TypeId,
    ) -> bool {
        if text == constraint.lexical && constraint.namespaces.is_empty() {
            return true;
        }
        let bindings = SchemaBindings(&constraint.namespaces);
        let fixed = match simple::check(self.grammar, declared, &constraint.lexical, &bindings) {
            Ok(checked) => simple::value(self.grammar, declared, &checked.normalized, &bindings),
            Err(_) => return false,
        };
        simple::value(self.grammar, type_definition, text, &self.namespaces) == fixed
    }

    /// Notes a value that counts for the document as a whole.
    pub(super) fn note(
        &mut self,
        role: Role,
        normalized: &str,
        attribute: Option<QualifiedName<'_>>,
        position: Position,
    ) {
        for item in normalized.split(' ') {
            if role != Role::Entity {
                self.keep_one(position);
            }
            let fault = match role {
                Role::Id if self.identifiers.define(item) => continue,
                Role::Id => Fault::DuplicateId { value: item.to_owned() },
                Role::IdRef => {
                    self.identifiers.refer(item, || path_to(&self.path, attribute), position);
                    continue;
                }
                Role::Entity if self.entities.contains(item) => continue,
                Role::Entity => Fault::UndeclaredEntityValue { value: item.to_owned() },
            };
            match attribute {
                Some(name) => self.attribute_issue(position, name, fault),
                None => self.issue(position, fault),
            }
        }
    }

    /// The name of a type for a message; built-in types are named by the message itself.
    pub(super) fn type_name(&self, id: TypeId) -> Option<Name> {
        if id.index() < Builtin::ALL.len() {
            return None;
        }
        let name = self.grammar.types.get(id.index())?.name?;
        Some(Name::of(self.grammar, name))
    }

    /// Reports a fault of an attribute of the innermost element.
    pub(super) fn attribute_issue(&mut self, position: Position, name: QualifiedName<'_>, fault: Fault) {
        if self.has_room() {
            self.issues.push(Issue::new(path_to(&self.path, Some(name)), position, fault));
        }
    }
}

/// The path to the innermost element, or to an attribute of it.
fn path_to(path: &DocumentPath, attribute: Option<QualifiedName<'_>>) -> String {
    let mut text = path.text();
    if let Some(name) = attribute {
        let colon = if name.prefix.is_empty() { "" } else { ":" };
        text.extend(["/@", name.prefix, colon, name.local]);
    }
    text
}

fn global_attribute(grammar: &Grammar, name: crate::grammar::NameId) -> Option<&GlobalAttribute> {
    let at = grammar.global_attributes.binary_search_by_key(&name, |attribute| attribute.name).ok()?;
    grammar.global_attributes.get(at)
}
