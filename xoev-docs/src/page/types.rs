//! Types by name, how they are derived, and their facets in words.

use super::Place;
use super::names::{self, breakable};
use crate::model::facet::{Phrase, phrases};
use crate::model::{Book, Subject};
use maud::{Markup, html};
use xoev_schema::component::{SimpleTypeId, TypeId, Variety};

/// The name of a type with a link to its page; for anonymous types, what they are made of.
pub(super) fn type_reference(book: &Book<'_>, place: &Place<'_>, id: TypeId) -> Markup {
    let subject = Subject::Type(id);
    let words = book.words;
    if let Some(name) = names::type_name(book, id) {
        return html! {
            @match place.to_subject(book, subject) {
                Some(link) => a href=(link) { (breakable(&name)) },
                None => span title=(words.built_in) { (name) },
            }
        };
    }
    let base = book.base_of(id);
    match id {
        TypeId::Simple(simple) => match &book.components.simple_types[simple].variety {
            Variety::List(item) => {
                html! { (words.list_of) " " (type_reference(book, place, TypeId::Simple(*item))) }
            }
            Variety::Union(members) => html! {
                (words.union_of) " "
                @for (at, member) in members.iter().enumerate() {
                    @if at > 0 { ", " }
                    (type_reference(book, place, TypeId::Simple(*member)))
                }
            },
            Variety::Atomic(_) => {
                base.map_or_else(Markup::default, |it| type_reference(book, place, it.type_))
            }
        },
        TypeId::Complex(_) => html! {
            @if let Some(base) = base {
                (derivation(book, base.derivation)) " " (type_reference(book, place, base.type_))
            }
        },
    }
}

/// How a type is derived, in words.
pub(super) fn derivation(book: &Book<'_>, derivation: xoev_runtime::grammar::Derivation) -> &'static str {
    match derivation {
        xoev_runtime::grammar::Derivation::Extension => book.words.derived_by_extension,
        xoev_runtime::grammar::Derivation::Restriction => book.words.derived_by_restriction,
    }
}

/// The facets of a simple type in words.
pub(super) fn facets(book: &Book<'_>, id: SimpleTypeId) -> Markup {
    let phrases = phrases(book.components, id, book.language);
    html! {
        @for phrase in phrases {
            @match phrase {
                Phrase::Words(text) => p.regel { (text) },
                Phrase::Pattern(alternatives) => (pattern(book, &alternatives)),
            }
        }
    }
}

/// A pattern; long ones are folded away.
fn pattern(book: &Book<'_>, alternatives: &[String]) -> Markup {
    /// Longer patterns are repertoires of characters that nobody reads.
    const LONGEST: usize = 120;
    let expression = alternatives.join(" | ");
    html! {
        @if expression.chars().count() <= LONGEST {
            p.regel { (book.words.pattern) ": " code { (expression) } }
        } @else {
            details.regel { summary { (book.words.pattern) } code { (expression) } }
        }
    }
}
