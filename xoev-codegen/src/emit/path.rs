//! Types as text, seen from the module they are used in.

use crate::plan::item::{FieldPlan, FieldSource, ItemId, Occurs, RustPlan, TypeReference};
use std::collections::BTreeSet;
use xoev_runtime::grammar::Builtin;

/// Names types within one module.
pub(super) struct Paths<'a> {
    plan: &'a RustPlan,
    module: usize,
    /// The names of the module's own items: they hide imports.
    own: BTreeSet<&'a str>,
}

impl<'a> Paths<'a> {
    /// For one module.
    pub(super) fn new(plan: &'a RustPlan, module: usize) -> Self {
        let items = plan.modules.get(module).into_iter().flat_map(|it| &it.items);
        let own = items.map(|id| plan.items[*id].name.as_str()).collect();
        Self { plan, module, own }
    }

    /// An item.
    pub(super) fn item(&self, id: ItemId) -> String {
        let item = &self.plan.items[id];
        if item.module == self.module {
            return item.name.clone();
        }
        let module = self.plan.module_name(item);
        let separator = if module.is_empty() { "" } else { "::" };
        format!("super::{module}{separator}{}", item.name)
    }

    /// A type.
    pub(super) fn type_(&self, type_: &TypeReference) -> String {
        match type_ {
            TypeReference::Item(id) => self.item(*id),
            TypeReference::List(item) => format!("{}<{}>", self.runtime("value", "List"), self.type_(item)),
            TypeReference::Nillable(inner) => {
                format!("{}<{}>", self.runtime("", "Nillable"), self.type_(inner))
            }
            TypeReference::Value(builtin) => match value_name(*builtin) {
                None => "String".to_owned(),
                Some(name) => self.runtime("value", name),
            },
            TypeReference::AnyType => self.runtime("", "AnyType"),
            TypeReference::AnyElement => self.runtime("", "AnyElement"),
            TypeReference::AnyAttribute => self.runtime("", "AnyAttribute"),
            TypeReference::AllOrder => self.runtime("", "AllOrder"),
        }
    }

    /// A field's type with `Option`, `Vec` and `Box`.
    pub(super) fn field(&self, field: &FieldPlan) -> String {
        if matches!(field.source, FieldSource::AnyAttributes | FieldSource::Mixed) {
            return format!("Vec<{}>", self.type_(&field.type_));
        }
        self.value(&field.type_, field.occurs, field.is_boxed)
    }

    /// A type with `Option`, `Vec` and `Box`.
    pub(super) fn value(&self, type_: &TypeReference, occurs: Occurs, is_boxed: bool) -> String {
        let one = self.type_(type_);
        let one = if is_boxed { format!("Box<{one}>") } else { one };
        match occurs {
            Occurs::One => one,
            Occurs::Optional => format!("Option<{one}>"),
            Occurs::Many(_) => format!("Vec<{one}>"),
        }
    }

    /// A type of the runtime: by its short name, imported, unless an item of the module has that name.
    fn runtime(&self, module: &str, name: &str) -> String {
        if !self.own.contains(name) {
            return name.to_owned();
        }
        let separator = if module.is_empty() { "" } else { "::" };
        format!("xoev_runtime::{module}{separator}{name}")
    }

    /// The imports a set of used types needs: of values, and of the runtime's root.
    pub(super) fn imports<'t>(
        &self,
        used: impl Iterator<Item = &'t TypeReference>,
    ) -> (BTreeSet<&'static str>, BTreeSet<&'static str>) {
        let mut values = BTreeSet::new();
        let mut roots = BTreeSet::new();
        for type_ in used {
            let mut open = Some(type_);
            while let Some(type_) = open.take() {
                match type_ {
                    TypeReference::Item(_) => {}
                    TypeReference::Value(builtin) => values.extend(value_name(*builtin)),
                    TypeReference::List(item) => {
                        values.insert("List");
                        open = Some(item);
                    }
                    TypeReference::Nillable(inner) => {
                        roots.insert("Nillable");
                        open = Some(inner);
                    }
                    TypeReference::AnyType => drop(roots.insert("AnyType")),
                    TypeReference::AnyElement => drop(roots.insert("AnyElement")),
                    TypeReference::AnyAttribute => drop(roots.insert("AnyAttribute")),
                    TypeReference::AllOrder => drop(roots.insert("AllOrder")),
                }
            }
        }
        values.retain(|name| !self.own.contains(name));
        roots.retain(|name| !self.own.contains(name));
        (values, roots)
    }
}

/// The runtime's value type of a built-in; `None` where that is `String`.
const fn value_name(builtin: Builtin) -> Option<&'static str> {
    Some(match builtin {
        Builtin::AnyType | Builtin::AnySimpleType | Builtin::String => return None,
        Builtin::NormalizedString => "NormalizedString",
        Builtin::Token => "Token",
        Builtin::Language => "Language",
        Builtin::NmToken | Builtin::NmTokens => "NmToken",
        Builtin::Name => "Name",
        Builtin::NcName => "NcName",
        Builtin::Id => "Id",
        Builtin::IdRef | Builtin::IdRefs => "IdRef",
        Builtin::Entity | Builtin::Entities => "Entity",
        Builtin::Boolean => "Boolean",
        Builtin::Decimal => "Decimal",
        Builtin::Integer => "Integer",
        Builtin::NonPositiveInteger => "NonPositiveInteger",
        Builtin::NegativeInteger => "NegativeInteger",
        Builtin::Long => "Long",
        Builtin::Int => "Int",
        Builtin::Short => "Short",
        Builtin::Byte => "Byte",
        Builtin::NonNegativeInteger => "NonNegativeInteger",
        Builtin::UnsignedLong => "UnsignedLong",
        Builtin::UnsignedInt => "UnsignedInt",
        Builtin::UnsignedShort => "UnsignedShort",
        Builtin::UnsignedByte => "UnsignedByte",
        Builtin::PositiveInteger => "PositiveInteger",
        Builtin::Float => "Float",
        Builtin::Double => "Double",
        Builtin::Duration => "Duration",
        Builtin::DateTime => "DateTime",
        Builtin::Time => "Time",
        Builtin::Date => "Date",
        Builtin::GYearMonth => "GYearMonth",
        Builtin::GYear => "GYear",
        Builtin::GMonthDay => "GMonthDay",
        Builtin::GDay => "GDay",
        Builtin::GMonth => "GMonth",
        Builtin::HexBinary => "HexBinary",
        Builtin::Base64Binary => "Base64Binary",
        Builtin::AnyUri => "AnyUri",
        Builtin::QName | Builtin::Notation => "QName",
    })
}
