//! The plan as text.
//!
//! In: [`RustPlan`]. Out: the text of one file.
//! Invariants: the same plan gives the same bytes; no decision is made here, so there is no question about XSD.
//! Text is written directly instead of as tokens through a formatter: parsing and laying out tens of thousands of
//! lines costs more than all other stages together, and the layout is chosen to be read (several macro entries on a
//! line), which a formatter would undo.
//! Not here: files, see `output/`.

pub mod api;

mod code_value;
mod documentation;
mod field;
mod group;
mod item;
mod path;
mod shape;
mod writer;

use crate::plan::ROOT;
use crate::plan::item::{FieldPlan, ItemId, ItemKind, ModulePlan, RustPlan, TypeReference};
use group::Homes;
use path::Paths;
use std::collections::BTreeSet;
use writer::Writer;

pub use group::{GroupPlan, GroupSet, VersionsPlan, emit_group};

/// Lints that a schema's names and shapes may touch, and that not all types are used. An included file cannot set
/// them for itself, a module can: so the items of the root stand in one too, and are taken out of it again.
const ALLOW: &str =
    "#[allow(dead_code, missing_docs, unused_qualifications, clippy::all, clippy::pedantic, rustdoc::all)]";

/// The version of the seam between generated code and runtime.
const VERSION: u32 = 2;

/// How code names its grammar.
#[derive(Debug)]
pub struct EmbeddedGrammar {
    /// The expression for its bytes.
    pub bytes: String,
    /// The sum that they end with.
    pub sum: u64,
}

/// The text of the file. `header` is its first lines.
#[must_use]
pub fn emit(plan: &RustPlan, header: &str, grammar: &EmbeddedGrammar) -> String {
    let mut writer = Writer::default();
    for line in header.lines() {
        writer.line(line);
    }
    remarks(&mut writer, plan);
    writer.line("");
    set(&mut writer, plan, grammar, &Homes::default());
    writer.finish()
}

/// A schema set: its grammar and its modules.
fn set(writer: &mut Writer, plan: &RustPlan, grammar: &EmbeddedGrammar, homes: &Homes<'_>) {
    let EmbeddedGrammar { bytes, sum } = grammar;
    let line = format!("xoev_runtime::grammar! {{ GRAMMAR = {bytes}, version {VERSION}, sum 0x{sum:016x} }}");
    writer.line(&line);
    writer.line("xoev_runtime::standard! { STANDARD in GRAMMAR }");
    for (at, module) in plan.modules.iter().enumerate().filter(|(_, module)| !module.items.is_empty()) {
        writer.line("");
        documentation::documentation(writer, &module.documentation, "///");
        writer.line(ALLOW);
        if module.name.is_empty() {
            writer.open(&format!("mod {ROOT} {{"));
        } else {
            writer.open(&format!("pub mod {} {{", module.name));
        }
        items(writer, plan, module, &Paths::new(plan, at), homes);
        writer.close("}");
        if module.name.is_empty() {
            writer.line("#[allow(unused_imports)]");
            writer.line(&format!("pub use {ROOT}::*;"));
        }
    }
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

fn items(writer: &mut Writer, plan: &RustPlan, module: &ModulePlan, paths: &Paths<'_>, homes: &Homes<'_>) {
    let (own, elsewhere): (Vec<ItemId>, Vec<ItemId>) =
        module.items.iter().partition(|id| homes.of(**id).is_none());
    let used = own.iter().flat_map(|id| types(&plan.items[*id].kind));
    let (values, roots) = paths.imports(used);
    import(writer, "xoev_runtime", &roots);
    import(writer, "xoev_runtime::value", &values);
    homes.import(writer, &elsewhere);
    for id in own {
        let item = &plan.items[id];
        item::item(writer, item, paths);
        if let Some(code_value) = plan.code_values.get(&id) {
            code_value::code_value(writer, &item.name, code_value);
        }
        if let Some(shape) = plan.shapes.get(&id) {
            shape::shape(writer, &item.name, shape, paths);
        }
    }
}

fn import(writer: &mut Writer, path: &str, names: &BTreeSet<&str>) {
    let list: Vec<&str> = names.iter().copied().collect();
    match list.as_slice() {
        [] => {}
        [only] => writer.line(&format!("use {path}::{only};")),
        _ => {
            let one_line = format!("use {path}::{{{}}};", list.join(", "));
            if writer.fits(&one_line) {
                writer.line(&one_line);
            } else {
                let names: Vec<String> = list.iter().map(|name| (*name).to_owned()).collect();
                writer.list(&format!("use {path}::{{"), &names, "};");
            }
        }
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
