//! What may stand for a wildcard (XSD 1.0 Part 1 §3.10.4).

use crate::document::Name;
use xoev_runtime::grammar::{
    ElementId, Grammar, NamespaceConstraint, NamespaceId, ProcessContents, Wildcard,
};

/// The namespace of elements made up for wildcards; RFC 6963 reserves `urn:example`.
const MADE_UP: &str = "urn:example:beliebig";

/// An element that may stand for a wildcard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Guest {
    /// A global element declaration.
    Declared(ElementId),
    /// A name without declaration: the content is as it likes.
    Undeclared(Name),
}

/// What may stand for an element wildcard, the simplest first. Global elements are tried in the order of their names.
pub(crate) fn guests<'g>(
    grammar: &'g Grammar,
    wildcard: &'g Wildcard,
) -> impl Iterator<Item = Guest> + use<'g> {
    let undeclared = match wildcard.process_contents {
        ProcessContents::Strict => None,
        ProcessContents::Lax | ProcessContents::Skip => undeclared(grammar, wildcard),
    };
    let is_declared = wildcard.process_contents != ProcessContents::Skip;
    let declared = grammar
        .global_elements
        .iter()
        .filter(move |(name, _)| is_declared && wildcard.allows(grammar, grammar.name_parts(*name).0));
    undeclared.map(Guest::Undeclared).into_iter().chain(declared.map(|(_, id)| Guest::Declared(*id)))
}

fn undeclared(grammar: &Grammar, wildcard: &Wildcard) -> Option<Name> {
    let namespace = a_namespace(grammar, wildcard);
    let is_known =
        |local: &str| grammar.namespace(&namespace).and_then(|id| grammar.name(id, local)).is_some();
    let local = ["beliebig", "beliebigesElement", "beliebigesElementZurProbe"];
    let local = local.into_iter().find(|local| !is_known(local))?;
    Some(Name { namespace, local: local.to_owned() })
}

/// A namespace a wildcard allows.
pub(crate) fn a_namespace(grammar: &Grammar, wildcard: &Wildcard) -> String {
    let uri = |id: &NamespaceId| grammar.namespaces.get(id.index()).map(|it| it.uri.clone());
    match &wildcard.namespaces {
        NamespaceConstraint::Any | NamespaceConstraint::Not(_) => MADE_UP.to_owned(),
        NamespaceConstraint::OneOf(ids) => ids.first().and_then(uri).unwrap_or_default(),
    }
}
