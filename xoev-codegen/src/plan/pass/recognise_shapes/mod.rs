//! Which items have a shape the runtime has more to offer for: partly known dates and headers of messages.
//!
//! Shapes are recognised by what the schema says, names of elements and built-in types, not by the name of a standard.

mod date;
mod header;
mod standards;

use crate::plan::item::{ItemKind, RustPlan, TypeReference};
use xoev_runtime::grammar::Builtin;

/// Notes the shapes of all items.
pub fn recognise_shapes(plan: &mut RustPlan) {
    let ids = || plan.items.iter().map(|(id, _)| id);
    let dates = ids().filter_map(|id| Some((id, date::shape(plan, id)?)));
    let identifications = ids().filter_map(|id| Some((id, header::identification(plan, id)?)));
    let headers = ids().filter_map(|id| Some((id, header::header(plan, id)?)));
    let others = ids()
        .filter_map(|id| Some((id, standards::xjustiz(plan, id).or_else(|| standards::xdomea(plan, id))?)));
    let shapes: Vec<_> = dates.chain(identifications).chain(headers).chain(others).collect();
    plan.shapes = shapes.into_iter().collect();
}

/// The built-in type behind a type with or without facets of its own.
fn builtin<'a>(plan: &'a RustPlan, mut type_: &'a TypeReference) -> Option<Builtin> {
    // Aliases and newtypes cannot be cyclic; the bound is for plans that are.
    for _ in 0..16 {
        match type_ {
            TypeReference::Value(builtin) => return Some(*builtin),
            TypeReference::Item(id) => match &plan.items[*id].kind {
                ItemKind::Newtype(newtype) => type_ = &newtype.inner,
                ItemKind::Alias(alias) => type_ = alias,
                _ => return None,
            },
            _ => return None,
        }
    }
    None
}
