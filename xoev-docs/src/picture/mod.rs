//! Content models as drawings: a tree from left to right, attributes first, then the content in its order.
//!
//! In: a subject's nodes. Out: SVG. Invariants: whole numbers only, so that every machine draws the same bytes; colours
//! come from the style sheet, and nothing is told by colour alone. Not here: the same content as text (`page/outline`).

mod draw;
mod layout;
mod shape;

pub(crate) use draw::draw;
pub(crate) use shape::DEPTH;

use crate::model::Book;
use crate::model::content::Node;
use crate::page::Place;
use layout::Placed;
use shape::{Sketch, Style};

/// A drawing ready to be written.
#[derive(Debug)]
pub(crate) struct Picture {
    /// What it shows.
    pub title: String,
    /// How it is to be read.
    pub description: String,
    root: Placed,
}

/// The drawing of a content under a name; `None` where there is nothing to draw.
pub(crate) fn picture<'a>(
    book: &Book<'a>,
    place: &Place<'_>,
    name: &str,
    nodes: &[Node<'a>],
    recursive: &dyn Fn(&Node<'a>) -> bool,
) -> Option<Picture> {
    if nodes.is_empty() {
        return None;
    }
    let sketcher = shape::Sketcher { book, place, recursive };
    let root = Sketch {
        style: Style::Root,
        lines: vec![name.to_owned()],
        children: nodes.iter().map(|it| sketcher.sketch(it, 0)).collect(),
        ..Sketch::default()
    };
    Some(Picture {
        title: format!("{}: {name}", book.words.picture),
        description: book.words.picture_hint.to_owned(),
        root: layout::place(&root),
    })
}
