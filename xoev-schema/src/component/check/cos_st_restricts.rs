//! Derivation Valid (Restriction, Simple) (§3.14.6) and Simple Type Definition Properties Correct: `final` of the
//! types a simple type is made from.

use crate::component::TypeId;
use crate::component::{Components, SimpleType, SimpleTypeId, Variety};
use crate::diagnostics::{Diagnostic, Diagnostics};

pub(super) fn check(components: &Components, diagnostics: &mut Diagnostics) {
    for (_, it) in components.simple_types.iter() {
        let Some(span) = it.span else { continue };
        for (rule, part, what) in final_parts(components, it) {
            let name = components.type_name(TypeId::Simple(part));
            let mut fault =
                Diagnostic::error(rule, span, format!("the type {name} may not be {what} (final)"));
            if let Some(other) = components.simple_types[part].span {
                fault = fault.also(other, "defined here");
            }
            diagnostics.report(fault);
        }
    }
}

/// The parts whose `final` forbids what is done with them.
fn final_parts(components: &Components, it: &SimpleType) -> Vec<(&'static str, SimpleTypeId, &'static str)> {
    let types = &components.simple_types;
    let base = it.base.filter(|base| usize::from(*base) != 0);
    match (&it.variety, base) {
        (_, Some(base)) => types[base]
            .final_
            .restriction
            .then_some(("st-props-correct.3", base, "restricted"))
            .into_iter()
            .collect(),
        (Variety::List(item), None) => types[*item]
            .final_
            .list
            .then_some(("cos-st-restricts.2.3.1.1", *item, "the item type of a list"))
            .into_iter()
            .collect(),
        (Variety::Union(members), None) => members
            .iter()
            .filter(|member| types[**member].final_.union)
            .map(|member| ("cos-st-restricts.3.3.1.1", *member, "a member of a union"))
            .collect(),
        (Variety::Atomic(_), None) => Vec::new(),
    }
}
