//! Messages of one archive seen together: which of its XML files are attachments, and which files nobody names.

use crate::check::{Outcome, Validated};
use crate::input::{Archive, Entry, Input};
use std::ops::ControlFlow;
use std::sync::Arc;
use xoev_runtime::report::{AttachmentFault, Fault, Issue, Position, Severity};

/// Holds back what came of an archive's messages until all of them were checked.
pub(super) struct Archives<'m> {
    messages: &'m [Input],
    /// How many were taken.
    taken: usize,
    held: Vec<(&'m Entry, Validated)>,
}

impl<'m> Archives<'m> {
    pub(super) fn new(messages: &'m [Input]) -> Self {
        Self { messages, taken: 0, held: Vec::new() }
    }

    /// The next message lies in no archive.
    pub(super) fn skip(&mut self) {
        self.taken += 1;
    }

    /// Takes what came of the next message and hands on what is complete.
    pub(super) fn take(
        &mut self,
        checked: Validated,
        hand_on: &mut impl FnMut(Validated) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let own = self.messages.get(self.taken).and_then(Input::archive);
        self.taken += 1;
        let Some((archive, entry)) = own else { return hand_on(checked) };
        self.held.push((entry, checked));
        let next = self.messages.get(self.taken).and_then(Input::archive);
        if next.is_some_and(|(next, _)| Arc::ptr_eq(next, archive)) {
            return ControlFlow::Continue(());
        }
        together(archive, std::mem::take(&mut self.held)).into_iter().try_for_each(hand_on)
    }
}

/// The messages of an archive, without the XML files that others name, and with a warning of files nobody names.
fn together(archive: &Archive, mut held: Vec<(&Entry, Validated)>) -> Vec<Validated> {
    let named: Vec<String> = held.iter().flat_map(|(_, it)| it.named_files.iter().cloned()).collect();
    if named.is_empty() {
        return held.into_iter().map(|(_, it)| it).collect();
    }
    let is_named = |entry: &Entry| named.iter().any(|name| entry.is_named(name));
    held.retain(|(entry, _)| !is_named(entry));
    let is_message = |entry: &Entry| held.iter().any(|(it, _)| *it == entry);
    let surplus: Vec<Issue> =
        archive.entries().iter().filter(|it| !is_named(it) && !is_message(it)).map(surplus).collect();
    // It is the message that names files which would have to name these.
    let naming = held.iter_mut().find(|(_, it)| !it.named_files.is_empty());
    if let Some((_, Validated { outcome: Outcome::Report(report), .. })) = naming {
        report.issues.extend(surplus);
    }
    held.into_iter().map(|(_, it)| it).collect()
}

fn surplus(entry: &Entry) -> Issue {
    let fault = Fault::Attachment(AttachmentFault::Surplus { name: entry.path.clone() });
    Issue { severity: Severity::Warning, ..Issue::new(String::new(), Position::default(), fault) }
}
