//! Why a valid tree does not fit a generated type.

use crate::value::ValueFault;
use std::fmt;

/// Why a tree does not fit a type. A tree without faults fits the types generated from the same schema; what
/// remains is an `xsi:type` the generated code leaves out, and generated code that does not belong to its grammar.
#[derive(Debug, Clone, PartialEq)]
pub struct BindError(Box<Place>);

/// A fault and its node: boxed, so that the results of reading stay small.
#[derive(Debug, Clone, PartialEq)]
struct Place {
    node: u32,
    fault: BindFault,
}

/// A value, or why the tree does not fit.
pub type BindResult<T> = Result<T, BindError>;

/// What does not fit.
#[derive(Debug, Clone, PartialEq)]
pub enum BindFault {
    /// A child the type needs is not there.
    MissingChild {
        /// The leaf of the content model.
        leaf: u16,
    },
    /// An attribute the type needs is not there.
    MissingAttribute {
        /// The attribute's slot.
        slot: u16,
    },
    /// A child the type has no field for.
    UnknownChild,
    /// An element that is none of the type's elements.
    UnknownElement,
    /// A type (named by `xsi:type`) the generated code does not have.
    UnknownType,
    /// A text that is no value of the Rust type.
    Value(ValueFault),
}

impl BindError {
    /// A fault at a node of the tree.
    #[cold]
    #[must_use]
    pub fn new(node: u32, fault: BindFault) -> Self {
        Self(Box::new(Place { node, fault }))
    }

    /// The node's number in the tree.
    #[must_use]
    pub fn node(&self) -> u32 {
        self.0.node
    }

    /// What does not fit.
    #[must_use]
    pub fn fault(&self) -> &BindFault {
        &self.0.fault
    }
}

impl fmt::Display for BindFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingChild { leaf } => write!(f, "the child of leaf {leaf} is missing"),
            Self::MissingAttribute { slot } => write!(f, "the attribute of slot {slot} is missing"),
            Self::UnknownChild => f.write_str("the generated type has no field for this child"),
            Self::UnknownElement => f.write_str("the generated code does not have this element"),
            Self::UnknownType => f.write_str("the generated code does not have the type of this element"),
            Self::Value(fault) => write!(f, "not a value of the generated type ({})", fault.rule()),
        }
    }
}

impl fmt::Display for BindError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fault.fmt(f)
    }
}

impl std::error::Error for BindError {}
