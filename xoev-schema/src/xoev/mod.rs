//! The XÖV reading of a schema set: which standard it is, its messages, its code lists.
//!
//! In: [`SchemaSet`], [`Components`]. Out: [`Standard`], and its code types in the grammar.
//! Invariants: only annotations and the shape of components are read; a set that is no XÖV standard gives a
//! [`Standard`] without names whose messages are its global elements.
//! Not here: the contents of code lists that stand outside the schemas; Rust names.

mod address;
mod app_info;
mod code_list;
mod code_type;
mod description;
mod grammar_code_types;
mod label;
mod message;
mod outline;
mod run_time;
mod standard_info;

pub use address::Addresses;
pub use code_list::{CodeColumn, CodeList};
pub use code_type::{CodeType, CodeTypeKind};
pub use description::describe;
pub use grammar_code_types::add_code_types;
pub use label::{columns, label};
pub use message::Message;
pub use outline::{Outline, Reference, outline};
pub use standard_info::StandardInfo;

use crate::component::{ComplexTypeId, Components, ElementDeclarationId};
use crate::schema_set::SchemaSet;

/// What a schema set says about itself.
#[derive(Debug, Clone, Default)]
pub struct Standard {
    /// The standards whose documents are in the set: first that of the entry documents, then the imported ones by
    /// the order of their documents. Empty where no document names one.
    pub standards: Vec<StandardInfo>,
    /// The messages, in document order.
    pub messages: Vec<Message>,
    /// The code types, in the order of their definition.
    pub code_types: Vec<CodeType>,
}

impl Standard {
    /// The standard the entry documents belong to.
    #[must_use]
    pub fn info(&self) -> Option<&StandardInfo> {
        self.standards.first()
    }

    /// The message of an element.
    #[must_use]
    pub fn message(&self, element: ElementDeclarationId) -> Option<&Message> {
        self.messages.iter().find(|it| it.element == element)
    }

    /// What is known of a type as a code type.
    #[must_use]
    pub fn code_type(&self, id: ComplexTypeId) -> Option<&CodeType> {
        self.code_types.iter().find(|it| it.type_definition == id)
    }
}

/// Reads what the annotations and the shape of the components say.
#[must_use]
pub fn interpret(set: &SchemaSet, components: &Components) -> Standard {
    let standards = standard_info::collect(set);
    let messages = message::collect(set, components, standards.first());
    Standard { standards, messages, code_types: code_type::collect(components) }
}
