//! What generated code offers to who uses it: items with their members, in the words they are emitted in.
//!
//! In: [`RustPlan`]. Out: [`ApiItem`]s, in the order of the file.
//! Not here: which of it two versions have in common (`xoev-diff/rust`).

use super::path::Paths;
use crate::plan::item::{
    FieldPlan, Item, ItemId, ItemKind, Occurs, RustPlan, ShapePlan, TypeReference, VariantPlan,
};

/// A public item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiItem {
    /// The item of the plan.
    pub id: ItemId,
    /// Its path below the module of the standard: `xbs::Anschrift`.
    pub path: String,
    /// What it is: `struct`, `enum` or `type`.
    pub keyword: &'static str,
    /// Public fields, or variants.
    pub members: Vec<ApiMember>,
    /// The parameters of `new`, where there is one: `name: Name, geburt: Option<Date>`.
    pub constructor: Option<String>,
    /// What it implements besides what all items do: `Default`, the traits of headers.
    pub traits: Vec<&'static str>,
}

/// A field or a variant. What a struct without names holds, and what an alias stands for, is a member without a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiMember {
    /// Its name.
    pub name: String,
    /// Its type as it is written in the module of the item; empty for a variant that holds nothing.
    pub declared: String,
    /// The type of one value; `None` for a variant that holds nothing, or text.
    pub type_: Option<TypeReference>,
    /// How often.
    pub occurs: Occurs,
    /// Whether it is boxed.
    pub is_boxed: bool,
}

/// The public items of a plan.
#[must_use]
pub fn api(plan: &RustPlan) -> Vec<ApiItem> {
    let mut items = Vec::with_capacity(plan.items.len());
    for (at, module) in plan.modules.iter().enumerate() {
        let paths = Paths::new(plan, at);
        items.extend(module.items.iter().map(|id| item(plan, *id, &paths)));
    }
    items
}

fn item(plan: &RustPlan, id: ItemId, paths: &Paths<'_>) -> ApiItem {
    let it = &plan.items[id];
    ApiItem {
        id,
        path: plan.path_of(it),
        keyword: keyword(&it.kind),
        members: members(it, paths),
        constructor: constructor(&it.kind, paths),
        traits: traits(plan, id, it),
    }
}

fn keyword(kind: &ItemKind) -> &'static str {
    match kind {
        ItemKind::Struct(_) | ItemKind::Group(_) | ItemKind::Newtype(_) => "struct",
        ItemKind::Alias(_) | ItemKind::Pending => "type",
        _ => "enum",
    }
}

fn members(item: &Item, paths: &Paths<'_>) -> Vec<ApiMember> {
    let variants = |all: &[VariantPlan]| all.iter().map(|it| variant(it, paths)).collect();
    match &item.kind {
        ItemKind::Pending => Vec::new(),
        ItemKind::Struct(it) => it.fields.iter().map(|it| field(it, paths)).collect(),
        ItemKind::Group(it) => it.fields.iter().map(|it| field(it, paths)).collect(),
        ItemKind::Choice(it) => {
            let branch = |it: &crate::plan::item::BranchPlan| ApiMember {
                name: it.name.clone(),
                declared: paths.value(&it.type_, it.occurs, it.is_boxed),
                type_: Some(it.type_.clone()),
                occurs: it.occurs,
                is_boxed: it.is_boxed,
            };
            it.branches.iter().map(branch).collect()
        }
        ItemKind::Enumeration(it) => it.values.iter().map(|it| plain(&it.name, "", None)).collect(),
        ItemKind::Newtype(it) => vec![plain("", &paths.type_(&it.inner), Some(it.inner.clone()))],
        ItemKind::Alias(it) => vec![plain("", &paths.type_(it), Some(it.clone()))],
        ItemKind::Union(it) => variants(&it.members),
        ItemKind::Substitution(it) | ItemKind::Messages(it) => variants(it),
        ItemKind::DerivedTypes(it) => variants(&it.variants),
        ItemKind::Mixed(it) => {
            let text = std::iter::once(plain(&it.text, "String", None));
            let elements =
                it.variants.iter().map(|it| plain(&it.name, &paths.type_(&it.type_), Some(it.type_.clone())));
            text.chain(elements).collect()
        }
    }
}

fn plain(name: &str, declared: &str, type_: Option<TypeReference>) -> ApiMember {
    ApiMember {
        name: name.to_owned(),
        declared: declared.to_owned(),
        type_,
        occurs: Occurs::One,
        is_boxed: false,
    }
}

fn field(it: &FieldPlan, paths: &Paths<'_>) -> ApiMember {
    ApiMember {
        name: it.name.clone(),
        declared: paths.field(it),
        type_: Some(it.type_.clone()),
        occurs: it.occurs,
        is_boxed: it.is_boxed,
    }
}

fn variant(it: &VariantPlan, paths: &Paths<'_>) -> ApiMember {
    ApiMember {
        name: it.name.clone(),
        declared: paths.value(&it.type_, Occurs::One, it.is_boxed),
        type_: Some(it.type_.clone()),
        occurs: Occurs::One,
        is_boxed: it.is_boxed,
    }
}

fn constructor(kind: &ItemKind, paths: &Paths<'_>) -> Option<String> {
    let fields = match kind {
        ItemKind::Struct(it) => &it.fields,
        ItemKind::Group(it) => &it.fields,
        _ => return None,
    };
    super::field::has_constructor(fields).then(|| super::field::parameters(fields, paths).join(", "))
}

fn traits(plan: &RustPlan, id: ItemId, item: &Item) -> Vec<&'static str> {
    let has_default = match &item.kind {
        ItemKind::Struct(it) => it.derives_default,
        ItemKind::Group(it) => it.derives_default,
        _ => false,
    };
    let shape = plan.shapes.get(&id).map(|it| match it {
        ShapePlan::PartlyKnownDate { .. } => "TryFrom<TeilbekanntesDatum>",
        ShapePlan::Identification { .. } => "Identifikation",
        ShapePlan::Header(_) => "Nachrichtenkopf",
        ShapePlan::XJustizHeader { .. } => "XJustizKopf",
        ShapePlan::XdomeaHeader { .. } => "XdomeaKopf",
    });
    let code = plan.code_values.contains_key(&id).then_some("CodeValue");
    has_default.then_some("Default").into_iter().chain(shape).chain(code).collect()
}
