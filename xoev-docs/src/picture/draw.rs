//! A placed drawing to SVG.

use super::Picture;
use super::layout::{BEHIND, Placed, extent};
use super::shape::Style;
use maud::{Markup, html};

/// The drawing as SVG; `id` makes the ids of its title and description.
pub(crate) fn draw(picture: &Picture, id: &str) -> Markup {
    let (width, height) = extent(&picture.root);
    let (title, description) = (format!("{id}-t"), format!("{id}-d"));
    html! {
        svg.bild xmlns="http://www.w3.org/2000/svg" role="graphics-document" width=(width) height=(height)
            viewBox={ "0 0 " (width) " " (height) } aria-labelledby={ (title) " " (description) } {
            title id=(title) { (picture.title) }
            desc id=(description) { (picture.description) }
            (lines(&picture.root))
            (part(&picture.root))
        }
    }
}

/// The lines from an owner to its parts, below everything else.
fn lines(placed: &Placed) -> Markup {
    let (from_x, from_y) = (placed.x + placed.width, placed.y + placed.height / 2);
    let middle = from_x + 12;
    html! {
        @for child in &placed.children {
            @let to = child.y + child.height / 2;
            path.l d={ "M" (from_x) " " (from_y) "H" (middle) "V" (to) "H" (child.x) } {}
            (lines(child))
        }
    }
}

fn part(placed: &Placed) -> Markup {
    html! {
        g class=(class(placed)) {
            @if !placed.sketch.title.is_empty() { title { (placed.sketch.title) } }
            @if let Some(link) = &placed.sketch.link {
                a href=(link) tabindex="-1" { (shape(placed)) }
            } @else {
                (shape(placed))
            }
            @if let Some(occurs) = &placed.sketch.occurs {
                text.o x=(placed.x - 7) y=(placed.y + placed.height / 2 - 4) text-anchor="end" { (occurs) }
            }
        }
        @for child in &placed.children { (part(child)) }
    }
}

fn class(placed: &Placed) -> String {
    let style = match placed.sketch.style {
        Style::Element => "e",
        Style::Attribute => "a",
        Style::Wildcard => "w",
        Style::Text => "x",
        Style::Group => "g",
        Style::Root => "r",
    };
    let optional = if placed.sketch.is_optional { " opt" } else { "" };
    let inherited = if placed.sketch.is_inherited { " inh" } else { "" };
    format!("{style}{optional}{inherited}")
}

fn shape(placed: &Placed) -> Markup {
    let Placed { x, y, width, height, .. } = *placed;
    let sketch = &placed.sketch;
    let radius = if sketch.style == Style::Group { height / 2 } else { 4 };
    let lines = sketch.lines.len();
    html! {
        @if sketch.is_repeated && sketch.style != Style::Attribute {
            rect x=(x + BEHIND) y=(y + BEHIND) width=(width) height=(height) rx=(radius) {}
        }
        rect x=(x) y=(y) width=(width) height=(height) rx=(radius) {}
        @for (at, line) in sketch.lines.iter().enumerate() {
            text class=[(at > 0).then_some("t")] x=(x + 10) y=(baseline(placed, at, lines)) { (line) }
        }
        @if sketch.is_cut {
            text.m x=(x + width - 8) y=(y + height / 2 + 4) text-anchor="end" { "+" }
        }
    }
}

const fn baseline(placed: &Placed, at: usize, lines: usize) -> usize {
    match (at, lines) {
        (0, 1) => placed.y + placed.height / 2 + 4,
        (0, _) => placed.y + 17,
        _ => placed.y + 32,
    }
}
