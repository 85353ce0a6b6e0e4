//! Type derivation at run time: `xsi:type` and substitution groups (XSD 1.0 Part 1 §3.3.6, §3.4.6, §3.14.6).

use crate::grammar::{Derivation, DerivationSet, ElementId, Facets, Grammar, TypeId, TypeKind, Variety};

/// Longer chains than this are no schema's.
const CHAIN: usize = 1000;

/// The methods used on the way from `base` to `derived`, and the union of what intermediate types block;
/// `None` if it is not derived from it.
fn methods(grammar: &Grammar, derived: TypeId, base: TypeId) -> Option<(DerivationSet, DerivationSet)> {
    let mut used = DerivationSet::default();
    let mut blocked = DerivationSet::default();
    let mut at = derived;
    for _ in 0..CHAIN {
        if at == base {
            return Some((used, blocked));
        }
        let definition = grammar.types.get(at.index())?;
        match definition.derivation {
            Derivation::Restriction => used.restriction = true,
            Derivation::Extension => used.extension = true,
        }
        if at == definition.base {
            return None;
        }
        at = definition.base;
        if at != base {
            blocked = union(blocked, grammar.types.get(at.index())?.block);
        }
    }
    None
}

fn union(a: DerivationSet, b: DerivationSet) -> DerivationSet {
    DerivationSet {
        extension: a.extension || b.extension,
        restriction: a.restriction || b.restriction,
        substitution: a.substitution || b.substitution,
        list: a.list || b.list,
        union: a.union || b.union,
    }
}

fn intersect(a: DerivationSet, b: DerivationSet) -> bool {
    (a.extension && b.extension) || (a.restriction && b.restriction)
}

/// Whether one type may stand for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Substitutable {
    Yes,
    /// Derived, but by a method that is blocked.
    Blocked,
    /// Not derived.
    No,
}

/// Whether `derived` may stand for `base` by `xsi:type`, where the element declaration blocks `block`
/// (`cvc-elt.4.3`).
pub(super) fn for_type(
    grammar: &Grammar,
    derived: TypeId,
    base: TypeId,
    block: DerivationSet,
) -> Substitutable {
    if derived == base {
        return Substitutable::Yes;
    }
    let Some(definition) = grammar.types.get(base.index()) else { return Substitutable::No };
    if let Some((used, _)) = methods(grammar, derived, base) {
        let block = union(block, definition.block);
        return if intersect(used, block) { Substitutable::Blocked } else { Substitutable::Yes };
    }
    // A member type, or what is derived from it, may stand for the union (clause 2.2.4 of `cos-st-derived-ok`).
    if is_member(grammar, derived, base) {
        return if block.restriction { Substitutable::Blocked } else { Substitutable::Yes };
    }
    Substitutable::No
}

/// Whether a type is a member of a union, at any depth, or derived from one. A union with facets of its own has none in
/// this sense: XSD 1.0 does not say so, but a document must not lift what a schema restricts; XSD 1.1 mends it (Part 1
/// §3.16.6.3 clause 2.2.4.3).
fn is_member(grammar: &Grammar, derived: TypeId, union: TypeId) -> bool {
    let mut unions = vec![union];
    let mut at = 0;
    while let Some(definition) = unions.get(at).and_then(|id| grammar.types.get(id.index())) {
        at += 1;
        let TypeKind::Simple(simple) = &definition.kind else { continue };
        let Variety::Union(members) = &simple.variety else { continue };
        if simple.facets != Facets::default() {
            continue;
        }
        if members.iter().any(|member| methods(grammar, derived, *member).is_some()) {
            return true;
        }
        for member in members {
            if !unions.contains(member) {
                unions.push(*member);
            }
        }
    }
    false
}

/// Whether a type may stand for the declared one by `xsi:type`, where the element declaration blocks `block`
/// (`cvc-elt.4.3`).
#[must_use]
pub fn may_stand_for_type(grammar: &Grammar, derived: TypeId, base: TypeId, block: DerivationSet) -> bool {
    for_type(grammar, derived, base, block) == Substitutable::Yes
}

/// Whether a member of a substitution group may stand for its head (§3.3.6, "Substitution Group OK").
#[must_use]
pub fn may_stand_for_head(grammar: &Grammar, member: ElementId, head: ElementId) -> bool {
    for_head(grammar, member, head)
}

/// As [`may_stand_for_head`].
pub(super) fn for_head(grammar: &Grammar, member: ElementId, head: ElementId) -> bool {
    if member == head {
        return true;
    }
    let (Some(member), Some(head)) =
        (grammar.elements.get(member.index()), grammar.elements.get(head.index()))
    else {
        return false;
    };
    if head.block.substitution {
        return false;
    }
    let Some((used, between)) = methods(grammar, member.type_definition, head.type_definition) else {
        // The schema's own check has found fault with it; nothing is blocked.
        return true;
    };
    let of_type = grammar.types.get(head.type_definition.index()).map(|t| t.block).unwrap_or_default();
    let of_type =
        if member.type_definition == head.type_definition { DerivationSet::default() } else { of_type };
    !intersect(used, union(head.block, union(of_type, between)))
}
