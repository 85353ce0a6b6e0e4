//! The Rust plan: every decision about modules, items, fields, names and boxes.
//!
//! In: components, the numbers of their grammar, the selected messages, the options. Out: [`RustPlan`].
//! Invariants: names in a module, a struct and an enum differ; every number is one of the grammar; the same input
//! gives the same plan. Not here: text.

pub mod conversions;
pub mod documentation;
pub mod item;
mod lower;
pub mod name;
pub mod pass;
pub mod share;
pub mod versions;

use crate::config::{ModuleNames, Options};
use item::{ItemId, ModulePlan, RustPlan};
use lower::Lowering;
use pass::break_cycles::break_cycles;
use pass::collect_messages::collect_messages;
use pass::derive_traits::derive_traits;
use pass::link_pages::link_pages;
use pass::note_code_values::note_code_values;
use pass::offer_conversions::offer_conversions;
use pass::place_in_modules::{Modules, place_in_modules};
use pass::recognise_shapes::recognise_shapes;
use pass::select_reachable::select_reachable;
use std::collections::BTreeMap;
use xoev_schema::component::{Components, ElementDeclarationId};
use xoev_schema::grammar::GrammarMap;
use xoev_schema::xoev::Standard;

/// The module the items of the root stand in; the root takes them out of it.
pub const ROOT: &str = "generated";

/// What a plan is made from.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The components.
    pub components: &'a Components,
    /// What the standard says about itself.
    pub standard: &'a Standard,
    /// The numbers of the grammar compiled from them.
    pub map: &'a GrammarMap,
    /// The selected messages; `None` for everything.
    pub messages: Option<&'a [ElementDeclarationId]>,
    /// Names of modules by namespace.
    pub modules: &'a ModuleNames,
    /// The options.
    pub options: &'a Options,
}

/// Makes the plan.
#[must_use]
pub fn plan(input: Input<'_>) -> RustPlan {
    let reachable = select_reachable(input);
    let modules = place_in_modules(input.components, &reachable, input.modules);
    let mut lowering = Lowering::new(input, &modules);
    let messages =
        (!reachable.messages.is_empty()).then(|| lowering.add_item(0, "Nachricht", "", "Nachricht"));
    lowering.run(&reachable);
    collect_messages(&mut lowering, messages, &reachable.messages);
    let mut plan = assemble(lowering, &modules);
    break_cycles(&mut plan);
    derive_traits(&mut plan);
    offer_conversions(&mut plan);
    recognise_shapes(&mut plan);
    note_code_values(&mut plan, &input);
    link_pages(&mut plan, &input);
    plan
}

/// Items into their modules, remarks together.
fn assemble(lowering: Lowering<'_>, modules: &Modules) -> RustPlan {
    let mut plan = RustPlan {
        modules: Vec::with_capacity(modules.names.len()),
        items: lowering.items,
        remarks: lowering.remarks,
        shapes: BTreeMap::new(),
        code_values: BTreeMap::new(),
        types: lowering.types.into_iter().collect(),
    };
    for scope in lowering.scopes.into_values() {
        plan.remarks.extend(scope.into_remarks());
    }
    for (name, namespace) in modules.names.iter().zip(&modules.namespaces) {
        let documentation = documentation::namespace(namespace);
        plan.modules.push(ModulePlan { name: name.clone(), documentation, items: Vec::new() });
    }
    for id in lowering.order {
        place(&mut plan, id);
    }
    plan
}

fn place(plan: &mut RustPlan, id: ItemId) {
    if let Some(module) = plan.modules.get_mut(plan.items[id].module) {
        module.items.push(id);
    }
}
