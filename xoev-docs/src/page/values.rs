//! Values of enumerations and entries of code lists.

use crate::model::Book;
use maud::{Markup, html};
use std::collections::HashMap;

/// Few values in one paragraph each.
pub(super) fn short(rows: &[Vec<String>]) -> Markup {
    html! {
        ul.werte {
            @for row in rows {
                li {
                    code { (row[0]) }
                    @if let Some(label) = row.get(1).filter(|it| !it.is_empty() && **it != row[0]) { " " (label) }
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
    let name = |at: usize, column: &String| match (at, column.as_str()) {
        (0, "code" | "") => words.code.to_owned(),
        (_, "") => words.meaning.to_owned(),
        _ => column.clone(),
    };
    let mut ids = ids;
    html! {
        div.tabelle tabindex="0" role="group" aria-label=(words.values) {
            table {
                thead { tr { @for (at, column) in columns.iter().enumerate() { th scope="col" { (name(at, column)) } } } }
                tbody {
                    @for row in rows {
                        tr id=[ids.as_deref_mut().map(|it| it.of(&row[0]))] {
                            @for (at, cell) in row.iter().enumerate() {
                                @if at == 0 { th scope="row" { code { (cell) } } } @else { td { (cell) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Ids of values on one page.
#[derive(Debug, Default)]
pub(crate) struct Ids(HashMap<String, usize>);

impl Ids {
    /// The id of the next value.
    pub fn of(&mut self, value: &str) -> String {
        let plain: String = value.chars().map(|c| if c.is_whitespace() { '_' } else { c }).collect();
        let count = self.0.entry(plain.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { format!("={plain}") } else { format!("={plain}~{count}") }
    }
}
