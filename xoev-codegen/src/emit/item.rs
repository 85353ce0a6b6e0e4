//! Items as text: the Rust item, and the macro line that implements its binding.

use super::documentation::documentation;
use super::field::{constructor, content_parts, fields};
use super::path::Paths;
use super::writer::Writer;
use crate::plan::item::{
    BranchPlan, Documentation, EnumerationVariant, FieldSource, Item, ItemKind, MixedPlan, NewtypePlan,
    Paragraph, StructPlan, UnionPlan, VariantPlan,
};

/// The grammar, seen from any module.
const GRAMMAR: &str = "super::GRAMMAR";
const DERIVE: &str = "#[derive(Debug, Clone, PartialEq)]";
const DERIVE_DEFAULT: &str = "#[derive(Debug, Clone, PartialEq, Default)]";
const DERIVE_PLAIN: &str = "#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]";

/// Writes an item.
pub(super) fn item(writer: &mut Writer, item: &Item, paths: &Paths<'_>) {
    writer.line("");
    documentation(writer, &item.documentation, "///");
    let name = &item.name;
    match &item.kind {
        ItemKind::Pending => {}
        ItemKind::Struct(plan) => struct_(writer, name, plan, paths),
        ItemKind::Group(plan) => {
            writer.line(if plan.derives_default { DERIVE_DEFAULT } else { DERIVE });
            fields(writer, name, &plan.fields, paths);
            constructor(writer, name, &plan.fields, paths);
            writer.list(&format!("xoev_runtime::group! {{ {name} {{"), &content_parts(&plan.fields), "} }");
        }
        ItemKind::Choice(plan) => choice(writer, name, &plan.branches, paths),
        ItemKind::Enumeration(plan) => enumeration(writer, name, &plan.values),
        ItemKind::Newtype(plan) => newtype(writer, name, plan, paths),
        ItemKind::Alias(type_) => writer.line(&format!("pub type {name} = {};", paths.type_(type_))),
        ItemKind::Union(plan) => union(writer, name, plan, paths),
        ItemKind::Substitution(variants) => {
            variants_enum(writer, name, variants, paths);
            writer.list(
                &format!("xoev_runtime::substitution! {{ {name} {{"),
                &numbered(variants, paths),
                "} }",
            );
        }
        ItemKind::DerivedTypes(plan) => {
            variants_enum(writer, name, &plan.variants, paths);
            let open = format!("xoev_runtime::derived_types! {{ {name}: {} {{", plan.declared);
            writer.list(&open, &numbered(&plan.variants, paths), "} }");
        }
        ItemKind::Mixed(plan) => mixed(writer, name, plan, paths),
        ItemKind::Messages(variants) => {
            variants_enum(writer, name, variants, paths);
            let open = format!("xoev_runtime::messages! {{ {name} in {} {{", GRAMMAR);
            writer.list(&open, &numbered(variants, paths), "} }");
        }
    }
    if let Some(element) = item.root_element {
        writer.line(&format!("xoev_runtime::root_element! {{ {name} = {element} in {} }}", GRAMMAR));
    }
}

fn struct_(writer: &mut Writer, name: &str, plan: &StructPlan, paths: &Paths<'_>) {
    writer.line(if plan.derives_default { DERIVE_DEFAULT } else { DERIVE });
    fields(writer, name, &plan.fields, paths);
    constructor(writer, name, &plan.fields, paths);
    super::field::complex_type(writer, name, plan);
}

fn choice(writer: &mut Writer, name: &str, branches: &[BranchPlan], paths: &Paths<'_>) {
    writer.line(DERIVE);
    writer.open(&format!("pub enum {name} {{"));
    for branch in branches {
        documentation(writer, &branch.documentation, "///");
        let type_ = paths.value(&branch.type_, branch.occurs, branch.is_boxed);
        writer.line(&format!("{}({type_}),", branch.name));
    }
    writer.close("}");
    let parts: Vec<String> =
        branches.iter().map(|b| format!("{}: {}", b.name, super::field::kind(b.source, b.occurs))).collect();
    writer.list(&format!("xoev_runtime::choice! {{ {name} {{"), &parts, "} }");
}

fn enumeration(writer: &mut Writer, name: &str, values: &[EnumerationVariant]) {
    writer.line(DERIVE_PLAIN);
    writer.open(&format!("pub enum {name} {{"));
    for value in values {
        let key = Paragraph::Key(value.value.clone(), value.label.clone());
        documentation(writer, &Documentation { paragraphs: vec![key] }, "///");
        writer.line(&format!("{},", value.name));
    }
    writer.close("}");
    let parts: Vec<String> = values
        .iter()
        .map(|v| match &v.label {
            Some(label) => format!("{} = {:?} / {:?}", v.name, v.value, label),
            None => format!("{} = {:?}", v.name, v.value),
        })
        .collect();
    writer.list(&format!("xoev_runtime::enumeration! {{ {name} {{"), &parts, "} }");
}

fn newtype(writer: &mut Writer, name: &str, plan: &NewtypePlan, paths: &Paths<'_>) {
    let inner = paths.type_(&plan.inner);
    writer.line(DERIVE);
    writer.line(&format!("pub struct {name}({inner});"));
    writer.line(&format!("xoev_runtime::simple_type! {{ {name}({inner}): {} in {GRAMMAR} }}", plan.type_id));
}

fn union(writer: &mut Writer, name: &str, plan: &UnionPlan, paths: &Paths<'_>) {
    variants_enum(writer, name, &plan.members, paths);
    let parts: Vec<String> =
        plan.members.iter().map(|m| format!("{}({}): {}", m.name, paths.type_(&m.type_), m.number)).collect();
    let open = format!("xoev_runtime::union! {{ {name}: {} in {} {{", plan.type_id, GRAMMAR);
    writer.list(&open, &parts, "} }");
}

fn mixed(writer: &mut Writer, name: &str, plan: &MixedPlan, paths: &Paths<'_>) {
    writer.line(DERIVE);
    writer.open(&format!("pub enum {name} {{"));
    writer.line(&format!("{}(String),", plan.text));
    let mut parts = vec![format!("text {}", plan.text)];
    for variant in &plan.variants {
        writer.line(&format!("{}({}),", variant.name, paths.type_(&variant.type_)));
        let leaves: Vec<String> = variant.leaves.iter().map(u32::to_string).collect();
        parts.push(format!("{} = {}", variant.name, leaves.join(" | ")));
    }
    writer.close("}");
    writer.list(&format!("xoev_runtime::mixed_content! {{ {name} {{"), &parts, "} }");
}

fn variants_enum(writer: &mut Writer, name: &str, variants: &[VariantPlan], paths: &Paths<'_>) {
    writer.line(DERIVE);
    writer.open(&format!("pub enum {name} {{"));
    for variant in variants {
        documentation(writer, &variant.documentation, "///");
        let type_ = paths.value(&variant.type_, crate::plan::item::Occurs::One, variant.is_boxed);
        writer.line(&format!("{}({type_}),", variant.name));
    }
    writer.close("}");
}

fn numbered(variants: &[VariantPlan], paths: &Paths<'_>) -> Vec<String> {
    let from =
        |v: &VariantPlan| if v.converts { format!("({})", paths.type_(&v.type_)) } else { String::new() };
    variants.iter().map(|v| format!("{}{} = {}", v.name, from(v), v.number)).collect()
}

/// Whether a field is read as an attribute.
pub(super) const fn is_attribute(source: FieldSource) -> bool {
    matches!(source, FieldSource::Attribute(_))
}
