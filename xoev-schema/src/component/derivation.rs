//! How types hang together by derivation (§3.4.6 `cos-ct-derived-ok`, §3.14.6 `cos-st-derived-ok`).

use super::build::{ANY_SIMPLE_TYPE, ANY_TYPE};
use super::{Components, SimpleTypeId, TypeId, Variety};
use xoev_runtime::grammar::{Derivation, DerivationSet};

/// How one type was derived from another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DerivationSteps {
    /// The methods used on the way.
    pub methods: DerivationSet,
    /// What the types on the way, the first one left out and the last one included, prohibit (`block`).
    pub prohibited: DerivationSet,
}

impl Components {
    /// The steps from a type to one of its bases; `None` where it is not derived from it. A member type of a
    /// union counts as derived from the union by restriction (§3.14.6, `cos-st-derived-ok.2.2.4`).
    #[must_use]
    pub fn derivation_steps(&self, from: TypeId, to: TypeId) -> Option<DerivationSteps> {
        let mut steps = DerivationSteps::default();
        let mut current = from;
        while current != to {
            let base = self.base(current)?;
            match current {
                TypeId::Simple(id) => {
                    if self.is_member_of(id, to) {
                        steps.methods.restriction = true;
                        return Some(steps);
                    }
                    steps.methods.restriction = true;
                }
                TypeId::Complex(id) => match self.complex_types[id].derivation {
                    Derivation::Restriction => steps.methods.restriction = true,
                    Derivation::Extension => steps.methods.extension = true,
                },
            }
            if let TypeId::Complex(id) = base {
                steps.prohibited = steps.prohibited.union(self.complex_types[id].block);
            }
            current = base;
        }
        Some(steps)
    }

    /// `{base type definition}`; `None` for the ur-type.
    #[must_use]
    pub fn base(&self, id: TypeId) -> Option<TypeId> {
        match id {
            TypeId::Simple(id) => {
                Some(self.simple_types[id].base.map_or(TypeId::Complex(ANY_TYPE), TypeId::Simple))
            }
            TypeId::Complex(ANY_TYPE) => None,
            TypeId::Complex(id) => Some(self.complex_types[id].base),
        }
    }

    /// Whether a type is a member of a union.
    fn is_member_of(&self, id: SimpleTypeId, union: TypeId) -> bool {
        match union {
            TypeId::Simple(union) => match &self.simple_types[union].variety {
                Variety::Union(members) => members.contains(&id),
                Variety::Atomic(_) | Variety::List(_) => false,
            },
            TypeId::Complex(_) => false,
        }
    }

    /// Whether a type is one of the two ur-types.
    #[must_use]
    pub fn is_ur_type(&self, id: TypeId) -> bool {
        id == TypeId::Complex(ANY_TYPE) || id == TypeId::Simple(ANY_SIMPLE_TYPE)
    }
}
