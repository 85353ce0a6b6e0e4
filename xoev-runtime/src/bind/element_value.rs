//! The traits generated types implement.

use super::{BindError, ContentReader, ElementReader};
use crate::writer::{ContentWriter, ElementWriter};

/// A value that is an element: attributes and content. The element's name belongs to the place it stands in, so
/// a type may be the value of several elements.
pub trait ElementValue {
    /// The value of an element.
    ///
    /// # Errors
    /// If the element does not fit; see [`BindError`].
    fn read(element: ElementReader<'_>) -> Result<Self, BindError>
    where
        Self: Sized;

    /// Writes attributes and content into the element that the place has opened.
    fn write(&self, element: &mut ElementWriter<'_, '_>);
}

/// A value that is a run of children: a nested group of a content model.
pub trait GroupValue {
    /// The value of the children that come next; takes them from `content`.
    ///
    /// # Errors
    /// If the children do not fit; see [`BindError`].
    fn read(content: &mut ContentReader<'_>) -> Result<Self, BindError>
    where
        Self: Sized;

    /// Writes the children.
    fn write(&self, content: &mut ContentWriter<'_, '_>);
}

/// A piece of mixed content: text or one of the children.
pub trait MixedValue: Sized {
    /// A piece of text.
    fn text(text: String) -> Self;

    /// The text, if it is one.
    fn as_text(&self) -> Option<&str>;

    /// The value of a child.
    ///
    /// # Errors
    /// If the child does not fit; see [`BindError`].
    fn read(leaf: u16, element: ElementReader<'_>) -> Result<Self, BindError>;

    /// Writes the child.
    fn write(&self, content: &mut ContentWriter<'_, '_>);
}

impl<T: ElementValue> ElementValue for Box<T> {
    #[inline]
    fn read(element: ElementReader<'_>) -> Result<Self, BindError> {
        T::read(element).map(Self::new)
    }

    #[inline]
    fn write(&self, element: &mut ElementWriter<'_, '_>) {
        T::write(self, element);
    }
}

impl<T: GroupValue> GroupValue for Box<T> {
    #[inline]
    fn read(content: &mut ContentReader<'_>) -> Result<Self, BindError> {
        T::read(content).map(Self::new)
    }

    #[inline]
    fn write(&self, content: &mut ContentWriter<'_, '_>) {
        T::write(self, content);
    }
}
