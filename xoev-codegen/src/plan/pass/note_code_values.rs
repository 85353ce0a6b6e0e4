//! Which structs hold a code of a code list, and in which fields.

use crate::plan::Input;
use crate::plan::item::{CodeField, CodeValuePlan, FieldSource, ItemKind, Occurs, RustPlan, StructPlan};
use std::collections::HashMap;
use xoev_schema::component::TypeId;
use xoev_schema::xoev::CodeType;

/// Notes the structs of all code types.
pub fn note_code_values(plan: &mut RustPlan, input: &Input<'_>) {
    let number = |it: &CodeType| input.map.type_(TypeId::Complex(it.type_definition)).map(|id| id.0);
    let code_types: HashMap<u32, &CodeType> =
        input.standard.code_types.iter().filter_map(|it| Some((number(it)?, it))).collect();
    let found = plan.items.iter().filter_map(|(id, item)| {
        let ItemKind::Struct(it) = &item.kind else { return None };
        Some((id, code_value(it, code_types.get(&it.type_id)?)?))
    });
    plan.code_values = found.collect();
}

/// The fields of a code type; `None` where the struct does not hold them as plain fields.
fn code_value(plan: &StructPlan, code_type: &CodeType) -> Option<CodeValuePlan> {
    let field = |source: FieldSource| plan.fields.iter().find(|it| it.source == source);
    let part = |source, fixed: Option<&String>| {
        let field = field(source)?;
        let is_optional = match field.occurs {
            Occurs::One => false,
            Occurs::Optional => true,
            Occurs::Many(_) => return None,
        };
        let fixed = fixed.filter(|_| is_optional).cloned();
        Some(CodeField { name: field.name.clone(), is_optional, fixed })
    };
    let slot = |slot: u16| FieldSource::Attribute(u32::from(slot));
    let leaf = |leaf: u16| FieldSource::Leaf(u32::from(leaf));
    let code = part(leaf(code_type.code_leaf), None).filter(|it| !it.is_optional)?;
    Some(CodeValuePlan {
        uri: part(slot(code_type.uri_slot), code_type.list_uri.as_ref())?,
        version: part(slot(code_type.version_slot), code_type.list_version.as_ref())?,
        code: code.name,
        name: code_type.name_leaf.and_then(|it| part(leaf(it), None)),
        column: code_type.list.as_ref().and_then(|it| it.used_code_column.clone()),
    })
}
