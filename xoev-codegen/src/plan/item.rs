//! What the plan consists of: modules, items, fields, variants. Every name and every number is decided here.

use std::collections::BTreeMap;
use xoev_runtime::grammar::Builtin;
use xoev_schema::component::{Arena, TypeId};

/// An item of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId(pub u32);

impl From<usize> for ItemId {
    fn from(index: usize) -> Self {
        Self(index as u32)
    }
}

impl From<ItemId> for usize {
    fn from(id: ItemId) -> Self {
        id.0 as Self
    }
}

/// Everything that is to be written.
#[derive(Debug, Default)]
pub struct RustPlan {
    /// The modules; the first is the root of the file.
    pub modules: Vec<ModulePlan>,
    /// All items.
    pub items: Arena<ItemId, Item>,
    /// Names that could not be taken over as they are, one sentence each.
    pub remarks: Vec<String>,
    /// Items that have a shape the runtime has more to offer for.
    pub shapes: BTreeMap<ItemId, ShapePlan>,
    /// Structs that hold a code of a code list.
    pub code_values: BTreeMap<ItemId, CodeValuePlan>,
    /// The items of types, of anonymous ones too.
    pub types: BTreeMap<TypeId, ItemId>,
}

impl RustPlan {
    /// The path of a type's item below the module of the standard, such as `xbs::Anschrift`.
    #[must_use]
    pub fn path(&self, type_: TypeId) -> Option<String> {
        Some(self.path_of(&self.items[*self.types.get(&type_)?]))
    }

    /// The path of an item below the module of the standard.
    #[must_use]
    pub fn path_of(&self, item: &Item) -> String {
        match self.module_name(item) {
            "" => item.name.clone(),
            module => format!("{module}::{}", item.name),
        }
    }

    /// The name of an item's module; empty for the root of the file.
    #[must_use]
    pub fn module_name(&self, item: &Item) -> &str {
        self.modules.get(item.module).map_or("", |it| &it.name)
    }
}

/// Where a struct holds list, version and code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeValuePlan {
    /// The field for the Kennung of the list.
    pub uri: CodeField,
    /// The field for its version.
    pub version: CodeField,
    /// The field for the code.
    pub code: String,
    /// The field for the name of the code, where the type has kept it.
    pub name: Option<CodeField>,
    /// The column of the list whose values are the codes, where the schema says so.
    pub column: Option<String>,
}

/// A field of a code type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeField {
    /// Its name.
    pub name: String,
    /// Whether it is an `Option`.
    pub is_optional: bool,
    /// The value the schema fixes, which counts where the field is empty.
    pub fixed: Option<String>,
}

/// A shape the runtime has more to offer for; the runtime's macro of the same name implements it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShapePlan {
    /// A choice of a day, a month and a year.
    PartlyKnownDate {
        /// The variants for the day, the month and the year.
        variants: [String; 3],
        /// The struct whose only field is the choice, and the field.
        owner: Option<(String, String)>,
    },
    /// What identifies a message.
    Identification {
        /// The field with the UUID.
        id: String,
        /// The field with the type of message, and its type.
        message_type: (String, TypeReference),
        /// The field with the time.
        created: String,
    },
    /// A header with an identification and two parties.
    Header(Box<HeaderPlan>),
    /// A header of XJustiz.
    XJustizHeader {
        /// The type of `herstellerinformation`.
        product: TypeReference,
        /// The choice of a file reference.
        reference: TypeReference,
        /// What an answer does not take over: fields, or fields of `absender`, as paths.
        empty: Vec<String>,
    },
    /// A header of xdomea.
    XdomeaHeader {
        /// The type of `Nachrichtentyp`.
        message_type: TypeReference,
        /// All other fields; they may be empty.
        empty: Vec<String>,
    },
}

/// A header with an identification and two parties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderPlan {
    /// The field of the identification, and its type.
    pub identification: (String, TypeReference),
    /// The reader.
    pub leser: PartyPlan,
    /// The author.
    pub autor: PartyPlan,
    /// All other fields; they may be empty.
    pub empty: Vec<String>,
}

/// The reader or the author of a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyPlan {
    /// The field.
    pub name: String,
    /// Its type.
    pub type_: TypeReference,
    /// How it is made, where its type differs from that of the other party.
    pub made: Option<PartyMaking>,
}

/// How a party is made from the other: field by field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyMaking {
    /// The struct.
    pub struct_: TypeReference,
    /// Its fields; the other party has all of them.
    pub fields: Vec<String>,
    /// The variant of the field's type that holds the struct, where that is an enum over derived types.
    pub variant: Option<String>,
    /// The type of the other party and its variants, where that is an enum over derived types.
    pub source: Option<(TypeReference, Vec<String>)>,
}

/// A module: the types of one namespace.
#[derive(Debug, Default)]
pub struct ModulePlan {
    /// Its name; empty for the root.
    pub name: String,
    /// The namespace.
    pub documentation: Documentation,
    /// Its items, in the order of the schema documents.
    pub items: Vec<ItemId>,
}

/// Documentation: paragraphs of plain text, not yet escaped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Documentation {
    /// The paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph of documentation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Paragraph {
    /// Text from the schema: to be escaped.
    Text(String),
    /// A label of ours with text from the schema: `Rechtsgrundlage: …`.
    Labelled(&'static str, String),
    /// An XML name with what it is and how often it stands: "`name` (Element, 2..5)".
    Name(String, String),
    /// A key of a code list with its display name, where it has one: "`01`: Ausland".
    Key(String, Option<String>),
    /// The address of the page about it.
    Page(String),
}

/// A Rust item.
#[derive(Debug)]
pub struct Item {
    /// Its name.
    pub name: String,
    /// The module it stands in.
    pub module: usize,
    /// Its documentation.
    pub documentation: Documentation,
    /// What it is.
    pub kind: ItemKind,
    /// The global element it is the content of, where it is that of exactly one.
    pub root_element: Option<u32>,
}

/// The kinds of items.
#[derive(Debug)]
pub enum ItemKind {
    /// Named, not lowered yet. None is left in a finished plan.
    Pending,
    /// A complex type.
    Struct(StructPlan),
    /// A nested sequence.
    Group(GroupPlan),
    /// A choice.
    Choice(ChoicePlan),
    /// An enumeration of strings.
    Enumeration(EnumerationPlan),
    /// A simple type with facets.
    Newtype(NewtypePlan),
    /// A simple type without facets of its own.
    Alias(TypeReference),
    /// A union.
    Union(UnionPlan),
    /// What may stand for the head of a substitution group; numbers are element ids.
    Substitution(Vec<VariantPlan>),
    /// What `xsi:type` may make of an element's declared type; numbers are type ids.
    DerivedTypes(DerivedTypesPlan),
    /// Mixed content.
    Mixed(MixedPlan),
    /// All messages; numbers are element ids.
    Messages(Vec<VariantPlan>),
}

/// A complex type.
#[derive(Debug)]
pub struct StructPlan {
    /// The type's id in the grammar.
    pub type_id: u32,
    /// Attributes first, then the content.
    pub fields: Vec<FieldPlan>,
    /// How the content is read.
    pub content: ContentKind,
    /// Whether every field may be absent.
    pub derives_default: bool,
}

/// How the content of a complex type is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContentKind {
    /// Nothing, or attributes alone.
    Empty,
    /// The fields with leaves and groups.
    Elements,
    /// As `Elements`, in any order.
    All,
    /// One field with the text.
    Text,
    /// One field with text and elements.
    Mixed,
}

/// A nested sequence: fields with leaves relative to its first one.
#[derive(Debug)]
pub struct GroupPlan {
    /// Its fields.
    pub fields: Vec<FieldPlan>,
    /// Whether every field may be absent.
    pub derives_default: bool,
}

/// A field.
#[derive(Debug, Clone)]
pub struct FieldPlan {
    /// Its name.
    pub name: String,
    /// Its documentation.
    pub documentation: Documentation,
    /// Where its value comes from.
    pub source: FieldSource,
    /// How often.
    pub occurs: Occurs,
    /// The type of one value.
    pub type_: TypeReference,
    /// Whether the value is boxed, to break a cycle.
    pub is_boxed: bool,
    /// What the constructor does about it.
    pub initial: Initial,
}

/// Where a field's value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldSource {
    /// The attribute of this slot.
    Attribute(u32),
    /// All attributes of a wildcard.
    AnyAttributes,
    /// The children of this leaf.
    Leaf(u32),
    /// The children of these leaves: a nested group.
    Leaves(u32, u32),
    /// The text.
    Text,
    /// Text and children.
    Mixed,
    /// The order in which the members of an `all` group stood.
    Order,
}

/// How often a field's value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occurs {
    /// Once: `T`.
    One,
    /// At most once: `Option<T>`.
    Optional,
    /// Several times: `Vec<T>`; with the bound where the reading needs it (inside repeating groups).
    Many(Option<u32>),
}

/// What a constructor does about a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Initial {
    /// It is a parameter.
    Parameter,
    /// It stays empty.
    Empty,
    /// It is set to the fixed value.
    Fixed(String),
}

/// A choice: an enum over its branches.
#[derive(Debug)]
pub struct ChoicePlan {
    /// The branches.
    pub branches: Vec<BranchPlan>,
}

/// A branch of a choice. Leaves are relative to the choice's first one.
#[derive(Debug)]
pub struct BranchPlan {
    /// The variant's name.
    pub name: String,
    /// Its documentation.
    pub documentation: Documentation,
    /// Its leaf or leaves.
    pub source: FieldSource,
    /// Once or several times.
    pub occurs: Occurs,
    /// The type of one value.
    pub type_: TypeReference,
    /// Whether the value is boxed, to break a cycle.
    pub is_boxed: bool,
}

/// An enumeration of strings.
#[derive(Debug)]
pub struct EnumerationPlan {
    /// Its values.
    pub values: Vec<EnumerationVariant>,
}

/// A value of an enumeration.
#[derive(Debug, PartialEq, Eq)]
pub struct EnumerationVariant {
    /// The variant's name.
    pub name: String,
    /// The value.
    pub value: String,
    /// The display name, where the schema gives one.
    pub label: Option<String>,
}

/// A simple type with facets.
#[derive(Debug)]
pub struct NewtypePlan {
    /// The type's id in the grammar.
    pub type_id: u32,
    /// The value inside.
    pub inner: TypeReference,
}

/// A union.
#[derive(Debug)]
pub struct UnionPlan {
    /// The type's id in the grammar.
    pub type_id: u32,
    /// One variant for each member type; numbers are type ids.
    pub members: Vec<VariantPlan>,
}

/// What `xsi:type` may make of a type.
#[derive(Debug)]
pub struct DerivedTypesPlan {
    /// The declared type's id in the grammar.
    pub declared: u32,
    /// The declared type and the types derived from it, abstract ones left out.
    pub variants: Vec<VariantPlan>,
}

/// Mixed content.
#[derive(Debug)]
pub struct MixedPlan {
    /// The name of the variant for text.
    pub text: String,
    /// One variant for each element; several leaves may share it.
    pub variants: Vec<MixedVariantPlan>,
}

/// An element of mixed content.
#[derive(Debug)]
pub struct MixedVariantPlan {
    /// Its name.
    pub name: String,
    /// Its leaves.
    pub leaves: Vec<u32>,
    /// What it holds.
    pub type_: TypeReference,
    /// The XML name.
    pub xml_name: String,
}

/// A variant that stands for an element or a type.
#[derive(Debug)]
pub struct VariantPlan {
    /// Its documentation.
    pub documentation: Documentation,
    /// Its name.
    pub name: String,
    /// The number behind it.
    pub number: u32,
    /// What it holds.
    pub type_: TypeReference,
    /// Whether that is boxed.
    pub is_boxed: bool,
    /// Whether the enum can be made from what the variant holds: no other variant holds the same.
    pub converts: bool,
}

/// A Rust type where it is used.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TypeReference {
    /// An item of the plan.
    Item(ItemId),
    /// The value of a built-in atomic type.
    Value(Builtin),
    /// A list of values.
    List(Box<Self>),
    /// A value or `xsi:nil`.
    Nillable(Box<Self>),
    /// Any content (`xs:anyType`).
    AnyType,
    /// An element a wildcard let in.
    AnyElement,
    /// An attribute a wildcard let in.
    AnyAttribute,
    /// The order of an `all` group.
    AllOrder,
}
