//! The runner of `all` groups: one bit for each member.

use super::{Expected, Matched, MatchedLeaf};
use crate::grammar::{AllGroup, EdgeLabel, NameId};

/// Which members have been seen.
#[derive(Debug, Clone)]
pub(super) struct AllState {
    /// Members 0 to 63, as nearly every group has no more.
    first: u64,
    /// The members beyond, 64 a word.
    more: Vec<u64>,
}

impl AllState {
    pub(super) fn start(group: &AllGroup) -> Self {
        Self { first: 0, more: vec![0; group.members.len().saturating_sub(1) / 64] }
    }

    pub(super) fn step(&mut self, group: &AllGroup, name: Option<NameId>) -> Option<Matched> {
        let name = name?;
        let at = group.names.binary_search_by_key(&name, |n| n.0).ok()?;
        let &(_, element, member) = group.names.get(at)?;
        if self.has(member) {
            return None;
        }
        let bit = 1 << (member % 64);
        match usize::from(member / 64).checked_sub(1) {
            None => self.first |= bit,
            Some(word) => *self.more.get_mut(word)? |= bit,
        }
        Some(Matched { leaf: member, what: MatchedLeaf::Element(element) })
    }

    pub(super) fn is_accepting(&self, group: &AllGroup) -> bool {
        let nothing_seen = self.first == 0 && self.more.iter().all(|w| *w == 0);
        (nothing_seen && group.may_be_absent)
            || (0u16..).zip(&group.members).all(|(i, m)| !m.is_required || self.has(i))
    }

    pub(super) fn expected(&self, group: &AllGroup) -> Vec<Expected> {
        let names = group.names.iter().filter(|n| !self.has(n.2));
        names
            .map(|&(name, element, leaf)| Expected { leaf, label: EdgeLabel::Element(name, element) })
            .collect()
    }

    fn has(&self, member: u16) -> bool {
        let word = match usize::from(member / 64).checked_sub(1) {
            None => self.first,
            Some(word) => self.more.get(word).copied().unwrap_or_default(),
        };
        word >> (member % 64) & 1 == 1
    }
}
