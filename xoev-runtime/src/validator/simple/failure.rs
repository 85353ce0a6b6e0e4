//! What is wrong, before it costs anything: a union asks members that are expected to refuse.

use super::run::Run;
use crate::grammar::{Grammar, PatternId, SimpleType, TypeId, TypeKind, Variety};
use crate::validator::pattern::pattern_misfit;
use crate::value::ValueFault;

/// How many values of an enumeration a fault names at most; code lists have thousands.
const ENUMERATION_SHOWN: usize = 200;
/// How many members of a union a fault tells about at most.
const MEMBERS_SHOWN: usize = 16;
/// And how deep unions in unions are asked; a decoded grammar may be damaged and name a type as its own member.
const MEMBERS_DEPTH: usize = 4;

/// What is wrong with a text.
pub(super) enum Failure {
    /// Already said.
    Fault(ValueFault),
    /// Not among the enumerated values of this type.
    Enumeration(TypeId),
    /// The pattern does not match.
    Pattern(PatternId),
    /// No member of this union accepts the text.
    Union(TypeId),
    /// An item of a list.
    Item { number: usize, item: String, failure: Box<Self> },
}

impl From<ValueFault> for Failure {
    fn from(fault: ValueFault) -> Self {
        Self::Fault(fault)
    }
}

impl Failure {
    /// The fault with all it says about the text.
    pub(super) fn into_fault(self, run: Run<'_>, text: &str) -> ValueFault {
        let grammar = run.grammar;
        match self {
            Self::Fault(fault) => fault,
            Self::Union(type_definition) => {
                let mut faults = Vec::new();
                collect_members(run, type_definition, text, MEMBERS_DEPTH, &mut faults);
                if faults.is_empty() { ValueFault::Union } else { ValueFault::UnionMembers { faults } }
            }
            Self::Enumeration(type_definition) => {
                let values = simple_type(grammar, type_definition).map(|simple| &simple.facets.enumeration);
                let allowed = values.into_iter().flatten().take(ENUMERATION_SHOWN);
                ValueFault::Enumeration { allowed: allowed.map(|value| value.lexical.clone()).collect() }
            }
            Self::Pattern(pattern) => {
                let sources = grammar.patterns.get(pattern.index()).map(|p| p.sources.clone());
                let misfit = pattern_misfit(grammar, pattern, text);
                ValueFault::Pattern { patterns: sources.unwrap_or_default(), misfit }
            }
            Self::Item { number, item, failure } => {
                let fault = Box::new(failure.into_fault(run, &item));
                ValueFault::ListItem { number, item, fault }
            }
        }
    }
}

/// What the members of a union, and of the unions among them, find wrong with a text; each thing once.
fn collect_members(run: Run<'_>, union: TypeId, text: &str, depth: usize, faults: &mut Vec<ValueFault>) {
    let Some(Variety::Union(members)) = simple_type(run.grammar, union).map(|simple| &simple.variety) else {
        return;
    };
    for member in members {
        if faults.len() >= MEMBERS_SHOWN {
            return;
        }
        match run.check(*member, text) {
            Ok(_) => {}
            Err(Failure::Union(_)) if depth == 0 => {}
            Err(Failure::Union(inner)) => collect_members(run, inner, text, depth - 1, faults),
            Err(failure) => {
                let fault = failure.into_fault(run, text);
                if !faults.contains(&fault) {
                    faults.push(fault);
                }
            }
        }
    }
}

/// The simple type behind an id: the type itself, or the simple content of a complex type.
pub(super) fn simple_type(grammar: &Grammar, id: TypeId) -> Option<&SimpleType> {
    match &grammar.types.get(id.index())?.kind {
        TypeKind::Simple(simple) => Some(simple),
        TypeKind::Complex(_) => None,
    }
}
