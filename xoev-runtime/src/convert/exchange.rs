//! A document of one version checked by another one.

use super::carry::{Crossing, RenamedElements, Root};
use super::error::Change;
use super::namespaces::Renamed;
use crate::event::{Document, Options};
use crate::grammar::Grammar;
use crate::report::{Position, Report};
use crate::validator::NoSink;

/// Something that was exchanged, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// What.
    pub change: Change,
    /// Where it stands in the document; no place for a namespace.
    pub position: Position,
}

/// What came of checking a document by the grammar of another version.
#[derive(Debug, Clone)]
pub struct Crossed {
    /// What it lacks there, and what it has too much.
    pub report: Report,
    /// What was exchanged without a question, but for names of elements.
    pub exchanges: Vec<Exchange>,
    /// The elements that were renamed: the number of the start tag, and where it stands.
    pub renamed: Vec<(u64, Position)>,
}

/// What a document of the old version has under other names in the new one.
#[derive(Debug, Clone, Default)]
pub struct NewNames {
    /// Namespaces, from old to new.
    pub namespaces: Vec<(String, String)>,
    /// Elements by the number of their start tag in the document.
    pub elements: RenamedElements,
}

/// Checks a document of one version by the grammar of another: what the document lacks there, and what it has too much, at
/// its places in the document as it is. Values that the other version fixes are exchanged and told, as in a conversion.
#[must_use]
pub fn check_document(
    bytes: &[u8],
    (from, to): (&Grammar, &Grammar),
    names: &NewNames,
    options: &Options,
) -> Crossed {
    let renamed = Renamed::of(names.namespaces.clone());
    let mut crossing = Crossing::new(bytes, options, renamed, &names.elements);
    let (report, _, exchanges) = crossing.run(from, to, Root::Declared, || NoSink);
    let mut crossed = Crossed { report, exchanges, renamed: crossing.renamed_elements() };
    if let Ok(document) = Document::new(bytes) {
        let mut events = document.events(options);
        let issues = crossed.report.issues.iter_mut().map(|it| &mut it.position);
        let fixed = crossed.exchanges.iter_mut().filter(|it| matches!(it.change, Change::Fixed { .. }));
        let renamed = crossed.renamed.iter_mut().map(|(_, it)| it);
        issues.chain(fixed.map(|it| &mut it.position)).chain(renamed).for_each(|it| events.locate(it));
    }
    crossed
}
