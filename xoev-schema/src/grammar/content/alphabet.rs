//! What the leaves of a content model accept: names with their declarations, or wildcards.

use crate::grammar::tables::Tables;
use crate::hash::HashMap;
use xoev_runtime::grammar::{
    ElementId, Leaf, NameId, NamespaceConstraint, NamespaceId, ProcessContents, Wildcard, WildcardId,
};

/// What the leaves of one content model accept.
pub(super) struct Alphabet {
    /// By leaf.
    pub leaves: Vec<Accepts>,
}

/// What a leaf accepts.
pub(super) enum Accepts {
    /// The declaration and the members of its substitution group.
    Elements(Vec<Symbol>),
    /// What a wildcard allows.
    Wildcard(WildcardId),
}

/// A name a leaf accepts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Symbol {
    pub name: NameId,
    pub element: ElementId,
    /// Abstract declarations accept nothing, but count where particles are compared.
    pub is_abstract: bool,
}

impl Alphabet {
    /// The leaves as the grammar lists them.
    pub(super) fn grammar_leaves(&self) -> Vec<Leaf> {
        let leaf = |accepts: &Accepts| match accepts {
            Accepts::Elements(symbols) => Leaf::Element(symbols.first().map_or(ElementId(0), |s| s.element)),
            Accepts::Wildcard(wildcard) => Leaf::Wildcard(*wildcard),
        };
        self.leaves.iter().map(leaf).collect()
    }

    pub(super) fn get(&self, leaf: u16) -> Option<&Accepts> {
        self.leaves.get(usize::from(leaf))
    }
}

/// Whether a namespace satisfies a constraint (`cvc-wildcard-namespace`).
pub(super) fn allows(constraint: &NamespaceConstraint, namespace: NamespaceId) -> bool {
    match constraint {
        NamespaceConstraint::Any => true,
        NamespaceConstraint::Not(id) => namespace != *id && namespace != NamespaceId(0),
        NamespaceConstraint::OneOf(ids) => ids.contains(&namespace),
    }
}

/// Whether two constraints allow a namespace in common (`cos-aw-intersect`).
pub(super) fn overlap(a: &NamespaceConstraint, b: &NamespaceConstraint) -> bool {
    match (a, b) {
        (NamespaceConstraint::OneOf(ids), other) | (other, NamespaceConstraint::OneOf(ids)) => {
            ids.iter().any(|id| allows(other, *id))
        }
        _ => true,
    }
}

/// A wildcard among the children that may come, and something about it.
pub(super) struct WildcardStep<T> {
    pub wildcard: WildcardId,
    pub leaf: u16,
    pub target: T,
}

/// A wildcard of its own with all targets whose wildcards it stands for.
pub(super) struct DisjointStep<T> {
    pub wildcard: WildcardId,
    pub leaf: u16,
    pub targets: Vec<T>,
}

/// Wildcards that overlap, as wildcards to be tried in order of which the first that fits is right.
///
/// The namespaces the wildcards name are taken one by one, those with the same answer together; what is left is
/// named by none of them, so any wildcard that allows one such namespace allows all.
pub(super) fn disjoint<T: Copy>(steps: &[WildcardStep<T>], tables: &mut Tables) -> Vec<DisjointStep<T>> {
    let constraints: Vec<Wildcard> = steps.iter().map(|s| tables.wildcard(s.wildcard).clone()).collect();
    let is_clear = constraints.iter().enumerate().all(|(at, one)| {
        constraints.iter().take(at).all(|other| !overlap(&one.namespaces, &other.namespaces))
    });
    if is_clear {
        let alone = |s: &WildcardStep<T>| DisjointStep {
            wildcard: s.wildcard,
            leaf: s.leaf,
            targets: vec![s.target],
        };
        return steps.iter().map(alone).collect();
    }
    let mut groups: Vec<(Vec<usize>, Vec<NamespaceId>)> = Vec::new();
    let mut positions = HashMap::default();
    for namespace in named_namespaces(&constraints) {
        let allowing = allowing(&constraints, |c| allows(c, namespace));
        if !allowing.is_empty() {
            let at = *positions.entry(allowing.clone()).or_insert_with(|| {
                groups.push((allowing, Vec::new()));
                groups.len() - 1
            });
            if let Some((_, namespaces)) = groups.get_mut(at) {
                namespaces.push(namespace);
            }
        }
    }
    let others = allowing(&constraints, |c| !matches!(c, NamespaceConstraint::OneOf(_)));
    let mut out = Vec::new();
    for (allowing, namespaces) in groups {
        if allowing == others {
            continue;
        }
        let first = allowing.first().and_then(|at| constraints.get(*at));
        let process_contents = first.map_or(ProcessContents::Strict, |it| it.process_contents);
        let wildcard = tables
            .add_wildcard(Wildcard { namespaces: NamespaceConstraint::OneOf(namespaces), process_contents });
        out.extend(united(steps, &allowing, wildcard));
    }
    if let Some(first) = others.first().and_then(|at| steps.get(*at)) {
        out.extend(united(steps, &others, first.wildcard));
    }
    out
}

fn united<T: Copy>(steps: &[WildcardStep<T>], of: &[usize], wildcard: WildcardId) -> Option<DisjointStep<T>> {
    let leaf = steps.get(*of.first()?)?.leaf;
    let targets = of.iter().filter_map(|at| steps.get(*at)).map(|step| step.target).collect();
    Some(DisjointStep { wildcard, leaf, targets })
}

fn allowing(constraints: &[Wildcard], test: impl Fn(&NamespaceConstraint) -> bool) -> Vec<usize> {
    constraints.iter().enumerate().filter(|(_, it)| test(&it.namespaces)).map(|(at, _)| at).collect()
}

fn named_namespaces(constraints: &[Wildcard]) -> Vec<NamespaceId> {
    // The absent namespace is none of the others: `##other` leaves it out.
    let mut named = vec![NamespaceId(0)];
    for wildcard in constraints {
        match &wildcard.namespaces {
            NamespaceConstraint::Any => {}
            NamespaceConstraint::Not(id) => named.push(*id),
            NamespaceConstraint::OneOf(ids) => named.extend(ids),
        }
    }
    named.sort_unstable();
    named.dedup();
    named
}
