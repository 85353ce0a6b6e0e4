//! Several schema sets in one file: a module for each, and the enum over the messages of all.

use super::documentation::documentation;
use super::writer::Writer;
use super::{EmbeddedGrammar, remarks, set};
use crate::plan::conversions::ConversionsPlan;
use crate::plan::item::{Documentation, ItemId, RustPlan};
use crate::plan::share::Sharing;
use std::collections::BTreeMap;

/// A file with several schema sets.
pub struct GroupPlan<'a> {
    /// The sets.
    pub sets: Vec<GroupSet<'a>>,
    /// What they share.
    pub sharing: &'a Sharing,
    /// The enum over their messages; `None` where there would be one variant or none.
    pub versions: Option<VersionsPlan>,
    /// Conversions between neighbours.
    pub conversions: Vec<ConversionsPlan>,
}

/// A set of a group.
pub struct GroupSet<'a> {
    /// The name of its module.
    pub module: String,
    /// What it consists of.
    pub plan: &'a RustPlan,
    /// Its grammar.
    pub grammar: EmbeddedGrammar,
    /// Which standard and version it is, for documentation.
    pub documentation: Documentation,
}

/// The enum over the messages of all sets.
pub struct VersionsPlan {
    /// Its name.
    pub name: String,
    /// Variants: name, and path of what it holds.
    pub variants: Vec<(String, String)>,
}

/// The text of a file with several sets.
#[must_use]
pub fn emit_group(group: &GroupPlan<'_>, header: &str) -> String {
    let mut writer = Writer::default();
    // Who made the file is said once, what it was made from for each set.
    let first = header.lines().next().unwrap_or_default();
    writer.line(first);
    header.lines().filter(|line| *line != first).for_each(|line| writer.line(line));
    for (at, it) in group.sets.iter().enumerate() {
        remarks(&mut writer, it.plan);
        writer.line("");
        documentation(&mut writer, &it.documentation, "///");
        writer.open(&format!("pub mod {} {{", it.module));
        set(&mut writer, it.plan, &it.grammar, &Homes { group: Some((group, at)) });
        writer.close("}");
    }
    if let Some(it) = &group.versions {
        versions(&mut writer, it);
    }
    for it in &group.conversions {
        conversions(&mut writer, group, it);
    }
    writer.finish()
}

fn versions(writer: &mut Writer, it: &VersionsPlan) {
    writer.line("");
    writer.line("/// Eine Nachricht, gleich welcher Version.");
    writer.line("#[allow(missing_docs, clippy::all, clippy::pedantic)]");
    writer.line("#[derive(Debug, Clone, PartialEq)]");
    writer.open(&format!("pub enum {} {{", it.name));
    let variants: Vec<String> = it.variants.iter().map(|(name, path)| format!("{name}({path})")).collect();
    variants.iter().for_each(|variant| writer.line(&format!("{variant},")));
    writer.close("}");
    writer.list(&format!("xoev_runtime::versions! {{ {} {{", it.name), &variants, "} }");
}

fn conversions(writer: &mut Writer, group: &GroupPlan<'_>, it: &ConversionsPlan) {
    let module = |set: usize| group.sets.get(set).map(|it| &it.module);
    let (Some(old), Some(new)) = (module(it.sets.0), module(it.sets.1)) else { return };
    let types: Vec<String> =
        it.types.iter().map(|(path, old, new)| format!("{path} = {old} / {new}")).collect();
    writer.line("");
    writer.open(&format!("xoev_runtime::conversions! {{ {old} <=> {new} {{"));
    writer.list("messages {", &it.messages, "}");
    writer.list("types {", &types, "}");
    writer.list("texts {", &it.texts, "}");
    for (name, list) in [("grown", &it.grown), ("shrunk", &it.shrunk)] {
        if list.is_empty() {
            writer.line(&format!("{name} {{}}"));
            continue;
        }
        writer.open(&format!("{name} {{"));
        for (path, variants) in list {
            let pairs: Vec<String> = variants.iter().map(|(from, to)| format!("{from} = {to}")).collect();
            writer.list(&format!("{path} {{"), &pairs, "},");
        }
        writer.close("}");
    }
    writer.close("} }");
}

/// Where the items of a set are written that it shares with others.
#[derive(Default)]
pub(super) struct Homes<'a> {
    group: Option<(&'a GroupPlan<'a>, usize)>,
}

impl Homes<'_> {
    /// The set and item, if that is another set.
    pub(super) fn of(&self, id: ItemId) -> Option<(usize, ItemId)> {
        let (group, set) = self.group?;
        *group.sharing.homes.get(set)?.get(usize::from(id))?
    }

    /// Takes in what is written in other sets.
    pub(super) fn import(&self, writer: &mut Writer, items: &[ItemId]) {
        let Some((group, _)) = self.group else { return };
        let mut paths: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (set, id) in items.iter().filter_map(|id| self.of(*id)) {
            let Some(GroupSet { module, plan, .. }) = group.sets.get(set) else { continue };
            let item = &plan.items[id];
            let path = match plan.module_name(item) {
                "" => format!("super::super::{module}"),
                inner => format!("super::super::{module}::{inner}"),
            };
            paths.entry(path).or_default().push(item.name.clone());
        }
        for (path, names) in paths {
            match names.as_slice() {
                [only] => writer.line(&format!("pub use {path}::{only};")),
                _ => writer.list(&format!("pub use {path}::{{"), &names, "};"),
            }
        }
    }
}
