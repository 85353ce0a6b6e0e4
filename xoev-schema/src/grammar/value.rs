//! Default, fixed and enumerated values: lexical forms, white space normalised, with the namespaces QNames need.

use crate::component::{Components, SimpleTypeId, ValueConstraint, Variety};
use crate::syntax::NamespaceScope;
use xoev_runtime::grammar::{self, Primitive, WhiteSpace};

/// Normalises white space (Part 2 §4.3.6).
pub(super) fn normalised(value: &str, white_space: WhiteSpace) -> String {
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
    match white_space {
        WhiteSpace::Preserve => value.to_owned(),
        WhiteSpace::Replace => value.replace(is_space, " "),
        WhiteSpace::Collapse => {
            let words: Vec<_> = value.split(is_space).filter(|w| !w.is_empty()).collect();
            words.join(" ")
        }
    }
}

/// A value constraint of an attribute or of an element with simple content (`None` for mixed content).
pub(super) fn constraint(
    components: &Components,
    constraint: &ValueConstraint,
    simple_type: Option<SimpleTypeId>,
) -> grammar::ValueConstraint {
    let white_space = simple_type.map_or(WhiteSpace::Preserve, |s| components.simple_types[s].white_space);
    let is_name = simple_type.is_some_and(|s| may_be_qualified_name(components, s));
    grammar::ValueConstraint {
        is_fixed: constraint.is_fixed,
        lexical: normalised(&constraint.value, white_space),
        namespaces: if is_name { bindings(&constraint.scope) } else { Vec::new() },
    }
}

/// Whether values can be QNames or notations, alone, in lists or as members of unions.
pub(super) fn may_be_qualified_name(components: &Components, id: SimpleTypeId) -> bool {
    // Each type once: unions may refer to the same members again and again.
    let mut seen = crate::hash::HashSet::default();
    let mut stack = vec![id];
    while let Some(id) = stack.pop() {
        if !seen.insert(id) {
            continue;
        }
        match &components.simple_types[id].variety {
            Variety::Atomic(Primitive::QName | Primitive::Notation) => return true,
            Variety::Atomic(_) => {}
            Variety::List(item) => stack.push(*item),
            Variety::Union(members) => stack.extend(members),
        }
    }
    false
}

/// The bindings in scope, the innermost of each prefix, sorted by prefix.
pub(super) fn bindings(scope: &NamespaceScope) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for (prefix, uri) in scope.bindings.iter().rev() {
        if !out.iter().any(|(p, _)| **p == **prefix) {
            out.push((prefix.to_string(), uri.to_string()));
        }
    }
    out.retain(|(_, uri)| !uri.is_empty());
    out.sort();
    out
}
