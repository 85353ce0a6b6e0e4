//! What can be found: messages, types, fields, lists, entries.

use super::fold::{fold, name_words, words};
use super::{Document, Weight};
use crate::model::content::{Inheritance, Kind, Node};
use crate::model::list::{code, enumeration};
use crate::model::{Book, Subject};
use crate::page::{code_list, names, values};
use std::collections::BTreeMap;
use xoev_runtime::standard::ApplicationInfo;
use xoev_schema::component::{SimpleTypeId, TypeId};
use xoev_schema::xoev::describe;

/// A kind of documents.
pub(super) struct Found {
    /// Its name.
    pub name: &'static str,
    /// How much it counts, as a number of JavaScript.
    pub boost: &'static str,
}

const MESSAGE: usize = 0;
const TYPE: usize = 1;
const ELEMENT: usize = 2;
const GROUP: usize = 3;
const LIST: usize = 4;
const FIELD: usize = 5;
const ENTRY: usize = 6;
/// Longer texts below a name are cut.
const CONTEXT: usize = 110;

/// The kinds, and all documents.
pub(super) fn documents(book: &Book<'_>) -> (Vec<Found>, Vec<Document>) {
    let words = book.words;
    let found = |name, boost| Found { name, boost };
    let kinds = vec![
        found(words.message, "1.3"),
        found(words.type_, "1.2"),
        found(words.element, "1.1"),
        found(words.group, "1.1"),
        found(words.code_list, "1.2"),
        found(words.field, "1"),
        found(words.value, "0.8"),
    ];
    let mut out = Vec::new();
    for &subject in &book.subjects {
        self::subject(book, subject, &mut out);
    }
    for list in book.lists.iter() {
        self::list(book, list, &mut out);
    }
    (kinds, out)
}

fn document(kind: usize, name: &str, context: &str, address: String) -> Document {
    let context = context.replace('\n', " ");
    let context = if context.chars().count() > CONTEXT {
        let cut: String = context.chars().take(CONTEXT).collect();
        format!("{} …", cut.rsplit_once(' ').map_or(cut.as_str(), |it| it.0))
    } else {
        context
    };
    let mut out = Document { kind, name: name.to_owned(), context, address, words: BTreeMap::new() };
    out.add(name_words(name), Weight::NamePart);
    let whole = fold(name);
    if whole.chars().all(char::is_alphanumeric) {
        out.add([whole], Weight::Name);
    }
    out
}

fn subject(book: &Book<'_>, subject: Subject, out: &mut Vec<Document>) {
    let kind = match subject {
        Subject::Element(_) if book.message(subject).is_some() => MESSAGE,
        Subject::Type(_) => TYPE,
        Subject::Element(_) | Subject::Attribute(_) => ELEMENT,
        Subject::Group(_) | Subject::AttributeGroup(_) => GROUP,
    };
    let name = book.local_name(subject);
    let address = subject.address(&book.addresses).unwrap_or_default();
    let info = match book.message(subject) {
        Some(message) => message.description.clone(),
        None => describe(subject.annotation(book.components)),
    };
    let context = info.title.as_deref().or(info.documentation.as_deref()).unwrap_or_default();
    let mut it = document(kind, name, context, address.to_owned());
    add_info(&mut it, &info);
    if let Some(number) = book.message(subject).and_then(|it| it.number.as_ref()) {
        it.add(words(number), Weight::Name);
    }
    out.push(it);
    fields(book, name, address, &book.content_of(subject), out);
    // Enumerations of code types stand with their list.
    if let Subject::Type(TypeId::Simple(id)) = subject {
        values(book, id, name, address, out);
    }
}

fn add_info(document: &mut Document, info: &ApplicationInfo) {
    document.add(info.title.iter().flat_map(|it| words(it)), Weight::Title);
    document.add(info.documentation.iter().flat_map(|it| words(it)), Weight::Text);
    let facts =
        info.legal_basis.iter().chain(&info.author).chain(&info.reader).chain(&info.implementation_hint);
    document.add(facts.flat_map(|it| words(it)), Weight::Fact);
    document.add(info.other.iter().flat_map(|it| words(&it.1)), Weight::Text);
}

fn fields(book: &Book<'_>, owner: &str, address: &str, nodes: &[Node<'_>], out: &mut Vec<Document>) {
    for node in nodes {
        if matches!(node.kind, Kind::Element(_) | Kind::Attribute(_)) && node.inheritance == Inheritance::Own
        {
            let info = node.annotation.as_deref().map(describe).unwrap_or_default();
            let text = info.documentation.as_deref().or(info.title.as_deref()).unwrap_or_default();
            let context = if text.is_empty() { owner.to_owned() } else { format!("{owner}: {text}") };
            let place = format!("{address}{}", names::fragment(&node.anchor));
            let name = names::node_name(book, node);
            let mut it = document(FIELD, name.trim_start_matches('@'), &context, place);
            it.name = name;
            add_info(&mut it, &info);
            out.push(it);
        }
        fields(book, owner, address, &node.children, out);
    }
}

fn values(book: &Book<'_>, id: SimpleTypeId, owner: &str, address: &str, out: &mut Vec<Document>) {
    let is_of_list = book.standard.code_types.iter().any(|it| it.code_type == id && it.list_uri.is_some());
    if is_of_list {
        return;
    }
    let (_, rows) = enumeration(book.components, id);
    entries(&rows, owner, |_| address.to_owned(), out);
}

fn list(book: &Book<'_>, list: &crate::model::list::List<'_>, out: &mut Vec<Document>) {
    let about = list.about;
    let description = about.and_then(|it| it.description.as_deref()).unwrap_or_default();
    let context = if description.is_empty() { list.identifier } else { description };
    let mut it = document(LIST, &list.name(), context, code_list::address(book, list, 0));
    it.add(words(list.identifier), Weight::Title);
    it.add(name_words(list.short_name()), Weight::NamePart);
    it.add(words(description), Weight::Text);
    out.push(it);
    for edition in &list.editions {
        let address = |at: usize| code_list::address(book, list, at / code_list::ENTRIES);
        entries(&edition.rows, &list.name(), address, out);
    }
}

fn entries(rows: &[Vec<String>], owner: &str, address: impl Fn(usize) -> String, out: &mut Vec<Document>) {
    for (at, row) in rows.iter().enumerate() {
        let code = code(row);
        let place = format!("{}{}", address(at), names::fragment(&values::id(code)));
        let label = row.get(1).filter(|it| !it.is_empty()).map_or(code, String::as_str);
        let context = format!("{code} – {owner}");
        let mut it =
            Document { kind: ENTRY, name: label.to_owned(), context, address: place, words: BTreeMap::new() };
        it.add(words(code), Weight::Title);
        it.add(words(label), Weight::Title);
        it.add(row.iter().skip(2).flat_map(|it| words(it)), Weight::Text);
        out.push(it);
    }
}
