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
        ShapePlan::Header(header) => {
            let (field, type_) = &header.identification;
            let mut parts = vec![
                format!("{field}: {}", paths.type_(type_)),
                party(&header.leser, paths),
                party(&header.autor, paths),
            ];
            parts.extend(header.empty.iter().map(|field| format!("empty {field}")));
            writer.list(&format!("xoev_runtime::nachrichtenkopf! {{ {name} {{"), &parts, "} }");
        }
        ShapePlan::XJustizHeader { product, reference, empty } => {
            let mut parts = vec![paths.type_(product), paths.type_(reference)];
            parts.extend(empty.iter().map(|field| format!("empty {field}")));
            writer.list(&format!("xoev_runtime::xjustiz_kopf! {{ {name} {{"), &parts, "} }");
        }
        ShapePlan::XdomeaHeader { message_type, empty } => {
            let mut parts = vec![paths.type_(message_type)];
            parts.extend(empty.iter().map(|field| format!("empty {field}")));
            writer.list(&format!("xoev_runtime::xdomea_kopf! {{ {name} {{"), &parts, "} }");
        }
    }
}

/// `leser: BehoerdeTypeArt [BehoerdeType { kennung, name } => BehoerdeType: BehoerdeTypeArt; AutorArt { Autor }]`
fn party(party: &PartyPlan, paths: &Paths<'_>) -> String {
    let type_ = paths.type_(&party.type_);
    let Some(made) = &party.made else { return format!("{}: {type_}", party.name) };
    let mut how = format!("{} {{ {} }}", paths.type_(&made.struct_), made.fields.join(", "));
    if let Some(variant) = &made.variant {
        how.push_str(&format!(" => {variant}: {type_}"));
    }
    how.push(';');
    if let Some((source, variants)) = &made.source {
        how.push_str(&format!(" {} {{ {} }}", paths.type_(source), variants.join(", ")));
    }
    format!("{}: {type_} [{how}]", party.name)
}
