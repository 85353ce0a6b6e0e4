//! What all formats begin with: the two versions, and what becomes of the messages.

use super::words::Words;
use crate::change::{Comparison, Presence};

/// The messages, counted.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counts {
    pub all: usize,
    pub added: usize,
    pub removed: usize,
    pub changed: usize,
}

impl Counts {
    pub(super) fn of(comparison: &Comparison) -> Self {
        let count =
            |of: fn(&crate::MessageSummary) -> bool| comparison.messages.iter().filter(|it| of(it)).count();
        Self {
            all: comparison.messages.len(),
            added: count(|it| it.presence == Presence::New),
            removed: count(|it| it.presence == Presence::Old),
            changed: count(|it| it.presence == Presence::Both && it.changes > 0),
        }
    }

    /// "8 messages: 1 new, 1 removed, 4 changed, 2 unchanged".
    pub(super) fn sentence(self, words: &Words) -> String {
        let unchanged = self.all - self.added - self.removed - self.changed;
        let parts = [
            (self.added, words.added),
            (self.removed, words.removed),
            (self.changed, words.changed),
            (unchanged, words.unchanged),
        ];
        let parts: Vec<String> = parts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{count} {word}"))
            .collect();
        let what = if self.all == 1 { words.message } else { words.messages };
        format!("{} {what}: {}", self.all, parts.join(", "))
    }
}

/// The versions: "XBeispiel 1.0 → XBeispiel 1.1".
pub(super) fn title(comparison: &Comparison, words: &Words) -> String {
    let name = |it: &str, nameless: &str| if it.is_empty() { nameless.to_owned() } else { it.to_owned() };
    let (old, new) = (&comparison.old, &comparison.new);
    format!("{} → {}", name(old, words.old_version), name(new, words.new_version))
}
