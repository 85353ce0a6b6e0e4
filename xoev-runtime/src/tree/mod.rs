//! A validated document as an arena of nodes: what the validator leaves for `bind/`.
//!
//! In: the validator's findings, element by element. Out: [`Tree`], read through [`Node`].
//! Invariants: node 0 is the root element; nodes are in document order, so the first child follows its parent; comments, processing instructions and
//! white space between the elements of element-only content are not kept.

mod builder;
mod node;

pub use builder::TreeBuilder;
pub use node::{Attribute, Children, Node, Scopes};

use crate::grammar::{ElementId, Grammar, TypeId};

/// A validated document.
#[derive(Debug)]
pub struct Tree<'g> {
    /// The grammar it was validated with.
    pub grammar: &'g Grammar,
    /// Elements and, in mixed or raw content, texts.
    pub nodes: Vec<TreeNode>,
    /// Attributes, grouped by element.
    pub attributes: Vec<TreeAttribute>,
    /// All text and attribute values, one after the other.
    pub text: String,
    /// Names of raw elements and attributes.
    pub raw_names: Vec<RawName>,
    /// The raw elements, in document order: the node, and its name in [`Tree::raw_names`].
    pub raw_elements: Vec<(u32, u32)>,
    /// Namespace declarations; each points to the one in force before it.
    pub scopes: Vec<Scope>,
    /// `xsi:schemaLocation` of the root element.
    pub schema_location: Option<String>,
    /// `xsi:noNamespaceSchemaLocation` of the root element.
    pub no_namespace_schema_location: Option<String>,
}

/// "None" in the links of a tree.
pub const NONE: u32 = u32::MAX;

/// A range of [`Tree::text`] or [`Tree::attributes`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Range32 {
    /// First.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// A node of a [`Tree`]: as small as can be, since reading a message is mostly walking over them.
#[derive(Debug, Clone)]
pub struct TreeNode {
    /// The declaration it was validated by, or [`NONE`].
    element: u32,
    /// The type that held, or [`NONE`].
    type_definition: u32,
    /// Next sibling, or [`NONE`].
    pub next_sibling: u32,
    /// The text: of a text node, or of an element with simple content (white space normalised after its type; the
    /// default or fixed value where the element is empty and has one).
    pub text: Range32,
    /// Its first attribute; they end where those of the next node begin.
    first_attribute: u32,
    /// Innermost declaration in scope in [`Tree::scopes`], or [`NONE`].
    pub scope: u32,
    /// Its leaf in the parent's content model; for texts [`TEXT_LEAF`].
    pub leaf: u16,
    flags: u16,
}

impl TreeNode {
    const TEXT: u16 = 1;
    const NIL: u16 = 2;
    const RAW: u16 = 4;
    const CHILDREN: u16 = 8;
    const SUBSTITUTED: u16 = 16;

    /// What stands for a node that a tree does not have: an empty text.
    pub(crate) const NOTHING: Self = Self {
        element: NONE,
        type_definition: NONE,
        next_sibling: NONE,
        text: Range32 { start: 0, end: 0 },
        first_attribute: 0,
        scope: NONE,
        leaf: TEXT_LEAF,
        flags: Self::TEXT,
    };

    fn has(&self, flag: u16) -> bool {
        self.flags & flag != 0
    }

    /// The declaration it was validated by; `None` for texts and for raw elements without a declaration.
    #[must_use]
    pub fn element(&self) -> Option<ElementId> {
        (self.element != NONE).then_some(ElementId(self.element))
    }

    /// The type that held, after `xsi:type`; `None` for texts and raw elements that were not assessed.
    #[must_use]
    pub fn type_definition(&self) -> Option<TypeId> {
        (self.type_definition != NONE).then_some(TypeId(self.type_definition))
    }

    /// The number of the type that held, or [`NONE`].
    #[must_use]
    pub fn type_number(&self) -> u32 {
        self.type_definition
    }

    /// The number of the declaration it was validated by, or [`NONE`].
    #[must_use]
    pub fn element_number(&self) -> u32 {
        self.element
    }

    /// Whether it is a text.
    #[must_use]
    pub fn is_text(&self) -> bool {
        self.has(Self::TEXT)
    }

    /// `xsi:nil="true"`.
    #[must_use]
    pub fn is_nil(&self) -> bool {
        self.has(Self::NIL)
    }

    /// Whether it stands for a wildcard or in something that does: then it has a name in [`Tree::raw_elements`].
    #[must_use]
    pub fn is_raw(&self) -> bool {
        self.has(Self::RAW)
    }

    /// Whether there is a child: then the next node is the first one.
    #[must_use]
    pub fn has_children(&self) -> bool {
        self.has(Self::CHILDREN)
    }

    /// Whether `xsi:type` has put another type in the place of the declared one.
    #[must_use]
    pub fn has_substituted_type(&self) -> bool {
        self.has(Self::SUBSTITUTED)
    }
}

/// The leaf number of text nodes.
pub const TEXT_LEAF: u16 = u16::MAX;

/// An attribute of a [`Tree`].
#[derive(Debug, Clone, Copy)]
pub struct TreeAttribute {
    /// The attribute's slot in its complex type; [`RAW_SLOT`] if an attribute wildcard or a raw element has it.
    pub slot: u16,
    /// Position in [`Tree::raw_names`] where the slot is [`RAW_SLOT`]; else [`NONE`].
    pub raw_name: u32,
    /// The value (white space normalised after its type where one is known).
    pub value: Range32,
}

/// The slot of attributes that no attribute use describes.
pub const RAW_SLOT: u16 = u16::MAX;

/// The name of something a wildcard let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawName {
    /// The namespace name; empty for none.
    pub namespace: String,
    /// The prefix it was written with; empty for none.
    pub prefix: String,
    /// The local part.
    pub local: String,
}

/// A namespace declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// The declaration in force before this one, or [`NONE`].
    pub parent: u32,
    /// The prefix; empty for the default namespace.
    pub prefix: String,
    /// The namespace name; empty undeclares.
    pub uri: String,
}
