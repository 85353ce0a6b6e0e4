//! The content models of element type declarations (XML 1.0 §3.2). Only their form is checked: what a document type
//! says about content means nothing here.

use super::characters::{is_name, is_name_character};
use super::entity::skip_space;

/// Whether a text is a `contentspec`.
pub(super) fn is_valid(text: &str) -> bool {
    let text = skip_space(text);
    if matches!(text, "EMPTY" | "ANY") {
        return true;
    }
    let Some(inside) = text.strip_prefix('(') else { return false };
    match skip_space(inside).strip_prefix("#PCDATA") {
        Some(names) => is_mixed(names),
        None => is_children(text),
    }
}

/// What follows `(#PCDATA` in mixed content.
fn is_mixed(mut rest: &str) -> bool {
    let mut has_names = false;
    loop {
        rest = skip_space(rest);
        if let Some(end) = rest.strip_prefix(')') {
            return end == "*" || (end.is_empty() && !has_names);
        }
        let Some(name) = rest.strip_prefix('|').map(skip_space).and_then(after_name) else { return false };
        has_names = true;
        rest = name;
    }
}

/// Element content; the open groups are kept with the separator each has shown.
fn is_children(text: &str) -> bool {
    let mut open: Vec<Option<char>> = Vec::new();
    let mut rest = text;
    loop {
        // A particle: a name, or a group that opens.
        rest = skip_space(rest);
        if let Some(inside) = rest.strip_prefix('(') {
            open.push(None);
            rest = inside;
            continue;
        }
        let Some(after) = after_name(rest) else { return false };
        rest = after_occurrence(after);
        // What follows a particle: a separator, or the ends of groups.
        loop {
            let Some(separator) = open.last_mut() else { return rest.is_empty() };
            rest = skip_space(rest);
            let Some(next) = rest.chars().next() else { return false };
            rest = &rest[next.len_utf8()..];
            match next {
                ')' => {
                    open.pop();
                    rest = after_occurrence(rest);
                }
                ',' | '|' if separator.is_none_or(|known| known == next) => {
                    *separator = Some(next);
                    break;
                }
                _ => return false,
            }
        }
    }
}

fn after_name(text: &str) -> Option<&str> {
    let end = text.find(|c| c != ':' && !is_name_character(c)).unwrap_or(text.len());
    is_name(&text[..end]).then(|| &text[end..])
}

fn after_occurrence(text: &str) -> &str {
    text.strip_prefix(['?', '*', '+']).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::is_valid;

    #[test]
    fn content_specifications() {
        for valid in [
            "EMPTY",
            "(a)",
            "( a , b? , ( c | d )+ )*",
            "(#PCDATA)",
            "(#PCDATA)*",
            "( #PCDATA | a|b )*",
            "((a))",
        ] {
            assert!(is_valid(valid), "{valid}");
        }
        let wrong = [
            "",
            "Empty",
            "a",
            "()",
            "(a b)",
            "(a,b|c)",
            "(a",
            "(a))",
            "(#PCDATA|a)",
            "(#PCDATA,a)*",
            "(a ?)",
            "(#PCDATA|(a))*",
            "(a)* *",
            "(a,)",
        ];
        for wrong in wrong {
            assert!(!is_valid(wrong), "{wrong}");
        }
    }
}
