//! Expressions read as validators do whose texts are UTF-16 code units.
//!
//! Such a validator sees a character beyond U+FFFF as two surrogates, which are in no category and no block. Here each
//! surrogate takes a code point of its own from U+10000 on ([`xoev_runtime::grammar::PatternUnit::Utf16`] encodes the
//! texts the same way), so the expression stays one over characters.
//!
//! In: the class of one atom. Out: the same as a class of units, with pairs for characters that are named themselves.

use super::class::Class;
use super::syntax::{Kind, Node};
use xoev_runtime::grammar::surrogate_character;

const HIGH: (u32, u32) = (0xD800, 0xDBFF);
const LOW: (u32, u32) = (0xDC00, 0xDFFF);

/// The class of an atom as units.
pub(super) fn lower(class: &Class, start: usize, end: usize) -> Kind {
    let node = |kind| Node { kind, start, end };
    let mut units = class.within_the_first_plane();
    if class.has_surrogates() {
        units.union(&unit_class((HIGH.0, LOW.1)));
    }
    let mut alternatives: Vec<Node> = class
        .beyond_the_first_plane()
        .flat_map(|(first, last)| pairs(first, last))
        .map(|(high, low)| {
            let class = |range| node(Kind::Class(unit_class(range)));
            node(Kind::Branch(vec![class(high), class(low)]))
        })
        .collect();
    if alternatives.is_empty() {
        return Kind::Class(units);
    }
    if units.ranges().len() > 0 {
        alternatives.insert(0, node(Kind::Class(units)));
    }
    Kind::Alternatives(alternatives)
}

/// A range of units.
type Units = (u32, u32);

/// The pairs of surrogates of a range of characters.
fn pairs(first: char, last: char) -> Vec<(Units, Units)> {
    let split = |c: char| {
        let mut units = [0; 2];
        c.encode_utf16(&mut units);
        (u32::from(units[0]), u32::from(units[1]))
    };
    let ((first_high, first_low), (last_high, last_low)) = (split(first), split(last));
    if first_high == last_high {
        return vec![((first_high, first_high), (first_low, last_low))];
    }
    let mut pairs = vec![((first_high, first_high), (first_low, LOW.1))];
    if first_high + 1 < last_high {
        pairs.push(((first_high + 1, last_high - 1), LOW));
    }
    pairs.push(((last_high, last_high), (LOW.0, last_low)));
    pairs
}

fn unit_class((first, last): Units) -> Class {
    Class::of(surrogate_character(first).zip(surrogate_character(last)))
}
