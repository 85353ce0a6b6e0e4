//! Typed indices and the arenas they index.

use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);
        impl From<usize> for $name {
            fn from(index: usize) -> Self {
                Self(index as u32)
            }
        }
        impl From<$name> for usize {
            fn from(id: $name) -> Self {
                id.0 as Self
            }
        }
    };
}

id!(/** An element declaration. */ ElementDeclarationId);
id!(/** An attribute declaration. */ AttributeDeclarationId);
id!(/** A complex type definition. */ ComplexTypeId);
id!(/** A simple type definition. */ SimpleTypeId);
id!(/** A particle. */ ParticleId);
id!(/** A model group. */ ModelGroupId);
id!(/** A model group definition. */ ModelGroupDefinitionId);
id!(/** An attribute group definition. */ AttributeGroupId);
id!(/** A wildcard. */ WildcardId);
id!(/** An identity-constraint definition. */ IdentityConstraintId);

/// A simple or complex type definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TypeId {
    /// A simple type.
    Simple(SimpleTypeId),
    /// A complex type.
    Complex(ComplexTypeId),
}

/// A table of components of one kind. Its ids are made by [`Arena::push`], and nothing is ever taken out: an id leads to its
/// component in the table it was made by.
#[derive(Debug, Clone)]
pub struct Arena<I, T> {
    items: Vec<T>,
    marker: PhantomData<I>,
}

impl<I, T> Default for Arena<I, T> {
    fn default() -> Self {
        Self { items: Vec::new(), marker: PhantomData }
    }
}

impl<I: From<usize>, T> Arena<I, T> {
    /// Adds a component.
    pub fn push(&mut self, item: T) -> I {
        self.items.push(item);
        I::from(self.items.len() - 1)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// All components.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.items.iter()
    }

    /// All components, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.items.iter_mut()
    }

    /// All components with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (I, &T)> {
        self.items.iter().enumerate().map(|(i, t)| (I::from(i), t))
    }
}

impl<I: Into<usize>, T> Index<I> for Arena<I, T> {
    type Output = T;
    #[expect(clippy::indexing_slicing, reason = "ids are made by `push`, and tables never get shorter")]
    fn index(&self, id: I) -> &T {
        &self.items[id.into()]
    }
}

impl<I: Into<usize>, T> IndexMut<I> for Arena<I, T> {
    #[expect(clippy::indexing_slicing, reason = "ids are made by `push`, and tables never get shorter")]
    fn index_mut(&mut self, id: I) -> &mut T {
        &mut self.items[id.into()]
    }
}
