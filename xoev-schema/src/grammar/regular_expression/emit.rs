//! From the tree to one expression in the syntax of `regex-syntax`.
//!
//! Invariant: no Unicode class names, so that matching needs no tables; alternatives that are single characters
//! are one class; the automaton of the expression has a bounded size.

use super::class::Class;
use super::syntax::{Kind, Node};
use std::fmt::Write;

/// An automaton with more weight than this is not built at run time.
const WEIGHT_LIMIT: u64 = 400_000;
/// Where the weight is too large, bounds from this on are no longer counted.
const LARGE_BOUND: u32 = 32;

/// Writes an expression that matches one of the alternatives. The flag says whether large bounds had to be given up.
pub(super) fn emit(alternatives: &[Node]) -> (String, bool) {
    let limits = [u32::MAX, LARGE_BOUND, 1];
    let total = |bound| alternatives.iter().fold(0u64, |sum, a| sum.saturating_add(weight(a, bound)));
    let bound = limits.into_iter().find(|bound| total(*bound) <= WEIGHT_LIMIT).unwrap_or(1);
    let mut out = String::new();
    out.push_str("(?:");
    alternation(alternatives, bound, &mut out);
    out.push(')');
    (out, bound != u32::MAX)
}

/// The bounds of a repetition as far as they are counted.
fn counted(min: u32, max: Option<u32>, bound: u32) -> (u32, Option<u32>) {
    if min.max(max.unwrap_or(0)) > bound { (min.min(1), None) } else { (min, max) }
}

/// About how many states the automaton has.
fn weight(node: &Node, bound: u32) -> u64 {
    match &node.kind {
        Kind::Class(class) => match class.ranges().len() {
            1 => 2,
            n => 4 * n as u64,
        },
        Kind::Branch(nodes) | Kind::Alternatives(nodes) => {
            nodes.iter().fold(1, |sum, n| sum.saturating_add(weight(n, bound)))
        }
        Kind::Repeat { body, min, max } => {
            let (min, max) = counted(*min, *max, bound);
            weight(body, bound).saturating_mul(u64::from(max.unwrap_or(min).max(1)))
        }
    }
}

fn alternation(alternatives: &[Node], bound: u32, out: &mut String) {
    let mut class = Class::empty();
    let mut others = Vec::new();
    collect(alternatives, &mut class, &mut others);
    let mut is_first = true;
    if class.ranges().len() > 0 || others.is_empty() {
        write_class(&class, out);
        is_first = false;
    }
    for other in others {
        if !is_first {
            out.push('|');
        }
        is_first = false;
        write(other, bound, out);
    }
}

/// Dissolves alternatives inside alternatives.
fn collect<'a>(alternatives: &'a [Node], class: &mut Class, others: &mut Vec<&'a Node>) {
    for alternative in alternatives {
        match &alternative.kind {
            Kind::Class(members) => class.union(members),
            Kind::Alternatives(inner) => collect(inner, class, others),
            _ => others.push(alternative),
        }
    }
}

fn write(node: &Node, bound: u32, out: &mut String) {
    match &node.kind {
        Kind::Class(class) => write_class(class, out),
        Kind::Branch(nodes) => {
            for node in nodes {
                write(node, bound, out);
            }
        }
        Kind::Alternatives(nodes) => {
            out.push_str("(?:");
            alternation(nodes, bound, out);
            out.push(')');
        }
        Kind::Repeat { body, min, max } => {
            out.push_str("(?:");
            write(body, bound, out);
            out.push(')');
            let (min, max) = counted(*min, *max, bound);
            let _ = match (min, max) {
                (0, Some(1)) => out.write_char('?'),
                (0, None) => out.write_char('*'),
                (1, None) => out.write_char('+'),
                (min, None) => write!(out, "{{{min},}}"),
                (min, Some(max)) => write!(out, "{{{min},{max}}}"),
            };
        }
    }
}

fn write_class(class: &Class, out: &mut String) {
    if let (Some((from, to)), 1) = (class.ranges().next(), class.ranges().len())
        && from == to
    {
        write_char(from, out);
        return;
    }
    // A class of nothing is the complement of all.
    out.push_str(if class.ranges().len() == 0 { r"[^\x{0}-\x{10FFFF}" } else { "[" });
    for (from, to) in class.ranges() {
        write_char(from, out);
        if to != from {
            out.push('-');
            write_char(to, out);
        }
    }
    out.push(']');
}

fn write_char(c: char, out: &mut String) {
    if c.is_ascii_alphanumeric() {
        out.push(c);
    } else {
        // Writing to a string cannot fail.
        let _ = write!(out, "\\x{{{:X}}}", u32::from(c));
    }
}
