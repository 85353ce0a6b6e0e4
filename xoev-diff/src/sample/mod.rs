//! What a message of the old version lacks for the new one, and what it has too much.
//!
//! ```text
//! message → the engine over the old grammar → outline.rs: which declaration and type each element is
//!         → names.rs: what elements and namespaces are called in the new version, as far as they were paired
//!         → the engine over the new grammar (xoev_runtime::convert) → faults at their places in the old message
//!         → cause.rs: the changes that lead to each
//! ```
//! Invariants: the verdict is the engine's; a cause is only a pointer. Values that the new version fixes are exchanged and
//! told, as a conversion does.
//! Not here: which messages (`xoev-validate`), repairing them.

mod cause;
mod names;
mod outline;
mod owners;

pub use cause::Cause;

use crate::change::Comparison;
use crate::pair::Pairs;
use crate::side::Side;
use cause::Causes;
use outline::Outline;
use owners::Owners;
use xoev_report::{Checked, Verdict, Wording};
use xoev_runtime::convert::{Change, Exchange, check_document};
use xoev_runtime::event::Options;
use xoev_runtime::grammar::Grammar;
use xoev_runtime::report::{Position, masked_text};
use xoev_runtime::validator::validate_bytes_with;
use xoev_schema::grammar::GrammarMap;

/// A side with the grammar that was compiled from it.
#[derive(Debug, Clone, Copy)]
pub struct CompiledSide<'a> {
    /// The side.
    pub side: Side<'a>,
    /// Its grammar.
    pub grammar: &'a Grammar,
    /// The numbers of the components in the grammar.
    pub map: &'a GrammarMap,
}

/// A message of the old version, held to the new one.
#[derive(Debug, Clone)]
pub struct CheckedSample {
    /// What the old version says of it: where that has faults, those of the new one may be the same.
    pub before: Checked,
    /// What the new version says of it, at the places of the message as it is.
    pub after: Checked,
    /// What was exchanged without a question.
    pub exchanges: Vec<Exchanged>,
    /// For each finding of `after` the changes that lead to it.
    pub causes: Vec<Vec<Cause>>,
}

/// Something that was exchanged: a namespace, the name of an element, or a value that the new version fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchanged {
    /// The element or attribute; empty for a namespace.
    pub path: String,
    /// Where it stands; a namespace has no place.
    pub position: Option<Position>,
    /// What it was; masked where that was wanted.
    pub old: String,
    /// What it is now.
    pub new: String,
}

impl CheckedSample {
    /// Whether the message is valid in the new version, but for what was exchanged.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.after.verdict() == Verdict::Valid
    }
}

/// Holds messages of the old version to the new one.
pub struct SampleChecker<'a> {
    old: CompiledSide<'a>,
    new: CompiledSide<'a>,
    comparison: &'a Comparison,
    pairs: Pairs,
    owners: Owners,
}

impl<'a> SampleChecker<'a> {
    /// For two versions and what differs between them.
    #[must_use]
    pub fn new(old: CompiledSide<'a>, new: CompiledSide<'a>, comparison: &'a Comparison) -> Self {
        let pairs = Pairs::new(old.side, new.side);
        let owners = Owners::new(old, new.side, &pairs, comparison);
        Self { old, new, comparison, pairs, owners }
    }

    /// Checks a message.
    #[must_use]
    pub fn check(&self, name: &str, bytes: &[u8], options: &Options, wording: &Wording) -> CheckedSample {
        let (before, mut outline) = validate_bytes_with(self.old.grammar, bytes, options, Outline::default());
        let names = names::new_names(&mut outline, &self.owners, self);
        let crossed = check_document(bytes, (self.old.grammar, self.new.grammar), &names, options);
        let causes = Causes { comparison: self.comparison, owners: &self.owners, outline: &outline };
        let renamed = crossed.renamed.iter().filter_map(|it| renamed(*it, &outline));
        let others = crossed.exchanges.into_iter().map(|it| exchanged(it, wording));
        let mut exchanges: Vec<Exchanged> = others.chain(renamed).collect();
        exchanges.sort_by_key(|it| it.position.map(|it| it.offset));
        CheckedSample {
            before: Checked::new(name, bytes, &before, wording),
            causes: crossed.report.issues.iter().map(|issue| causes.of(issue)).collect(),
            after: Checked::new(name, bytes, &crossed.report, wording),
            exchanges,
        }
    }
}

fn exchanged(it: Exchange, wording: &Wording) -> Exchanged {
    match it.change {
        Change::Namespace { from, to } => {
            Exchanged { path: String::new(), position: None, old: from, new: to }
        }
        Change::Fixed { path, from, to } => {
            let old = if wording.masks_values { masked_text(&from) } else { from };
            Exchanged { path, position: Some(it.position), old, new: to }
        }
    }
}

fn renamed((number, position): (u64, Position), outline: &Outline) -> Option<Exchanged> {
    let at = usize::try_from(number).ok()?.checked_sub(1)?;
    let entry = outline.entries.get(at)?;
    let (namespace, local) = &entry.old_name;
    let (old, new) = if *local == entry.local {
        (format!("{{{namespace}}}{local}"), format!("{{{}}}{local}", entry.namespace))
    } else {
        (local.clone(), entry.local.clone())
    };
    Some(Exchanged { path: outline.path(at), position: Some(position), old, new })
}
