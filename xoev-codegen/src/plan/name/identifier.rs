//! Words to Rust identifiers: keywords, leading digits, nothing left.

use super::case::{camel, snake};

/// Strict and reserved words, editions up to 2024.
const KEYWORDS: [&str; 52] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static",
    "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual",
    "where", "while", "yield", "Self",
];

/// Names of the prelude and of what generated code uses by its short name: an item must not hide them.
const HIDDEN: [&str; 40] = [
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Display",
    "Drop",
    "Eq",
    "Err",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "FromStr",
    "Hash",
    "Into",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Report",
    "Result",
    "Self",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
];

/// Whether an item of this name would hide one that generated code needs.
#[must_use]
pub fn is_hidden(name: &str) -> bool {
    HIDDEN.contains(&name)
}

/// The name of a field, a parameter or a module.
#[must_use]
pub fn field_name(text: &str) -> String {
    let name = snake(text);
    if name.is_empty() {
        return "feld".to_owned();
    }
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        return format!("feld_{name}");
    }
    if KEYWORDS.contains(&name.as_str()) {
        return format!("{name}_");
    }
    name
}

/// The name of an item.
#[must_use]
pub fn type_name(text: &str) -> String {
    let name = camel(text);
    if name.is_empty() {
        return "Typ".to_owned();
    }
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        return format!("Typ{name}");
    }
    name
}

/// The name of a variant made from an XML name.
#[must_use]
pub fn variant_name(text: &str) -> String {
    match type_name(text) {
        name if name == "Self" => "Self_".to_owned(),
        name => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_digits_and_nothing() {
        assert_eq!(field_name("type"), "type_");
        assert_eq!(field_name("Self"), "self_");
        assert_eq!(field_name("_1"), "feld_1");
        assert_eq!(field_name("___"), "feld");
        assert_eq!(type_name("_1"), "Typ1");
        assert_eq!(variant_name("self"), "Self_");
        assert!(is_hidden(&type_name("string")));
    }
}
