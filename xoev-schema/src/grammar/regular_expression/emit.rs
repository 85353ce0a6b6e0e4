//! From the tree to one expression in the syntax of `regex-syntax`.
//!
//! Invariant: no Unicode class names, so that matching needs no tables; alternatives that are single characters
//! are one class; the automaton of the expression has a bounded size.

use super::class::Class;
use super::syntax::{Kind, Node};
use crate::hash::HashMap;
use std::fmt::Write;

/// Where the weight is too large, bounds from this on are no longer counted.
const LARGE_BOUND: u32 = 32;

/// Sequences longer than this are not taken apart.
const FACTORED_LENGTH: usize = 8;

/// Writes an expression that matches one of the alternatives, whose automaton has not many more states than `most`. The flag says whether large bounds had to be given up.
pub(super) fn emit(alternatives: &[Node], most: u64) -> (String, bool) {
    let limits = [u32::MAX, LARGE_BOUND, 1];
    let total = |bound| alternatives.iter().fold(0u64, |sum, a| sum.saturating_add(weight(a, bound)));
    let bound = limits.into_iter().find(|bound| total(*bound) <= most).unwrap_or(1);
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
        Kind::Repeat { max: Some(0), .. } => 1,
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
    for (first, rests) in by_first_node(&others) {
        if !is_first {
            out.push('|');
        }
        is_first = false;
        match (first, rests.as_slice()) {
            (first, [_, _, ..]) => {
                write(first, bound, out);
                out.push_str("(?:");
                let branch = |nodes: &[Node]| Node { kind: Kind::Branch(nodes.to_vec()), start: 0, end: 0 };
                let rests: Vec<Node> = rests
                    .into_iter()
                    .map(|rest| match rest {
                        [only] => only.clone(),
                        nodes => branch(nodes),
                    })
                    .collect();
                alternation(&rests, bound, out);
                out.push(')');
            }
            (first, rests) => {
                std::iter::once(first)
                    .chain(rests.iter().copied().flatten())
                    .for_each(|n| write(n, bound, out));
            }
        }
    }
}

/// Sequences that begin alike stand together, with what follows: letters with combining signs come in hundreds. An
/// alternative that is no sequence of a character and more stands alone.
type Factored<'a> = (&'a Node, Vec<&'a [Node]>);

fn by_first_node<'a>(alternatives: &[&'a Node]) -> Vec<Factored<'a>> {
    let mut groups: Vec<Factored> = Vec::new();
    let mut positions: HashMap<Vec<(char, char)>, usize> = HashMap::default();
    for alternative in alternatives {
        if let Kind::Branch(nodes) = &alternative.kind
            && let [first, rest @ ..] = nodes.as_slice()
            && rest.len() <= FACTORED_LENGTH
            && let Kind::Class(class) = &first.kind
        {
            let at = *positions.entry(class.ranges().collect()).or_insert_with(|| {
                groups.push((first, Vec::new()));
                groups.len() - 1
            });
            if let Some(group) = groups.get_mut(at) {
                group.1.push(rest);
            }
        } else {
            groups.push((alternative, Vec::new()));
        }
    }
    groups
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
        // Not by the formatter: alphabets have thousands of characters.
        out.push_str("\\x{");
        let code = u32::from(c);
        let digits = (u32::BITS - code.leading_zeros()).div_ceil(4).max(1);
        for place in (0..digits).rev() {
            out.extend(
                char::from_digit(code >> (4 * place) & 0xF, 16).map(|digit| digit.to_ascii_uppercase()),
            );
        }
        out.push('}');
    }
}
