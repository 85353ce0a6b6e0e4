//! The plan as text.
//!
//! In: [`RustPlan`]. Out: the text of one file.
//! Invariants: the same plan gives the same bytes; no decision is made here, so there is no question about XSD.
//! Text is written directly instead of as tokens through a formatter: parsing and laying out tens of thousands of
//! lines costs more than all other stages together, and the layout is chosen to be read (several macro entries on a
//! line), which a formatter would undo.
//! Not here: files, see `output/`.

mod documentation;
mod field;
mod item;
mod path;
mod writer;

use crate::plan::item::{FieldPlan, ItemKind, ModulePlan, RustPlan, TypeReference};
use path::Paths;
use writer::Writer;

/// Lints that a schema's names and shapes may touch; an included file cannot set them for itself, its items can.
const ALLOW: &str =
    "#[allow(missing_docs, unused_qualifications, clippy::all, clippy::pedantic, rustdoc::all)]";

/// The version of the seam between generated code and runtime.
const VERSION: u32 = 1;

/// The text of the file. `header` is its first lines, `grammar_file` what stands in `include_bytes!`.
#[must_use]
pub fn emit(plan: &RustPlan, header: &str, grammar_file: &str) -> String {
    let mut writer = Writer::default();
    for line in header.lines() {
        writer.line(line);
    }
    remarks(&mut writer, plan);
    writer.line("");
    let line =
        format!("xoev_runtime::grammar! {{ GRAMMAR = include_bytes!({grammar_file}), version {VERSION} }}");
    writer.line(&line);
    for (at, module) in plan.modules.iter().enumerate() {
        let paths = Paths::new(plan, at);
        if at == 0 {
            items(&mut writer, plan, module, &paths);
        } else if !module.items.is_empty() {
            writer.line("");
            documentation::documentation(&mut writer, &module.documentation, "///");
            writer.line(ALLOW);
            writer.open(&format!("pub mod {} {{", module.name));
            items(&mut writer, plan, module, &paths);
            writer.close("}");
        }
    }
    writer.finish()
}

fn remarks(writer: &mut Writer, plan: &RustPlan) {
    if plan.remarks.is_empty() {
        return;
    }
    writer.line("//");
    writer.line("// Abgewandelte Namen:");
    for remark in &plan.remarks {
        writer.line(&format!("// - {}", remark.replace(['\n', '\r'], " ")));
    }
}

fn items(writer: &mut Writer, plan: &RustPlan, module: &ModulePlan, paths: &Paths<'_>) {
    let used = module.items.iter().flat_map(|id| types(&plan.items[id.index()].kind));
    let (values, roots) = paths.imports(used);
    if !roots.is_empty() {
        let names: Vec<String> = roots.iter().map(|n| (*n).to_owned()).collect();
        writer.list("use xoev_runtime::{", &names, "};");
    }
    if !values.is_empty() {
        let names: Vec<String> = values.iter().map(|n| (*n).to_owned()).collect();
        writer.list("use xoev_runtime::value::{", &names, "};");
    }
    for id in &module.items {
        item::item(writer, &plan.items[id.index()], paths);
    }
}

/// Every type an item mentions.
fn types(kind: &ItemKind) -> Vec<&TypeReference> {
    match kind {
        ItemKind::Pending | ItemKind::Enumeration(_) => Vec::new(),
        ItemKind::Struct(plan) => of_fields(&plan.fields),
        ItemKind::Group(plan) => of_fields(&plan.fields),
        ItemKind::Choice(plan) => plan.branches.iter().map(|b| &b.type_).collect(),
        ItemKind::Newtype(plan) => vec![&plan.inner],
        ItemKind::Alias(type_) => vec![type_],
        ItemKind::Union(plan) => plan.members.iter().map(|v| &v.type_).collect(),
        ItemKind::Substitution(variants) | ItemKind::Messages(variants) => {
            variants.iter().map(|v| &v.type_).collect()
        }
        ItemKind::DerivedTypes(plan) => plan.variants.iter().map(|v| &v.type_).collect(),
        ItemKind::Mixed(plan) => plan.variants.iter().map(|v| &v.type_).collect(),
    }
}

fn of_fields(fields: &[FieldPlan]) -> Vec<&TypeReference> {
    fields.iter().map(|f| &f.type_).collect()
}
