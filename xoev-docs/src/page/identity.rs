//! Keys, what refers to them, and what must be unique (XSD 1.0 Part 1 §3.11), in words.

use super::{about, names};
use crate::model::Book;
use maud::{Markup, html};
use xoev_schema::component::{IdentityConstraintCategory, IdentityConstraintId};
use xoev_schema::xoev::describe;

/// The identity constraints of an element, each with the id that links lead to.
pub(super) fn constraints(book: &Book<'_>, all: &[IdentityConstraintId]) -> Markup {
    html! {
        dl.fakten {
            @for &id in all {
                div id=(anchor(book, id)) {
                    dt { (names::breakable(&title(book, id))) }
                    dd {
                        @if let Some(text) = documentation(book, id) { (about::description(&text)) }
                        p.regel { (rule(book, all, id)) }
                    }
                }
            }
        }
    }
}

fn name<'b>(book: &'b Book<'_>, id: IdentityConstraintId) -> &'b str {
    &book.components.identity_constraints[id].name.local
}

fn title(book: &Book<'_>, id: IdentityConstraintId) -> String {
    let words = book.words;
    let kind = match book.components.identity_constraints[id].category {
        IdentityConstraintCategory::Key => words.key,
        IdentityConstraintCategory::Unique => words.unique,
        IdentityConstraintCategory::KeyRef(_) => words.key_reference,
    };
    format!("{kind} {}", name(book, id))
}

fn documentation(book: &Book<'_>, id: IdentityConstraintId) -> Option<String> {
    describe(&book.components.identity_constraints[id].annotation).documentation
}

/// What must hold, in a sentence.
fn rule(book: &Book<'_>, all: &[IdentityConstraintId], id: IdentityConstraintId) -> Markup {
    let words = book.words;
    let constraint = &book.components.identity_constraints[id];
    let selector = html! { code { (constraint.selector.expression) } };
    let fields = html! {
        @for (at, field) in constraint.fields.iter().enumerate() {
            @if at > 0 { ", " }
            code { (field.expression) }
        }
    };
    match constraint.category {
        IdentityConstraintCategory::Key => {
            let [before, between, after] = words.key_rule;
            html! { (before) (selector) (between) (fields) (after) }
        }
        IdentityConstraintCategory::Unique => {
            let [before, between, after] = words.unique_rule;
            html! { (before) (selector) (between) (fields) (after) }
        }
        IdentityConstraintCategory::KeyRef(key) => {
            let [before, between, after] = words.key_reference_rule;
            let name = names::breakable(name(book, key));
            html! {
                (before) (fields) (between) (selector) (after)
                @if all.contains(&key) { a href=(names::fragment(&anchor(book, key))) { (name) } }
                @else { (name) }
            }
        }
    }
}

/// The id of a constraint; their names are unique among those of a namespace.
fn anchor(book: &Book<'_>, id: IdentityConstraintId) -> String {
    format!("-schluessel-{}", name(book, id))
}
