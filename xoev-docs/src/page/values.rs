//! Values of enumerations and entries of code lists.

use super::table;
use crate::model::{Book, list};
use crate::text::Words;
use maud::{Markup, html};
use std::collections::HashMap;

/// Few values in one paragraph each.
pub(super) fn short(rows: &[Vec<String>]) -> Markup {
    html! {
        ul.werte {
            @for row in rows {
                li {
                    @let code = list::code(row);
                    code { (code) }
                    @if let Some(label) = row.get(1).filter(|it| !it.is_empty() && *it != code) { " " (label) }
                }
            }
        }
    }
}

/// Values as a table. With `ids`, each row can be linked to.
pub(super) fn table(
    book: &Book<'_>,
    columns: &[String],
    rows: &[Vec<String>],
    ids: Option<&mut Ids>,
) -> Markup {
    let words = book.words;
    fn name<'n>(words: &Words, at: usize, column: &'n str) -> &'n str {
        match (at, column) {
            (0, "code" | "") => words.code,
            (_, "") => words.meaning,
            _ => column,
        }
    }
    let mut ids = ids;
    let rows = html! {
        @for row in rows {
            tr id=[ids.as_deref_mut().map(|it| it.of(list::code(row)))] {
                @for (at, cell) in row.iter().enumerate() {
                    @if at == 0 { th scope="row" { code { (cell) } } } @else { td { (cell) } }
                }
            }
        }
    };
    let columns: Vec<&str> = columns.iter().enumerate().map(|(at, column)| name(words, at, column)).collect();
    table::table(words.values, &columns, &rows)
}

/// The id of a value: what may not stand in an id is replaced.
pub(crate) fn id(value: &str) -> String {
    let plain: String = value.chars().map(|c| if c.is_whitespace() { '_' } else { c }).collect();
    format!("={plain}")
}

/// Ids of values on one page.
#[derive(Debug, Default)]
pub(crate) struct Ids(HashMap<String, usize>);

impl Ids {
    /// The id of the next value.
    pub fn of(&mut self, value: &str) -> String {
        let id = id(value);
        let count = self.0.entry(id.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { id } else { format!("{id}~{count}") }
    }
}
