//! The page of a message, element, type, group or attribute.

use super::fields::Fields;
use super::names::{self, breakable};
use super::types::type_reference;
use super::{Head, Place, about, changes, example, facts, frame, identity, outline, usage, values, versions};
use crate::model::content::Node;
use crate::model::{Book, Subject, list};
use crate::picture;
use maud::{Markup, html};
use std::collections::HashSet;
use xoev_runtime::standard::ApplicationInfo;
use xoev_schema::component::TypeId;
use xoev_schema::xoev::describe;

/// The page.
pub(crate) fn component(place: &Place<'_>, subject: Subject) -> Markup {
    let book = place.book;
    let page = Page { book, place, subject, above: book.usage.above(subject) };
    page.render()
}

struct Page<'p, 'a> {
    book: &'p Book<'a>,
    place: &'p Place<'p>,
    subject: Subject,
    /// Everything from which the subject is reached.
    above: HashSet<Subject>,
}

impl<'a> Page<'_, 'a> {
    fn render(&self) -> Markup {
        let (book, words) = (self.book, self.book.words);
        let name = self.book.local_name(self.subject);
        let info = self.info();
        let address = self.subject.address(&book.addresses).unwrap_or_default();
        let nodes = book.content_of(self.subject);
        let mut sections: Vec<(&'static str, String, Markup)> = Vec::new();
        let mut section = |id: &'static str, title: &str, content: Option<Markup>| {
            sections.extend(content.map(|content| (id, title.to_owned(), content)));
        };
        section(changes::SECTION, words.changes, changes::section(self.place, book, self.subject, &nodes));
        section("-struktur", words.structure, self.structure(&nodes));
        section("-felder", words.fields, self.fields(&nodes));
        section("-werte", words.values, self.values());
        section("-schluessel", words.identity_constraints, self.identity_constraints());
        section("-beispiel", words.example, example::example(book, self.subject, &nodes));
        section("-abgeleitet", words.derived_types, self.derived());
        section("-verwendung", words.used_by, Some(usage::section(book, self.place, self.subject)));
        let content = html! {
            p.art { (book.kind_of(self.subject)) (versions::marks(self.place, address)) }
            h1 { (breakable(name)) }
            @if let Some(title) = &info.title { p.titel { (title) } }
            @if let Some(text) = &info.documentation { div.text { (about::description(text)) } }
            @else { p.leer { (words.no_description) } }
            (about::terms(&facts::facts(book, self.place, self.subject, &info)))
            @for (id, title, content) in &sections {
                section aria-labelledby=(id) { h2 id=(id) { (title) } (content) }
            }
        };
        let head = Head {
            title: name,
            address,
            crumbs: self.crumbs(),
            sections: sections.into_iter().map(|(id, title, _)| (id, title)).collect(),
        };
        frame(self.place, &head, &content)
    }

    fn info(&self) -> ApplicationInfo {
        match self.book.message(self.subject) {
            Some(message) => message.description.clone(),
            None => describe(self.subject.annotation(self.book.components)),
        }
    }

    fn crumbs(&self) -> Vec<(String, String)> {
        let words = self.book.words;
        let (name, page) = match self.subject {
            Subject::Element(_) if self.book.message(self.subject).is_some() => {
                (words.messages, "nachrichten.html")
            }
            Subject::Element(_) => (words.elements, "typen.html#-elemente"),
            Subject::Type(_) => (words.types, "typen.html"),
            Subject::Group(_) => (words.groups, "typen.html#-gruppen"),
            Subject::AttributeGroup(_) => (words.attribute_groups, "typen.html#-attributgruppen"),
            Subject::Attribute(_) => (words.attribute, "typen.html#-attribute"),
        };
        let link = |page: &str| self.place.to(page);
        vec![(words.home.to_owned(), link("index.html")), (name.to_owned(), link(page))]
    }

    /// Whether a part leads back here.
    fn is_recursive(&self, node: &Node<'a>) -> bool {
        let type_ = self.book.type_of(node).map(Subject::Type);
        let reference = names::reference(self.book, node);
        let leads_back = |it: Subject| it == self.subject || self.above.contains(&it);
        self.above.contains(&self.subject)
            && (reference.is_some_and(leads_back)
                || type_.is_some_and(|it| leads_back(it) && node.children.is_empty()))
    }

    fn structure(&self, nodes: &[Node<'a>]) -> Option<Markup> {
        let name = self.book.local_name(self.subject);
        let recursive = |node: &Node<'a>| self.is_recursive(node);
        let picture = picture::picture(self.book, self.place, name, nodes, &recursive)?;
        Some(html! {
            div.bildrahmen tabindex="0" role="group" aria-label=(picture.title) { (picture::draw(&picture, "-bild")) }
            p.legende { (self.book.words.picture_hint) }
            p.legende.verschieben { (self.book.words.picture_moves) }
            details { summary { (self.book.words.structure_as_text) } (outline::outline(self.book, nodes)) }
        })
    }

    fn fields(&self, nodes: &[Node<'a>]) -> Option<Markup> {
        let recursive = |node: &Node<'a>| self.is_recursive(node);
        let changes = self.book.changes_of(self.subject).map(xoev_diff::Subject::parts).unwrap_or_default();
        let fields = Fields { book: self.book, place: self.place, recursive: &recursive, changes };
        (!nodes.is_empty()).then(|| fields.list(nodes))
    }

    /// The values of an enumeration, unless they stand with their code list.
    fn values(&self) -> Option<Markup> {
        let Subject::Type(TypeId::Simple(id)) = self.subject else { return None };
        let (columns, rows) = list::enumeration(self.book.components, id);
        let mut ids = values::Ids::default();
        (!rows.is_empty()).then(|| values::table(self.book, &columns, &rows, Some(&mut ids)))
    }

    fn identity_constraints(&self) -> Option<Markup> {
        let Subject::Element(id) = self.subject else { return None };
        let all = &self.book.components.elements[id].identity_constraints;
        (!all.is_empty()).then(|| identity::constraints(self.book, all))
    }

    fn derived(&self) -> Option<Markup> {
        let Subject::Type(id) = self.subject else { return None };
        let derived = self.book.components.derived_types.get(&id)?;
        let direct = derived.iter().filter(|&&it| self.book.components.base(it) == Some(id));
        Some(html! {
            ul.verwendung {
                @for &type_ in direct {
                    li { (type_reference(self.book, self.place, type_)) }
                }
            }
        })
    }
}
