//! What has changed of a component since the version before, part by part, the two versions side by side.
//!
//! What is found and how it is put is `xoev-diff`'s; what a change asks of readers and writers says `xoev diff`.

use super::Place;
use super::names::{self, breakable};
use super::table::table;
use crate::model::content::Node;
use crate::model::{Book, Subject};
use maud::{Markup, html};
use std::collections::HashSet;
use xoev_diff::render::headline;
use xoev_diff::{PartChanges, Presence};

/// The id of the section.
pub(super) const SECTION: &str = "-aenderungen";

/// The changes of a subject that both versions have.
pub(super) fn section(
    place: &Place<'_>,
    book: &Book<'_>,
    subject: Subject,
    nodes: &[Node<'_>],
) -> Option<Markup> {
    let before = place.before()?;
    let changed = book.changes_of(subject).filter(|it| it.presence() == Presence::Both)?;
    let words = book.words;
    let mut anchors = HashSet::new();
    note_anchors(nodes, &mut anchors);
    let columns = [words.part, words.change, &before.version.name, &book.version.name];
    let rows = html! { @for part in changed.parts() { (rows(book, &part, &anchors)) } };
    Some(table(words.changes, &columns, &rows))
}

fn rows(book: &Book<'_>, part: &PartChanges<'_>, anchors: &HashSet<&str>) -> Markup {
    let value = |it: &Option<String>| html! { @if let Some(text) = it { code { (text) } } @else { "–" } };
    html! {
        @for (at, change) in part.changes.iter().enumerate() {
            tr {
                @if at == 0 { th scope="rowgroup" rowspan=(part.changes.len()) { (part_name(part, anchors)) } }
                td { (headline(change, book.language)) }
                td { (value(&change.old)) }
                td { (value(&change.new)) }
            }
        }
    }
}

/// The part, with a link to it where it is still there.
fn part_name(part: &PartChanges<'_>, anchors: &HashSet<&str>) -> Markup {
    let name = html! { code { (breakable(part.path)) } };
    if part.path.is_empty() {
        html! { "—" }
    } else if anchors.contains(part.path) {
        html! { a href=(names::fragment(part.path)) { (name) } }
    } else {
        name
    }
}

fn note_anchors<'n>(nodes: &'n [Node<'_>], out: &mut HashSet<&'n str>) {
    for node in nodes {
        out.insert(&node.anchor);
        note_anchors(&node.children, out);
    }
}

/// A mark of a field that is new or has changed, with a link to what is told of it.
pub(super) fn mark(place: &Place<'_>, parts: &[PartChanges<'_>], anchor: &str) -> Markup {
    let (Some(before), Some(part)) = (place.before(), parts.iter().find(|it| it.path == anchor)) else {
        return Markup::default();
    };
    let words = before.words;
    let what = if part.presence == Presence::New { words.new_since } else { words.changed_since };
    html! { " " a.neu href=(names::fragment(SECTION)) { (what) " " (before.version.name) } }
}
