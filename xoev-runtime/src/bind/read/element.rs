//! Reading an element: attributes, text, content.

use super::{ContentReader, TreeNamespaces};
use crate::any::{self, AnyAttribute};
use crate::bind::{BindError, BindFault, SimpleValue};
use crate::grammar::TypeId;
use crate::tree::{NONE, RAW_SLOT, Range32, Tree, TreeAttribute, TreeNode};

/// An element of a validated tree. Two machine words, so that it travels in registers.
#[derive(Debug, Clone, Copy)]
pub struct ElementReader<'t> {
    tree: &'t Tree<'t>,
    /// The node in the lower half; in the upper half the innermost namespace declaration in scope at the parent.
    place: u64,
}

impl<'t> ElementReader<'t> {
    /// The element at a position of [`Tree::nodes`], and the innermost declaration in scope at its parent.
    #[must_use]
    pub fn new(tree: &'t Tree<'t>, node: u32, outer_scope: u32) -> Self {
        Self { tree, place: u64::from(node) | u64::from(outer_scope) << 32 }
    }

    /// The root element.
    #[must_use]
    pub fn root(tree: &'t Tree<'t>) -> Option<Self> {
        (!tree.nodes.is_empty()).then_some(Self::new(tree, 0, NONE))
    }

    /// The tree the element is in.
    #[must_use]
    pub fn tree(self) -> &'t Tree<'t> {
        self.tree
    }

    /// The element's position in [`Tree::nodes`].
    #[must_use]
    pub fn position(self) -> u32 {
        self.place as u32
    }

    /// The element's node.
    #[must_use]
    pub fn node(self) -> &'t TreeNode {
        self.tree.nodes.get(self.position() as usize).unwrap_or(&TreeNode::NOTHING)
    }

    /// The declaration the element was validated by; `u32::MAX` where there is none.
    #[must_use]
    pub fn element_id(self) -> u32 {
        self.node().element_number()
    }

    /// The type that held; `u32::MAX` where there is none.
    #[must_use]
    pub fn type_id(self) -> u32 {
        self.node().type_number()
    }

    /// The type that held, if `xsi:type` has put it in the place of the declared one.
    #[must_use]
    pub fn substituted_type(self) -> Option<TypeId> {
        let node = self.node();
        node.type_definition().filter(|_| node.has_substituted_type())
    }

    /// Goes on only if this type held: the numbers of a generated type belong to its own type definition.
    ///
    /// # Errors
    /// If another type held.
    pub fn expect_type(self, type_definition: u32) -> Result<(), BindError> {
        if self.type_id() == type_definition { Ok(()) } else { Err(self.error(BindFault::UnknownType)) }
    }

    /// Whether `xsi:nil="true"` stands on the element.
    #[must_use]
    pub fn is_nil(self) -> bool {
        self.node().is_nil()
    }

    /// The bindings in scope.
    #[must_use]
    pub fn namespaces(self) -> TreeNamespaces<'t> {
        TreeNamespaces::new(self.tree, self.node().scope)
    }

    /// The innermost namespace declaration in scope at the parent, a position in [`Tree::scopes`].
    #[must_use]
    pub fn outer_scope(self) -> u32 {
        (self.place >> 32) as u32
    }

    /// The text of an element with simple content.
    #[must_use]
    pub fn lexical(self) -> &'t str {
        self.slice(self.node().text)
    }

    /// The value of an element with simple content.
    ///
    /// # Errors
    /// If the text is no value of the Rust type.
    pub fn text<T: SimpleValue>(self) -> Result<T, BindError> {
        T::from_valid(self.lexical(), &self.namespaces()).map_err(|f| self.error(BindFault::Value(f)))
    }

    /// The value of an element of a simple type.
    ///
    /// # Errors
    /// If `xsi:type` names another type: the Rust type has no place for the name, and it must not be lost. If the
    /// text is no value of the Rust type.
    #[inline]
    pub fn simple<T: SimpleValue>(self) -> Result<T, BindError> {
        if self.node().has_substituted_type() {
            return Err(self.error(BindFault::UnknownType));
        }
        self.text()
    }

    /// The attributes that have a slot.
    #[must_use]
    pub fn attributes(self) -> AttributeReader<'t> {
        AttributeReader { element: self }
    }

    /// The attributes an attribute wildcard has let in.
    ///
    /// # Errors
    /// None: anything fits. The signature is that of the other fields.
    pub fn any_attributes(self) -> Result<Vec<AnyAttribute>, BindError> {
        Ok(any::read_attributes(self, |attribute| attribute.slot == RAW_SLOT))
    }

    /// The children.
    #[must_use]
    pub fn content(self) -> ContentReader<'t> {
        ContentReader::new(self)
    }

    /// An error at this element.
    #[cold]
    #[must_use]
    pub fn error(self, fault: BindFault) -> BindError {
        BindError::new(self.position(), fault)
    }

    /// All attributes of the node.
    pub(crate) fn tree_attributes(self) -> &'t [TreeAttribute] {
        self.tree.attributes_of(self.position())
    }

    /// A piece of the tree's text.
    pub(crate) fn slice(self, range: Range32) -> &'t str {
        self.tree.slice(range)
    }

    fn attribute(self, slot: u16) -> Option<&'t str> {
        self.tree_attributes().iter().find(|a| a.slot == slot).map(|a| self.slice(a.value))
    }
}

/// The attributes of an element by their slots.
#[derive(Debug, Clone, Copy)]
pub struct AttributeReader<'t> {
    element: ElementReader<'t>,
}

impl AttributeReader<'_> {
    /// An attribute that is there.
    ///
    /// # Errors
    /// If it is not, or if the text is no value of the Rust type.
    pub fn one<T: SimpleValue>(self, slot: u16) -> Result<T, BindError> {
        match self.opt(slot)? {
            Some(value) => Ok(value),
            None => Err(self.element.error(BindFault::MissingAttribute { slot })),
        }
    }

    /// An attribute that may be absent.
    ///
    /// # Errors
    /// If the text is no value of the Rust type.
    pub fn opt<T: SimpleValue>(self, slot: u16) -> Result<Option<T>, BindError> {
        let Some(text) = self.element.attribute(slot) else { return Ok(None) };
        match T::from_valid(text, &self.element.namespaces()) {
            Ok(value) => Ok(Some(value)),
            Err(fault) => Err(self.element.error(BindFault::Value(fault))),
        }
    }
}
