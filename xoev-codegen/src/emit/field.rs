//! Fields as text: their declarations, the constructor, their entries in the macro.

use super::documentation::documentation;
use super::item::is_attribute;
use super::path::Paths;
use super::writer::Writer;
use crate::plan::item::{ContentKind, FieldPlan, FieldSource, Initial, Occurs, StructPlan};

/// The struct with its fields.
pub(super) fn fields(writer: &mut Writer, name: &str, fields: &[FieldPlan], paths: &Paths<'_>) {
    if fields.is_empty() {
        writer.line(&format!("pub struct {name} {{}}"));
        return;
    }
    writer.open(&format!("pub struct {name} {{"));
    for field in fields {
        documentation(writer, &field.documentation, "///");
        writer.line(&format!("pub {}: {},", field.name, paths.field(field)));
    }
    writer.close("}");
}

/// `new` with what is required; what is fixed is filled in. Left out where there is nothing to say.
pub(super) fn constructor(writer: &mut Writer, name: &str, fields: &[FieldPlan], paths: &Paths<'_>) {
    if !has_constructor(fields) {
        return;
    }
    let parameters = parameters(fields, paths);
    let values: Vec<String> = fields.iter().map(initial).collect();
    writer.open(&format!("impl {name} {{"));
    writer.line("/// Mit allem, was angegeben werden muss; feste Werte sind gesetzt.");
    let one_line = format!("pub fn new({}) -> Self {{", parameters.join(", "));
    if writer.fits(&one_line) {
        writer.open(&one_line);
    } else {
        writer.open("pub fn new(");
        writer.fill(&parameters);
        writer.close(") -> Self {");
        writer.indent_more();
    }
    writer.list("Self {", &values, "}");
    writer.close("}");
    writer.close("}");
}

/// Whether there is anything to say when a value is made.
pub(super) fn has_constructor(fields: &[FieldPlan]) -> bool {
    fields.iter().any(|f| f.initial != Initial::Empty)
}

/// The parameters of `new`.
pub(super) fn parameters(fields: &[FieldPlan], paths: &Paths<'_>) -> Vec<String> {
    let required = fields.iter().filter(|f| f.initial == Initial::Parameter);
    required.map(|f| format!("{}: {}", f.name, paths.field(f))).collect()
}

fn initial(field: &FieldPlan) -> String {
    let name = &field.name;
    match (&field.initial, field.occurs) {
        (Initial::Parameter, _) => name.clone(),
        (Initial::Fixed(value), Occurs::Optional) => {
            format!("{name}: Some(xoev_runtime::bind::fixed({value:?}))")
        }
        (Initial::Fixed(value), _) => format!("{name}: xoev_runtime::bind::fixed({value:?})"),
        (Initial::Empty, _) if field.source == FieldSource::Order => format!("{name}: Default::default()"),
        (Initial::Empty, Occurs::Many(_)) => format!("{name}: Vec::new()"),
        (Initial::Empty, _) => format!("{name}: None"),
    }
}

/// The macro line of a complex type.
pub(super) fn complex_type(writer: &mut Writer, name: &str, plan: &StructPlan) {
    let open = format!("xoev_runtime::complex_type! {{ {name}: {};", plan.type_id);
    let attributes: Vec<String> = plan
        .fields
        .iter()
        .filter(|f| is_attribute(f.source))
        .map(|f| format!("{}: {}", f.name, kind(f.source, f.occurs)))
        .collect();
    let named =
        |source: FieldSource| plan.fields.iter().find(|f| f.source == source).map(|f| f.name.as_str());
    let any_attributes = named(FieldSource::AnyAttributes).map(|f| format!("any_attributes {f};"));
    let mut parts: Vec<(String, Vec<String>, String)> = Vec::new();
    if !attributes.is_empty() {
        parts.push(("attributes {".to_owned(), attributes, "}".to_owned()));
    }
    parts.extend(any_attributes.map(plain));
    let content = content_parts(&plan.fields);
    match plan.content {
        ContentKind::Empty => {}
        ContentKind::Text => parts.extend(named(FieldSource::Text).map(|f| plain(format!("text {f};")))),
        ContentKind::Mixed => parts.extend(named(FieldSource::Mixed).map(|f| plain(format!("mixed {f};")))),
        ContentKind::Elements => parts.push(("content {".to_owned(), content, "}".to_owned())),
        ContentKind::All => {
            let order = named(FieldSource::Order).unwrap_or_default();
            parts.push(("all {".to_owned(), content, format!("}} order {order};")));
        }
    }
    let joined: Vec<String> = parts.iter().map(|(open, list, close)| one_line(open, list, close)).collect();
    let line = format!("{open} {} }}", joined.join(" "));
    if parts.is_empty() {
        writer.line(&format!("{open} }}"));
    } else if writer.fits(&line) {
        writer.line(&line);
    } else {
        writer.open(&open);
        for (open, list, close) in &parts {
            if list.is_empty() { writer.line(open) } else { writer.list(open, list, close) }
        }
        writer.close("}");
    }
}

fn plain(text: String) -> (String, Vec<String>, String) {
    (text, Vec::new(), String::new())
}

fn one_line(open: &str, list: &[String], close: &str) -> String {
    if list.is_empty() { open.to_owned() } else { format!("{open} {} {close}", list.join(", ")) }
}

/// The entries for leaves and groups.
pub(super) fn content_parts(fields: &[FieldPlan]) -> Vec<String> {
    fields
        .iter()
        .filter(|f| matches!(f.source, FieldSource::Leaf(_) | FieldSource::Leaves(..)))
        .map(|f| format!("{}: {}", f.name, kind(f.source, f.occurs)))
        .collect()
}

/// How a field or variant is read: `one 3`, `group_opt 3..5`.
pub(super) fn kind(source: FieldSource, occurs: Occurs) -> String {
    let bound = match occurs {
        Occurs::Many(Some(max)) => format!(" max {max}"),
        _ => String::new(),
    };
    match (source, occurs) {
        (FieldSource::Leaves(from, to), Occurs::One) => format!("group {from}..{to}"),
        (FieldSource::Leaves(from, to), Occurs::Optional) => format!("group_opt {from}..{to}"),
        (FieldSource::Leaves(from, to), Occurs::Many(_)) => format!("group_many {from}..{to}{bound}"),
        (FieldSource::Leaf(number) | FieldSource::Attribute(number), Occurs::One) => format!("one {number}"),
        (FieldSource::Leaf(number) | FieldSource::Attribute(number), Occurs::Optional) => {
            format!("opt {number}")
        }
        (FieldSource::Leaf(number) | FieldSource::Attribute(number), Occurs::Many(_)) => {
            format!("many {number}{bound}")
        }
        _ => String::new(),
    }
}
