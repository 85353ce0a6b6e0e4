//! The picture of a page, read by its geometry.

use super::{Kind, Part, local};
use roxmltree::{Document, Node};

/// A box with its place.
struct Placed {
    part: Part,
    x: u32,
    y: u32,
    right: u32,
    middle: u32,
}

/// The part a picture shows.
///
/// # Errors
/// What of the picture cannot be read.
pub fn read(svg: &str) -> Result<Part, String> {
    let document = Document::parse(svg).map_err(|error| error.to_string())?;
    let groups = document.descendants().filter(|it| it.has_tag_name(("http://www.w3.org/2000/svg", "g")));
    let boxes = groups.map(placed).collect::<Result<Vec<_>, _>>()?;
    let mut owners: Vec<Option<usize>> = vec![None; boxes.len()];
    for path in document.descendants().filter(|it| it.tag_name().name() == "path") {
        let line = path.attribute("d").unwrap_or_default();
        let numbers: Vec<u32> = line.split(['M', ' ', 'H', 'V']).filter_map(|it| it.parse().ok()).collect();
        let [x, y, _, to_y, to_x] = numbers.as_slice() else { return Err(format!("line {line}")) };
        let owner = boxes.iter().position(|it| it.right == *x && it.middle == *y);
        let child = boxes.iter().position(|it| it.x == *to_x && it.middle == *to_y);
        let (Some(owner), Some(child)) = (owner, child) else {
            return Err(format!("the line {line} does not go from part to part"));
        };
        if owners[child].replace(owner).is_some() {
            return Err(format!("two lines lead to {}", boxes[child].part.name));
        }
    }
    let mut roots = owners.iter().enumerate().filter(|it| it.1.is_none()).map(|it| it.0);
    let (Some(root), None) = (roots.next(), roots.next()) else { return Err("not one root".to_owned()) };
    Ok(assembled(root, &boxes, &owners))
}

fn assembled(at: usize, boxes: &[Placed], owners: &[Option<usize>]) -> Part {
    let mut own: Vec<usize> = (0..boxes.len()).filter(|&it| owners[it] == Some(at)).collect();
    own.sort_by_key(|&it| boxes[it].y);
    let children = own.into_iter().map(|it| assembled(it, boxes, owners)).collect();
    Part { children, ..boxes[at].part.clone() }
}

fn placed(group: Node<'_, '_>) -> Result<Placed, String> {
    let classes: Vec<&str> = group.attribute("class").unwrap_or_default().split(' ').collect();
    let rectangles: Vec<Node<'_, '_>> =
        group.descendants().filter(|it| it.tag_name().name() == "rect").collect();
    let number = |name: &str| {
        let rectangle = rectangles.last().ok_or("no box")?;
        rectangle.attribute(name).and_then(|it| it.parse::<u32>().ok()).ok_or_else(|| name.to_owned())
    };
    let texts = |class: Option<&'static str>| {
        let all = group.descendants().filter(|it| it.tag_name().name() == "text");
        all.filter(move |it| it.attribute("class") == class).filter_map(|it| it.text()).collect::<Vec<_>>()
    };
    let (plain, small) = (texts(None), texts(Some("t")));
    let name = plain.first().copied().unwrap_or_default();
    let below = small.first().map_or("", |it| local(it.trim_end_matches(" ↻")));
    let kind = kind(classes[0], name)?;
    let mut part = match kind {
        Kind::Sequence | Kind::Choice | Kind::All => Part::new(kind, below),
        Kind::Text | Kind::Wildcard => Part::new(kind, ""),
        Kind::Root | Kind::Element => Part { type_name: below.to_owned(), ..Part::new(kind, local(name)) },
        Kind::Attribute => {
            Part { type_name: below.to_owned(), ..Part::new(kind, local(name.trim_start_matches('@'))) }
        }
    };
    part.is_cut = !texts(Some("m")).is_empty();
    let is_optional = classes.contains(&"opt");
    if let Some(occurs) = texts(Some("o")).first() {
        let (min, max) = occurs.split_once("..").unwrap_or((occurs, occurs));
        part.min = min.parse().map_err(|_| format!("how often: {occurs}"))?;
        part.max =
            if max == "∞" { None } else { Some(max.parse().map_err(|_| format!("how often: {occurs}"))?) };
    } else if is_optional {
        part.min = 0;
    }
    let is_repeated = rectangles.len() == 2;
    if is_optional != (part.min == 0) || is_repeated != (part.max != Some(1)) {
        return Err(format!("the borders of {name} do not show {}..{:?}", part.min, part.max));
    }
    let (x, y, width, height) = (number("x")?, number("y")?, number("width")?, number("height")?);
    Ok(Placed { part, x, y, right: x + width, middle: y + height / 2 })
}

fn kind(class: &str, name: &str) -> Result<Kind, String> {
    Ok(match (class, name) {
        ("r", _) => Kind::Root,
        ("e", _) => Kind::Element,
        ("a", _) => Kind::Attribute,
        ("x", _) => Kind::Text,
        ("w", _) => Kind::Wildcard,
        ("g", "Folge") => Kind::Sequence,
        ("g", "Auswahl") => Kind::Choice,
        ("g", "Alle") => Kind::All,
        _ => return Err(format!("a box of class {class} with {name}")),
    })
}
