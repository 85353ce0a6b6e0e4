//! Collects findings, equal ones together.

use crate::finding::{Finding, FindingKind};
use std::collections::HashMap;
use xoev_runtime::report::Position;

/// The findings so far. Places are offsets until the document has been read.
#[derive(Debug, Default)]
pub(super) struct Findings {
    found: Vec<Finding>,
    /// Findings by rule and subject, so that a list with a fault in every row stays quick.
    places: HashMap<String, usize>,
}

impl Findings {
    /// A finding without a value.
    pub fn add(&mut self, kind: FindingKind, offset: u64) {
        self.record(kind, offset, None);
    }

    /// A finding about a value.
    pub fn about(&mut self, kind: FindingKind, offset: u64, value: &str) {
        self.record(kind, offset, Some(value));
    }

    fn record(&mut self, kind: FindingKind, offset: u64, value: Option<&str>) {
        let key = format!("{kind:?}");
        if let Some(found) = self.places.get(&key).and_then(|place| self.found.get_mut(*place)) {
            found.count += 1;
            return;
        }
        self.places.insert(key, self.found.len());
        let position = Position { offset, ..Position::default() };
        self.found.push(Finding { kind, position, count: 1, example: value.map(str::to_owned) });
    }

    /// All of them, in document order; `locate` fills in line and column.
    pub fn finish(mut self, mut locate: impl FnMut(&mut Position)) -> Vec<Finding> {
        self.found.sort_by_key(|it| it.position.offset);
        for finding in &mut self.found {
            locate(&mut finding.position);
        }
        self.found
    }
}
