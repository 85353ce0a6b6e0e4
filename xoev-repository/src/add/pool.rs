//! All documents at hand: of the delivery, of further sources, and of what is locked already.

use crate::delivery::{Delivery, Document};
use std::collections::{HashMap, HashSet};

/// A document at hand.
#[derive(Debug)]
pub(super) struct Candidate {
    /// Which source: 0 is the delivery itself; the lower, the more it counts.
    pub source: usize,
    /// Its path in the source.
    pub path: String,
    /// Where it lies already, relative to the project, if it is locked.
    pub place: Option<String>,
    /// The document.
    pub document: Document,
}

/// The documents at hand, by position.
#[derive(Debug, Default)]
pub(super) struct Pool {
    pub candidates: Vec<Candidate>,
    by_path: HashMap<(usize, String), usize>,
    sources: usize,
    /// Documents that are not to be used: another layout of the same.
    pub dropped: Vec<usize>,
    /// Where documents of this SHA-256 lie according to the lock.
    preferred: HashMap<String, String>,
    /// Places of locked documents that count before other locked ones.
    favoured: HashSet<String>,
}

impl Pool {
    /// Adds a source that counts less than those before.
    pub fn add(&mut self, delivery: &Delivery) {
        for (path, document) in &delivery.documents {
            self.push(path.clone(), None, document.clone());
        }
        self.sources += 1;
    }

    /// Adds what is locked already, as the last source.
    pub fn add_locked(&mut self, locked: Vec<(String, Document)>) {
        for (place, document) in locked {
            self.push(place.clone(), Some(place), document);
        }
        self.sources += 1;
    }

    fn push(&mut self, path: String, place: Option<String>, document: Document) {
        self.by_path.insert((self.sources, path.clone()), self.candidates.len());
        self.candidates.push(Candidate { source: self.sources, path, place, document });
    }

    /// The document at a path of a source.
    pub fn at(&self, source: usize, path: &str) -> Option<usize> {
        self.by_path.get(&(source, path.to_owned())).copied()
    }

    /// Says where documents lie that are named by their SHA-256: what was locked once stays where it is.
    pub fn prefer(&mut self, places: impl IntoIterator<Item = (String, String)>) {
        self.preferred.extend(places);
    }

    /// Says which locked documents count before others: modules are around in variants of the same name, and a standard
    /// goes on with that of the standards it uses. The answer says whether that is news.
    pub fn favour(&mut self, places: impl IntoIterator<Item = String>) -> bool {
        let before = self.favoured.len();
        self.favoured.extend(places);
        self.favoured.len() > before
    }

    /// The document of a number: candidates only ever come to the others, and every number is one of this pool.
    #[expect(
        clippy::indexing_slicing,
        reason = "numbers are made by enumerating the candidates, which never get fewer"
    )]
    pub fn candidate(&self, at: usize) -> &Candidate {
        &self.candidates[at]
    }

    pub fn is_favoured(&self, at: usize) -> bool {
        self.candidate(at).place.as_ref().is_some_and(|place| self.favoured.contains(place))
    }

    /// Where a locked document with these bytes lies.
    pub fn locked_copy(&self, sha256: &str) -> Option<&str> {
        if let Some(place) = self.preferred.get(sha256) {
            return Some(place);
        }
        let same = self.candidates.iter().find(|it| it.place.is_some() && it.document.sha256 == sha256);
        same.and_then(|it| it.place.as_deref())
    }

    /// The documents of the delivery itself.
    pub fn delivered(&self) -> impl Iterator<Item = (usize, &Candidate)> {
        let is_usable = |at: &usize| !self.dropped.contains(at);
        self.candidates.iter().enumerate().filter(move |(at, it)| it.source == 0 && is_usable(at))
    }

    pub fn namespace(&self, at: usize) -> Option<&str> {
        self.candidate(at).document.outline.target_namespace.as_deref()
    }
}

impl Candidate {
    /// The last part of the path.
    pub fn file_name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The path without its last part.
    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}
