//! Whether element declarations, type definitions and code types lead to entries.

use super::{Consistent, within};
use crate::grammar::{
    AttributeUse, CodeType, ComplexType, Content, Element, Grammar, SimpleType, TypeDefinition, TypeKind,
    Variety,
};

impl Grammar {
    pub(super) fn element(&self, it: &Element) -> Consistent {
        let Element {
            name,
            type_definition,
            nillable: _,
            is_abstract: _,
            block: _,
            value_constraint: _,
            identity_constraints,
            substitution_head,
            is_global: _,
        } = it;
        self.name_id(*name)?;
        self.type_id(*type_definition)?;
        identity_constraints.iter().try_for_each(|id| self.constraint_id(*id))?;
        substitution_head.map_or(Ok(()), |head| self.element_id(head))
    }

    pub(super) fn type_entry(&self, it: &TypeDefinition) -> Consistent {
        let TypeDefinition { name, base, derivation: _, is_abstract: _, block: _, kind } = it;
        name.map_or(Ok(()), |name| self.name_id(name))?;
        self.type_id(*base)?;
        match kind {
            TypeKind::Simple(SimpleType { variety, builtin: _, white_space: _, facets }) => {
                self.variety(variety)?;
                let patterns = self.patterns.len();
                facets.patterns.iter().try_for_each(|id| within("pattern", id.index(), patterns))
            }
            TypeKind::Complex(ComplexType { attributes, attribute_wildcard, content }) => {
                for AttributeUse { name, type_definition, is_required: _, value_constraint: _ } in attributes
                {
                    self.name_id(*name)?;
                    self.simple_type_id(*type_definition)?;
                }
                attribute_wildcard.map_or(Ok(()), |id| self.wildcard_id(id))?;
                match content {
                    Content::Empty => Ok(()),
                    Content::Simple(id) => self.simple_type_id(*id),
                    Content::ElementOnly(id) | Content::Mixed(id) => self.model_id(*id),
                }
            }
        }
    }

    fn variety(&self, variety: &Variety) -> Consistent {
        match variety {
            Variety::Atomic(_) => Ok(()),
            Variety::List(item) => self.simple_type_id(*item),
            Variety::Union(members) => members.iter().try_for_each(|id| self.simple_type_id(*id)),
        }
    }

    pub(super) fn check_code_type(&self, it: &CodeType) -> Consistent {
        let CodeType {
            type_definition,
            kind: _,
            list_uri: _,
            list_version: _,
            used_column: _,
            uri_slot,
            version_slot,
            code_leaf,
        } = it;
        self.type_id(*type_definition)?;
        let kind = self.types.get(type_definition.index()).map(|it| &it.kind);
        let Some(TypeKind::Complex(ComplexType { attributes, content, attribute_wildcard: _ })) = kind else {
            return Err(format!("type {} is no complex type", type_definition.0));
        };
        within("attribute", (*uri_slot).into(), attributes.len())?;
        within("attribute", (*version_slot).into(), attributes.len())?;
        let (Content::ElementOnly(model) | Content::Mixed(model)) = content else {
            return Err(format!("type {} has no elements", type_definition.0));
        };
        let leaves = self.models.get(model.index()).map_or(0, |model| model.leaves.len());
        within("leaf", (*code_leaf).into(), leaves)
    }
}
