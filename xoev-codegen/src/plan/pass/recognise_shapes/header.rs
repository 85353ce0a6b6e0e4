//! Headers of the shape of the Basisnachricht.

use super::builtin;
use crate::plan::item::{
    DerivedTypesPlan, FieldPlan, HeaderPlan, ItemId, ItemKind, Occurs, PartyMaking, PartyPlan, RustPlan,
    ShapePlan, StructPlan, TypeReference,
};
use xoev_runtime::grammar::Builtin;

/// The shape of a struct, if it identifies a message: UUID, type of message and time, and nothing else.
pub(super) fn identification(plan: &RustPlan, id: ItemId) -> Option<ShapePlan> {
    let fields = &struct_of(plan, &TypeReference::Item(id))?.fields;
    if fields.len() != 3 {
        return None;
    }
    let [uuid, typ, created] = [
        one(fields, "nachrichten_uuid")?,
        one(fields, "nachrichtentyp")?,
        one(fields, "erstellungszeitpunkt")?,
    ];
    (is_identifier(plan, &uuid.type_) && created.type_ == TypeReference::Value(Builtin::DateTime)).then(
        || ShapePlan::Identification {
            id: uuid.name.clone(),
            message_type: (typ.name.clone(), typ.type_.clone()),
            created: created.name.clone(),
        },
    )
}

/// Whether a type is that of a UUID, a text with a pattern: an `xs:string` would take any text.
pub(super) fn is_identifier(plan: &RustPlan, type_: &TypeReference) -> bool {
    let TypeReference::Item(id) = type_ else { return false };
    let is_text = |it| matches!(it, Builtin::String | Builtin::NormalizedString | Builtin::Token);
    matches!(plan.items[*id].kind, ItemKind::Newtype(_)) && builtin(plan, type_).is_some_and(is_text)
}

/// The shape of a struct, if it is a header: an identification, `leser` and `autor`, and else nothing it must have.
pub(super) fn header(plan: &RustPlan, id: ItemId) -> Option<ShapePlan> {
    let fields = &struct_of(plan, &TypeReference::Item(id))?.fields;
    let (leser, autor) = (one(fields, "leser")?, one(fields, "autor")?);
    let is_identification = |field: &&FieldPlan| match field.type_ {
        TypeReference::Item(id) => {
            field.name.starts_with("identifikation") && identification(plan, id).is_some()
        }
        _ => false,
    };
    let identification =
        fields.iter().filter(|f| f.occurs == Occurs::One && !f.is_boxed).find(is_identification)?;
    let required = [&identification.name, &leser.name, &autor.name];
    let others = fields.iter().filter(|field| !required.contains(&&field.name));
    let empty: Option<Vec<String>> =
        others.map(|field| (field.occurs != Occurs::One).then(|| field.name.clone())).collect();
    Some(ShapePlan::Header(Box::new(HeaderPlan {
        identification: (identification.name.clone(), identification.type_.clone()),
        leser: party(plan, leser, autor)?,
        autor: party(plan, autor, leser)?,
        empty: empty?,
    })))
}

/// A party that can be made from the other.
fn party(plan: &RustPlan, field: &FieldPlan, other: &FieldPlan) -> Option<PartyPlan> {
    let made = if field.type_ == other.type_ { None } else { Some(making(plan, field, other)?) };
    Some(PartyPlan { name: field.name.clone(), type_: field.type_.clone(), made })
}

fn making(plan: &RustPlan, field: &FieldPlan, other: &FieldPlan) -> Option<PartyMaking> {
    let (variant, struct_) = match derived_types(plan, &field.type_) {
        None => (None, &field.type_),
        Some(derived) => {
            let declared = derived.variants.iter().find(|variant| variant.number == derived.declared)?;
            (Some(declared.name.clone()), &declared.type_)
        }
    };
    let party = struct_of(plan, struct_)?;
    let source = derived_types(plan, &other.type_);
    let others: Vec<&TypeReference> = match source {
        None => vec![&other.type_],
        Some(derived) => derived.variants.iter().map(|variant| &variant.type_).collect(),
    };
    let others: Option<Vec<&StructPlan>> = others.into_iter().map(|type_| struct_of(plan, type_)).collect();
    if !others?.iter().all(|other| has_all_of(other, party)) {
        return None;
    }
    Some(PartyMaking {
        struct_: struct_.clone(),
        fields: party.fields.iter().map(|field| field.name.clone()).collect(),
        variant,
        source: source.map(|derived| {
            (other.type_.clone(), derived.variants.iter().map(|variant| variant.name.clone()).collect())
        }),
    })
}

fn derived_types<'a>(plan: &'a RustPlan, type_: &TypeReference) -> Option<&'a DerivedTypesPlan> {
    let TypeReference::Item(id) = type_ else { return None };
    match &plan.items[*id].kind {
        ItemKind::DerivedTypes(derived) => Some(derived),
        _ => None,
    }
}

pub(super) fn struct_of<'a>(plan: &'a RustPlan, type_: &TypeReference) -> Option<&'a StructPlan> {
    let TypeReference::Item(id) = type_ else { return None };
    match &plan.items[*id].kind {
        ItemKind::Struct(plan) => Some(plan),
        _ => None,
    }
}

pub(super) fn one<'a>(fields: &'a [FieldPlan], name: &str) -> Option<&'a FieldPlan> {
    fields.iter().find(|field| field.name == name && field.occurs == Occurs::One && !field.is_boxed)
}

/// Whether the fields of a party can be taken over from the other.
fn has_all_of(other: &StructPlan, party: &StructPlan) -> bool {
    party.fields.iter().all(|field| {
        other.fields.iter().any(|it| {
            it.name == field.name
                && it.type_ == field.type_
                && it.is_boxed == field.is_boxed
                && matches!(
                    (it.occurs, field.occurs),
                    (Occurs::One, Occurs::One)
                        | (Occurs::Optional, Occurs::Optional)
                        | (Occurs::Many(_), Occurs::Many(_))
                )
        })
    })
}
