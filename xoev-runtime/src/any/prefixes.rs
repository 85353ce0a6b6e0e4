//! The prefixes a piece of content without a type may need.

use super::name::is_name_character;
use super::{AnyElement, AnyNode};
use crate::event::XSI_NAMESPACE;
use std::collections::BTreeSet;

/// Prefixes of names and, as far as a text can tell, of QNames in texts and attribute values; the empty prefix
/// where the default namespace is used.
pub(super) fn used<'a>(element: &'a AnyElement, prefixes: &mut BTreeSet<&'a str>) {
    prefixes.insert(element.name.prefix());
    for attribute in &element.attributes {
        if !attribute.name.prefix().is_empty() {
            prefixes.insert(attribute.name.prefix());
        }
        in_text(&attribute.value, prefixes);
        if attribute.name.is(XSI_NAMESPACE, "type") && !attribute.value.contains(':') {
            prefixes.insert("");
        }
    }
    for child in &element.children {
        match child {
            AnyNode::Element(child) => used(child, prefixes),
            AnyNode::Text(text) => in_text(text, prefixes),
        }
    }
}

/// What stands before colons, as in `p:name` or `/p:a/p:b`.
pub(super) fn in_text<'a>(text: &'a str, prefixes: &mut BTreeSet<&'a str>) {
    // The last part has no colon behind it.
    let parts = text.split(':').rev().skip(1);
    let names = parts.filter_map(|part| part.rsplit(|c| !is_name_character(c)).next());
    prefixes.extend(names.filter(|name| !name.is_empty()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colon_tells_a_prefix() {
        let mut prefixes = BTreeSet::new();
        in_text("p:a /q:b[r:c='ä:x'] :y http://", &mut prefixes);
        assert_eq!(prefixes.into_iter().collect::<Vec<_>>(), ["http", "p", "q", "r", "ä"]);
    }
}
