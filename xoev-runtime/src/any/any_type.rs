//! Elements of the ur-type.

use super::{AnyAttribute, AnyName, AnyNode, read, read_attributes, read_nodes};
use crate::bind::{BindError, ElementReader, ElementValue};
use crate::writer::ElementWriter;

/// The value of an element of type `xs:anyType` (XSD 1.0 Part 1 §3.4.7): any attributes, any content.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AnyType {
    /// The type `xsi:type` names, if it does.
    pub type_name: Option<AnyName>,
    /// The attributes.
    pub attributes: Vec<AnyAttribute>,
    /// The content.
    pub content: Vec<AnyNode>,
}

impl ElementValue for AnyType {
    fn read(element: ElementReader<'_>) -> Result<Self, BindError> {
        Ok(Self {
            type_name: read::substituted_type_name(element),
            attributes: read_attributes(element, |_| true),
            content: read_nodes(element, &mut element.content())?,
        })
    }

    fn write(&self, element: &mut ElementWriter<'_, '_>) {
        if let Some(name) = &self.type_name {
            element.set_type_name(name.namespace(), name.prefix(), name.local());
        }
        element.any_attributes(&self.attributes);
        element.content().any(&self.content);
    }
}
