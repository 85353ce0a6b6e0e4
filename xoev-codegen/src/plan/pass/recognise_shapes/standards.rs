//! Headers as XJustiz and xdomea have them.

use super::header::{is_identifier, one, struct_of};
use crate::plan::item::{
    FieldPlan, ItemId, ItemKind, Occurs, RustPlan, ShapePlan, StructPlan, TypeReference,
};
use xoev_runtime::grammar::Builtin;

/// `Type.GDS.Nachrichtenkopf`: everything the runtime's macro names must be there, with types that go together.
pub(super) fn xjustiz(plan: &RustPlan, id: ItemId) -> Option<ShapePlan> {
    let header = struct_of(plan, &TypeReference::Item(id))?;
    is_moment(one(&header.fields, "erstellungszeitpunkt")?)?;
    let product = one(&header.fields, "herstellerinformation")?;
    let sender = struct_of(plan, &one(&header.fields, "absender")?.type_)?;
    let receiver = struct_of(plan, &one(&header.fields, "empfaenger")?.type_)?;
    let (own, other) =
        (one(&sender.fields, "eigene_nachrichten_id")?, optional(receiver, "fremde_nachrichten_id")?);
    let file = optional(sender, "aktenzeichen")?;
    let informed = |party: &StructPlan| Some(one(&party.fields, "informationen")?.type_.clone());
    let choice = one(&receiver.fields, "auswahl_aktenzeichen")?;
    let choice = one(&struct_of(plan, &choice.type_)?.fields, "auswahl")?;
    let goes_together = own.type_ == other.type_
        && is_identifier(plan, &own.type_)
        && informed(sender)? == informed(receiver)?
        && has_variant(plan, &choice.type_, "AktenzeichenFreitext", &file.type_)
        && has_variant(plan, &choice.type_, "AktenzeichenUnbekannt", &TypeReference::Value(Builtin::Boolean));
    let of_one_message = header.fields.iter().filter(|field| {
        field.occurs != Occurs::One && ["ereignis", "sendungsprioritaet"].contains(&field.name.as_str())
    });
    let of_the_sender =
        sender.fields.iter().filter(|field| field.occurs != Occurs::One && field.name != file.name);
    goes_together.then(|| ShapePlan::XJustizHeader {
        product: product.type_.clone(),
        reference: choice.type_.clone(),
        empty: of_one_message
            .map(|field| field.name.clone())
            .chain(of_the_sender.map(|field| format!("absender.{}", field.name)))
            .collect(),
    })
}

/// `NkBasisType` and what extends it.
pub(super) fn xdomea(plan: &RustPlan, id: ItemId) -> Option<ShapePlan> {
    let fields = &struct_of(plan, &TypeReference::Item(id))?.fields;
    let process = one(fields, "prozess_id").filter(|field| is_identifier(plan, &field.type_))?;
    let message_type = one(fields, "nachrichtentyp")?;
    let created = one(fields, "erstellungszeitpunkt")?;
    is_moment(created)?;
    let (sender, receiver) = (one(fields, "absender")?, one(fields, "empfaenger")?);
    if sender.type_ != receiver.type_ {
        return None;
    }
    let required = [process, message_type, created, sender, receiver].map(|field| &field.name);
    let others = fields.iter().filter(|field| !required.contains(&&field.name));
    let empty: Option<Vec<String>> =
        others.map(|field| (field.occurs != Occurs::One).then(|| field.name.clone())).collect();
    Some(ShapePlan::XdomeaHeader { message_type: message_type.type_.clone(), empty: empty? })
}

fn is_moment(field: &FieldPlan) -> Option<()> {
    (field.type_ == TypeReference::Value(Builtin::DateTime)).then_some(())
}

fn optional<'a>(party: &'a StructPlan, name: &str) -> Option<&'a FieldPlan> {
    party.fields.iter().find(|it| it.name == name && it.occurs == Occurs::Optional && !it.is_boxed)
}

fn has_variant(plan: &RustPlan, choice: &TypeReference, name: &str, type_: &TypeReference) -> bool {
    let TypeReference::Item(id) = choice else { return false };
    let ItemKind::Choice(choice) = &plan.items[*id].kind else { return false };
    choice.branches.iter().any(|branch| {
        branch.name == name && branch.type_ == *type_ && branch.occurs == Occurs::One && !branch.is_boxed
    })
}
