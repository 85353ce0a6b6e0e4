//! The values a schema writes itself: enumerations, bounds, default and fixed values.
//!
//! In: components and the grammar made of them. Out: diagnostics.
//! Invariant: a value is checked by what checks the values of documents, [`simple::check`].
//! Not here: bounds against the bounds of the base, which are compared over components.

mod constraint;
mod facet;

use super::GrammarMap;
use crate::component::{Components, SimpleTypeId, TypeId};
use crate::diagnostics::Diagnostics;
use crate::hash::HashSet;
use crate::source::Span;
use crate::syntax::NamespaceScope;
use xoev_runtime::bind::NamespaceContext;
use xoev_runtime::grammar::Grammar;
use xoev_runtime::validator::simple;
use xoev_runtime::value::{Value, ValueFault};

/// Checks the values of all components that are in the grammar.
pub(super) fn check(
    components: &Components,
    map: &GrammarMap,
    grammar: &Grammar,
    diagnostics: &mut Diagnostics,
) {
    let checker = Checker { components, map, grammar };
    facet::check(&checker, diagnostics);
    constraint::check(&checker, diagnostics);
}

/// What a check asks.
struct Checker<'a> {
    components: &'a Components,
    map: &'a GrammarMap,
    grammar: &'a Grammar,
}

impl Checker<'_> {
    /// What is wrong with a value; nothing where the type is not in the grammar.
    fn fault(&self, id: SimpleTypeId, value: &str, scope: &NamespaceScope) -> Option<ValueFault> {
        let id = self.map.type_(TypeId::Simple(id))?;
        simple::check(self.grammar, id, value, &Scope(scope)).err()
    }

    /// The value of a text; `None` where it is none.
    fn value(&self, id: SimpleTypeId, text: &str, scope: &NamespaceScope) -> Option<Value> {
        let id = self.map.type_(TypeId::Simple(id))?;
        let checked = simple::check(self.grammar, id, text, &Scope(scope)).ok()?;
        Some(simple::value(self.grammar, checked.member, &checked.normalized, &Scope(scope)))
    }
}

/// The namespaces in scope where a schema writes a value.
struct Scope<'a>(&'a NamespaceScope);

impl NamespaceContext for Scope<'_> {
    fn namespace(&self, prefix: &str) -> Option<&str> {
        self.0.resolve(prefix).map(|uri| &**uri)
    }
}

/// Places that were looked at: components made from one node share its place.
type Seen = HashSet<Span>;
