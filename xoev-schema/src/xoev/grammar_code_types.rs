//! The code types of a standard as the grammar carries them.

use super::{CodeType, Standard};
use crate::component::TypeId;
use crate::grammar::{CompiledGrammar, GrammarMap};
use xoev_runtime::grammar::{self, Grammar};

/// Writes into a compiled grammar which of its types hold codes of which lists, and links it anew.
pub fn add_code_types(standard: &Standard, compiled: &mut CompiledGrammar) {
    let CompiledGrammar { grammar, map, .. } = compiled;
    let mut code_types: Vec<grammar::CodeType> =
        standard.code_types.iter().filter_map(|it| of_grammar(it, map)).collect();
    code_types.sort_by_key(|it| it.type_definition);
    let linked = Grammar { code_types, ..std::mem::take(grammar) };
    *grammar = linked.link();
}

/// A code type as the grammar has it; `None` if no message reaches it.
fn of_grammar(it: &CodeType, map: &GrammarMap) -> Option<grammar::CodeType> {
    Some(grammar::CodeType {
        type_definition: map.type_(TypeId::Complex(it.type_definition))?,
        kind: it.kind,
        list_uri: it.list_uri.clone(),
        list_version: it.list_version.clone(),
        used_column: it.list.as_ref().and_then(|list| list.used_code_column.clone()),
        uri_slot: it.uri_slot,
        version_slot: it.version_slot,
        code_leaf: it.code_leaf,
    })
}
