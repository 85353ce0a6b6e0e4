//! Enumerations, compared in the value space (XSD 1.0 Part 2 §4.3.5).

use super::failure::simple_type;
use super::run::Run;
use crate::bind::NamespaceContext;
use crate::grammar::{EnumerationValue, Grammar, Primitive, SimpleType, TypeId, Variety};
use crate::value::Value;
use crate::value::white_space::words;
use std::collections::HashSet;

/// Up to so many values are compared one by one.
const FEW: usize = 8;

/// The enumeration of a type, made when it is first needed.
#[derive(Debug)]
pub(crate) struct EnumerationTable {
    /// Positions of the values, sorted by lexical form; empty where they are few.
    by_text: Vec<u32>,
    /// The values, where equal values may be written differently.
    values: HashSet<Value>,
}

/// Whether a normalised text is among the enumerated values; the enumeration is not empty.
pub(super) fn contains(run: Run<'_>, id: TypeId, simple: &SimpleType, text: &str) -> bool {
    let values = simple.facets.enumeration.as_slice();
    let is_string = is_string_like(&simple.variety);
    if is_string && values.len() <= FEW {
        return values.iter().any(|value| value.lexical == text);
    }
    match run.grammar.index.enumerations.get(id.index()) {
        Some(table) => {
            let make = || Box::new(EnumerationTable::new(run.grammar, id, simple));
            table.get_or_init(make).contains(run, id, values, is_string, text)
        }
        // A grammar that was not linked.
        None => EnumerationTable::new(run.grammar, id, simple).contains(run, id, values, is_string, text),
    }
}

impl EnumerationTable {
    fn new(grammar: &Grammar, id: TypeId, simple: &SimpleType) -> Self {
        let facet = &simple.facets.enumeration;
        if !is_string_like(&simple.variety) {
            let value = |value: &EnumerationValue| {
                super::value(grammar, id, &value.lexical, &Bindings(&value.namespaces))
            };
            return Self { by_text: Vec::new(), values: facet.iter().map(value).collect() };
        }
        let mut by_text: Vec<u32> = (0..).take(facet.len()).collect();
        by_text.sort_by_key(|at| facet.get(*at as usize).map(|value| value.lexical.as_str()));
        Self { by_text, values: HashSet::new() }
    }

    fn contains(
        &self,
        run: Run<'_>,
        id: TypeId,
        values: &[EnumerationValue],
        is_string: bool,
        text: &str,
    ) -> bool {
        if !is_string {
            return self.values.contains(&super::value(run.grammar, id, text, run.namespaces));
        }
        let lexical = |at: &u32| values.get(*at as usize).map(|value| value.lexical.as_str());
        self.by_text.binary_search_by(|at| lexical(at).cmp(&Some(text))).is_ok()
    }
}

/// Whether values are equal exactly if their lexical forms are.
fn is_string_like(variety: &Variety) -> bool {
    matches!(variety, Variety::Atomic(Primitive::String | Primitive::AnyUri | Primitive::AnySimpleType))
}

/// The namespaces in scope where the schema wrote the value.
struct Bindings<'b>(&'b [(String, String)]);

impl NamespaceContext for Bindings<'_> {
    fn namespace(&self, prefix: &str) -> Option<&str> {
        self.0.iter().find(|binding| binding.0 == prefix).map(|binding| binding.1.as_str())
    }
}

/// The value of a normalised text that the type accepts.
pub(super) fn value_of(run: Run<'_>, id: TypeId, text: &str) -> Value {
    let untyped = || Value::String(text.into());
    let Some(simple) = run.content(id).and_then(|id| simple_type(run.grammar, id)) else { return untyped() };
    match &simple.variety {
        Variety::Atomic(primitive) => {
            Value::read(*primitive, text, run.namespaces).unwrap_or_else(|_| untyped())
        }
        // The items of a list are no lists.
        Variety::List(item) => Value::List(words(text).map(|text| item_value(run, *item, text)).collect()),
        // The members decide, not the facets of the union: its enumeration is asked with this value.
        Variety::Union(members) => match run.member(members, text) {
            Some(checked) => member_value(run, checked.member, &checked.normalized),
            None => untyped(),
        },
    }
}

/// The value of an item of a list: atomic, or of a union of atomic types.
fn item_value(run: Run<'_>, id: TypeId, text: &str) -> Value {
    match simple_type(run.grammar, id).map(|simple| &simple.variety) {
        Some(Variety::List(_)) | None => Value::String(text.into()),
        Some(_) => value_of(run, id, text),
    }
}

/// The value of the member of a union that accepted the text: no union itself.
fn member_value(run: Run<'_>, id: TypeId, text: &str) -> Value {
    match simple_type(run.grammar, id).map(|simple| &simple.variety) {
        Some(Variety::Union(_)) | None => Value::String(text.into()),
        Some(_) => value_of(run, id, text),
    }
}
