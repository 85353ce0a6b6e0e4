//! Where the documents of a standard come to lie, and what its catalogue must say then.
//!
//! A standard's own documents keep their paths in a folder of their own. Modules of other namespaces, which many standards
//! bring along, lie once in the shared folder, named by their content; so a relative location that led to one leads
//! nowhere any more, and the catalogue says where it went (`uriSuffix`). Documents that are locked already stay where they
//! are.

use super::closure::Closure;
use super::pool::Pool;
use super::resolve::{climbs, is_absolute, join};
use crate::fault::Fault;
use std::collections::BTreeMap;

/// What an entry of the catalogue is for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Name {
    /// An address, or a namespace that is imported without one.
    Uri(String),
    /// The end of the path of a file that is not there.
    Suffix(String),
}

/// Places, relative to the project.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// The place of each document of the closure.
    pub places: BTreeMap<usize, String>,
    /// What the catalogue says: name and place.
    pub catalog: BTreeMap<Name, String>,
    /// Names that would need two places.
    pub faults: Vec<Fault>,
}

/// Places the documents: own ones below `home`, others below `shared`.
pub(super) fn lay_out(pool: &Pool, closure: &Closure, own: &[usize], home: &str, shared: &str) -> Layout {
    let mut layout = Layout::default();
    for at in &closure.documents {
        let candidate = pool.candidate(*at);
        let copy = pool.locked_copy(&candidate.document.sha256);
        let locked = copy.or(candidate.place.as_deref());
        let place = match locked {
            _ if own.contains(at) => format!("{home}/{}", candidate.path),
            Some(place) => place.to_owned(),
            None => shared_place(pool, *at, shared),
        };
        layout.places.insert(*at, place);
    }
    for ((from, position), target) in &closure.targets {
        layout.map(pool, *from, *position, *target);
    }
    layout
}

/// Named by content; as many folders deep as its relative locations climb, so that these stay below its own folder.
fn shared_place(pool: &Pool, at: usize, shared: &str) -> String {
    let candidate = pool.candidate(at);
    let locations = candidate.document.outline.references.iter().filter_map(|it| it.location.as_deref());
    let depth = locations.filter(|it| !is_absolute(it)).map(climbs).max().unwrap_or(0);
    let content = candidate.document.sha256.get(..12).unwrap_or_default();
    format!("{shared}/{content}/{}{}", "_/".repeat(depth), candidate.file_name())
}

impl Layout {
    fn map(&mut self, pool: &Pool, from: usize, position: usize, target: usize) {
        let (Some(home), Some(place)) = (self.places.get(&from), self.places.get(&target).cloned()) else {
            return;
        };
        let origin = pool.candidate(from);
        let Some(reference) = origin.document.outline.references.get(position) else { return };
        let folder = home.rsplit_once('/').map_or("", |(folder, _)| folder);
        let name = match reference.location.as_deref().map(str::trim) {
            Some(location) if is_absolute(location) => Name::Uri(location.to_owned()),
            Some(location) => match join(folder, location) {
                Some(path) if path == place => return,
                Some(path) => Name::Suffix(format!("/{path}")),
                None => return,
            },
            None => Name::Uri(reference.namespace.clone().unwrap_or_default()),
        };
        match self.catalog.get(&name) {
            Some(other) if *other != place => {
                let (Name::Uri(text) | Name::Suffix(text)) = &name;
                let message = format!("“{text}” would have to lead to {other} and to {place}");
                self.faults.push(Fault::new("xoev-delivery-location", origin.path.clone(), message));
            }
            Some(_) => {}
            None => drop(self.catalog.insert(name, place)),
        }
    }
}
