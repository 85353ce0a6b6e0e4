//! Element declarations and type definitions (XSD 1.0 Part 1 §3.3, §3.4).

use super::{ElementId, IdentityConstraintId, ModelId, NameId, SimpleType, TypeId, WildcardId};
use serde::{Deserialize, Serialize};

/// An element declaration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Element {
    /// The name, already qualified or not as `form` says.
    pub name: NameId,
    /// The declared type.
    pub type_definition: TypeId,
    /// Whether `xsi:nil="true"` is allowed.
    pub nillable: bool,
    /// Whether only members of its substitution group may stand for it.
    pub is_abstract: bool,
    /// Substitutions the declaration disallows.
    pub block: DerivationSet,
    /// The default or fixed value.
    pub value_constraint: Option<ValueConstraint>,
    /// Identity constraints scoped at this element.
    pub identity_constraints: Vec<IdentityConstraintId>,
    /// The head this declaration names in `substitutionGroup`.
    pub substitution_head: Option<ElementId>,
    /// Whether it is a global declaration.
    pub is_global: bool,
}

/// A default or fixed value (`{value constraint}`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ValueConstraint {
    /// `fixed` rather than `default`.
    pub is_fixed: bool,
    /// The value's lexical form, white space normalised after the type.
    pub lexical: String,
    /// Namespace bindings in scope, kept only where the type is or contains QName or NOTATION: (prefix, URI).
    pub namespaces: Vec<(String, String)>,
}

/// A set of derivation methods and substitution, as `block` and `final` use them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DerivationSet {
    /// Derivation by extension.
    pub extension: bool,
    /// Derivation by restriction.
    pub restriction: bool,
    /// Substitution-group members.
    pub substitution: bool,
    /// Derivation by list (simple types only).
    pub list: bool,
    /// Derivation by union (simple types only).
    pub union: bool,
}

impl DerivationSet {
    /// What is in either set.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self {
            extension: self.extension || other.extension,
            restriction: self.restriction || other.restriction,
            substitution: self.substitution || other.substitution,
            list: self.list || other.list,
            union: self.union || other.union,
        }
    }

    /// Whether something is in both sets.
    #[must_use]
    pub const fn intersects(self, other: Self) -> bool {
        (self.extension && other.extension)
            || (self.restriction && other.restriction)
            || (self.substitution && other.substitution)
            || (self.list && other.list)
            || (self.union && other.union)
    }
}

/// How a type was made from its base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Derivation {
    /// Derived by restriction (also the ur-types and lists and unions, whose base is the simple ur-type).
    Restriction,
    /// Derived by extension.
    Extension,
}

/// A simple or complex type definition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TypeDefinition {
    /// The name; `None` for anonymous types.
    pub name: Option<NameId>,
    /// `{base type definition}`; the ur-type is its own base.
    pub base: TypeId,
    /// How it was derived from `base`.
    pub derivation: Derivation,
    /// `abstract` (complex types only).
    pub is_abstract: bool,
    /// `block`: derivations that may not stand for this type by `xsi:type` (complex types only).
    pub block: DerivationSet,
    /// What the type allows.
    pub kind: TypeKind,
}

/// The two kinds of types.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum TypeKind {
    /// A simple type.
    Simple(SimpleType),
    /// A complex type.
    Complex(ComplexType),
}

/// What a complex type allows: attributes and content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ComplexType {
    /// Effective attribute uses (inherited ones included, prohibited ones left out), in the order the generated
    /// struct has its attribute fields; a position here is the "attribute slot" of the binding.
    pub attributes: Vec<AttributeUse>,
    /// `anyAttribute`.
    pub attribute_wildcard: Option<WildcardId>,
    /// The content type.
    pub content: Content,
}

/// `{content type}` of a complex type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Content {
    /// No children, no text.
    Empty,
    /// Text checked by a simple type.
    Simple(TypeId),
    /// Elements only.
    ElementOnly(ModelId),
    /// Elements and text.
    Mixed(ModelId),
}

/// An attribute use with its declaration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AttributeUse {
    /// The attribute's name.
    pub name: NameId,
    /// Its simple type.
    pub type_definition: TypeId,
    /// `use="required"`.
    pub is_required: bool,
    /// Default or fixed value, of the use or else of the declaration.
    pub value_constraint: Option<ValueConstraint>,
}

/// A global attribute declaration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GlobalAttribute {
    /// The attribute's name.
    pub name: NameId,
    /// Its simple type.
    pub type_definition: TypeId,
    /// Default or fixed value.
    pub value_constraint: Option<ValueConstraint>,
}
