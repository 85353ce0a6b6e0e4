//! Names, and what is said instead of them.

use crate::model::content::{Kind, Node};
use crate::model::{Book, Subject};
pub(crate) use xoev_report::page::breakable;
use xoev_runtime::grammar::ProcessContents;
use xoev_schema::component::{Compositor, NamespaceConstraint, TypeId, WildcardId};
use xoev_schema::name::ExpandedName;

/// The name of a part as pictures and tables show it.
pub(crate) fn node_name(book: &Book<'_>, node: &Node<'_>) -> String {
    let words = book.words;
    match node.kind {
        Kind::Element(id) => {
            let declaration = &book.components.elements[id];
            if declaration.is_global {
                foreign(book, &declaration.name)
            } else {
                declaration.name.local.to_string()
            }
        }
        Kind::Attribute(use_) => {
            let declaration = &book.components.attributes[use_.declaration];
            let name = &declaration.name;
            format!("@{}", if declaration.is_global { book.qualified(name) } else { name.local.to_string() })
        }
        Kind::AnyElement(_) => words.any_element.to_owned(),
        Kind::AnyAttribute(_) => words.any_attribute.to_owned(),
        Kind::Text(_) => words.text_content.to_owned(),
        Kind::Group(compositor, _) => compositor_name(book, compositor).to_owned(),
    }
}

/// A name with its prefix if it belongs to a namespace that is not that of the standard.
pub(crate) fn foreign(book: &Book<'_>, name: &ExpandedName) -> String {
    let own =
        book.version.set.entries.first().map(|id| book.version.set.document(*id).target_namespace.clone());
    if own.as_ref() == Some(&name.namespace) { name.local.to_string() } else { book.qualified(name) }
}

/// The name of a type; `None` for anonymous ones.
pub(crate) fn type_name(book: &Book<'_>, id: TypeId) -> Option<String> {
    Subject::Type(id).name(book.components).map(|name| foreign(book, name))
}

/// The global element or attribute a part refers to.
pub(crate) fn reference(book: &Book<'_>, node: &Node<'_>) -> Option<Subject> {
    match node.kind {
        Kind::Element(id) => book.components.elements[id].is_global.then_some(Subject::Element(id)),
        Kind::Attribute(use_) => {
            let is_global = book.components.attributes[use_.declaration].is_global;
            is_global.then_some(Subject::Attribute(use_.declaration))
        }
        _ => None,
    }
}

/// A part as it would be read aloud.
pub(crate) fn spoken(book: &Book<'_>, node: &Node<'_>) -> String {
    let words = book.words;
    let mut out = node_name(book, node);
    if let Some(name) = book.type_of(node).and_then(|it| type_name(book, it)) {
        out.push_str(&format!(" {} {name}", words.of_type));
    }
    out.push_str(&format!(", {}", how_often(book, node)));
    out
}

/// How often a part stands, in words.
pub(crate) fn how_often(book: &Book<'_>, node: &Node<'_>) -> String {
    let words = book.words;
    match (&node.kind, node.occurs.min, node.occurs.max) {
        (_, 0, Some(1)) => words.optional.to_owned(),
        (_, 1, Some(1)) => words.required.to_owned(),
        (_, min, Some(max)) if min == max => format!("{} {min}", words.exactly),
        (_, min, Some(max)) => format!("{min} {} {max}", words.between),
        (_, 0, None) => words.unbounded.to_owned(),
        (_, min, None) => format!("{} {min}", words.at_least),
    }
}

/// The word for a compositor.
pub(crate) fn compositor_name(book: &Book<'_>, compositor: Compositor) -> &'static str {
    match compositor {
        Compositor::Sequence => book.words.sequence,
        Compositor::Choice => book.words.choice,
        Compositor::All => book.words.all,
    }
}

/// What a compositor means.
pub(crate) fn compositor_hint(book: &Book<'_>, compositor: Compositor) -> &'static str {
    match compositor {
        Compositor::Sequence => book.words.sequence_hint,
        Compositor::Choice => book.words.choice_hint,
        Compositor::All => book.words.all_hint,
    }
}

/// What a wildcard allows.
pub(crate) fn wildcard(book: &Book<'_>, node: &Node<'_>) -> String {
    match node.kind {
        Kind::AnyElement(id) | Kind::AnyAttribute(id) => namespaces(book, id),
        _ => String::new(),
    }
}

/// What is done about what a wildcard lets in.
pub(crate) fn process_contents(book: &Book<'_>, id: WildcardId) -> &'static str {
    let [strict, lax, skip] = book.words.process_contents;
    match book.components.wildcards[id].process_contents {
        ProcessContents::Strict => strict,
        ProcessContents::Lax => lax,
        ProcessContents::Skip => skip,
    }
}

fn namespaces(book: &Book<'_>, id: WildcardId) -> String {
    let words = book.words;
    let none = || "—".to_owned();
    match &book.components.wildcards[id].namespaces {
        NamespaceConstraint::Any => words.any_namespace.to_owned(),
        NamespaceConstraint::Not(other) => {
            format!("{} {}", words.other_namespace, other.as_deref().map_or_else(none, str::to_owned))
        }
        NamespaceConstraint::OneOf(all) => {
            let all: Vec<String> =
                all.iter().map(|it| it.as_deref().map_or_else(none, str::to_owned)).collect();
            format!("{} {}", words.one_of_namespaces, all.join(", "))
        }
    }
}

/// The link to a part of the same page.
pub(crate) fn fragment(anchor: &str) -> String {
    let mut out = String::from("#");
    for byte in anchor.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => out.push(char::from(byte)),
            b'-' | b'.' | b'_' | b'~' | b'/' | b'@' | b'*' | b'(' | b')' | b'=' | b':' => {
                out.push(char::from(byte))
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
