//! Several standards or versions in one file: what they have in common is one Rust type.
//!
//! In: the plan and the grammar of each set. Out: [`Sharing`].
//! Invariants: two items are one if they have the same name in modules of the same name, the same shape (fields,
//! leaves, slots, values, facets), and all items they mention are one too; documentation does not count, nor does the
//! namespace, since values are read and written by leaves and slots. What they share has the same numbers in all
//! grammars, so that the shared type can be read from and written with each of them. Messages are never shared: a
//! message is checked by the grammar of its version. The content of another global element (of an imported module)
//! may be, if the element has the same name; read as a document of its own it is checked by the newest grammar.
//! Not here: text.

mod layout;
mod signature;

use crate::plan::item::{Item, ItemId, ItemKind, RustPlan};
use layout::{Conflict, Layout};
use signature::{References, signature};
use std::collections::{BTreeMap, HashMap};
use xoev_runtime::grammar::{Grammar, Numbering};

/// A plan with the grammar its numbers are of.
#[derive(Clone, Copy)]
pub struct Set<'a> {
    /// The plan.
    pub plan: &'a RustPlan,
    /// The grammar.
    pub grammar: &'a Grammar,
}

/// What is shared, and the numbers that makes necessary.
#[derive(Debug, Default)]
pub struct Sharing {
    /// For each set and each of its items: the set and the item in which it is written, where that is another set.
    pub homes: Vec<Vec<Option<(usize, ItemId)>>>,
    /// For each set new numbers for its types.
    pub types: Vec<Numbering>,
    /// For each set new numbers for its elements.
    pub elements: Vec<Numbering>,
}

impl Sharing {
    /// The set and item in which an item of a set is written.
    #[must_use]
    pub fn home(&self, (set, id): (usize, ItemId)) -> (usize, ItemId) {
        let other = self.homes.get(set).and_then(|it| *it.get(usize::from(id))?);
        other.unwrap_or((set, id))
    }
}

/// Finds what sets have in common. It is written in the last of the sets that have it: the newest version.
#[must_use]
pub fn share(sets: &[Set<'_>]) -> Sharing {
    let mut classes = Classes::new(sets);
    loop {
        classes.refine(sets);
        match Layout::of(sets, &classes.shared()) {
            Ok(layout) => {
                let (types, elements) = layout.numberings(sets);
                return Sharing { homes: classes.homes(sets), types, elements };
            }
            // Two numbers of one set would have to be one: cannot happen with equal shapes, but must not go wrong.
            Err(Conflict { class }) => classes.split(class),
        }
    }
}

/// An item of one of the sets.
type Place = (usize, ItemId);

/// Items that may be one, by the number of their class.
struct Classes {
    of: HashMap<Place, usize>,
    references: HashMap<Place, Vec<ItemId>>,
    count: usize,
}

impl Classes {
    /// Items of equal name and shape. What an item mentions counts by its name.
    fn new(sets: &[Set<'_>]) -> Self {
        let mut known: HashMap<(String, String, String), usize> = HashMap::new();
        let mut classes = Self { of: HashMap::new(), references: HashMap::new(), count: 0 };
        for (set, it) in sets.iter().enumerate() {
            for (id, item) in it.plan.items.iter() {
                classes.references.insert((set, id), References::of(&item.kind).0);
                let class = if is_message(it.grammar, item) {
                    classes.count
                } else {
                    let module = it.plan.module_name(item).to_owned();
                    let root = item.root_element.and_then(|element| root_name(it.grammar, element));
                    let shape = format!("{root:?} {}", signature(it.plan, it.grammar, id, item));
                    let key = (module, item.name.clone(), shape);
                    *known.entry(key).or_insert(classes.count)
                };
                classes.count += usize::from(class == classes.count);
                classes.of.insert((set, id), class);
            }
        }
        classes
    }

    /// Tells apart what mentions different things, until nothing changes.
    fn refine(&mut self, sets: &[Set<'_>]) {
        loop {
            let mut known: HashMap<(usize, Vec<usize>), usize> = HashMap::new();
            let mut next: HashMap<Place, usize> = HashMap::with_capacity(self.of.len());
            for place in places(sets) {
                let references = self.references.get(&place).into_iter().flatten();
                let mentioned = references.filter_map(|id| self.of.get(&(place.0, *id)).copied()).collect();
                let Some(class) = self.of.get(&place).copied() else { continue };
                let count = known.len();
                next.insert(place, *known.entry((class, mentioned)).or_insert(count));
            }
            let is_stable = known.len() == self.count;
            self.count = known.len();
            self.of = next;
            if is_stable {
                return;
            }
        }
    }

    /// Makes every item of a class one of its own.
    fn split(&mut self, class: usize) {
        for of in self.of.values_mut().filter(|it| **it == class) {
            *of = self.count;
            self.count += 1;
        }
    }

    /// The classes with items of several sets; items in the order of the sets.
    fn shared(&self) -> Vec<(usize, Vec<Place>)> {
        let mut members: BTreeMap<usize, Vec<Place>> = BTreeMap::new();
        for (place, class) in &self.of {
            members.entry(*class).or_default().push(*place);
        }
        members.values_mut().for_each(|it| it.sort_unstable());
        members.into_iter().filter(|(_, it)| it.len() > 1).collect()
    }

    fn homes(&self, sets: &[Set<'_>]) -> Vec<Vec<Option<Place>>> {
        let mut homes: Vec<Vec<Option<Place>>> =
            sets.iter().map(|it| vec![None; it.plan.items.len()]).collect();
        for (_, members) in self.shared() {
            let Some((home, others)) = members.split_last() else { continue };
            for (set, item) in others {
                if let Some(place) = homes.get_mut(*set).and_then(|it| it.get_mut(usize::from(*item))) {
                    *place = Some(*home);
                }
            }
        }
        homes
    }
}

/// Whether an item is a message, or the enum over them.
fn is_message(grammar: &Grammar, item: &Item) -> bool {
    let name = item.root_element.and_then(|element| root_name(grammar, element));
    matches!(item.kind, ItemKind::Messages(_))
        || name.is_some_and(|(namespace, local)| grammar.standard().message(namespace, local).is_some())
}

/// The name of a global element.
fn root_name(grammar: &Grammar, element: u32) -> Option<(&str, &str)> {
    Some(grammar.name_parts(grammar.elements.get(element as usize)?.name))
}

/// All items, always in the same order.
fn places<'a>(sets: &'a [Set<'_>]) -> impl Iterator<Item = Place> + 'a {
    sets.iter().enumerate().flat_map(|(set, it)| it.plan.items.iter().map(move |(id, _)| (set, id)))
}

impl RustPlan {
    /// Takes over the new numbers of a grammar.
    pub fn renumber(&mut self, types: &Numbering, elements: &Numbering) {
        for item in self.items.values_mut() {
            if let Some(element) = &mut item.root_element {
                *element = elements.of(*element);
            }
            match &mut item.kind {
                ItemKind::Struct(plan) => plan.type_id = types.of(plan.type_id),
                ItemKind::Newtype(plan) => plan.type_id = types.of(plan.type_id),
                ItemKind::Union(plan) => {
                    plan.type_id = types.of(plan.type_id);
                    plan.members.iter_mut().for_each(|it| it.number = types.of(it.number));
                }
                ItemKind::DerivedTypes(plan) => {
                    plan.declared = types.of(plan.declared);
                    plan.variants.iter_mut().for_each(|it| it.number = types.of(it.number));
                }
                ItemKind::Substitution(variants) | ItemKind::Messages(variants) => {
                    variants.iter_mut().for_each(|it| it.number = elements.of(it.number));
                }
                ItemKind::Pending
                | ItemKind::Group(_)
                | ItemKind::Choice(_)
                | ItemKind::Enumeration(_)
                | ItemKind::Alias(_)
                | ItemKind::Mixed(_) => {}
            }
        }
    }
}
