//! What is converted between two versions: what has one name in both, but is not one type.
//!
//! What has not changed is one Rust type already and needs no conversion. Messages, named complex types and simple types
//! with a Rust type of their own are paired by module and name; parts of them without a name of their own are converted
//! as part of these.

use super::item::{EnumerationPlan, EnumerationVariant, Item, ItemId, ItemKind, RustPlan};
use super::share::{Set, Sharing};
use std::collections::HashMap;

/// The conversions between two sets.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ConversionsPlan {
    /// The sets, by their positions: the older, the newer.
    pub sets: (usize, usize),
    /// Messages, by their paths in both sets.
    pub messages: Vec<String>,
    /// Complex types: path, and the number in each set.
    pub types: Vec<(String, u32, u32)>,
    /// Simple types.
    pub texts: Vec<String>,
    /// Enumerations that have only grown, with the positions of the older values among the newer.
    pub grown: Vec<(String, Vec<usize>)>,
    /// Enumerations that have only shrunk, with the positions of the newer values among the older.
    pub shrunk: Vec<(String, Vec<usize>)>,
}

/// The conversions between each set and the next one.
#[must_use]
pub fn conversions(sets: &[Set<'_>], sharing: &Sharing) -> Vec<ConversionsPlan> {
    (1..sets.len()).map(|new| between(sets, sharing, (new - 1, new))).collect()
}

fn between(sets: &[Set<'_>], sharing: &Sharing, (old, new): (usize, usize)) -> ConversionsPlan {
    let mut plan = ConversionsPlan { sets: (old, new), ..ConversionsPlan::default() };
    let known: HashMap<String, ItemId> =
        (0..).map(ItemId).zip(&sets[new].plan.items).map(|(id, it)| (path(sets[new].plan, it), id)).collect();
    for (id, item) in (0..).map(ItemId).zip(&sets[old].plan.items) {
        let path = path(sets[old].plan, item);
        let Some(&other) = known.get(&path) else { continue };
        let home = |set: usize, id: ItemId| sharing.homes[set][id.index()].unwrap_or((set, id));
        if home(old, id) == home(new, other) {
            continue;
        }
        let other = &sets[new].plan.items[other.index()];
        match (&item.kind, &other.kind) {
            _ if item.root_element.is_some() && other.root_element.is_some() => plan.messages.push(path),
            (ItemKind::Messages(_), ItemKind::Messages(_)) => plan.messages.push(path),
            (ItemKind::Struct(it), ItemKind::Struct(other)) => {
                let is_named = |set: usize, id: u32| {
                    sets[set].grammar.types.get(id as usize).is_some_and(|it| it.name.is_some())
                };
                if is_named(old, it.type_id) && is_named(new, other.type_id) {
                    plan.types.push((path, it.type_id, other.type_id));
                }
            }
            (ItemKind::Enumeration(from), ItemKind::Enumeration(to)) => {
                if let Some(positions) = positions(from, to) {
                    plan.grown.push((path, positions));
                } else if let Some(positions) = positions(to, from) {
                    plan.shrunk.push((path, positions));
                } else {
                    plan.texts.push(path);
                }
            }
            (from, to) if is_text(from) && is_text(to) => plan.texts.push(path),
            _ => {}
        }
    }
    plan
}

/// Where the values of an enumeration stand in another one; `None` if that does not have them all.
fn positions(small: &EnumerationPlan, large: &EnumerationPlan) -> Option<Vec<usize>> {
    let position = |it: &EnumerationVariant| large.values.iter().position(|other| other.value == it.value);
    small.values.iter().map(position).collect()
}

/// Whether a type is made from a text and becomes one again.
fn is_text(kind: &ItemKind) -> bool {
    matches!(kind, ItemKind::Enumeration(_) | ItemKind::Newtype(_) | ItemKind::Union(_))
}

/// The path of an item in the module of its set.
fn path(plan: &RustPlan, item: &Item) -> String {
    match plan.modules[item.module].name.as_str() {
        "" => item.name.clone(),
        module => format!("{module}::{}", item.name),
    }
}
