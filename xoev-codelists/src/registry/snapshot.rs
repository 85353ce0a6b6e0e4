//! One state of all lists.

use super::order::newest_first;
use super::verdict::{Query, Verdict};
use crate::list::CodeList;
use hashbrown::HashMap;
use std::borrow::Cow;
use std::sync::Arc;

/// All lists at one time; it never changes.
#[derive(Debug, Default)]
pub struct Snapshot {
    /// The versions of each list by its Kennung, the newest first.
    lists: HashMap<String, Vec<Arc<CodeList>>>,
}

impl Snapshot {
    /// Puts lists together; of those with the same Kennung and version the last counts. Lists without Kennung cannot be
    /// meant by any message and are left out.
    pub(super) fn new(lists: impl Iterator<Item = Arc<CodeList>>) -> Self {
        let mut snapshot = Self::default();
        for list in lists {
            let Some(identifier) = &list.identifier else { continue };
            let versions = snapshot.lists.entry_ref(identifier.as_str()).or_default();
            match versions.iter_mut().find(|it| it.version == list.version) {
                Some(same) => *same = list,
                None => versions.push(list),
            }
        }
        for versions in snapshot.lists.values_mut() {
            newest_first(versions);
        }
        snapshot
    }

    /// The versions of a list, the newest first; empty if it is not at hand.
    #[must_use]
    pub fn versions(&self, identifier: &str) -> &[Arc<CodeList>] {
        self.lists.get(identifier).map_or(&[], Vec::as_slice)
    }

    /// A list in a version.
    #[must_use]
    pub fn list(&self, identifier: &str, version: &str) -> Option<&Arc<CodeList>> {
        self.versions(identifier).iter().find(|it| is_version(it, version))
    }

    /// The Kennungen of all lists, in no order.
    pub fn identifiers(&self) -> impl Iterator<Item = &str> {
        self.lists.keys().map(String::as_str)
    }

    /// How many lists there are, each in one or several versions.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lists.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }

    /// The verdict about a code.
    #[must_use]
    pub fn verdict(&self, query: &Query<'_>) -> Verdict<'_> {
        let Some(versions) = query.list.and_then(|it| self.meant(it.trim(), query.version)) else {
            return Verdict::ListUnknown;
        };
        let wanted = query.version.map(str::trim).filter(|it| !it.is_empty());
        let asked = match wanted {
            Some(wanted) => versions.iter().find(|it| is_version(it, wanted)),
            None => versions.first(),
        };
        if let Some(list) = asked
            && let Some(row) = list.find_code(query.column, query.code)
        {
            return Verdict::Known { version: version(list), label: row.label().map(Cow::Borrowed) };
        }
        let others: Vec<_> = versions
            .iter()
            .filter_map(|list| Some((list, list.find_code(query.column, query.code)?)))
            .collect();
        let known_in = others.iter().map(|(list, _)| version(list)).collect();
        let label = others.first().and_then(|(_, row)| row.label()).map(Cow::Borrowed);
        match asked {
            None => {
                let at_hand = versions.iter().map(version).collect();
                Verdict::VersionUnknown { at_hand, known_in, label }
            }
            Some(_) if others.is_empty() => Verdict::CodeUnknown,
            Some(_) => Verdict::OtherVersion { known_in, label },
        }
    }

    /// A code the message may have meant, in the version of the list it names.
    #[must_use]
    pub fn similar_code(&self, query: &Query<'_>) -> Option<String> {
        let versions = self.meant(query.list?.trim(), query.version)?;
        let wanted = query.version.map(str::trim).filter(|it| !it.is_empty());
        let asked = match wanted {
            Some(wanted) => versions.iter().find(|it| is_version(it, wanted)),
            None => versions.first(),
        };
        asked?.find_similar_code(query.column, query.code)
    }

    /// The versions of the list a message means. Some write the Kennung with its version.
    fn meant(&self, list: &str, version: Option<&str>) -> Option<&[Arc<CodeList>]> {
        if let Some(versions) = self.lists.get(list) {
            return Some(versions);
        }
        let plain = list.strip_suffix(version?.trim())?.strip_suffix('_')?;
        self.lists.get(plain).map(Vec::as_slice)
    }
}

fn is_version(list: &CodeList, version: &str) -> bool {
    list.version.as_deref().unwrap_or_default() == version
}

fn version(list: &Arc<CodeList>) -> Cow<'_, str> {
    Cow::Borrowed(list.version.as_deref().unwrap_or_default())
}
