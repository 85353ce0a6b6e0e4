//! The attributes of the schema-instance namespace (XSD 1.0 Part 1 §2.6).

use super::derivation::{self, Substitutable};
use super::engine::{Assessment, Validator, owned};
use super::names::similar_names;
use super::sink::Sink;
use crate::event::{Attribute, AttributeList, QualifiedName, XSI_NAMESPACE, is_ncname};
use crate::grammar::{Builtin, DerivationSet, Element, ElementPlan, TypeId};
use crate::report::{Fault, Name, Position, Subject};
use crate::value::ValueFault;

/// The schema-instance attributes of an element.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Xsi<'a> {
    type_name: Option<Attribute<'a>>,
    nil: Option<Attribute<'a>>,
    schema_location: Option<Attribute<'a>>,
    no_namespace_schema_location: Option<Attribute<'a>>,
}

/// Whether an attribute is one of the four that every element may have.
pub(super) fn is_xsi(name: QualifiedName<'_>) -> bool {
    name.namespace == XSI_NAMESPACE
        && matches!(name.local, "type" | "nil" | "schemaLocation" | "noNamespaceSchemaLocation")
}

impl<'a> Xsi<'a> {
    #[inline]
    pub(super) fn find(attributes: &'a AttributeList) -> Self {
        if attributes.is_empty() { Self::default() } else { Self::find_among(attributes) }
    }

    fn find_among(attributes: &'a AttributeList) -> Self {
        let mut xsi = Self::default();
        for attribute in attributes.iter().filter(|a| a.name.namespace == XSI_NAMESPACE) {
            match attribute.name.local {
                "type" => xsi.type_name = Some(attribute),
                "nil" => xsi.nil = Some(attribute),
                "schemaLocation" => xsi.schema_location = Some(attribute),
                "noNamespaceSchemaLocation" => xsi.no_namespace_schema_location = Some(attribute),
                _ => {}
            }
        }
        xsi
    }

    /// The documents the element names, each with its namespace (empty for none) and the attribute.
    pub(super) fn locations(&self) -> impl Iterator<Item = (&'a str, &'a str, Attribute<'a>)> {
        let with_namespace = self.schema_location.into_iter().flat_map(|attribute| {
            let mut words = attribute.value.split_ascii_whitespace();
            std::iter::from_fn(move || Some((words.next()?, words.next()?, attribute)))
        });
        let without = self.no_namespace_schema_location.into_iter();
        with_namespace.chain(without.map(|attribute| ("", attribute.value.trim(), attribute)))
    }

    pub(super) fn schema_locations<S: Sink>(&self, sink: &mut S) {
        if let Some(location) = self.schema_location {
            sink.schema_location(true, location.value);
        }
        if let Some(location) = self.no_namespace_schema_location {
            sink.schema_location(false, location.value);
        }
    }
}

impl<S: Sink> Validator<'_, S> {
    /// The type `xsi:type` names; also checks that the type that holds is not abstract.
    #[inline]
    pub(super) fn own_type(
        &mut self,
        xsi: &Xsi<'_>,
        assessment: Assessment,
        plan: Option<ElementPlan>,
        position: Position,
    ) -> OwnType {
        let mut own = OwnType::None;
        if let Some(attribute) = xsi.type_name {
            let declared = assessment.element.and_then(|id| self.grammar.elements.get(id.index()));
            let Some((id, name)) = self.named_type(attribute, position) else { return OwnType::Unknown };
            own = OwnType::Known(id);
            let at = place(attribute, position);
            if declared.is_some_and(|element| !self.may_stand(id, name, element, at)) {
                return own;
            }
        }
        let holding = own.id().or(plan.map(|element| element.type_definition));
        if let Some(id) = holding
            && self.grammar.type_plan(id).is_some_and(|plan| plan.is_abstract)
        {
            self.report_abstract(id, position);
        }
        own
    }

    #[cold]
    fn report_abstract(&mut self, id: TypeId, position: Position) {
        let definition = self.grammar.types.get(id.index());
        let name = definition.and_then(|it| it.name).map(|name| Name::of(self.grammar, name));
        let expected = self.substitutes(id, DerivationSet::default());
        self.issue(position, Fault::AbstractType { name, expected });
    }

    /// Whether a type may stand for that of a declaration; reports if not (`cvc-elt.4.3`).
    fn may_stand(&mut self, id: TypeId, name: Name, element: &Element, at: Position) -> bool {
        let grammar = self.grammar;
        let declared = grammar.types.get(element.type_definition.index());
        let declared = declared.and_then(|t| t.name).map(|name| Name::of(grammar, name));
        match derivation::for_type(grammar, id, element.type_definition, element.block) {
            Substitutable::Yes => return true,
            Substitutable::Blocked => self.issue(at, Fault::TypeBlocked { name, declared }),
            Substitutable::No => {
                let expected = self.substitutes(element.type_definition, element.block);
                self.issue(at, Fault::TypeNotDerived { name, declared, expected });
            }
        }
        false
    }

    /// The global types `xsi:type` may name in the place of one, that one left out.
    #[cold]
    fn substitutes(&self, base: TypeId, block: DerivationSet) -> Vec<Name> {
        let grammar = self.grammar;
        let is_one = |id: TypeId| {
            id != base
                && grammar.type_plan(id).is_some_and(|plan| !plan.is_abstract)
                && derivation::for_type(grammar, id, base, block) == Substitutable::Yes
        };
        let found = grammar.global_types.iter().filter(|(_, id)| is_one(*id));
        found.map(|(name, _)| Name::of(grammar, *name)).collect()
    }

    fn named_type(&mut self, attribute: Attribute<'_>, position: Position) -> Option<(TypeId, Name)> {
        let at = place(attribute, position);
        let value = attribute.value.trim_matches([' ', '\t', '\n', '\r']);
        let (prefix, local) = value.split_once(':').unwrap_or(("", value));
        let is_name = is_ncname(local) && (prefix.is_empty() != value.contains(':'));
        let namespace = self.namespaces.resolve(prefix).map(str::to_owned);
        let Some(namespace) = namespace.filter(|_| is_name) else {
            self.issue(at, Fault::TypeNameSyntax { value: value.to_owned() });
            return None;
        };
        let key = self.names.find(self.grammar, &namespace, local);
        let name = Name::new(&namespace, prefix, local);
        match key.id.and_then(|id| self.grammar.global_type(id)) {
            Some(id) => Some((id, name)),
            None => {
                let similar =
                    similar_names(self.grammar, &name, self.grammar.global_types.iter().map(|it| it.0));
                self.issue(at, Fault::UnknownType { name, similar });
                None
            }
        }
    }

    /// What `xsi:nil` says (`cvc-elt.3`).
    pub(super) fn nil(
        &mut self,
        xsi: &Xsi<'_>,
        name: QualifiedName<'_>,
        assessment: Assessment,
        position: Position,
    ) -> Nil {
        let Some(attribute) = xsi.nil else { return Nil::No };
        let at = place(attribute, position);
        let value = match attribute.value.trim_matches([' ', '\t', '\n', '\r']) {
            "true" | "1" => Nil::Yes,
            "false" | "0" => Nil::No,
            other => {
                let fault = ValueFault::Lexical { builtin: Builtin::Boolean };
                let is_needless = other.is_empty();
                let subject = Subject::Attribute(owned(attribute.name));
                let value = other.to_owned();
                self.issue(at, Fault::InvalidValue { subject, value, type_name: None, fault, is_needless });
                return Nil::Wrong;
            }
        };
        let Some(element) = assessment.element.and_then(|id| self.grammar.elements.get(id.index())) else {
            return value;
        };
        if !element.nillable {
            self.issue(at, Fault::NotNillable { name: owned(name) });
            return Nil::Wrong;
        }
        if value == Nil::Yes && element.value_constraint.as_ref().is_some_and(|v| v.is_fixed) {
            self.issue(at, Fault::NilWithFixedValue { name: owned(name) });
        }
        value
    }
}

/// What `xsi:type` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OwnType {
    /// It is absent.
    None,
    /// This type. One that may not stand there is reported, but was meant: the content is checked by it.
    Known(TypeId),
    /// No type of the schema; reported. What was meant cannot be known, so that the content is not checked.
    Unknown,
}

impl OwnType {
    pub(super) fn id(self) -> Option<TypeId> {
        match self {
            Self::Known(id) => Some(id),
            Self::None | Self::Unknown => None,
        }
    }
}

/// What `xsi:nil` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nil {
    /// Absent or false.
    No,
    /// True: no content.
    Yes,
    /// Not allowed or no boolean; reported.
    Wrong,
}

/// The place of an attribute; of its element, where it has none.
pub(super) fn place(attribute: Attribute<'_>, element: Position) -> Position {
    match attribute.offset {
        0 => element,
        offset => Position { offset, ..Position::default() },
    }
}
