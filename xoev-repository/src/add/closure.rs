//! From a standard's own documents to its entry schemas and everything they need.

use super::pool::Pool;
use super::resolve::Resolution;
use crate::fault::Fault;
use std::collections::{BTreeMap, BTreeSet};

/// What a standard consists of.
#[derive(Debug, Default)]
pub(super) struct Closure {
    /// The entry schemas.
    pub entries: Vec<usize>,
    /// All documents, the entries among them, in the order of the first visit.
    pub documents: Vec<usize>,
    /// Where each reference of each document leads, by document and position.
    pub targets: BTreeMap<(usize, usize), usize>,
    /// Locations that lead nowhere, as written; a namespace where no location is given.
    pub unavailable: BTreeSet<String>,
    /// References that could mean several documents.
    pub faults: Vec<Fault>,
}

/// The entry schemas are those own documents that no other own document names, and one of each circle that nothing
/// else names; or those that are wanted.
pub(super) fn close(pool: &Pool, own: &[usize], wanted: Option<Vec<usize>>) -> Closure {
    let entries = wanted.unwrap_or_else(|| roots(pool, own));
    let mut closure = Closure { entries, ..Closure::default() };
    for entry in closure.entries.clone() {
        closure.visit(pool, entry);
    }
    closure
}

impl Closure {
    fn visit(&mut self, pool: &Pool, start: usize) {
        let mut waiting = vec![start];
        while let Some(at) = waiting.pop() {
            if self.documents.contains(&at) {
                continue;
            }
            self.documents.push(at);
            let references = &pool.candidate(at).document.outline.references;
            for (position, reference) in references.iter().enumerate() {
                let written = reference.location.as_deref().or(reference.namespace.as_deref());
                let written = written.unwrap_or_default().trim().to_owned();
                match pool.resolve(at, reference) {
                    Resolution::Found(target) => {
                        self.targets.insert((at, position), target);
                        waiting.push(target);
                    }
                    Resolution::BuiltIn => {}
                    Resolution::Nowhere => drop(self.unavailable.insert(written)),
                    Resolution::Ambiguous(paths) => {
                        let place = pool.candidate(at).path.clone();
                        let message = format!("“{written}” may mean any of {}", paths.join(", "));
                        let hint = "they differ; give only one of them, or a folder further in";
                        self.faults.push(Fault::new("xoev-delivery-location", place, message).hint(hint));
                    }
                }
            }
        }
    }
}

fn roots(pool: &Pool, own: &[usize]) -> Vec<usize> {
    let mut sorted = own.to_vec();
    sorted.sort_by(|a, b| pool.candidate(*a).path.cmp(&pool.candidate(*b).path));
    let targets = |at: usize| {
        let references = pool.candidate(at).document.outline.references.iter();
        references.filter_map(move |reference| match pool.resolve(at, reference) {
            Resolution::Found(target) => Some(target),
            _ => None,
        })
    };
    let edges: BTreeMap<usize, Vec<usize>> = sorted.iter().map(|at| (*at, targets(*at).collect())).collect();
    let named: BTreeSet<usize> = edges.values().flatten().copied().collect();
    let mut roots: Vec<usize> = sorted.iter().copied().filter(|at| !named.contains(at)).collect();
    let mut reached = BTreeSet::new();
    for at in &roots {
        reach(*at, &edges, &mut reached);
    }
    for at in sorted {
        if !reached.contains(&at) {
            roots.push(at);
            reach(at, &edges, &mut reached);
        }
    }
    roots.sort_by(|a, b| pool.candidate(*a).path.cmp(&pool.candidate(*b).path));
    roots
}

fn reach(start: usize, edges: &BTreeMap<usize, Vec<usize>>, reached: &mut BTreeSet<usize>) {
    let mut waiting = vec![start];
    while let Some(at) = waiting.pop() {
        if reached.insert(at) {
            waiting.extend(edges.get(&at).into_iter().flatten());
        }
    }
}
