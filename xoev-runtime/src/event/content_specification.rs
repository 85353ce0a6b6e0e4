//! The content models of element type declarations (XML 1.0 §3.2). Only their form is checked: what a document type
//! says about content means nothing here.

use super::characters::{is_name, is_name_character};
use super::entity::skip_space;

/// Checks a `contentspec`; the error is where it ceases to be one.
pub(super) fn check(text: &str) -> Result<(), usize> {
    specification(text).map_err(|rest| text.len() - rest.len())
}

/// The text from where on it is wrong.
type Wrong<'x> = Result<(), &'x str>;

fn specification(text: &str) -> Wrong<'_> {
    let text = skip_space(text);
    if let Some(rest) = ["EMPTY", "ANY"].iter().find_map(|word| text.strip_prefix(word)) {
        return end(rest);
    }
    let Some(inside) = text.strip_prefix('(') else { return Err(text) };
    match skip_space(inside).strip_prefix("#PCDATA") {
        Some(names) => mixed(names),
        None => children(text),
    }
}

fn end(rest: &str) -> Wrong<'_> {
    let rest = skip_space(rest);
    if rest.is_empty() { Ok(()) } else { Err(rest) }
}

/// What follows `(#PCDATA` in mixed content.
fn mixed(mut rest: &str) -> Wrong<'_> {
    let mut has_names = false;
    loop {
        rest = skip_space(rest);
        if let Some(after) = rest.strip_prefix(')') {
            return match after.strip_prefix('*') {
                Some(after) => end(after),
                None if has_names => Err(after),
                None => end(after),
            };
        }
        let Some(name) = rest.strip_prefix('|').map(skip_space) else { return Err(rest) };
        rest = after_name(name).ok_or(name)?;
        has_names = true;
    }
}

/// Element content; the open groups are kept with the separator each has shown.
fn children(text: &str) -> Wrong<'_> {
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
        rest = after_occurrence(after_name(rest).ok_or(rest)?);
        // What follows a particle: a separator, or the ends of groups.
        loop {
            let Some(separator) = open.last_mut() else { return end(rest) };
            rest = skip_space(rest);
            let mut behind = rest.chars();
            let Some(next) = behind.next() else { return Err(rest) };
            match next {
                ')' => {
                    open.pop();
                    rest = after_occurrence(behind.as_str());
                }
                ',' | '|' if separator.is_none_or(|known| known == next) => {
                    *separator = Some(next);
                    rest = behind.as_str();
                    break;
                }
                _ => return Err(rest),
            }
        }
    }
}

fn after_name(text: &str) -> Option<&str> {
    let end = text.find(|c| c != ':' && !is_name_character(c)).unwrap_or(text.len());
    text.split_at_checked(end).filter(|(name, _)| is_name(name)).map(|(_, rest)| rest)
}

fn after_occurrence(text: &str) -> &str {
    text.strip_prefix(['?', '*', '+']).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::check;

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
            assert_eq!(check(valid), Ok(()), "{valid}");
        }
        let wrong = [
            ("", 0),
            ("Empty", 0),
            ("a", 0),
            ("EMPTY a", 6),
            ("()", 1),
            ("(a b)", 3),
            ("(a,b|c)", 4),
            ("(a", 2),
            ("(a))", 3),
            ("(#PCDATA|a)", 11),
            ("(#PCDATA,a)*", 8),
            ("(a ?)", 3),
            ("(#PCDATA|(a))*", 9),
            ("(a)* *", 5),
            ("(a,)", 3),
        ];
        for (wrong, at) in wrong {
            assert_eq!(check(wrong), Err(at), "{wrong}");
        }
    }
}
