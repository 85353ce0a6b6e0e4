//! Which lists a schema set uses, and which of them are at hand.

use crate::registry::Snapshot;
use std::collections::BTreeMap;
use xoev_runtime::grammar::{CodeTypeKind, Grammar};

/// A list as the types of a schema set use it: types that say the same of it are counted together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListUse {
    /// The kind of the types.
    pub kind: CodeTypeKind,
    /// The Kennung of the list; `None` for types 4, where the message names it.
    pub identifier: Option<String>,
    /// The version, where the schema fixes it.
    pub version: Option<String>,
    /// The column whose values are the codes, where the schema says so.
    pub column: Option<String>,
    /// How many types say this.
    pub types: usize,
}

/// Whether a list is at hand as it is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Availability {
    /// The codes stand in the schema: no list is needed.
    InSchema,
    /// The message names the list: which one is needed cannot be told.
    NamedByMessage,
    /// It is at hand, in the fixed version where there is one.
    AtHand {
        /// The newest version at hand.
        newest: String,
        /// Whether that is newer than the version the schema fixes.
        is_newer: bool,
    },
    /// It is at hand, but not in the version the schema fixes.
    OtherVersions {
        /// The versions at hand, the newest first.
        at_hand: Vec<String>,
    },
    /// It is not at hand.
    Missing,
}

/// The lists the types of a grammar use, sorted by Kennung, version and kind.
#[must_use]
pub fn list_uses(grammar: &Grammar) -> Vec<ListUse> {
    let mut counts = BTreeMap::new();
    for it in &grammar.code_types {
        let key = (it.list_uri.as_deref(), it.list_version.as_deref(), it.kind, it.used_column.as_deref());
        *counts.entry(key).or_insert(0) += 1;
    }
    let own = |text: Option<&str>| text.map(str::to_owned);
    let uses = counts.into_iter().map(|((identifier, version, kind, column), types)| ListUse {
        kind,
        identifier: own(identifier),
        version: own(version),
        column: own(column),
        types,
    });
    uses.collect()
}

impl Snapshot {
    /// Whether a list is at hand as it is used.
    #[must_use]
    pub fn availability(&self, list: &ListUse) -> Availability {
        let Some(identifier) = &list.identifier else { return Availability::NamedByMessage };
        if list.kind == CodeTypeKind::Enumerated {
            return Availability::InSchema;
        }
        let at_hand = self.versions(identifier).iter().map(|it| it.version.clone().unwrap_or_default());
        let at_hand: Vec<String> = at_hand.collect();
        match (at_hand.first(), &list.version) {
            (None, _) => Availability::Missing,
            (Some(_), Some(wanted)) if !at_hand.contains(wanted) => Availability::OtherVersions { at_hand },
            (Some(newest), wanted) => {
                let is_newer = wanted.as_ref().is_some_and(|wanted| wanted != newest);
                Availability::AtHand { newest: newest.clone(), is_newer }
            }
        }
    }
}
