//! Pairs of optional parts: which of the four combinations of being there and not samples have shown.
//!
//! In: the types that can occur in a message. Out: [`Pairs`], and for a type the parts the next sample should have.
//! Invariants: a combination is crossed off when a valid message has it, or when the content model allows no content with
//! it; nothing else crosses it off. Not here: building.

mod part;

use part::exclusive;
pub(crate) use part::{Part, optional_parts};

use crate::analysis::{Analysis, model};
use crate::document::Element;
use crate::walk::{Plan, Target, Want};
use std::collections::{HashMap, HashSet};
use xoev_runtime::grammar::TypeId;

/// Parts of one type with the combinations that are missing.
#[derive(Debug, Clone, Default)]
struct TypePairs {
    parts: Vec<Part>,
    /// For the pair (i, j), i < j, at `i * parts + j` a bit for each combination: 1 none, 2 only j, 4 only i, 8 both.
    missing: Vec<u8>,
    /// The pairs no content has both of, the smaller number first.
    exclusive: HashSet<(usize, usize)>,
}

impl TypePairs {
    fn new(parts: Vec<Part>, exclusive: Vec<(usize, usize)>) -> Self {
        let count = parts.len();
        let missing = (0..count * count).map(|at| if at / count.max(1) < at % count.max(1) { 15 } else { 0 });
        let mut pairs = Self { missing: missing.collect(), parts, exclusive: HashSet::new() };
        for (one, other) in exclusive {
            pairs.cross_off((one, true), (other, true));
            pairs.exclusive.insert((one, other));
        }
        pairs
    }

    /// Whether a part may stand beside those that are decided to be there.
    fn goes_with(&self, at: usize, decided: &[(usize, bool)]) -> bool {
        let excludes = |other: usize| self.exclusive.contains(&(at.min(other), at.max(other)));
        !decided.iter().any(|(other, is_there)| *is_there && excludes(*other))
    }

    const fn bit(first: bool, second: bool) -> u8 {
        1 << (first as u8 * 2 + second as u8)
    }

    fn at(&self, one: usize, other: usize) -> usize {
        one.min(other) * self.parts.len() + one.max(other)
    }

    fn is_missing(&self, one: (usize, bool), other: (usize, bool)) -> bool {
        let (first, second) = if one.0 < other.0 { (one, other) } else { (other, one) };
        let missing = self.missing.get(self.at(first.0, second.0));
        missing.is_some_and(|it| it & Self::bit(first.1, second.1) != 0)
    }

    fn cross_off(&mut self, one: (usize, bool), other: (usize, bool)) {
        let (first, second) = if one.0 < other.0 { (one, other) } else { (other, one) };
        let at = self.at(first.0, second.0);
        if let Some(missing) = self.missing.get_mut(at) {
            *missing &= !Self::bit(first.1, second.1);
        }
    }

    /// The parts themselves, of those known by their numbers.
    fn row(&self, decided: &[(usize, bool)]) -> Row {
        decided.iter().filter_map(|(at, is)| Some((*self.parts.get(*at)?, *is))).collect()
    }

    /// The first combination that is missing.
    fn first(&self) -> Option<[(usize, bool); 2]> {
        let count = self.parts.len();
        let (at, missing) = self.missing.iter().enumerate().find(|(_, it)| **it != 0)?;
        let combination = missing.trailing_zeros();
        Some([(at / count, combination & 2 != 0), (at % count, combination & 1 != 0)])
    }
}

/// The pairs of all types that can occur in a message.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pairs(HashMap<TypeId, TypePairs>);

/// Which parts of a type a message has: as far as it is decided.
pub(crate) type Row = Vec<(Part, bool)>;

impl Pairs {
    /// All combinations of the optional parts of these types.
    pub(crate) fn new(analysis: &Analysis<'_>, parts: impl Iterator<Item = (TypeId, Vec<Part>)>) -> Self {
        let pairs = parts.map(|(id, parts)| {
            let exclusive = exclusive(analysis, id, &parts);
            (id, TypePairs::new(parts, exclusive))
        });
        Self(pairs.collect())
    }

    /// Whether a type has combinations that are missing and possible; those that are not are crossed off.
    pub(crate) fn is_open(&mut self, analysis: &Analysis<'_>, id: TypeId) -> bool {
        let Some(pairs) = self.0.get_mut(&id) else { return false };
        while let Some(pair) = pairs.first() {
            if is_possible(analysis, id, &pairs.row(&pair)) {
                return true;
            }
            let [one, other] = pair;
            pairs.cross_off(one, other);
        }
        false
    }

    /// How many combinations of a type are missing.
    pub(crate) fn missing_of(&self, id: TypeId) -> u32 {
        self.0.get(&id).map_or(0, |pairs| pairs.missing.iter().map(|it| it.count_ones()).sum())
    }

    /// Gives up the combination that would be tried next.
    pub(crate) fn give_up(&mut self, id: TypeId) {
        if let Some(pairs) = self.0.get_mut(&id)
            && let Some([one, other]) = pairs.first()
        {
            pairs.cross_off(one, other);
        }
    }

    /// Which parts the next element of a type should have: a missing combination, and with the others as many more as
    /// can be, one after the other (a greedy covering array). `None` if nothing is missing.
    pub(crate) fn row(&self, analysis: &Analysis<'_>, id: TypeId) -> Option<Row> {
        let pairs = self.0.get(&id)?;
        let mut decided: Vec<(usize, bool)> = pairs.first()?.to_vec();
        for at in 0..pairs.parts.len() {
            if decided.iter().any(|it| it.0 == at) {
                continue;
            }
            let gain = |is: bool| decided.iter().filter(|other| pairs.is_missing((at, is), **other)).count();
            // What is there may show pairs of its own type.
            let is_there = pairs.goes_with(at, &decided) && gain(true) >= gain(false);
            decided.push((at, is_there));
        }
        let whole = pairs.row(&decided);
        if is_possible(analysis, id, &whole) {
            return Some(whole);
        }
        // Not all at once: as many as go together.
        let mut others = decided.into_iter();
        let mut kept: Vec<(usize, bool)> = others.by_ref().take(2).collect();
        for (at, is) in others {
            for is in [is, !is] {
                if is && !pairs.goes_with(at, &kept) {
                    continue;
                }
                kept.push((at, is));
                if is_possible(analysis, id, &pairs.row(&kept)) {
                    break;
                }
                kept.pop();
            }
        }
        Some(pairs.row(&kept))
    }

    /// Crosses off what a valid message shows.
    pub(crate) fn cross_off(&mut self, root: &Element) {
        root.visit(&mut |element| {
            let Some(pairs) = element.type_definition.and_then(|id| self.0.get_mut(&id)) else { return };
            if element.is_nil {
                return;
            }
            let shown: Vec<(usize, bool)> =
                pairs.parts.iter().map(|part| part.is_in(element)).enumerate().collect();
            for one in &shown {
                for other in shown.iter().skip(one.0 + 1) {
                    pairs.cross_off(*one, *other);
                }
            }
        });
    }
}

/// What a row wants of the content.
pub(crate) fn wants(row: &Row) -> Vec<Want> {
    let want = |(part, is_there): &(Part, bool)| match part {
        Part::Leaf(leaf) if *is_there => Some(Want::present(Target::Leaf(*leaf))),
        Part::Leaf(leaf) => Some(Want::absent(Target::Leaf(*leaf))),
        Part::Attribute(_) => None,
    };
    row.iter().filter_map(want).collect()
}

fn is_possible(analysis: &Analysis<'_>, id: TypeId, row: &Row) -> bool {
    let wants = wants(row);
    wants.is_empty() || model(analysis, id).is_some_and(|model| Plan::new(analysis, model, &wants).is_some())
}
