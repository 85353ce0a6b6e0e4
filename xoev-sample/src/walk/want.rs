//! What is wanted of a content.

use xoev_runtime::grammar::{EdgeLabel, ElementId, NameId};

/// How often something must occur in a content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Want {
    /// What.
    pub target: Target,
    /// At least so often.
    pub least: u32,
    /// At most so often; `None`: as often as the schema allows.
    pub most: Option<u32>,
}

/// What is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// Any child at a leaf.
    Leaf(u16),
    /// A declaration at a leaf, which may have others of its substitution group.
    Child(u16, ElementId),
    /// Any child of a name.
    Named(NameId),
}

impl Want {
    /// It must occur.
    #[must_use]
    pub const fn present(target: Target) -> Self {
        Self { target, least: 1, most: None }
    }

    /// It must not occur.
    #[must_use]
    pub const fn absent(target: Target) -> Self {
        Self { target, least: 0, most: Some(0) }
    }

    /// Whether a child is what is wanted, or not wanted.
    #[must_use]
    pub fn is_about(&self, leaf: u16, label: EdgeLabel) -> bool {
        match self.target {
            Target::Leaf(wanted) => wanted == leaf,
            Target::Named(wanted) => matches!(label, EdgeLabel::Element(name, _) if name == wanted),
            Target::Child(wanted, element) => {
                wanted == leaf && matches!(label, EdgeLabel::Element(_, it) if it == element)
            }
        }
    }
}
