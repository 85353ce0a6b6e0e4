//! `all` groups: no automaton, a table of names.

use super::alphabet::{Accepts, Alphabet};
use super::ambiguity::{Competitors, Contest};
use xoev_runtime::grammar::{AllGroup, AllMember, ElementId};

/// Builds the group; `required` says of each member whether it must occur.
pub(super) fn build(
    alphabet: &Alphabet,
    required: &[bool],
    may_be_absent: bool,
    competitors: &mut Competitors,
) -> AllGroup {
    let mut group = AllGroup { members: Vec::new(), names: Vec::new(), may_be_absent };
    let mut all = Vec::new();
    for ((member, accepts), is_required) in (0u16..).zip(&alphabet.leaves).zip(required) {
        let Accepts::Elements(symbols) = accepts else { continue };
        let element = symbols.first().map_or(ElementId(0), |s| s.element);
        group.members.push(AllMember { element, is_required: *is_required });
        all.extend(symbols.iter().map(|s| (*s, member)));
    }
    all.sort_unstable_by_key(|(symbol, member)| (symbol.name, *member));
    for pair in all.windows(2) {
        if let [(a, first), (b, second)] = pair
            && a.name == b.name
            && first != second
        {
            competitors.add(*first, *second, Contest::Element(a.name));
        }
    }
    for same_name in all.chunk_by(|a, b| a.0.name == b.0.name) {
        if let Some((symbol, member)) = same_name.iter().find(|s| !s.0.is_abstract) {
            group.names.push((symbol.name, symbol.element, *member));
        }
    }
    group
}
