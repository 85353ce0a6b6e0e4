//! Pages that list what there is: messages, types, code lists.

use super::names::breakable;
use super::table::table;
use super::{Head, Place, about, code_list, frame, versions};
use crate::model::list::List;
use crate::model::{Book, Subject};
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};
use xoev_schema::component::TypeId;
use xoev_schema::xoev::{Message, describe};

/// All messages, by module.
pub(crate) fn messages(place: &Place<'_>) -> Markup {
    let book = place.book;
    let words = book.words;
    let modules = book.modules();
    let content = html! {
        h1 { (words.messages) " " small { (book.standard.messages.len()) } }
        @if modules.len() > 1 {
            ul.module {
                @for (at, module) in modules.iter().enumerate() {
                    li { a href={ "#-modul-" (at) } { (module_name(book, &module.name)) } " " small { (module.messages.len()) } }
                }
            }
        }
        @for (at, module) in modules.iter().enumerate() {
            @let id = format!("-modul-{at}");
            section aria-labelledby=(id) {
                h2 id=(id) { (module_name(book, &module.name)) " " small { (module.messages.len()) } }
                ul.liste { @for message in &module.messages { (message_item(book, place, message)) } }
            }
        }
    };
    overview(place, words.messages, "nachrichten.html", &content, Vec::new())
}

fn module_name<'n>(book: &Book<'_>, name: &'n str) -> &'n str {
    if name.is_empty() { book.words.without_module } else { name }
}

fn message_item(book: &Book<'_>, place: &Place<'_>, message: &Message) -> Markup {
    let words = book.words;
    let info = &message.description;
    let subject = Subject::Element(message.element);
    let persons =
        |name: &str, all: &[String]| (!all.is_empty()).then(|| format!("{name}: {}", all.join("; ")));
    let facts = [
        persons(words.author, &info.author),
        persons(words.reader, &info.reader),
        persons(words.legal_basis, &info.legal_basis),
    ];
    html! {
        li {
            a href=[place.to_subject(book, subject)] { (breakable(book.local_name(subject))) }
            (marks(book, place, subject))
            @if let Some(title) = &info.title { p { strong { (title) } } }
            @if let Some(text) = info.documentation.as_deref().map(brief) { p { (text) } }
            @if facts.iter().any(Option::is_some) {
                p.hinweis { (facts.iter().flatten().cloned().collect::<Vec<_>>().join(" · ")) }
            }
        }
    }
}

/// All types, elements, groups and attributes that are no messages.
pub(crate) fn types(place: &Place<'_>) -> Markup {
    let book = place.book;
    let words = book.words;
    let mut namespaces: BTreeMap<(bool, String), Vec<Subject>> = BTreeMap::new();
    let of_entry =
        book.version.set.entries.first().map(|id| book.version.set.document(*id).target_namespace.clone());
    for &subject in &book.subjects {
        if let (Subject::Type(_), Some(name)) = (subject, subject.name(book.components)) {
            let is_other = of_entry.as_ref() != Some(&name.namespace);
            namespaces.entry((is_other, name.namespace_uri().to_owned())).or_default().push(subject);
        }
    }
    let others = [
        (
            "-elemente",
            words.elements,
            of_kind(book, |it| matches!(it, Subject::Element(_)) && book.message(it).is_none()),
        ),
        ("-gruppen", words.groups, of_kind(book, |it| matches!(it, Subject::Group(_)))),
        (
            "-attributgruppen",
            words.attribute_groups,
            of_kind(book, |it| matches!(it, Subject::AttributeGroup(_))),
        ),
        ("-attribute", words.attribute, of_kind(book, |it| matches!(it, Subject::Attribute(_)))),
    ];
    let content = html! {
        h1 { (words.types) }
        @for (at, ((_, namespace), subjects)) in namespaces.iter().enumerate() {
            @let id = format!("-namensraum-{at}");
            section aria-labelledby=(id) {
                h2 id=(id) { code { (namespace) } " " small { (subjects.len()) } }
                (list(book, place, subjects))
            }
        }
        @for (id, name, subjects) in &others {
            @if !subjects.is_empty() {
                section aria-labelledby=(id) { h2 id=(id) { (name) " " small { (subjects.len()) } } (list(book, place, subjects)) }
            }
        }
    };
    overview(place, words.types, "typen.html", &content, Vec::new())
}

fn of_kind(book: &Book<'_>, is: impl Fn(Subject) -> bool) -> Vec<Subject> {
    book.subjects.iter().copied().filter(|it| is(*it)).collect()
}

fn list(book: &Book<'_>, place: &Place<'_>, subjects: &[Subject]) -> Markup {
    let mut subjects = subjects.to_vec();
    subjects.sort_by_cached_key(|it| (book.local_name(*it).to_lowercase(), *it));
    html! {
        ul.liste.eng {
            @for subject in subjects {
                li {
                    a href=[place.to_subject(book, subject)] { (breakable(book.local_name(subject))) }
                    (marks(book, place, subject))
                    @if matches!(subject, Subject::Type(TypeId::Simple(_))) { " " small { (book.words.simple_type) } }
                    @if let Some(text) = describe(subject.annotation(book.components)).documentation {
                        p { (brief(&text)) }
                    }
                }
            }
        }
    }
}

fn marks(book: &Book<'_>, place: &Place<'_>, subject: Subject) -> Markup {
    versions::marks(place, subject.address(&book.addresses).unwrap_or_default())
}

/// All code lists.
pub(crate) fn code_lists(place: &Place<'_>) -> Markup {
    let book = place.book;
    let words = book.words;
    let mut lists: Vec<_> = book.lists.iter().collect();
    lists.sort_by_cached_key(|it| (it.name().to_lowercase(), it.identifier));
    let rows = html! { @for list in &lists { (code_list_row(place, list)) } };
    let content = html! {
        h1 { (words.code_lists) " " small { (lists.len()) } }
        (table(words.code_lists, &[words.name, words.version, words.values, words.kennung], &rows))
    };
    overview(place, words.code_lists, "codelisten.html", &content, Vec::new())
}

fn code_list_row(place: &Place<'_>, list: &List<'_>) -> Markup {
    let words = place.book.words;
    let address = code_list::address(place.book, list, 0);
    let versions: BTreeSet<&str> = list.types.iter().filter_map(|it| it.list_version.as_deref()).collect();
    let versions: Vec<&str> = versions.into_iter().collect();
    html! {
        tr {
            th scope="row" { a href=(place.to(&address)) { (list.name()) } (versions::marks(place, &address)) }
            td { @if versions.is_empty() { (words.version_of_message) } @else { (versions.join(", ")) } }
            td.zahl { @if let Some(edition) = list.editions.first() { (edition.rows.len()) } @else { "–" } }
            td { code { (breakable(list.identifier)) } }
        }
    }
}

pub(super) fn overview(
    place: &Place<'_>,
    title: &str,
    address: &str,
    content: &Markup,
    crumbs: Vec<(String, String)>,
) -> Markup {
    let words = place.book.words;
    let mut all = vec![(words.home.to_owned(), place.to("index.html"))];
    all.extend(crumbs);
    frame(place, &Head { title, address, crumbs: all, sections: Vec::new() }, content)
}

/// The beginning of a text, whole words.
fn brief(text: &str) -> Markup {
    const LONGEST: usize = 160;
    let text = text.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    if text.chars().count() <= LONGEST {
        return about::linked(&text);
    }
    let cut: String = text.chars().take(LONGEST).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |it| it.0);
    html! { (whole) " …" }
}
