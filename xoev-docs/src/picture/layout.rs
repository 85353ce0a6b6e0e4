//! Where everything stands: each part beside its owner, the parts of one owner below each other.

use super::shape::{Sketch, Style};

/// Width of a character of the monospaced type at 13 pixels, in hundredths of a pixel; fonts differ, this is a wide one.
const WIDE: usize = 810;
/// The same at 11 pixels.
const NARROW: usize = 690;
const PADDING: usize = 10;
/// Between an owner and its parts; how often a part stands is written there.
const BESIDE: usize = 54;
const BELOW: usize = 8;
/// How far the second border of what may repeat stands out.
pub(super) const BEHIND: usize = 4;
const MARGIN: usize = 8;
/// Parts that reach further down are not seen at once.
const TALL: usize = 400;

/// A part with its place.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub sketch: Sketch,
    pub x: usize,
    pub y: usize,
    pub width: usize,
    pub height: usize,
    pub children: Vec<Placed>,
}

/// Places a whole drawing.
pub(super) fn place(root: &Sketch) -> Placed {
    let mut placed = measured(root);
    set(&mut placed, MARGIN, MARGIN);
    placed
}

/// Width and height of a whole drawing.
pub(super) fn extent(placed: &Placed) -> (usize, usize) {
    let inner = placed.children.iter().map(extent);
    let own = (placed.x + placed.width + BEHIND + MARGIN, placed.y + placed.height + BEHIND + MARGIN);
    inner.fold(own, |a, b| (a.0.max(b.0), a.1.max(b.1)))
}

fn measured(sketch: &Sketch) -> Placed {
    let text = |line: &String, width: usize| (line.chars().count() * width).div_ceil(100);
    let wide = if sketch.style == Style::Group { NARROW } else { WIDE };
    let lines = sketch.lines.iter().enumerate();
    let width = lines.map(|(at, it)| text(it, if at == 0 { wide } else { NARROW })).max().unwrap_or(0);
    let cut = if sketch.is_cut { 18 } else { 0 };
    let height = match (sketch.style, sketch.lines.len()) {
        (Style::Group, 0 | 1) => 22,
        (_, 0 | 1) => 28,
        _ => 40,
    };
    Placed {
        x: 0,
        y: 0,
        width: width + 2 * PADDING + cut,
        height,
        children: sketch.children.iter().map(measured).collect(),
        sketch: Sketch { children: Vec::new(), ..sketch.clone() },
    }
}

/// The height of a part with everything beside it.
fn height(placed: &Placed) -> usize {
    let parts: usize = placed.children.iter().map(|it| height(it) + BELOW).sum();
    placed.height.max(parts.saturating_sub(BELOW))
}

fn set(placed: &mut Placed, x: usize, y: usize) {
    let total = height(placed);
    let parts: usize = placed.children.iter().map(|it| height(it) + BELOW).sum();
    placed.x = x;
    placed.y = y + (total - placed.height) / 2;
    let mut below = y + (total - parts.saturating_sub(BELOW)) / 2;
    for child in &mut placed.children {
        set(child, x + placed.width + BESIDE, below);
        below += height(child) + BELOW;
    }
    // An owner stands in the middle of its first and its last part, not of what these reach to; beside its first part
    // where there are more than a screen shows at once.
    if let (Some(first), Some(last)) = (placed.children.first(), placed.children.last()) {
        let (top, bottom) = (first.y + first.height / 2, last.y + last.height / 2);
        let middle = if bottom - top > TALL { top } else { (top + bottom) / 2 };
        placed.y = middle.saturating_sub(placed.height / 2).clamp(y, y + total - placed.height);
    }
}
