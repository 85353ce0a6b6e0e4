//! Pair by pair: what differs between two components that are the same one.
//!
//! In: both sides and [`Pairs`]. Out: changes by subject.
//! Invariants: named types and global elements are subjects of their own, and what refers to a pair of them says nothing
//! about it; anonymous types are compared where they stand. What a type has from its base by extension is said at the
//! base, if both sides have it from there.
//! Not here: who uses what (`where_used`), sentences (`rule`, `render`).

mod annotation;
mod attribute;
mod code_list;
mod complex_type;
mod constraint;
mod content;
mod element;
mod elements;
mod enumeration;
mod facet;
mod field;
mod messages;
mod order;
mod pattern;
mod renamed_field;
mod run;
mod simple_type;
mod standard;
mod tree;
mod type_use;
mod types;
mod value;
mod wildcard;

pub use messages::UnknownMessage;
pub use run::{CodeLists, CompareOptions, compare};

use crate::change::Change;
use crate::pair::Pairs;
use crate::rule::{Class, rule};
use crate::side::Mapped;
use xoev_schema::component::TypeId;
use xoev_schema::hash::HashMap;
use xoev_schema::source::Span;

/// What is known of a change when it is found.
#[derive(Debug, Default)]
struct Found {
    old: Option<String>,
    new: Option<String>,
    what: Option<String>,
    old_span: Option<Span>,
    new_span: Option<Span>,
}

impl Found {
    fn between(old: impl Into<String>, new: impl Into<String>) -> Self {
        Self { old: Some(old.into()), new: Some(new.into()), ..Self::default() }
    }

    fn removed(old: impl Into<String>) -> Self {
        Self { old: Some(old.into()), ..Self::default() }
    }

    fn added(new: impl Into<String>) -> Self {
        Self { new: Some(new.into()), ..Self::default() }
    }

    fn of(options: (Option<String>, Option<String>)) -> Self {
        Self { old: options.0, new: options.1, ..Self::default() }
    }

    fn what(mut self, what: impl Into<String>) -> Self {
        self.what = Some(what.into());
        self
    }

    fn at(mut self, old: impl Into<Option<Span>>, new: impl Into<Option<Span>>) -> Self {
        (self.old_span, self.new_span) = (old.into(), new.into());
        self
    }
}

/// Compares components.
struct Comparer<'a> {
    old: Mapped<'a>,
    new: Mapped<'a>,
    pairs: &'a Pairs,
    /// The changes of the current subject.
    changes: Vec<Change>,
    /// Whether two types are compared with all they reach, to see how they relate: nothing is a subject of its own then.
    is_deep: bool,
    /// What is known of types that are not a pair: what one in the place of the other asks of reader and writer.
    relations: HashMap<(TypeId, TypeId), (Class, Class)>,
    /// Those of them that rest on nothing assumed.
    settled: HashMap<(TypeId, TypeId), (Class, Class)>,
}

impl<'a> Comparer<'a> {
    fn new(old: Mapped<'a>, new: Mapped<'a>, pairs: &'a Pairs) -> Self {
        Self {
            old,
            new,
            pairs,
            changes: Vec::new(),
            is_deep: false,
            relations: HashMap::default(),
            settled: HashMap::default(),
        }
    }

    /// Notes a change. `id` is one of the table; a test holds the sources to it.
    fn report(&mut self, id: &'static str, path: &str, found: Found) {
        let Some(rule) = rule(id) else { return };
        let place = |side: Mapped<'_>, span: Option<Span>| span.and_then(|it| side.side.place(it));
        let is_deep = self.is_deep;
        self.changes.push(Change {
            rule,
            path: path.to_owned(),
            old_place: if is_deep { None } else { place(self.old, found.old_span) },
            new_place: if is_deep { None } else { place(self.new, found.new_span) },
            old: found.old,
            new: found.new,
            what: found.what,
        });
    }
}

/// The path of something below another.
fn below(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") }
}
