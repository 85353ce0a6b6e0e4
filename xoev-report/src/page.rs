//! What pages that need nothing else have in common: no server, no network, style and script in the page itself.
//!
//! In: language, title, style of the page. Out: its beginning and end.
//! Invariants: the policy lets the page load nothing; colours keep a contrast of 4.5:1 in both schemes.
//! Not here: what a page says; the documentation of a standard, which is a site of many pages.

use maud::{DOCTYPE, Markup, PreEscaped, html};

/// Style for colours, headings, counts, filters, lists that open, and for printing.
const STYLE: &str = include_str!("format/html/base.css");

/// Nothing is loaded; style and script stand in the page.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; \
                      form-action 'none'";

/// The beginning of a page up to its body. `style` comes after the common one.
#[must_use]
pub fn begin(language: &str, title: &str, style: &str) -> Markup {
    html! {
        (DOCTYPE)
        (PreEscaped(format!("<html lang=\"{language}\">\n")))
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta http-equiv="Content-Security-Policy" content=(POLICY);
            meta name="color-scheme" content="light dark";
            title { (title) }
            style { (PreEscaped(STYLE)) (PreEscaped(style)) }
        }
        (PreEscaped("\n<body>\n"))
    }
}

/// The end of a page, with its script.
#[must_use]
pub fn end(script: &str) -> Markup {
    html! {
        script { (PreEscaped(script)) }
        (PreEscaped("\n</body>\n</html>\n"))
    }
}
