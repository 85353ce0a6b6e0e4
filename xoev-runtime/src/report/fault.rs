//! What can be wrong with a document, as data.

use super::{AttachmentFault, CodeFault, ExpectedItem, HeaderFault, Name, WellFormednessFault};
use crate::bind::BindFault;
use crate::dispatch::DispatchFault;
use crate::value::ValueFault;

/// What a fault of a value is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The text of the element.
    Element(Name),
    /// The value of an attribute of the element.
    Attribute(Name),
}

/// Where a child that may not stand in its place would be right.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Placement {
    /// Nowhere near.
    #[default]
    Unknown,
    /// Here, had these stood before it.
    Behind(Vec<ExpectedItem>),
    /// Before this sibling, which stood already.
    Before(Name),
    /// Where it stands, but not once more.
    TooOften,
    /// In the place of this sibling: of a choice, only one branch may stand.
    InsteadOf(Name),
    /// In this child of the element.
    Inside(Name),
    /// In the element further out, behind the end of the one it stands in.
    Outside {
        /// The element further out.
        ancestor: Name,
        /// The child of it that should have ended.
        behind: Name,
    },
}

/// A fault, with the facts a message needs. The rules are those of XSD 1.0 Part 1.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// The document is not well-formed, or a limit is reached: nothing after this place was checked.
    WellFormedness(WellFormednessFault),
    /// The root element is not declared globally.
    UndeclaredRoot {
        /// The root element.
        name: Name,
        /// Global elements of the schema with a similar name.
        similar: Vec<Name>,
    },
    /// A strict wildcard lets the element in, but it is not declared.
    UndeclaredElement {
        /// The element.
        name: Name,
    },
    /// The declaration is abstract: only members of its substitution group may stand here.
    AbstractElement {
        /// The element.
        name: Name,
        /// What may stand for it.
        members: Vec<Name>,
    },
    /// A schema location that comes after the first element of its namespace, where schema locations are followed.
    LateSchemaLocation {
        /// The namespace; empty for none.
        namespace: String,
    },
    /// `xsi:nil` on an element that is not nillable.
    NotNillable {
        /// The element.
        name: Name,
    },
    /// `xsi:nil="true"` on an element that has content.
    NilWithContent {
        /// The element.
        name: Name,
    },
    /// `xsi:nil="true"` on an element with a fixed value.
    NilWithFixedValue {
        /// The element.
        name: Name,
    },
    /// `xsi:type` is no QName, or its prefix is not declared.
    TypeNameSyntax {
        /// The value.
        value: String,
    },
    /// `xsi:type` names no type of the schema.
    UnknownType {
        /// The type.
        name: Name,
        /// Global types of the schema with a similar name.
        similar: Vec<Name>,
    },
    /// `xsi:type` names a type that is not derived from the declared one.
    TypeNotDerived {
        /// The type.
        name: Name,
        /// The declared type; `None` for an anonymous one.
        declared: Option<Name>,
        /// What it could name.
        expected: Vec<Name>,
    },
    /// `xsi:type` names a derived type, but `block` forbids the derivation.
    TypeBlocked {
        /// The type.
        name: Name,
        /// The declared type; `None` for an anonymous one.
        declared: Option<Name>,
    },
    /// The type is abstract: `xsi:type` must name a derived one.
    AbstractType {
        /// The type; `None` for an anonymous one.
        name: Option<Name>,
        /// The types `xsi:type` could name.
        expected: Vec<Name>,
    },
    /// A substitution-group member stands for a head that blocks it.
    SubstitutionBlocked {
        /// The element.
        name: Name,
        /// The head.
        head: Name,
    },
    /// A child that may not stand here, where others may.
    UnexpectedElement {
        /// The child.
        found: Name,
        /// What may stand here.
        expected: Vec<ExpectedItem>,
        /// Where the child would be right.
        placement: Placement,
    },
    /// A child where the content is complete and nothing more may follow.
    UnexpectedAtEnd {
        /// The child.
        found: Name,
        /// Where the child would be right.
        placement: Placement,
    },
    /// The element ends, but children are missing.
    MissingElement {
        /// The element.
        parent: Name,
        /// What may come next.
        expected: Vec<ExpectedItem>,
        /// The element is empty and could be left out.
        is_needless: bool,
    },
    /// Text between the children of an element that has no mixed content.
    TextInElementContent {
        /// The element.
        parent: Name,
        /// The text, shortened.
        text: String,
        /// The child that is expected next and has text.
        holder: Option<Name>,
    },
    /// Children or text in an element that must be empty.
    ContentInEmpty {
        /// The element.
        parent: Name,
    },
    /// A child in an element that has text only.
    ElementInSimpleContent {
        /// The element.
        parent: Name,
        /// The child.
        found: Name,
        /// Whether the type is complex (with simple content).
        is_complex: bool,
    },
    /// An attribute the type does not have.
    UnexpectedAttribute {
        /// The attribute.
        found: Name,
        /// Attributes of the type that are not there yet.
        expected: Vec<Name>,
    },
    /// An attribute on an element of a simple type.
    AttributeOnSimpleType {
        /// The attribute.
        found: Name,
    },
    /// A strict attribute wildcard lets the attribute in, but it is not declared.
    UndeclaredAttribute {
        /// The attribute.
        name: Name,
    },
    /// A required attribute is missing.
    MissingAttribute {
        /// The attribute.
        name: Name,
        /// The one value it can have, where it is fixed.
        fixed: Option<String>,
    },
    /// An attribute differs from its fixed value.
    FixedAttribute {
        /// The attribute.
        name: Name,
        /// The fixed value.
        expected: String,
        /// What stands there.
        found: String,
    },
    /// An attribute of type ID through a wildcard, where there is another one or the type has one.
    SecondIdAttribute {
        /// That attribute.
        name: Name,
        /// Whether the other one is an attribute the type has, there or not.
        is_declared: bool,
    },
    /// An element with a fixed value has children.
    FixedWithChildren {
        /// The element.
        name: Name,
    },
    /// An element differs from its fixed value.
    FixedElement {
        /// The element.
        name: Name,
        /// The fixed value.
        expected: String,
        /// What stands there.
        found: String,
        /// Whether the content is mixed.
        is_mixed: bool,
    },
    /// The element is empty, but its default or fixed value does not fit the type named by `xsi:type`.
    DefaultNotValid {
        /// The element.
        name: Name,
        /// The value.
        value: String,
    },
    /// A text that is no value of its simple type.
    InvalidValue {
        /// Whose text.
        subject: Subject,
        /// The text, shortened.
        value: String,
        /// The type; `None` for an anonymous one.
        type_name: Option<Name>,
        /// What is wrong with it.
        fault: ValueFault,
        /// The element or attribute is empty and could be left out.
        is_needless: bool,
    },
    /// An ENTITY that is no unparsed entity of the document.
    UndeclaredEntityValue {
        /// The value.
        value: String,
    },
    /// An IDREF without an ID.
    DanglingIdRef {
        /// The value.
        value: String,
    },
    /// An ID that was used before.
    DuplicateId {
        /// The value.
        value: String,
    },
    /// A key sequence stands twice under a `key` or `unique`.
    DuplicateKey {
        /// The constraint.
        constraint: Name,
        /// The values of the fields.
        values: Vec<String>,
        /// Whether it is a `key` (else a `unique`).
        is_key: bool,
    },
    /// A field of a `key` is absent.
    MissingKeyField {
        /// The constraint.
        constraint: Name,
        /// The field's number, from 1.
        field: usize,
        /// Where it is looked for, as paths from the element: `flurstueck/laufendeNummer`, `@nummer`.
        paths: Vec<String>,
    },
    /// A field of a `key` is a nillable element.
    NillableKeyField {
        /// The constraint.
        constraint: Name,
        /// The field's number, from 1.
        field: usize,
    },
    /// A field selects several nodes, or one without a simple value.
    KeyField {
        /// The constraint.
        constraint: Name,
        /// The field's number, from 1.
        field: usize,
    },
    /// A key reference without a key.
    DanglingKeyReference {
        /// The `keyref`.
        constraint: Name,
        /// The `key` or `unique` it refers to.
        key: Name,
        /// The values of the fields.
        values: Vec<String>,
    },
    /// A code that is not, or cannot be found, in its code list.
    Code(Box<CodeFault>),
    /// The document is valid, but its header is not what the reader takes.
    Header(HeaderFault),
    /// It is not known of which standard or version the document is, or it is of another one than asked for.
    Dispatch(Box<DispatchFault>),
    /// The files the message names are not those that came with it.
    Attachment(AttachmentFault),
    /// The document is valid, but the generated types have no place for the element.
    NotGenerated {
        /// The element.
        name: Name,
        /// What does not fit.
        reason: BindFault,
    },
}

impl Fault {
    /// The rule that is broken.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        match self {
            Self::WellFormedness(fault) => fault.rule(),
            Self::UndeclaredRoot { .. } => "cvc-elt.1",
            Self::UndeclaredElement { .. } => "cvc-complex-type.2.4.c",
            Self::AbstractElement { .. } => "cvc-elt.2",
            Self::LateSchemaLocation { .. } => "xoev-late-schema-location",
            Self::NotNillable { .. } => "cvc-elt.3.1",
            Self::NilWithContent { .. } => "cvc-elt.3.2.1",
            Self::NilWithFixedValue { .. } => "cvc-elt.3.2.2",
            Self::TypeNameSyntax { .. } => "cvc-elt.4.1",
            Self::UnknownType { .. } => "cvc-elt.4.2",
            Self::TypeNotDerived { .. } | Self::TypeBlocked { .. } => "cvc-elt.4.3",
            Self::AbstractType { .. } => "cvc-type.2",
            Self::UnexpectedElement { .. } | Self::SubstitutionBlocked { .. } => "cvc-complex-type.2.4.a",
            Self::UnexpectedAtEnd { .. } => "cvc-complex-type.2.4.d",
            Self::MissingElement { .. } => "cvc-complex-type.2.4.b",
            Self::TextInElementContent { .. } => "cvc-complex-type.2.3",
            Self::ContentInEmpty { .. } => "cvc-complex-type.2.1",
            Self::ElementInSimpleContent { is_complex: true, .. } => "cvc-complex-type.2.2",
            Self::ElementInSimpleContent { .. } => "cvc-type.3.1.2",
            Self::UnexpectedAttribute { .. } => "cvc-complex-type.3.2.2",
            Self::AttributeOnSimpleType { .. } => "cvc-type.3.1.1",
            Self::UndeclaredAttribute { .. } => "cvc-attribute.1",
            Self::MissingAttribute { .. } => "cvc-complex-type.4",
            Self::FixedAttribute { .. } => "cvc-au",
            Self::SecondIdAttribute { is_declared: false, .. } => "cvc-complex-type.5.1",
            Self::SecondIdAttribute { .. } => "cvc-complex-type.5.2",
            Self::FixedWithChildren { .. } => "cvc-elt.5.2.2.1",
            Self::FixedElement { is_mixed: true, .. } => "cvc-elt.5.2.2.2.1",
            Self::FixedElement { .. } => "cvc-elt.5.2.2.2.2",
            Self::DefaultNotValid { .. } => "cvc-elt.5.1.1",
            Self::InvalidValue { fault, .. } => fault.rule(),
            Self::UndeclaredEntityValue { .. } => "cvc-simple-type.2",
            Self::DanglingIdRef { .. } => "cvc-id.1",
            Self::DuplicateId { .. } => "cvc-id.2",
            Self::DuplicateKey { is_key: true, .. } => "cvc-identity-constraint.4.2.2",
            Self::DuplicateKey { .. } => "cvc-identity-constraint.4.1",
            Self::MissingKeyField { .. } => "cvc-identity-constraint.4.2.1",
            Self::NillableKeyField { .. } => "cvc-identity-constraint.4.2.3",
            Self::KeyField { .. } => "cvc-identity-constraint.3",
            Self::DanglingKeyReference { .. } => "cvc-identity-constraint.4.3",
            Self::Code(fault) => fault.rule(),
            Self::Header(fault) => fault.rule(),
            Self::Dispatch(fault) => fault.rule(),
            Self::Attachment(fault) => fault.rule(),
            Self::NotGenerated { .. } => "xoev-not-generated",
        }
    }

    /// What could have stood there, for faults of content.
    #[must_use]
    pub fn expected(&self) -> &[ExpectedItem] {
        match self {
            Self::UnexpectedElement { expected, .. } | Self::MissingElement { expected, .. } => expected,
            _ => &[],
        }
    }
}

impl From<WellFormednessFault> for Fault {
    fn from(fault: WellFormednessFault) -> Self {
        Self::WellFormedness(fault)
    }
}
