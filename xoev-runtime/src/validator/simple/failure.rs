//! What is wrong, before it costs anything: a union asks members that are expected to refuse.

use crate::grammar::{Grammar, PatternId, SimpleType, TypeId, TypeKind};
use crate::value::ValueFault;

/// How many values of an enumeration a fault names at most; code lists have thousands.
const ENUMERATION_SHOWN: usize = 200;

/// What is wrong with a text.
pub(super) enum Failure {
    /// Already said.
    Fault(ValueFault),
    /// Not among the enumerated values of this type.
    Enumeration(TypeId),
    /// The pattern does not match.
    Pattern(PatternId),
    /// An item of a list.
    Item { number: usize, item: String, failure: Box<Self> },
}

impl From<ValueFault> for Failure {
    fn from(fault: ValueFault) -> Self {
        Self::Fault(fault)
    }
}

impl Failure {
    /// The fault with all it says.
    pub(super) fn into_fault(self, grammar: &Grammar) -> ValueFault {
        match self {
            Self::Fault(fault) => fault,
            Self::Enumeration(type_definition) => {
                let values = simple_type(grammar, type_definition).map(|simple| &simple.facets.enumeration);
                let allowed = values.into_iter().flatten().take(ENUMERATION_SHOWN);
                ValueFault::Enumeration { allowed: allowed.map(|value| value.lexical.clone()).collect() }
            }
            Self::Pattern(pattern) => {
                let sources = grammar.patterns.get(pattern.index()).map(|p| p.sources.clone());
                ValueFault::Pattern { patterns: sources.unwrap_or_default() }
            }
            Self::Item { number, item, failure } => {
                ValueFault::ListItem { number, item, fault: Box::new(failure.into_fault(grammar)) }
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
