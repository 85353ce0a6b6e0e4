//! What is converted between two versions: what has one name in both, but is not one type.
//!
//! What has not changed is one Rust type already and needs no conversion. Messages, named complex types and simple types
//! with a Rust type of their own are paired by module and name; parts of them without a name of their own are converted
//! as part of these.

use super::item::{EnumerationPlan, EnumerationVariant, ItemId, ItemKind};
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
    /// Enumerations that have only grown: variants of the older one with those of the newer.
    pub grown: Vec<(String, Variants)>,
    /// Enumerations that have only shrunk: variants of the newer one with those of the older.
    pub shrunk: Vec<(String, Variants)>,
}

/// The variants of the smaller of two enumerations, each with that of the larger.
type Variants = Vec<(String, String)>;

/// The conversions between each set and the next one.
#[must_use]
pub fn conversions(sets: &[Set<'_>], sharing: &Sharing) -> Vec<ConversionsPlan> {
    let sets = || sets.iter().copied().enumerate();
    sets().zip(sets().skip(1)).map(|(old, new)| between(old, new, sharing)).collect()
}

fn between(old: (usize, Set<'_>), new: (usize, Set<'_>), sharing: &Sharing) -> ConversionsPlan {
    let mut plan = ConversionsPlan { sets: (old.0, new.0), ..ConversionsPlan::default() };
    let (older, newer) = (old.1, new.1);
    let items = newer.plan.items.iter();
    let known: HashMap<String, ItemId> = items.map(|(id, it)| (newer.plan.path_of(it), id)).collect();
    for (id, item) in older.plan.items.iter() {
        let path = older.plan.path_of(item);
        let Some(&other) = known.get(&path) else { continue };
        if sharing.home((old.0, id)) == sharing.home((new.0, other)) {
            continue;
        }
        let other = &newer.plan.items[other];
        match (&item.kind, &other.kind) {
            _ if item.root_element.is_some() && other.root_element.is_some() => plan.messages.push(path),
            (ItemKind::Messages(_), ItemKind::Messages(_)) => plan.messages.push(path),
            (ItemKind::Struct(it), ItemKind::Struct(other)) => {
                let is_named = |set: Set<'_>, id: u32| {
                    set.grammar.types.get(id as usize).is_some_and(|it| it.name.is_some())
                };
                if is_named(older, it.type_id) && is_named(newer, other.type_id) {
                    plan.types.push((path, it.type_id, other.type_id));
                }
            }
            (ItemKind::Enumeration(from), ItemKind::Enumeration(to)) => {
                if let Some(variants) = variants(from, to) {
                    plan.grown.push((path, variants));
                } else if let Some(variants) = variants(to, from) {
                    plan.shrunk.push((path, variants));
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

/// The variants of an enumeration in another one; `None` if that does not have them all.
fn variants(small: &EnumerationPlan, large: &EnumerationPlan) -> Option<Variants> {
    let pair = |it: &EnumerationVariant| {
        let other = large.values.iter().find(|other| other.value == it.value)?;
        Some((it.name.clone(), other.name.clone()))
    };
    small.values.iter().map(pair).collect()
}

/// Whether a type is made from a text and becomes one again.
fn is_text(kind: &ItemKind) -> bool {
    matches!(kind, ItemKind::Enumeration(_) | ItemKind::Newtype(_) | ItemKind::Union(_))
}
