//! Whether two documents are equal in canonical XML with prefixes rewritten (Canonical XML 2.0, `PrefixRewrite`),
//! comments, processing instructions and white space between elements aside.
//!
//! An independent parser reads both, so that a fault of xoev's own reader cannot hide itself.

use roxmltree::{Document, Node, ParsingOptions};

/// How the two texts relate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Comparison {
    /// Equal to the letter of every text and attribute.
    Equal,
    /// Equal once runs of white space in texts and attributes are taken as one blank: what `whiteSpace` removes.
    EqualUpToWhiteSpace,
    /// Different: where, and how.
    Different(String),
}

/// Compares two documents.
#[must_use]
pub fn compare(left: &str, right: &str) -> Comparison {
    let options = || ParsingOptions { allow_dtd: true, nodes_limit: u32::MAX, ..ParsingOptions::default() };
    let (left, right) =
        match (Document::parse_with_options(left, options()), Document::parse_with_options(right, options()))
        {
            (Ok(left), Ok(right)) => (left, right),
            (Err(e), _) => return Comparison::Different(format!("the first does not parse: {e}")),
            (_, Err(e)) => return Comparison::Different(format!("the second does not parse: {e}")),
        };
    let mut same_letters = true;
    match compare_trees(left.root_element(), right.root_element(), &mut same_letters) {
        Some(difference) => Comparison::Different(difference),
        None if same_letters => Comparison::Equal,
        None => Comparison::EqualUpToWhiteSpace,
    }
}

/// Compares without recursion, so that deep documents do no harm.
fn compare_trees(left: Node<'_, '_>, right: Node<'_, '_>, same_letters: &mut bool) -> Option<String> {
    let mut open = vec![(left, right)];
    while let Some((left, right)) = open.pop() {
        if let Some(difference) = compare_elements(left, right, same_letters) {
            return Some(format!("at {}: {difference}", path(left)));
        }
        let (left_children, right_children) = (content(left, same_letters), content(right, same_letters));
        if left_children.len() != right_children.len() {
            return Some(format!(
                "at {}: {} children against {}",
                path(left),
                left_children.len(),
                right_children.len()
            ));
        }
        for (l, r) in left_children.into_iter().zip(right_children).rev() {
            match (l, r) {
                (Item::Element(l), Item::Element(r)) => open.push((l, r)),
                (Item::Text(l), Item::Text(r)) => {
                    if !texts_equal(&l, &r, same_letters) {
                        return Some(format!("at {}: text {l:?} against {r:?}", path(left)));
                    }
                }
                _ => return Some(format!("at {}: text against element", path(left))),
            }
        }
    }
    None
}

enum Item<'a, 'i> {
    Element(Node<'a, 'i>),
    Text(String),
}

/// Elements and texts; white space beside elements is left out, neighbouring texts are one. Text that is white space
/// alone is left out too where there are no elements, but said: it may be layout of an empty element, or a value.
fn content<'a, 'i>(node: Node<'a, 'i>, same_letters: &mut bool) -> Vec<Item<'a, 'i>> {
    let has_elements = node.children().any(|c| c.is_element());
    let mut items: Vec<Item<'a, 'i>> = Vec::new();
    for child in node.children() {
        if child.is_element() {
            items.push(Item::Element(child));
        } else if child.is_text() {
            let text = child.text().unwrap_or_default();
            match items.last_mut() {
                Some(Item::Text(before)) => before.push_str(text),
                _ => items.push(Item::Text(text.to_owned())),
            }
        }
    }
    items.retain(|item| match item {
        Item::Element(_) => true,
        Item::Text(text) => {
            let is_blank = text.trim_ascii().is_empty();
            *same_letters &= !is_blank || has_elements || text.is_empty();
            !is_blank
        }
    });
    items
}

fn compare_elements(left: Node<'_, '_>, right: Node<'_, '_>, same_letters: &mut bool) -> Option<String> {
    // `xmlns=""` gives an empty namespace name, which is none.
    let name = |node: Node<'_, '_>| {
        (node.tag_name().namespace().unwrap_or_default().to_owned(), node.tag_name().name().to_owned())
    };
    if name(left) != name(right) {
        return Some(format!("{:?} against {:?}", left.tag_name(), right.tag_name()));
    }
    let (left_attributes, right_attributes) = (attributes(left), attributes(right));
    if left_attributes.len() != right_attributes.len() {
        return Some(format!("attributes {left_attributes:?} against {right_attributes:?}"));
    }
    for (l, r) in left_attributes.iter().zip(&right_attributes) {
        if (&l.0, &l.1) != (&r.0, &r.1) || !texts_equal(&l.2, &r.2, same_letters) {
            return Some(format!("attribute {l:?} against {r:?}"));
        }
    }
    None
}

const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// (namespace, name, value), sorted; `xsi:type` with its prefix resolved.
fn attributes(node: Node<'_, '_>) -> Vec<(String, String, String)> {
    let mut list: Vec<_> = node
        .attributes()
        .map(|a| {
            let namespace = a.namespace().unwrap_or_default();
            let value = match (namespace, a.name()) {
                (XSI, "type") => resolve(node, a.value()),
                _ => a.value().to_owned(),
            };
            (namespace.to_owned(), a.name().to_owned(), value)
        })
        .collect();
    list.sort();
    list
}

fn resolve(node: Node<'_, '_>, name: &str) -> String {
    let name = name.trim_ascii();
    let (prefix, local) = name.split_once(':').map_or((None, name), |(p, l)| (Some(p), l));
    format!("{{{}}}{local}", node.lookup_namespace_uri(prefix).unwrap_or_default())
}

fn texts_equal(left: &str, right: &str, same_letters: &mut bool) -> bool {
    if left == right {
        return true;
    }
    *same_letters = false;
    left.split_ascii_whitespace().eq(right.split_ascii_whitespace())
}

fn path(node: Node<'_, '_>) -> String {
    let mut names: Vec<&str> =
        node.ancestors().filter(|n| n.is_element()).map(|n| n.tag_name().name()).collect();
    names.reverse();
    format!("/{}", names.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{Comparison, compare};

    #[test]
    fn prefixes_and_attribute_order_do_not_matter() {
        let left = r#"<a:x xmlns:a="u" b="1" c="2"><a:y/> </a:x>"#;
        let right = r#"<x xmlns="u" c="2" b="1"> <!-- note --><y></y></x>"#;
        assert_eq!(compare("<x xmlns=\"\"/>", "<x/>"), Comparison::Equal);
        assert_eq!(compare(left, right), Comparison::Equal);
    }

    #[test]
    fn white_space_in_texts_is_told_apart() {
        assert_eq!(compare("<x> 1 </x>", "<x>1</x>"), Comparison::EqualUpToWhiteSpace);
        assert_eq!(compare("<x><y> </y></x>", "<x><y/></x>"), Comparison::EqualUpToWhiteSpace);
        assert_eq!(compare("<x> <y/></x>", "<x><y/> </x>"), Comparison::Equal);
    }

    #[test]
    fn a_lost_element_is_seen() {
        assert!(matches!(compare("<x><y/><z/></x>", "<x><y/></x>"), Comparison::Different(_)));
        assert!(matches!(compare("<x a='1'/>", "<x/>"), Comparison::Different(_)));
        assert!(matches!(compare("<x>1</x>", "<x>2</x>"), Comparison::Different(_)));
        assert!(matches!(compare("<x xmlns='u'/>", "<x/>"), Comparison::Different(_)));
    }
}
