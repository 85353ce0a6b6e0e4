//! What pages that need nothing else have in common: no server, no network, style and script in the page itself.
//!
//! In: language, title, style of the page; what it filters by. Out: its beginning, the filter of its list, its end.
//! Invariants: the policy lets the page load nothing; colours keep a contrast of 4.5:1 in both schemes.
//! Not here: what a page says; the documentation of a standard, which is a site of many pages.

use maud::{DOCTYPE, Markup, PreEscaped, Render as _, html};

/// Style for colours, headings, counts, filters, lists that open, and for printing.
const STYLE: &str = include_str!("format/html/base.css");

/// What shows of a list what passes its filter.
const LIST_SCRIPT: &str = include_str!("format/html/list.js");

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

/// What a filter says.
#[derive(Debug, Clone, Copy)]
pub struct FilterTexts {
    /// What the filter is.
    pub filter: &'static str,
    /// The label of the field for words.
    pub text: &'static str,
    /// The button that takes everything back.
    pub reset: &'static str,
    /// The button that opens all of the list.
    pub expand: &'static str,
    /// The button that closes it.
    pub collapse: &'static str,
    /// How many are left, with `{shown}` and `{all}`.
    pub shown: &'static str,
}

/// The filter of a list, hidden until the script, without which it does nothing, shows it. `own` are the fields of the page,
/// `fields` the ids of those that are no boxes, with blanks between them.
#[must_use]
pub fn filter(texts: &FilterTexts, fields: &str, own: &Markup) -> Markup {
    html! {
        form #filter .filter role="search" aria-label=(texts.filter) hidden {
            p.field {
                label for="text" { (texts.text) }
                input #text type="search" autocomplete="off" spellcheck="false";
            }
            (own)
            p.buttons {
                button type="reset" { (texts.reset) }
                button #expand type="button" { (texts.expand) }
                button #collapse type="button" { (texts.collapse) }
            }
            // The number stands where the script puts it.
            output #shown for={ "text " (fields) } data-text=(texts.shown) {}
        }
    }
}

/// A list: what stands in it is between [`begin_list`] and [`end_list`].
#[must_use]
pub fn begin_list() -> Markup {
    PreEscaped("\n<ol id=\"list\" class=\"list\">\n".to_owned())
}

/// The end of a list; `none` is said where the filter leaves nothing of it.
#[must_use]
pub fn end_list(none: &str) -> Markup {
    html! {
        (PreEscaped("</ol>\n"))
        p #none-shown hidden { (none) }
    }
}

/// The end of a page. `script` says what the list of the page is made of and what its filter looks at (`listWithFilter`).
#[must_use]
pub fn end(script: &str) -> Markup {
    html! {
        script { (PreEscaped(LIST_SCRIPT)) (PreEscaped(script)) }
        (PreEscaped("\n</body>\n</html>\n"))
    }
}

/// A name, path or file in which lines may break after points and between words.
#[must_use]
pub fn breakable(name: &str) -> Markup {
    let mut out = String::with_capacity(name.len() + 16);
    let mut before = ' ';
    for c in name.chars() {
        let is_word = c.is_uppercase() && before.is_lowercase();
        if is_word || matches!(before, '.' | '_' | ':' | '/' | '-') && c != ':' {
            out.push_str("<wbr>");
        }
        out.push_str(&c.to_string().render().0);
        before = c;
    }
    PreEscaped(out)
}
