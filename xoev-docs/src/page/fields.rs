//! The fields of a content: each with type, how often, rules and meaning.

use super::names::{self, breakable};
use super::types::{facets, type_reference};
use super::{Place, about, changes, identity, values};
use crate::model::content::{Inheritance, Kind, Node};
use crate::model::{Book, Subject, list};
use crate::picture;
use maud::{Markup, html};
use xoev_diff::PartChanges;
use xoev_schema::component::{SimpleTypeId, TypeId};
use xoev_schema::xoev::describe;

/// Values shown with a field; more are counted.
const FEW: usize = 12;

/// Shows fields.
pub(super) struct Fields<'f, 'a> {
    pub book: &'f Book<'a>,
    pub place: &'f Place<'f>,
    pub recursive: &'f dyn Fn(&Node<'a>) -> bool,
    /// What has changed since the version before.
    pub changes: Vec<PartChanges<'f>>,
}

impl<'a> Fields<'_, 'a> {
    /// All parts of a content.
    pub fn list(&self, nodes: &[Node<'a>]) -> Markup {
        html! { dl.felder { (self.rows(nodes, 0)) } }
    }

    fn rows(&self, nodes: &[Node<'a>], depth: usize) -> Markup {
        html! {
            @for node in nodes {
                @match &node.kind {
                    // One sequence around everything says nothing.
                    Kind::Group(compositor, None) if *compositor == xoev_schema::component::Compositor::Sequence
                        && node.occurs == crate::model::content::Occurs::ONCE => (self.rows(&node.children, depth)),
                    Kind::Group(..) => (self.group(node, depth)),
                    _ => (self.field(node, depth)),
                }
            }
        }
    }

    fn group(&self, node: &Node<'a>, depth: usize) -> Markup {
        let Kind::Group(compositor, definition) = node.kind else { return Markup::default() };
        let (book, words) = (self.book, self.book.words);
        html! {
            div.gruppe {
                dt {
                    span.name { (names::compositor_name(book, compositor)) }
                    " " span.hinweis { (names::compositor_hint(book, compositor)) }
                    @if let Some(id) = definition {
                        " " span.typ { (words.group) " " (self.subject(Subject::Group(id))) }
                    }
                    @if node.occurs.short() != "1" { " " (self.how_often(node)) }
                }
                dd {
                    @if let Some(annotation) = &node.annotation {
                        (about::description(&describe(annotation).documentation.unwrap_or_default()))
                    }
                    dl.felder { (self.rows(&node.children, depth)) }
                }
            }
        }
    }

    fn field(&self, node: &Node<'a>, depth: usize) -> Markup {
        html! {
            div.feld.tief[!node.children.is_empty()] id=(node.anchor) {
                dt {
                    a.anker href=(names::fragment(&node.anchor)) { (breakable(&names::node_name(self.book, node))) }
                    " " (self.how_often(node))
                    (self.badges(node))
                    div.typ { (self.type_(node)) }
                }
                dd {
                    (self.meaning(node))
                    (self.rules(node))
                    @if !node.children.is_empty() { (self.nested(node, depth)) }
                }
            }
        }
    }

    fn nested(&self, node: &Node<'a>, depth: usize) -> Markup {
        let is_drawn_here = depth % (picture::DEPTH + 1) == picture::DEPTH;
        let name = names::node_name(self.book, node);
        let drawing = is_drawn_here
            .then(|| picture::picture(self.book, self.place, &name, &node.children, self.recursive))
            .flatten();
        html! {
            @if let Some(drawing) = drawing {
                details {
                    summary { (self.book.words.picture) }
                    div.bildrahmen tabindex="0" role="group" aria-label=(drawing.title) {
                        (picture::draw(&drawing, &format!("-bild-{}", node.anchor)))
                    }
                }
            }
            dl.felder { (self.rows(&node.children, depth + 1)) }
        }
    }

    fn how_often(&self, node: &Node<'a>) -> Markup {
        html! { span.anzahl title=(names::how_often(self.book, node)) { (node.occurs.short()) } }
    }

    fn badges(&self, node: &Node<'a>) -> Markup {
        let words = self.book.words;
        html! {
            @match node.inheritance {
                Inheritance::Own => {},
                Inheritance::Inherited(base) => { " " span.marke-klein title=(self.from(words.inherited_from, base)) { (words.inherited) } },
                Inheritance::Restricted(base) => {
                    " " span.marke-klein { (self.from(words.restricted_from, base)) }
                },
            }
            (changes::mark(self.place, &self.changes, &node.anchor))
            @if (self.recursive)(node) { " " span.marke-klein { "↻ " (words.recursive) } }
        }
    }

    fn from(&self, what: &str, base: TypeId) -> String {
        format!("{what} {}", names::type_name(self.book, base).unwrap_or_default())
    }

    fn subject(&self, subject: Subject) -> Markup {
        let name = self.book.name_of(subject);
        html! {
            @match self.place.to_subject(self.book, subject) {
                Some(link) => a href=(link) { (breakable(&name)) },
                None => (name),
            }
        }
    }

    /// The type of a part with a link to it.
    fn type_(&self, node: &Node<'a>) -> Markup {
        let words = self.book.words;
        if let Kind::AnyElement(id) | Kind::AnyAttribute(id) = node.kind {
            return html! { (names::wildcard(self.book, node)) "; " (names::process_contents(self.book, id)) };
        }
        let Some(type_) = self.book.type_of(node) else { return Markup::default() };
        let list = self.book.list_of(type_);
        html! {
            @if let Some(subject) = names::reference(self.book, node) {
                (self.book.kind_of(subject)) " " (self.subject(subject)) ", "
            }
            (type_reference(self.book, self.place, type_))
            @if let Some(list) = list
                && let Some(address) = self.book.addresses.code_list(list.identifier) {
                br; (words.code_list) " " a href=(self.place.to(address)) { (list.short_name()) }
            }
        }
    }

    fn meaning(&self, node: &Node<'a>) -> Markup {
        let info = node.annotation.as_deref().map(describe).unwrap_or_default();
        let title = info.title.clone();
        let facts = about::facts(self.book, &info);
        html! {
            @if let Some(title) = title { p { strong { (title) } } }
            @if let Some(text) = &info.documentation { (about::description(text)) }
            (about::terms(&facts))
        }
    }

    /// Values and facets. What a named type says stands on its own page; here only in short.
    fn rules(&self, node: &Node<'a>) -> Markup {
        let words = self.book.words;
        let simple = match self.book.type_of(node) {
            Some(TypeId::Simple(id)) => Some(id),
            _ => None,
        };
        let head = self.substitutes(node);
        html! {
            @if let Some(value) = self.book.value_of(node) {
                p.regel { (if value.is_fixed { words.fixed_value } else { words.default_value }) ": " code { (value.value) } }
            }
            @if let Kind::Element(id) = node.kind {
                @let declaration = &self.book.components.elements[id];
                @if declaration.nillable { p.regel { (words.nillable) } }
                @if !declaration.is_global && !declaration.identity_constraints.is_empty() {
                    (identity::constraints(self.book, &declaration.identity_constraints))
                }
            }
            (head)
            @if let Some(id) = simple {
                (facets(self.book, id))
                @if !self.book.is_named(TypeId::Simple(id)) { (self.few_values(id)) }
                @if !self.book.components.simple_types[id].facets.enumeration.is_empty() {}
                @else if self.book.value_of(node).is_none() && let Some(value) = self.book.field_example(node, id) {
                    p.regel { (words.example) ": " code { (value) } }
                }
            }
        }
    }

    fn substitutes(&self, node: &Node<'a>) -> Markup {
        let Kind::Element(id) = node.kind else { return Markup::default() };
        let Some(members) = self.book.components.substitution_groups.get(&id) else {
            return Markup::default();
        };
        html! {
            p.regel {
                (self.book.words.substitutable) ": "
                @for (at, member) in members.iter().enumerate() {
                    @if at > 0 { ", " }
                    (self.subject(Subject::Element(*member)))
                }
            }
        }
    }

    fn few_values(&self, id: SimpleTypeId) -> Markup {
        let (columns, rows) = list::enumeration(self.book.components, id);
        html! {
            @if !rows.is_empty() && rows.len() <= FEW {
                (values::short(&rows))
            } @else if !rows.is_empty() {
                details { summary { (rows.len()) " " (self.book.words.values) } (values::table(self.book, &columns, &rows, None)) }
            }
        }
    }
}
