//! Why a message belongs to none of the versions: the nearest explanation.

use super::dispatcher::{Candidate, Dispatcher};
use super::fault::DispatchFault;
use super::start::{MessageStart, RootName};
use super::versions::{found_version, same_but_version};
use crate::grammar::Grammar;
use crate::standard::Standard;

/// What tells to which standard a message belongs, the stronger first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    /// Versions that declare the root element, and with which nothing but the version disagrees.
    Root,
    /// Versions with messages in the namespace.
    Namespace,
    /// Versions with messages in a namespace that differs in the version alone.
    OtherNamespace,
}

impl<'g> Dispatcher<'g> {
    /// The fault of a message that fits none of the versions.
    pub(super) fn refusal(&self, start: &MessageStart, candidates: &[Candidate<'g, '_>]) -> DispatchFault {
        let root = start.root.name.clone();
        let related = self.related(&root, candidates).and_then(|(relation, related)| {
            let first = self.grammar(*related.first()?).standard();
            Some((relation, related, first))
        });
        let Some((relation, related, first)) = related else {
            let known = self.standards().iter().map(Standard::to_string).collect();
            return DispatchFault::UnknownStandard { root, known };
        };
        let is_sibling = |(index, grammar): &(usize, &&Grammar)| {
            grammar.standard().is_same_standard(first) || related.contains(index)
        };
        let siblings: Vec<&Grammar> =
            self.grammars.iter().enumerate().filter(is_sibling).map(|(_, grammar)| *grammar).collect();
        let versions =
            |of: &[&Grammar]| of.iter().map(|it| it.standard().version.clone()).collect::<Vec<_>>();
        let standard = first.name.clone();
        let version = match (relation, stated_version(start, candidates)) {
            (Relation::OtherNamespace, _) => root.namespace.clone(),
            (_, Some(version)) => version,
            (_, None) => first.version.clone(),
        };
        if relation == Relation::OtherNamespace || !versions(&siblings).contains(&version) {
            return DispatchFault::UnknownVersion { root, standard, version, known: versions(&siblings) };
        }
        let knowing: Vec<&Grammar> = siblings.into_iter().filter(|it| knows_root(it, &root.local)).collect();
        let known_in = versions(&knowing);
        if known_in.contains(&version) {
            let declared: Vec<&Grammar> = related.iter().map(|index| self.grammar(*index)).collect();
            return DispatchFault::Contradiction { root, standard, version, declared: versions(&declared) };
        }
        DispatchFault::UnknownRoot { root, standard, version, known_in }
    }

    /// The versions a message is near to; never none.
    fn related(&self, root: &RootName, candidates: &[Candidate<'g, '_>]) -> Option<(Relation, Vec<usize>)> {
        let is_near = |it: &&Candidate<'g, '_>| it.differs.iter().all(|(mark, _)| mark.is_version);
        let by_namespace = |fits: &dyn Fn(&str) -> bool| -> Vec<usize> {
            let knows = |grammar: &Grammar| grammar.standard().namespaces.iter().any(|it| fits(it));
            self.grammars.iter().enumerate().filter(|(_, it)| knows(it)).map(|(index, _)| index).collect()
        };
        let found = match candidates {
            [] => [
                (Relation::Namespace, by_namespace(&|it| it == root.namespace)),
                (Relation::OtherNamespace, by_namespace(&|it| same_but_version(it, &root.namespace))),
            ],
            _ => [
                (Relation::Root, candidates.iter().filter(is_near).map(|it| it.index).collect()),
                (Relation::Root, Vec::new()),
            ],
        };
        found.into_iter().find(|(_, related)| !related.is_empty())
    }
}

/// The version a message states.
fn stated_version(start: &MessageStart, candidates: &[Candidate<'_, '_>]) -> Option<String> {
    let marks = candidates.iter().flat_map(|it| &it.differs).filter(|(mark, _)| mark.is_version);
    marks.map(|(_, value)| (*value).to_owned()).next().or_else(|| found_version(start))
}

/// Whether a root element of this local name is declared, in whatever namespace.
fn knows_root(grammar: &Grammar, local: &str) -> bool {
    grammar.global_elements.iter().any(|(name, _)| grammar.name_parts(*name).1 == local)
}
