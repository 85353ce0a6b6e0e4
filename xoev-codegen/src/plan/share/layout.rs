//! One number for what is shared: types and elements that belong together get the same number in all grammars.

use super::{Place, Set};
use crate::plan::item::ItemKind;
use std::collections::HashMap;
use xoev_runtime::grammar::{Builtin, Numbering};

/// A class whose items cannot have the same numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Conflict {
    pub class: usize,
}

/// What belongs together.
#[derive(Default)]
pub(super) struct Layout {
    types: Groups,
    elements: Groups,
}

/// The numbers in an item of a set.
struct Numbers {
    set: usize,
    types: Vec<u32>,
    elements: Vec<u32>,
}

/// Numbers of several tables that are to become one, each with its set.
#[derive(Default)]
struct Groups {
    members: Vec<HashMap<usize, u32>>,
    of: HashMap<(usize, u32), usize>,
}

impl Groups {
    /// Puts numbers together, and with them what they are together with already. The answer is whether that goes:
    /// of each set one number.
    fn join(&mut self, numbers: &[(usize, u32)]) -> bool {
        let group = match numbers.iter().find_map(|it| self.of.get(it)) {
            Some(group) => *group,
            None => {
                self.members.push(HashMap::new());
                self.members.len() - 1
            }
        };
        let Some(members) = self.members.get_mut(group) else { return false };
        for &(set, number) in numbers {
            let known = self.of.get(&(set, number));
            if known.is_some_and(|it| *it != group) || members.get(&set).is_some_and(|it| *it != number) {
                return false;
            }
            members.insert(set, number);
            self.of.insert((set, number), group);
        }
        true
    }

    /// New numbers for a table of a set: the first ones stay, then the groups, each at its place in all sets, then, and
    /// in places of groups the set has no part in, everything else in its order.
    fn numbering(&self, set: usize, length: u32, fixed: u32) -> Numbering {
        let mut positions = vec![u32::MAX; length as usize];
        let first_free = fixed + self.members.len() as u32;
        let mut free = Vec::new();
        for (at, members) in (fixed..).zip(&self.members) {
            match members.get(&set).and_then(|number| positions.get_mut(*number as usize)) {
                Some(position) => *position = at,
                None => free.push(at),
            }
        }
        let mut free = free.into_iter().chain(first_free..);
        for (old, position) in (0..).zip(&mut positions) {
            if old < fixed {
                *position = old;
            } else if *position == u32::MAX {
                *position = free.next().unwrap_or(old);
            }
        }
        let length = positions.iter().map(|it| it + 1).max().unwrap_or_default();
        Numbering { positions, length }
    }
}

impl Layout {
    /// Puts the numbers of shared items together.
    pub(super) fn of(sets: &[Set<'_>], shared: &[(usize, Vec<Place>)]) -> Result<Self, Conflict> {
        let mut layout = Self::default();
        for (class, members) in shared {
            let numbers: Vec<Numbers> = members
                .iter()
                .filter_map(|(set, item)| {
                    let (types, elements) = numbers(&sets.get(*set)?.plan.items[*item].kind);
                    Some(Numbers { set: *set, types, elements })
                })
                .collect();
            let conflict = Conflict { class: *class };
            layout.join(&numbers).then_some(()).ok_or(conflict)?;
        }
        Ok(layout)
    }

    fn join(&mut self, numbers: &[Numbers]) -> bool {
        let Some(Numbers { types, elements, .. }) = numbers.first() else { return true };
        let together = |at: usize, choose: fn(&Numbers) -> &Vec<u32>| {
            numbers.iter().map(|it| Some((it.set, *choose(it).get(at)?))).collect::<Option<Vec<_>>>()
        };
        let builtins = Builtin::ALL.len() as u32;
        let types_fit = (0..types.len()).all(|at| match together(at, |it| &it.types) {
            None => false,
            // Built-in types have the same numbers everywhere.
            Some(ids) if ids.iter().any(|(_, id)| *id < builtins) => {
                ids.iter().zip(ids.iter().skip(1)).all(|(one, other)| one.1 == other.1)
            }
            Some(ids) => self.types.join(&ids),
        });
        types_fit
            && (0..elements.len())
                .all(|at| together(at, |it| &it.elements).is_some_and(|ids| self.elements.join(&ids)))
    }

    /// The new numbers of each set: of types, and of elements.
    pub(super) fn numberings(&self, sets: &[Set<'_>]) -> (Vec<Numbering>, Vec<Numbering>) {
        let builtins = Builtin::ALL.len() as u32;
        let of = |set: usize, it: &Set<'_>| {
            let types = self.types.numbering(set, it.grammar.types.len() as u32, builtins);
            let elements = self.elements.numbering(set, it.grammar.elements.len() as u32, 0);
            (types, elements)
        };
        sets.iter().enumerate().map(|(set, it)| of(set, it)).unzip()
    }
}

/// The numbers in an item: of types, and of elements.
fn numbers(kind: &ItemKind) -> (Vec<u32>, Vec<u32>) {
    match kind {
        ItemKind::Struct(it) => (vec![it.type_id], Vec::new()),
        ItemKind::Newtype(it) => (vec![it.type_id], Vec::new()),
        ItemKind::Union(it) => {
            let members = it.members.iter().map(|it| it.number);
            (std::iter::once(it.type_id).chain(members).collect(), Vec::new())
        }
        ItemKind::DerivedTypes(it) => {
            let variants = it.variants.iter().map(|it| it.number);
            (std::iter::once(it.declared).chain(variants).collect(), Vec::new())
        }
        ItemKind::Substitution(variants) => (Vec::new(), variants.iter().map(|it| it.number).collect()),
        ItemKind::Pending
        | ItemKind::Group(_)
        | ItemKind::Choice(_)
        | ItemKind::Enumeration(_)
        | ItemKind::Alias(_)
        | ItemKind::Mixed(_)
        | ItemKind::Messages(_) => (Vec::new(), Vec::new()),
    }
}
