//! Values of any simple type, to be compared in the value space.

use super::{
    AnyUri, Base64Binary, Boolean, Date, DateTime, Decimal, Double, Duration, Float, GDay, GMonth, GMonthDay,
    GYear, GYearMonth, HexBinary, Notation, QName, Time, ValueFault,
};
use crate::bind::{NamespaceContext, SimpleValue};
use crate::grammar::Primitive;
use std::cmp::Ordering;

/// A value of any simple type, as enumerations, fixed values and identity constraints compare it.
///
/// Values of different primitive types are never equal, so integers and decimals may be, strings and URIs may not.
/// Lists are equal if their items are. The hash agrees with the equality: a key table can be a `HashSet` of values.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each variant is the primitive type of its name")]
pub enum Value {
    /// `string`, what is derived from it, and untyped text.
    String(Box<str>),
    Boolean(Boolean),
    Decimal(Decimal),
    Float(Float),
    Double(Double),
    Duration(Duration),
    DateTime(DateTime),
    Time(Time),
    Date(Date),
    GYearMonth(GYearMonth),
    GYear(GYear),
    GMonthDay(GMonthDay),
    GDay(GDay),
    GMonth(GMonth),
    HexBinary(HexBinary),
    Base64Binary(Base64Binary),
    AnyUri(AnyUri),
    QName(QName),
    Notation(Notation),
    /// The items of a list.
    List(Vec<Self>),
}

impl Value {
    /// The value of a text, white space normalised.
    ///
    /// # Errors
    /// If the text is not in the lexical space of the primitive type.
    pub fn read(
        primitive: Primitive,
        text: &str,
        namespaces: &dyn NamespaceContext,
    ) -> Result<Self, ValueFault> {
        fn value<T: SimpleValue>(
            text: &str,
            namespaces: &dyn NamespaceContext,
            wrap: fn(T) -> Value,
        ) -> Result<Value, ValueFault> {
            T::from_lexical(text, namespaces).map(wrap)
        }
        match primitive {
            Primitive::AnySimpleType | Primitive::String => Ok(Self::String(text.into())),
            Primitive::Boolean => value(text, namespaces, Self::Boolean),
            Primitive::Decimal => value(text, namespaces, Self::Decimal),
            Primitive::Float => value(text, namespaces, Self::Float),
            Primitive::Double => value(text, namespaces, Self::Double),
            Primitive::Duration => value(text, namespaces, Self::Duration),
            Primitive::DateTime => value(text, namespaces, Self::DateTime),
            Primitive::Time => value(text, namespaces, Self::Time),
            Primitive::Date => value(text, namespaces, Self::Date),
            Primitive::GYearMonth => value(text, namespaces, Self::GYearMonth),
            Primitive::GYear => value(text, namespaces, Self::GYear),
            Primitive::GMonthDay => value(text, namespaces, Self::GMonthDay),
            Primitive::GDay => value(text, namespaces, Self::GDay),
            Primitive::GMonth => value(text, namespaces, Self::GMonth),
            Primitive::HexBinary => value(text, namespaces, Self::HexBinary),
            Primitive::Base64Binary => value(text, namespaces, Self::Base64Binary),
            Primitive::AnyUri => value(text, namespaces, Self::AnyUri),
            Primitive::QName => value(text, namespaces, Self::QName),
            Primitive::Notation => value(text, namespaces, Self::Notation),
        }
    }
}

/// The order the facets with bounds use; `None` between different types and in types without order.
impl PartialOrd for Value {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Decimal(left), Self::Decimal(right)) => left.partial_cmp(right),
            (Self::Float(left), Self::Float(right)) => left.partial_cmp(right),
            (Self::Double(left), Self::Double(right)) => left.partial_cmp(right),
            (Self::Duration(left), Self::Duration(right)) => left.partial_cmp(right),
            (Self::DateTime(left), Self::DateTime(right)) => left.partial_cmp(right),
            (Self::Time(left), Self::Time(right)) => left.partial_cmp(right),
            (Self::Date(left), Self::Date(right)) => left.partial_cmp(right),
            (Self::GYearMonth(left), Self::GYearMonth(right)) => left.partial_cmp(right),
            (Self::GYear(left), Self::GYear(right)) => left.partial_cmp(right),
            (Self::GMonthDay(left), Self::GMonthDay(right)) => left.partial_cmp(right),
            (Self::GDay(left), Self::GDay(right)) => left.partial_cmp(right),
            (Self::GMonth(left), Self::GMonth(right)) => left.partial_cmp(right),
            _ => (self == other).then_some(Ordering::Equal),
        }
    }
}
