//! Whether the tables of a decoded grammar belong together: every id leads to an entry, every range lies in its table,
//! and what must not lead back to itself does not.
//!
//! In: tables as they were read. Out: the first thing that is wrong. Invariant: whatever passes can be run, whoever
//! wrote it; all entries are taken apart by name, so that no id of a new field is forgotten.
//! Not here: whether the tables say what the schema says; a sum over the bytes would have to tell.

mod circles;
mod contents;
mod types;

use super::{
    ElementId, ExpandedName, GlobalAttribute, Grammar, IdentityConstraint, IdentityConstraintId,
    IdentityConstraintKind, ModelId, NameId, NameTest, NamespaceConstraint, NamespaceId, Path, Step, TypeId,
    TypeKind, Wildcard, WildcardId,
};

/// What is wrong, in words for a message: which table refers to what is not there.
type Consistent = Result<(), String>;

/// Checks that a number is a position of a table.
fn within(what: &str, index: usize, length: usize) -> Consistent {
    if index < length { Ok(()) } else { Err(format!("{what} {index} of {length}")) }
}

/// Checks that `count` entries from `first` on are in a table.
fn range(what: &str, first: u32, count: u32, length: usize) -> Consistent {
    let end = u64::from(first) + u64::from(count);
    if end <= length as u64 { Ok(()) } else { Err(format!("{what} up to {end} of {length}")) }
}

impl Grammar {
    /// Checks that the tables belong together.
    pub(super) fn check_tables(&self) -> Consistent {
        self.names
            .iter()
            .try_for_each(|ExpandedName { namespace, local: _ }| self.namespace_id(*namespace))?;
        within("built-in type", super::Builtin::ALL.len() - 1, self.types.len())?;
        self.elements.iter().try_for_each(|it| self.element(it))?;
        self.types.iter().try_for_each(|it| self.type_entry(it))?;
        self.check_circles()?;
        self.models.iter().try_for_each(|it| self.model(it))?;
        self.wildcards.iter().try_for_each(|it| self.wildcard(it))?;
        self.identity_constraints.iter().try_for_each(|it| self.identity_constraint(it))?;
        for (name, element) in &self.global_elements {
            self.name_id(*name)?;
            self.element_id(*element)?;
        }
        for GlobalAttribute { name, type_definition, value_constraint: _ } in &self.global_attributes {
            self.name_id(*name)?;
            self.simple_type_id(*type_definition)?;
        }
        for (name, definition) in &self.global_types {
            self.name_id(*name)?;
            self.type_id(*definition)?;
        }
        self.notations.iter().try_for_each(|name| self.name_id(*name))?;
        self.code_types.iter().try_for_each(|it| self.check_code_type(it))
    }

    fn namespace_id(&self, id: NamespaceId) -> Consistent {
        within("namespace", id.index(), self.namespaces.len())
    }

    fn name_id(&self, id: NameId) -> Consistent {
        within("name", id.index(), self.names.len())
    }

    fn element_id(&self, id: ElementId) -> Consistent {
        within("element", id.index(), self.elements.len())
    }

    fn type_id(&self, id: TypeId) -> Consistent {
        within("type", id.index(), self.types.len())
    }

    fn model_id(&self, id: ModelId) -> Consistent {
        within("content model", id.index(), self.models.len())
    }

    fn wildcard_id(&self, id: WildcardId) -> Consistent {
        within("wildcard", id.index(), self.wildcards.len())
    }

    fn constraint_id(&self, id: IdentityConstraintId) -> Consistent {
        within("identity constraint", id.index(), self.identity_constraints.len())
    }

    fn simple_type_id(&self, id: TypeId) -> Consistent {
        match self.types.get(id.index()).map(|it| &it.kind) {
            Some(TypeKind::Simple(_)) => Ok(()),
            Some(TypeKind::Complex(_)) => Err(format!("type {} is no simple type", id.0)),
            None => self.type_id(id),
        }
    }

    fn wildcard(&self, Wildcard { namespaces, process_contents: _ }: &Wildcard) -> Consistent {
        match namespaces {
            NamespaceConstraint::Any => Ok(()),
            NamespaceConstraint::Not(id) => self.namespace_id(*id),
            NamespaceConstraint::OneOf(ids) => ids.iter().try_for_each(|id| self.namespace_id(*id)),
        }
    }

    fn identity_constraint(&self, it: &IdentityConstraint) -> Consistent {
        let IdentityConstraint { name, kind, selector, fields } = it;
        self.name_id(*name)?;
        match kind {
            IdentityConstraintKind::Key | IdentityConstraintKind::Unique => {}
            IdentityConstraintKind::KeyRef(key) => self.constraint_id(*key)?,
        }
        for Path { descendant: _, steps } in selector.iter().chain(fields.iter().flatten()) {
            for Step::Child(test) | Step::Attribute(test) in steps {
                match test {
                    NameTest::Any => {}
                    NameTest::Namespace(id) => self.namespace_id(*id)?,
                    NameTest::Name(id) => self.name_id(*id)?,
                }
            }
        }
        Ok(())
    }
}
