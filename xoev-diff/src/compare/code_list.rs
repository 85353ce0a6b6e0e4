//! Code lists that stand outside the schemas (Genericode).

use super::Found;
use super::run::{Run, union};
use crate::change::SubjectKind;
use crate::side::Mapped;
use crate::where_used::Uses;
use std::collections::BTreeMap;
use std::sync::Arc;
use xoev_codelists::{CodeList, Snapshot};
use xoev_schema::component::TypeId;
use xoev_schema::hash::IndexMap;
use xoev_schema::name::ExpandedName;
use xoev_schema::xoev::{CodeType, CodeTypeKind};

/// A list as the types of a side use it.
#[derive(Default)]
struct Used<'a> {
    /// The version the schema fixes; where types fix several, the last of them.
    version: Option<&'a str>,
    column: Option<&'a str>,
    messages: Vec<usize>,
}

impl Run<'_> {
    /// Compares the lists that both sides use and that are at hand for both: in the version the schema fixes, else in the
    /// newest one.
    pub(super) fn code_lists(&mut self, old: &Snapshot, new: &Snapshot) {
        let old_side = self.comparer.old;
        let new_side = self.comparer.new;
        let old_uses = self.used_lists(old_side, &self.old_uses);
        let new_uses = self.used_lists(new_side, &self.new_uses);
        for (identifier, of_new) in new_uses {
            let Some(of_old) = old_uses.get(identifier) else { continue };
            let lists = (at_hand(old, identifier, of_old.version), at_hand(new, identifier, of_new.version));
            if let (Some(one), Some(other)) = lists {
                self.code_list((one, of_old.column), (other, of_new.column));
                let messages = union(of_old.messages.clone(), of_new.messages);
                self.subject(SubjectKind::CodeList, (identifier.to_owned(), String::new()), None, messages);
            }
        }
    }

    fn used_lists<'s>(&self, side: Mapped<'s>, uses: &Uses) -> BTreeMap<&'s str, Used<'s>> {
        let mut lists: BTreeMap<&str, Used<'_>> = BTreeMap::new();
        let in_lists = |it: &&CodeType| it.kind != CodeTypeKind::Enumerated;
        for it in side.side.standard.code_types.iter().filter(in_lists) {
            let Some(identifier) = it.list_uri.as_deref() else { continue };
            let used = lists.entry(identifier).or_default();
            used.version = it.list_version.as_deref().or(used.version);
            let column = it.list.as_ref().and_then(|it| it.used_code_column.as_deref());
            used.column = column.or(used.column);
            let names: Vec<&ExpandedName> = uses.of_type(TypeId::Complex(it.type_definition)).collect();
            let messages = self.positions(names.into_iter());
            used.messages = union(std::mem::take(&mut used.messages), messages);
        }
        lists
    }

    /// The codes of two versions of a list, with what they mean.
    fn code_list(
        &mut self,
        (one, old_column): (&CodeList, Option<&str>),
        (other, new_column): (&CodeList, Option<&str>),
    ) {
        let version = |it: &CodeList| it.version.clone();
        if version(one) != version(other) {
            self.comparer.report("diff-list-version-changed", "", Found::of((version(one), version(other))));
        }
        let (old, new) = (codes(one, old_column), codes(other, new_column));
        for (code, label) in &old {
            match new.get(code) {
                None => self.comparer.report("diff-code-removed", "", Found::removed(shown(code, *label))),
                Some(now) if now != label => {
                    let found = Found::of((label.map(str::to_owned), now.map(str::to_owned)));
                    self.comparer.report("diff-code-relabelled", "", found.what(*code));
                }
                Some(_) => {}
            }
        }
        for (code, label) in new.iter().filter(|(code, _)| !old.contains_key(*code)) {
            self.comparer.report("diff-code-added", "", Found::added(shown(code, *label)));
        }
    }
}

fn at_hand<'s>(lists: &'s Snapshot, identifier: &str, version: Option<&str>) -> Option<&'s CodeList> {
    let list = match version {
        Some(version) => lists.list(identifier, version),
        None => lists.versions(identifier).first(),
    };
    list.map(Arc::as_ref)
}

/// The codes of a list in document order, with what they mean.
fn codes<'l>(list: &'l CodeList, column: Option<&str>) -> IndexMap<&'l str, Option<&'l str>> {
    let column = column.and_then(|it| list.column(it)).or_else(|| list.code_column());
    let Some(column) = column else { return IndexMap::default() };
    list.rows().filter_map(|row| Some((row.value(column)?, row.label()))).collect()
}

fn shown(code: &str, label: Option<&str>) -> String {
    label.map_or_else(|| code.to_owned(), |label| format!("{code} ({label})"))
}
