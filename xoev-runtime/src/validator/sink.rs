//! What the validator hands on while it checks.

use crate::event::{DeclarationList, QualifiedName};
use crate::grammar::{ElementId, TypeId};
use crate::report::{Fault, Severity};

/// An element that begins.
#[derive(Debug, Clone, Copy)]
pub struct StartedElement<'e> {
    /// Its name.
    pub name: QualifiedName<'e>,
    /// Its declaration, if one was found.
    pub element: Option<ElementId>,
    /// Its type, after `xsi:type`; `None` if it is not assessed.
    pub type_definition: Option<TypeId>,
    /// Its leaf in the parent's content model.
    pub leaf: u16,
    /// `xsi:nil="true"`.
    pub is_nil: bool,
    /// Whether it stands for a wildcard or in something that does.
    pub is_raw: bool,
}

/// What a sink has found by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Whether it makes the document invalid.
    pub severity: Severity,
    /// What it is.
    pub fault: Fault,
}

/// Takes what the validator found. Calls nest like the elements; attributes follow their element's start.
pub trait Sink {
    /// Whether the sink takes nothing: then it is not told of elements that are as expected.
    const IS_NONE: bool = false;

    /// An element begins.
    fn start(&mut self, element: &StartedElement<'_>, declarations: &DeclarationList) {
        let _ = (element, declarations);
    }

    /// An attribute of the element that has just begun: its slot, or [`crate::tree::RAW_SLOT`].
    fn attribute(&mut self, slot: u16, name: QualifiedName<'_>, value: &str) {
        let _ = (slot, name, value);
    }

    /// Text in mixed or raw content.
    fn text(&mut self, text: &str) {
        let _ = text;
    }

    /// The element ends; `value` is its simple content, white space normalised, defaults filled in.
    fn end(&mut self, value: &str) {
        let _ = value;
    }

    /// `xsi:schemaLocation` or `xsi:noNamespaceSchemaLocation` of the root element.
    fn schema_location(&mut self, has_namespaces: bool, value: &str) {
        let _ = (has_namespaces, value);
    }

    /// What the sink has found at the element that has just ended; it becomes an issue there.
    fn finding(&mut self) -> Option<Finding> {
        None
    }
}

/// Keeps nothing: for checking only.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoSink;

impl Sink for NoSink {
    const IS_NONE: bool = true;
}
