//! Values a German test person would have.
//!
//! In: a simple type and where the value stands ([`Request`]). Out: a text the type accepts.
//! Invariants: every text was accepted by the validator's own check before it is handed out; what is asked twice gives the
//! same text; persons, places and numbers are made up or public facts, never those of a real person.
//! Not here: which elements there are; what must be equal or different within a message (`resolve/`).

mod address;
mod binary;
mod check_digits;
mod code;
mod contact;
mod date;
mod identifier;
mod number;
mod pattern;
mod person;
mod primitive;
mod text;
mod topic;
mod vehicle;

pub(crate) use code::CodeChoice;

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;
use topic::Topic;
use xoev_codelists::Snapshot;
use xoev_runtime::bind::NamespaceContext;
use xoev_runtime::grammar::{
    Builtin, Content, Grammar, PatternId, Primitive, SimpleType, TypeId, TypeKind, Variety,
};
use xoev_runtime::validator::simple::check;

/// Lists are not made longer than this, even if a type asks for it.
const LONGEST_LIST: u64 = 10_000;

/// Which of the values that fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Variant {
    /// 0 is the usual one.
    pub number: u32,
    /// Where within the bounds.
    pub extent: Extent,
}

/// Where within the bounds of its facets a value lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Extent {
    /// What people write.
    #[default]
    Typical,
    /// At the lower bound: the shortest text, the least number.
    Lowest,
    /// At the upper bound.
    Highest,
}

/// What value is asked for.
#[derive(Debug, Clone)]
pub(crate) struct Request<'r> {
    /// The type.
    pub type_definition: TypeId,
    /// The names that say what it means, the nearest first: of the attribute or element, of its types, of the elements
    /// around it.
    pub names: &'r [&'r str],
    /// Which person, place and time: equal for what belongs together.
    pub scene: u32,
    /// A number no other value of the message has.
    pub serial: u32,
    /// Which of the values.
    pub variant: Variant,
}

/// Makes values for a grammar.
#[derive(Debug)]
pub(crate) struct Values<'g> {
    grammar: &'g Grammar,
    lists: Option<Arc<Snapshot>>,
    automata: RefCell<HashMap<pattern::Key, Option<Arc<pattern::Automaton>>>>,
}

/// The prefixes of the schema documents.
pub(crate) struct SchemaPrefixes<'g>(pub(crate) &'g Grammar);

impl NamespaceContext for SchemaPrefixes<'_> {
    fn namespace(&self, prefix: &str) -> Option<&str> {
        if prefix == "xml" {
            return Some("http://www.w3.org/XML/1998/namespace");
        }
        let known = self.0.namespaces.iter().find(|it| !prefix.is_empty() && it.prefix == prefix);
        known.map(|it| it.uri.as_str())
    }
}

impl<'g> Values<'g> {
    /// Values for the types of a grammar; codes are taken from the lists.
    pub(crate) fn new(grammar: &'g Grammar, lists: Option<Arc<Snapshot>>) -> Self {
        Self { grammar, lists, automata: RefCell::default() }
    }

    /// A value; `None` if none was found.
    pub(crate) fn make(&self, request: &Request<'_>) -> Option<String> {
        let id = request.type_definition;
        let simple = simple(self.grammar, id)?;
        let found = match &simple.variety {
            _ if !simple.facets.enumeration.is_empty() => self.of_enumeration(id, simple, request),
            Variety::Union(members) => self.of_union(id, members, request),
            Variety::List(item) => self.of_list(id, simple, *item, request),
            Variety::Atomic(primitive) => self.atomic(id, simple, *primitive, request),
        };
        found.or_else(|| self.by_pattern(id, simple, request))
    }

    /// Whether a text is a value of a type.
    pub(crate) fn accepts(&self, id: TypeId, text: &str) -> bool {
        check(self.grammar, id, text, &SchemaPrefixes(self.grammar)).is_ok()
    }

    fn first_accepted(&self, id: TypeId, texts: impl IntoIterator<Item = String>) -> Option<String> {
        texts.into_iter().find(|text| self.accepts(id, text))
    }

    fn of_enumeration(&self, id: TypeId, simple: &SimpleType, request: &Request<'_>) -> Option<String> {
        let values = &simple.facets.enumeration;
        let first = request.variant.number as usize % values.len().max(1);
        let turned = values.iter().skip(first).chain(values.iter().take(first));
        self.first_accepted(
            id,
            turned.map(|value| self.with_schema_prefix(&value.lexical, &value.namespaces)),
        )
    }

    /// A QName with the prefix the message will declare.
    pub(crate) fn with_schema_prefix(&self, lexical: &str, namespaces: &[(String, String)]) -> String {
        let (prefix, local) = lexical.split_once(':').unwrap_or(("", lexical));
        let bound = namespaces.iter().find(|it| it.0 == prefix);
        let known = bound.and_then(|(_, uri)| self.grammar.namespaces.iter().find(|it| it.uri == *uri));
        match known {
            Some(namespace) if !namespace.prefix.is_empty() => format!("{}:{local}", namespace.prefix),
            _ => lexical.to_owned(),
        }
    }

    fn of_union(&self, id: TypeId, members: &[TypeId], request: &Request<'_>) -> Option<String> {
        let first = request.variant.number as usize % members.len().max(1);
        let turned = members.iter().skip(first).chain(members.iter().take(first));
        let value = |member: &TypeId| self.make(&Request { type_definition: *member, ..request.clone() });
        turned.filter_map(value).find(|text| self.accepts(id, text))
    }

    fn of_list(
        &self,
        id: TypeId,
        simple: &SimpleType,
        item: TypeId,
        request: &Request<'_>,
    ) -> Option<String> {
        let facets = &simple.facets;
        let least = facets.length.or(facets.min_length).unwrap_or(1);
        if least > LONGEST_LIST {
            return None;
        }
        let most = facets.length.or(facets.max_length).unwrap_or_else(|| least.max(2));
        let count = match request.variant.extent {
            Extent::Highest => most.min(100).max(least),
            Extent::Lowest | Extent::Typical => least.max(1).min(most.max(least)),
        };
        let value = |at: u64| {
            let number = request.variant.number.wrapping_add(at as u32);
            let variant = Variant { number, ..request.variant };
            self.make(&Request { type_definition: item, variant, ..request.clone() })
        };
        let items: Option<Vec<String>> = (0..count).map(value).collect();
        self.first_accepted(id, [items?.join(" ")])
    }

    fn atomic(
        &self,
        id: TypeId,
        simple: &SimpleType,
        primitive: Primitive,
        request: &Request<'_>,
    ) -> Option<String> {
        if matches!(simple.builtin, Builtin::Entity) {
            // It would need a DOCTYPE that declares an unparsed entity.
            return None;
        }
        if simple.builtin == Builtin::Id {
            let names = [format!("id-{}", request.serial), format!("ID_{}", request.serial)];
            return self.first_accepted(id, names);
        }
        let at_bounds = || primitive::at_bounds(simple, primitive, request);
        let topic = || {
            let topic = Topic::of(request.names, primitive);
            topic.into_iter().flat_map(|topic| topic.values(request))
        };
        let usual = || primitive::usual(self.grammar, simple, primitive, request);
        match request.variant.extent {
            Extent::Typical => self.first_accepted(id, topic().chain(usual()).chain(at_bounds())),
            Extent::Lowest | Extent::Highest => {
                self.first_accepted(id, at_bounds().into_iter().chain(topic()).chain(usual()))
            }
        }
    }

    /// A text made by the automaton of all patterns together.
    fn by_pattern(&self, id: TypeId, simple: &SimpleType, request: &Request<'_>) -> Option<String> {
        let patterns = simple.facets.patterns.clone();
        if patterns.is_empty() {
            return None;
        }
        let automaton = self.automaton(patterns, simple)?;
        (0..8).map(|attempt| automaton.text(request, attempt)).find(|text| self.accepts(id, text))
    }

    fn automaton(&self, patterns: Vec<PatternId>, simple: &SimpleType) -> Option<Arc<pattern::Automaton>> {
        let key = pattern::Key::new(patterns, &simple.facets);
        let made = self.automata.borrow().get(&key).cloned();
        made.unwrap_or_else(|| {
            let made = pattern::Automaton::new(self.grammar, &key).map(Arc::new);
            self.automata.borrow_mut().insert(key, made.clone());
            made
        })
    }
}

/// The simple type of values, also of a complex type with simple content.
pub(crate) fn simple(grammar: &Grammar, id: TypeId) -> Option<&SimpleType> {
    match &grammar.type_definition(id).kind {
        TypeKind::Simple(simple) => Some(simple),
        TypeKind::Complex(complex) => match complex.content {
            Content::Simple(id) => simple(grammar, id),
            _ => None,
        },
    }
}
