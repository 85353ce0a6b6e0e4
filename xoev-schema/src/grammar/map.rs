//! From components to their ids in the grammar.

use super::reach::{BUILTIN_SIMPLE_TYPES, Reached};
use crate::component::{self, ElementDeclarationId, IdentityConstraintId};
use xoev_runtime::grammar::{self, Builtin};

/// The ids of components in a compiled grammar.
///
/// The slot of an attribute is its position in the component's `attribute_uses`, the number of a leaf its position
/// in `Components::leaves`.
#[derive(Debug, Clone, Default)]
pub struct GrammarMap {
    elements: Vec<Option<grammar::ElementId>>,
    simple_types: Vec<Option<grammar::TypeId>>,
    complex_types: Vec<Option<grammar::TypeId>>,
    identity_constraints: Vec<Option<grammar::IdentityConstraintId>>,
}

impl GrammarMap {
    /// Numbers what is reached: the built-in types first, then by arena position, simple types before complex ones.
    pub(super) fn new(reached: &Reached) -> Self {
        let mut next = Builtin::ALL.len() as u32;
        let mut type_ids = |marks: &[bool], builtin: usize, first: u32| {
            let ids = marks.iter().enumerate().map(|(i, is_reached)| {
                if i < builtin {
                    return Some(grammar::TypeId(first + i as u32));
                }
                is_reached.then(|| {
                    next += 1;
                    grammar::TypeId(next - 1)
                })
            });
            ids.collect::<Vec<_>>()
        };
        let simple_types = type_ids(&reached.simple_types, BUILTIN_SIMPLE_TYPES, 1);
        let complex_types = type_ids(&reached.complex_types, 1, 0);
        Self {
            elements: numbered(&reached.elements).map(|n| n.map(grammar::ElementId)).collect(),
            simple_types,
            complex_types,
            identity_constraints: numbered(&reached.identity_constraints)
                .map(|n| n.map(grammar::IdentityConstraintId))
                .collect(),
        }
    }

    /// The id of an element declaration; `None` if it is not reached from the roots.
    #[must_use]
    pub fn element(&self, id: ElementDeclarationId) -> Option<grammar::ElementId> {
        self.elements.get(usize::from(id)).copied().flatten()
    }

    /// The id of a type definition; `None` if it is not reached from the roots.
    #[must_use]
    pub fn type_(&self, id: component::TypeId) -> Option<grammar::TypeId> {
        match id {
            component::TypeId::Simple(id) => self.simple_types.get(usize::from(id)),
            component::TypeId::Complex(id) => self.complex_types.get(usize::from(id)),
        }
        .copied()
        .flatten()
    }

    /// The id of an identity constraint; `None` if it is not reached from the roots.
    #[must_use]
    pub fn identity_constraint(&self, id: IdentityConstraintId) -> Option<grammar::IdentityConstraintId> {
        self.identity_constraints.get(usize::from(id)).copied().flatten()
    }
}

fn numbered(marks: &[bool]) -> impl Iterator<Item = Option<u32>> {
    let mut next = 0;
    marks.iter().map(move |is_reached| {
        is_reached.then(|| {
            next += 1;
            next - 1
        })
    })
}
