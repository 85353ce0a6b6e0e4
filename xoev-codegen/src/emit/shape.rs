//! Shapes as text: the macro line that implements what the runtime offers for them.

use super::path::Paths;
use super::writer::Writer;
use crate::plan::item::{PartyPlan, ShapePlan};

/// Writes the line for the shape of an item.
pub(super) fn shape(writer: &mut Writer, name: &str, shape: &ShapePlan, paths: &Paths<'_>) {
    match shape {
        ShapePlan::PartlyKnownDate { variants, owner } => {
            let owner =
                owner.as_ref().map(|(owner, field)| format!(" in {owner}.{field}")).unwrap_or_default();
            let open = format!("xoev_runtime::teilbekanntes_datum! {{ {name} {{");
            writer.list(&open, variants, &format!("}}{owner} }}"));
        }
        ShapePlan::Identification { id, message_type: (field, type_), created } => {
            let parts = [id.clone(), format!("{field}: {}", paths.type_(type_)), created.clone()];
            writer.list(&format!("xoev_runtime::identifikation! {{ {name} {{"), &parts, "} }");
        }
        ShapePlan::Header { identification: (field, type_), leser, autor, empty } => {
            let party = |party: &PartyPlan| {
                let fields = party.fields.as_ref().map(|fields| format!(" {{ {} }}", fields.join(", ")));
                format!("{}: {}{}", party.name, paths.type_(&party.type_), fields.unwrap_or_default())
            };
            let mut parts = vec![format!("{field}: {}", paths.type_(type_)), party(leser), party(autor)];
            parts.extend(empty.iter().map(|field| format!("empty {field}")));
            writer.list(&format!("xoev_runtime::nachrichtenkopf! {{ {name} {{"), &parts, "} }");
        }
    }
}
