//! The kinds that take as many samples as it needs to cover something.

use super::{Sample, Sampler};
use crate::analysis::{Branch, Reach, branches_of};
use crate::kind::Kind;
use crate::pairs::{Pairs, optional_parts};
use crate::policy::{Branches, Minimal, Pairwise};
use crate::refusal::Refusal;
use std::collections::HashSet;
use xoev_runtime::grammar::{ElementId, TypeId};

impl Sampler<'_> {
    fn reach(&mut self, message: ElementId) -> Reach {
        let analysis = &self.analysis;
        self.reaches.entry(message).or_insert_with(|| Reach::new(analysis, message)).clone()
    }

    /// The branches that can be taken in a message, those near the root first.
    #[must_use]
    pub fn branches_in(&mut self, message: ElementId) -> Vec<Branch> {
        self.reach(message).branches
    }

    /// Samples until every branch is taken in one. What no sample could be made for is refused, once for each branch.
    pub(super) fn branches(&mut self, message: ElementId) -> Vec<Result<Sample, Refusal>> {
        let reach = self.reach(message);
        let mut missing: HashSet<Branch> = reach.branches.iter().copied().collect();
        let mut made = Vec::new();
        for goal in &reach.branches {
            if made.len() >= self.most {
                break;
            }
            if !missing.contains(goal) {
                continue;
            }
            let way = reach.way_to(*goal);
            let number = made.len() + 1;
            let policy = || Branches::new(way.clone(), &missing);
            let mut sample = self.sample(message, Kind::Branches, number, policy);
            if sample.is_err() {
                // What came on the way may be at fault: the way alone.
                let only = HashSet::new();
                sample = self.sample(message, Kind::Branches, number, || Branches::new(way.clone(), &only));
            }
            let taken = sample.as_ref().map(|it| branches_of(&it.document.root)).unwrap_or_default();
            let is_reached = taken.contains(goal);
            missing.retain(|branch| branch != goal && !taken.contains(branch));
            if self.counts(sample.is_err(), is_reached) {
                made.push(sample);
            }
        }
        self.or_least(message, Kind::Branches, made)
    }

    /// A message in which there is nothing to choose still has a sample.
    fn or_least(
        &mut self,
        message: ElementId,
        kind: Kind,
        made: Vec<Result<Sample, Refusal>>,
    ) -> Vec<Result<Sample, Refusal>> {
        if made.is_empty() { vec![self.sample(message, kind, 1, || Minimal)] } else { made }
    }

    /// A profile, or keys, may close the way to a goal: then there is nothing to report. Without a profile a sample that
    /// misses its goal is still a sample.
    fn counts(&self, is_refused: bool, is_reached: bool) -> bool {
        is_reached || (is_refused && self.profile.is_empty())
    }

    /// Samples until of every two optional parts of each type all combinations that can be were shown.
    pub(super) fn pairwise(&mut self, message: ElementId) -> Vec<Result<Sample, Refusal>> {
        let reach = self.reach(message);
        for id in &reach.types {
            let analysis = &self.analysis;
            self.parts.entry(*id).or_insert_with(|| optional_parts(analysis, *id));
        }
        let parts = |id: &TypeId| (*id, self.parts.get(id).cloned().unwrap_or_default());
        let mut pairs = Pairs::new(&self.analysis, reach.types.iter().map(parts));
        let mut made = Vec::new();
        for id in &reach.types {
            while made.len() < self.most && pairs.is_open(&self.analysis, *id) {
                let way = reach.way(*id);
                let policy = || Pairwise::new(way.clone(), &pairs);
                let sample = self.sample(message, Kind::Pairwise, made.len() + 1, policy);
                let before = pairs.missing_of(*id);
                if let Ok(sample) = &sample {
                    pairs.cross_off(&sample.document.root);
                }
                let is_progress = pairs.missing_of(*id) < before;
                if !is_progress {
                    pairs.give_up(*id);
                }
                if self.counts(sample.is_err(), is_progress) {
                    made.push(sample);
                }
            }
        }
        self.or_least(message, Kind::Pairwise, made)
    }
}
