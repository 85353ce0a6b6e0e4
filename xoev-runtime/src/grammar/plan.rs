//! What the validator asks of elements and types at every start tag, in flat tables.
//!
//! In: the declarations and definitions of a grammar. Out: a few words for each. Invariant: nothing stands here that
//! the grammar does not say; the tables only spare the way through it.

use super::{
    Builtin, Content, Element, ElementId, Grammar, ModelId, SimpleType, TypeDefinition, TypeId, TypeKind,
    Variety,
};

/// What matters of an element declaration where an element begins.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ElementPlan {
    pub(crate) type_definition: TypeId,
    /// What may stand in it, if its type is not named by `xsi:type`.
    pub(crate) content: ContentPlan,
    /// Neither the declaration nor its type asks for more than that the element stands in its place.
    pub(crate) is_plain: bool,
    pub(crate) is_abstract: bool,
    /// It names a head in `substitutionGroup`.
    pub(crate) may_substitute: bool,
    pub(crate) has_value_constraint: bool,
    pub(crate) has_identity_constraints: bool,
}

impl ElementPlan {
    fn of(grammar: &Grammar, element: &Element) -> Self {
        let id = element.type_definition;
        let definition =
            grammar.types.get(id.index()).map(|definition| TypePlan::of(grammar, id, definition));
        Self {
            type_definition: id,
            content: definition.map_or(ContentPlan::Empty, |definition| definition.content),
            is_plain: definition.is_some_and(|it| !it.is_abstract && !it.misses_attributes)
                && !element.is_abstract
                && element.substitution_head.is_none()
                && element.identity_constraints.is_empty(),
            is_abstract: element.is_abstract,
            may_substitute: element.substitution_head.is_some(),
            has_value_constraint: element.value_constraint.is_some(),
            has_identity_constraints: !element.identity_constraints.is_empty(),
        }
    }
}

/// What may stand in an element of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ContentPlan {
    /// Nothing.
    Empty,
    /// Text of this simple type.
    Simple(TypeId),
    /// Elements only.
    ElementOnly(ModelId),
    /// Elements and text.
    Mixed(ModelId),
}

/// What matters of a type definition where an element begins.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TypePlan {
    pub(crate) content: ContentPlan,
    pub(crate) is_abstract: bool,
    /// An attribute use is required, or has a value where the attribute is absent.
    pub(crate) misses_attributes: bool,
    /// Its values, or items or members of them, may be identifiers, references to such or entities.
    pub(crate) may_identify: bool,
}

impl TypePlan {
    fn of(grammar: &Grammar, id: TypeId, definition: &TypeDefinition) -> Self {
        let may_identify = match &definition.kind {
            TypeKind::Simple(simple) => may_identify(grammar, simple),
            TypeKind::Complex(_) => false,
        };
        let (content, misses_attributes) = match &definition.kind {
            TypeKind::Simple(_) => (ContentPlan::Simple(id), false),
            TypeKind::Complex(complex) => {
                let content = match complex.content {
                    Content::Empty => ContentPlan::Empty,
                    Content::Simple(content) => ContentPlan::Simple(content),
                    Content::ElementOnly(model) => ContentPlan::ElementOnly(model),
                    Content::Mixed(model) => ContentPlan::Mixed(model),
                };
                let counts = complex.attributes.iter().any(|a| a.is_required || a.value_constraint.is_some());
                (content, counts)
            }
        };
        Self { content, is_abstract: definition.is_abstract, misses_attributes, may_identify }
    }
}

fn may_identify(grammar: &Grammar, simple: &SimpleType) -> bool {
    let is_identifier = |builtin| matches!(builtin, Builtin::Id | Builtin::IdRef | Builtin::Entity);
    match &simple.variety {
        Variety::Atomic(_) => is_identifier(simple.builtin),
        Variety::Union(_) => true,
        Variety::List(item) => match grammar.types.get(item.index()).map(|item| &item.kind) {
            Some(TypeKind::Simple(item)) => is_identifier(item.builtin),
            _ => false,
        },
    }
}

/// The plans of a grammar.
#[derive(Debug, Default)]
pub(super) struct Plans {
    elements: Vec<ElementPlan>,
    types: Vec<TypePlan>,
}

impl Plans {
    pub(super) fn of(grammar: &Grammar) -> Self {
        Self {
            elements: grammar.elements.iter().map(|element| ElementPlan::of(grammar, element)).collect(),
            types: (0..)
                .map(TypeId)
                .zip(&grammar.types)
                .map(|(id, it)| TypePlan::of(grammar, id, it))
                .collect(),
        }
    }
}

impl Grammar {
    /// The plan of an element declaration.
    #[inline]
    pub(crate) fn element_plan(&self, id: ElementId) -> Option<ElementPlan> {
        match self.index.plans.elements.get(id.index()) {
            Some(plan) => Some(*plan),
            // A grammar that was not linked.
            None => self.elements.get(id.index()).map(|element| ElementPlan::of(self, element)),
        }
    }

    /// The plan of a type definition.
    #[inline]
    pub(crate) fn type_plan(&self, id: TypeId) -> Option<TypePlan> {
        match self.index.plans.types.get(id.index()) {
            Some(plan) => Some(*plan),
            None => self.types.get(id.index()).map(|definition| TypePlan::of(self, id, definition)),
        }
    }
}
