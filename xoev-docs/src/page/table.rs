//! Tables: a region of its own that scrolls, with a head.

use maud::{Markup, html};

/// A table with a name for those who do not see it, the names of its columns, and its rows.
pub(super) fn table(name: &str, columns: &[&str], rows: &Markup) -> Markup {
    html! {
        div.tabelle tabindex="0" role="group" aria-label=(name) {
            table {
                thead { tr { @for column in columns { th scope="col" { (column) } } } }
                tbody { (rows) }
            }
        }
    }
}
