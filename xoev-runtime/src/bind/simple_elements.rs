//! Elements whose type is a built-in simple type.

use super::{BindResult, ElementReader, ElementValue, SimpleValue};
use crate::value;
use crate::writer::ElementWriter;

/// Implements [`ElementValue`] for value types.
macro_rules! elements {
    ($($type:ty),* $(,)?) => { $( crate::__simple_element! { $type } )* };
}

elements! {
    String, value::Boolean, value::Decimal, value::Integer, value::NonPositiveInteger, value::NegativeInteger,
    value::Long, value::Int, value::Short, value::Byte, value::NonNegativeInteger, value::UnsignedLong,
    value::UnsignedInt, value::UnsignedShort, value::UnsignedByte, value::PositiveInteger, value::Float,
    value::Double, value::Duration, value::DateTime, value::Time, value::Date, value::GYearMonth, value::GYear,
    value::GMonthDay, value::GDay, value::GMonth, value::HexBinary, value::Base64Binary, value::AnyUri,
    value::QName, value::Notation, value::NormalizedString, value::Token, value::Language, value::NmToken,
    value::Name, value::NcName, value::Id, value::IdRef, value::Entity,
}

impl<T: SimpleValue> ElementValue for value::List<T> {
    fn read(element: ElementReader<'_>) -> BindResult<Self> {
        element.simple()
    }

    fn write(&self, element: &mut ElementWriter<'_, '_>) {
        element.text(self);
    }
}
