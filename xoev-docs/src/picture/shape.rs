//! What is drawn for each part: its lines of text, its border, its link.

use crate::model::content::{Inheritance, Kind, Node};
use crate::model::{Book, Subject};
use crate::page::Place;
use crate::page::names;
use xoev_schema::component::Compositor;

/// Anonymous types are drawn to this depth; deeper ones are drawn where their fields are listed.
pub(crate) const DEPTH: usize = 2;

/// How a box looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Style {
    #[default]
    Element,
    Attribute,
    Wildcard,
    Text,
    Group,
    Root,
}

/// A part as it is to be drawn.
#[derive(Debug, Clone, Default)]
pub(super) struct Sketch {
    pub style: Style,
    /// The name, and below it the type.
    pub lines: Vec<String>,
    /// How often, where not exactly once.
    pub occurs: Option<String>,
    pub is_optional: bool,
    pub is_repeated: bool,
    pub is_inherited: bool,
    /// Whether more stands elsewhere.
    pub is_cut: bool,
    pub link: Option<String>,
    /// What a reader hears, or sees when the pointer rests on it.
    pub title: String,
    pub children: Vec<Sketch>,
}

/// Makes sketches.
pub(super) struct Sketcher<'s, 'a> {
    pub book: &'s Book<'a>,
    pub place: &'s Place<'s>,
    pub recursive: &'s dyn Fn(&Node<'a>) -> bool,
}

impl<'a> Sketcher<'_, 'a> {
    /// A part with its parts; `depth` counts elements with anonymous types.
    pub fn sketch(&self, node: &Node<'a>, depth: usize) -> Sketch {
        let words = self.book.words;
        let mut out = Sketch {
            occurs: (node.occurs.short() != "1").then(|| node.occurs.short()),
            is_optional: node.occurs.is_optional(),
            is_repeated: node.occurs.is_repeated(),
            is_inherited: matches!(node.inheritance, Inheritance::Inherited(_)),
            ..Sketch::default()
        };
        match node.kind {
            Kind::Group(compositor, definition) => {
                out.style = Style::Group;
                out.lines = vec![compositor_name(self.book, compositor).to_owned()];
                out.title = names::compositor_hint(self.book, compositor).to_owned();
                if let Some(id) = definition {
                    let group = Subject::Group(id);
                    out.lines.push(self.book.name_of(group));
                    out.link = self.place.to_subject(self.book, group);
                }
                out.is_inherited = false;
                out.children = node.children.iter().map(|it| self.sketch(it, depth)).collect();
                return out;
            }
            Kind::Element(_) => {}
            Kind::Attribute(_) => {
                out.style = Style::Attribute;
                out.occurs = None;
            }
            Kind::AnyElement(_) | Kind::AnyAttribute(_) => {
                out.style = Style::Wildcard;
            }
            Kind::Text(_) => out.style = Style::Text,
        }
        out.lines = vec![names::node_name(self.book, node)];
        out.lines.extend(self.type_line(node));
        out.title = names::spoken(self.book, node);
        if (self.recursive)(node) {
            out.title.push_str(&format!(", {}", words.recursive));
        }
        out.link = self.link(node);
        if depth < DEPTH {
            out.children = node.children.iter().map(|it| self.sketch(it, depth + 1)).collect();
        } else if !node.children.is_empty() {
            out.is_cut = true;
            out.link = Some(names::fragment(&node.anchor));
        }
        out
    }

    fn type_line(&self, node: &Node<'a>) -> Option<String> {
        if matches!(node.kind, Kind::AnyElement(_) | Kind::AnyAttribute(_)) {
            return Some(names::wildcard(self.book, node));
        }
        let type_ = self.book.type_of(node)?;
        let name = names::type_name(self.book, type_)?;
        Some(if (self.recursive)(node) { format!("{name} ↻") } else { name })
    }

    fn link(&self, node: &Node<'a>) -> Option<String> {
        if let Some(subject) = names::reference(self.book, node) {
            return self.place.to_subject(self.book, subject);
        }
        let type_ = self.book.type_of(node)?;
        let of_type = self.place.to_subject(self.book, Subject::Type(type_));
        of_type.or_else(|| (!node.anchor.is_empty()).then(|| names::fragment(&node.anchor)))
    }
}

fn compositor_name(book: &Book<'_>, compositor: Compositor) -> &'static str {
    match compositor {
        Compositor::Sequence => book.words.sequence,
        Compositor::Choice => book.words.choice,
        Compositor::All => book.words.all,
    }
}
