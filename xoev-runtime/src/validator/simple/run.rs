//! One check: through unions and lists down to atomic values.

use super::Checked;
use super::atomic;
use super::facets::Facet;
use super::failure::{Failure, simple_type};
use crate::bind::NamespaceContext;
use crate::grammar::{Content, Grammar, SimpleType, TypeId, TypeKind, Variety};
use crate::value::ValueFault;
use crate::value::white_space::{normalize, words};
use std::borrow::Cow;

/// How deep unions and lists may be nested; a decoded grammar may be damaged and name a type as its own member.
const MAX_DEPTH: usize = 64;

/// What a check needs to know beside type and text.
#[derive(Clone, Copy)]
pub(super) struct Run<'r> {
    pub(super) grammar: &'r Grammar,
    pub(super) namespaces: &'r dyn NamespaceContext,
}

impl Run<'_> {
    /// Checks a text against a type.
    pub(super) fn check<'t>(self, id: TypeId, text: &'t str) -> Result<Checked<'t>, Failure> {
        let Some(id) = self.content(id) else {
            // The ur-type, or no type with simple content: every text will do.
            return Ok(Checked { normalized: Cow::Borrowed(text), member: id });
        };
        self.check_nested(id, text, 0)
    }

    /// Everything that is wrong with a text; empty if nothing is.
    pub(super) fn failures(self, id: TypeId, text: &str) -> Vec<Failure> {
        let Some((id, simple)) = self.content(id).and_then(|id| Some((id, simple_type(self.grammar, id)?)))
        else {
            return Vec::new();
        };
        let normalized = normalize(simple.white_space, text);
        let mut failures: Vec<Failure> = match &simple.variety {
            Variety::Atomic(primitive) => {
                atomic::check(self, simple, *primitive, &normalized).err().into_iter().collect()
            }
            Variety::List(item) => self.items(*item, &normalized, 0).filter_map(Result::err).collect(),
            Variety::Union(_) => return self.check_nested(id, text, 0).err().into_iter().collect(),
        };
        if failures.is_empty() {
            let facets = Facet::of(&simple.facets);
            failures.extend(facets.filter_map(|facet| facet.check(self, id, simple, &normalized).err()));
        }
        failures
    }

    /// The simple type itself, or the simple content of a complex type.
    pub(super) fn content(self, id: TypeId) -> Option<TypeId> {
        match &self.grammar.types.get(id.index())?.kind {
            TypeKind::Simple(_) => Some(id),
            TypeKind::Complex(complex) => match complex.content {
                Content::Simple(content) => Some(content),
                _ => None,
            },
        }
    }

    fn check_nested<'t>(self, id: TypeId, text: &'t str, depth: usize) -> Result<Checked<'t>, Failure> {
        let simple = simple_type(self.grammar, id).filter(|_| depth < MAX_DEPTH);
        let Some(simple) = simple else { return Err(ValueFault::Union.into()) };
        let checked = match &simple.variety {
            Variety::Atomic(primitive) => {
                let normalized = normalize(simple.white_space, text);
                atomic::check(self, simple, *primitive, &normalized)?;
                Checked { normalized, member: id }
            }
            Variety::List(item) => {
                let normalized = normalize(simple.white_space, text);
                self.items(*item, &normalized, depth).collect::<Result<(), _>>()?;
                Checked { normalized, member: id }
            }
            Variety::Union(members) => self.check_members(members, text, depth).ok_or(Failure::Union(id))?,
        };
        self.check_facets(id, simple, &checked.normalized)?;
        Ok(checked)
    }

    /// What the first member type that accepts the text says.
    fn check_members<'t>(self, members: &[TypeId], text: &'t str, depth: usize) -> Option<Checked<'t>> {
        members.iter().find_map(|member| self.check_nested(*member, text, depth + 1).ok())
    }

    /// The member of a union that accepts a text, whatever the facets of the union itself say.
    pub(super) fn member<'t>(self, members: &[TypeId], text: &'t str) -> Option<Checked<'t>> {
        self.check_members(members, text, 0)
    }

    /// Checks the items of a list, one after the other.
    fn items(self, item_type: TypeId, text: &str, depth: usize) -> impl Iterator<Item = Result<(), Failure>> {
        words(text).enumerate().map(move |(at, item)| {
            self.check_nested(item_type, item, depth + 1).map(drop).map_err(|failure| Failure::Item {
                number: at + 1,
                item: item.to_owned(),
                failure: Box::new(failure),
            })
        })
    }

    fn check_facets(self, id: TypeId, simple: &SimpleType, text: &str) -> Result<(), Failure> {
        Facet::of(&simple.facets).try_for_each(|facet| facet.check(self, id, simple, text))
    }
}
