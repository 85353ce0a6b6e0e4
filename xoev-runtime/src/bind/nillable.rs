//! Elements that may be nil.

use super::{BindError, ElementReader, ElementValue};
use crate::any::{self, AnyAttribute};
use crate::grammar::TypeId;
use crate::writer::ElementWriter;

/// The value of a nillable element (XSD 1.0 Part 1 §2.6.2): a value, or `xsi:nil="true"`.
#[derive(Debug, Clone, PartialEq)]
pub enum Nillable<T> {
    /// The element has a value.
    Value(T),
    /// The element is there and has none.
    Nil(Nil),
}

/// What stands on an element that is nil.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Nil {
    /// The attributes, which a type may require of a nil element too.
    pub attributes: Vec<AnyAttribute>,
    /// The type `xsi:type` names.
    type_definition: Option<TypeId>,
}

impl<T> Nillable<T> {
    /// `xsi:nil="true"` without attributes.
    #[must_use]
    pub fn nil() -> Self {
        Self::Nil(Nil::default())
    }

    /// The value, unless it is nil.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Nil(_) => None,
        }
    }

    /// The value, unless it is nil.
    #[must_use]
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Nil(_) => None,
        }
    }

    /// Whether it is nil.
    #[must_use]
    pub fn is_nil(&self) -> bool {
        matches!(self, Self::Nil(_))
    }
}

impl<T> From<T> for Nillable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl Nil {
    fn read(element: ElementReader<'_>) -> Self {
        Self {
            attributes: any::read_attributes(element, |_| true),
            type_definition: element.substituted_type(),
        }
    }

    fn write(&self, element: &mut ElementWriter<'_, '_>) {
        if let Some(type_definition) = self.type_definition {
            element.set_type(type_definition.0);
        }
        element.set_nil();
        element.any_attributes(&self.attributes);
    }
}

impl<T: ElementValue> ElementValue for Nillable<T> {
    #[inline]
    fn read(element: ElementReader<'_>) -> Result<Self, BindError> {
        if element.is_nil() { Ok(Self::Nil(Nil::read(element))) } else { T::read(element).map(Self::Value) }
    }

    #[inline]
    fn write(&self, element: &mut ElementWriter<'_, '_>) {
        match self {
            Self::Value(value) => value.write(element),
            Self::Nil(nil) => nil.write(element),
        }
    }
}
