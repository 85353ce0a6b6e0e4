//! A validated document as an arena of nodes: what the validator leaves for `bind/`.
//!
//! In: the validator's findings, element by element. Out: [`Tree`], read through [`Node`].
//! Invariants: node 0 is the root element; children are in document order; comments, processing instructions and
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

/// A node of a [`Tree`].
#[derive(Debug, Clone)]
pub struct TreeNode {
    /// The declaration it was validated by; `None` for texts and for raw elements without a declaration.
    pub element: Option<ElementId>,
    /// The type that held, after `xsi:type`; `None` for texts and raw elements that were not assessed.
    pub type_definition: Option<TypeId>,
    /// Its leaf in the parent's content model; for texts [`TEXT_LEAF`].
    pub leaf: u16,
    /// `xsi:nil="true"`.
    pub is_nil: bool,
    /// First child node, or [`NONE`].
    pub first_child: u32,
    /// Next sibling, or [`NONE`].
    pub next_sibling: u32,
    /// The text: of a text node, or of an element with simple content (white space normalised after its type; the
    /// default or fixed value where the element is empty and has one).
    pub text: Range32,
    /// The element's attributes, without namespace declarations and `xsi:` ones (raw elements keep all `xsi:` ones).
    pub attributes: Range32,
    /// Position in [`Tree::raw_names`] for elements that stand for a wildcard and all elements inside; else [`NONE`].
    pub raw_name: u32,
    /// Innermost declaration in scope in [`Tree::scopes`], or [`NONE`].
    pub scope: u32,
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
