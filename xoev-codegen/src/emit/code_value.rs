//! Code types as text: the macro line that tells where list, version and code stand.

use super::writer::Writer;
use crate::plan::item::{CodeField, CodeValuePlan};

/// Writes the line for a code type.
pub(super) fn code_value(writer: &mut Writer, name: &str, plan: &CodeValuePlan) {
    let field = |it: &CodeField| {
        let fixed = it.fixed.as_ref().map(|it| format!(" or {it:?}")).unwrap_or_default();
        format!("{} {}{fixed}", if it.is_optional { "opt" } else { "one" }, it.name)
    };
    let mut parts = vec![
        format!("uri {}", field(&plan.uri)),
        format!("version {}", field(&plan.version)),
        format!("code {}", plan.code),
    ];
    parts.extend(plan.name.as_ref().map(|it| format!("name {}", field(it))));
    parts.extend(plan.column.as_ref().map(|it| format!("column {it:?}")));
    writer.line(&format!("xoev_runtime::code_value! {{ {name} {{ {} }} }}", parts.join("; ")));
}
