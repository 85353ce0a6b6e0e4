//! The built-in types (XSD 1.0 Part 2 §3).

use super::{TypeId, WhiteSpace};
use serde::{Deserialize, Serialize};

/// A built-in type. Its position is its [`TypeId`] in every grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each variant is the built-in of its name")]
pub enum Builtin {
    AnyType,
    AnySimpleType,
    String,
    NormalizedString,
    Token,
    Language,
    NmToken,
    NmTokens,
    Name,
    NcName,
    Id,
    IdRef,
    IdRefs,
    Entity,
    Entities,
    Boolean,
    Decimal,
    Integer,
    NonPositiveInteger,
    NegativeInteger,
    Long,
    Int,
    Short,
    Byte,
    NonNegativeInteger,
    UnsignedLong,
    UnsignedInt,
    UnsignedShort,
    UnsignedByte,
    PositiveInteger,
    Float,
    Double,
    Duration,
    DateTime,
    Time,
    Date,
    GYearMonth,
    GYear,
    GMonthDay,
    GDay,
    GMonth,
    HexBinary,
    Base64Binary,
    AnyUri,
    QName,
    Notation,
}

/// The primitive types, and the simple ur-type, whose values are untyped strings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each variant is the primitive type of its name")]
pub enum Primitive {
    AnySimpleType,
    String,
    Boolean,
    Decimal,
    Float,
    Double,
    Duration,
    DateTime,
    Time,
    Date,
    GYearMonth,
    GYear,
    GMonthDay,
    GDay,
    GMonth,
    HexBinary,
    Base64Binary,
    AnyUri,
    QName,
    Notation,
}

impl Builtin {
    /// All built-ins, in the order of their ids.
    pub const ALL: [Self; 46] = [
        Self::AnyType,
        Self::AnySimpleType,
        Self::String,
        Self::NormalizedString,
        Self::Token,
        Self::Language,
        Self::NmToken,
        Self::NmTokens,
        Self::Name,
        Self::NcName,
        Self::Id,
        Self::IdRef,
        Self::IdRefs,
        Self::Entity,
        Self::Entities,
        Self::Boolean,
        Self::Decimal,
        Self::Integer,
        Self::NonPositiveInteger,
        Self::NegativeInteger,
        Self::Long,
        Self::Int,
        Self::Short,
        Self::Byte,
        Self::NonNegativeInteger,
        Self::UnsignedLong,
        Self::UnsignedInt,
        Self::UnsignedShort,
        Self::UnsignedByte,
        Self::PositiveInteger,
        Self::Float,
        Self::Double,
        Self::Duration,
        Self::DateTime,
        Self::Time,
        Self::Date,
        Self::GYearMonth,
        Self::GYear,
        Self::GMonthDay,
        Self::GDay,
        Self::GMonth,
        Self::HexBinary,
        Self::Base64Binary,
        Self::AnyUri,
        Self::QName,
        Self::Notation,
    ];

    /// The type id this built-in has in every grammar.
    #[must_use]
    pub const fn type_id(self) -> TypeId {
        TypeId(self as u32)
    }

    /// The name in the XML Schema namespace.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AnyType => "anyType",
            Self::AnySimpleType => "anySimpleType",
            Self::String => "string",
            Self::NormalizedString => "normalizedString",
            Self::Token => "token",
            Self::Language => "language",
            Self::NmToken => "NMTOKEN",
            Self::NmTokens => "NMTOKENS",
            Self::Name => "Name",
            Self::NcName => "NCName",
            Self::Id => "ID",
            Self::IdRef => "IDREF",
            Self::IdRefs => "IDREFS",
            Self::Entity => "ENTITY",
            Self::Entities => "ENTITIES",
            Self::Boolean => "boolean",
            Self::Decimal => "decimal",
            Self::Integer => "integer",
            Self::NonPositiveInteger => "nonPositiveInteger",
            Self::NegativeInteger => "negativeInteger",
            Self::Long => "long",
            Self::Int => "int",
            Self::Short => "short",
            Self::Byte => "byte",
            Self::NonNegativeInteger => "nonNegativeInteger",
            Self::UnsignedLong => "unsignedLong",
            Self::UnsignedInt => "unsignedInt",
            Self::UnsignedShort => "unsignedShort",
            Self::UnsignedByte => "unsignedByte",
            Self::PositiveInteger => "positiveInteger",
            Self::Float => "float",
            Self::Double => "double",
            Self::Duration => "duration",
            Self::DateTime => "dateTime",
            Self::Time => "time",
            Self::Date => "date",
            Self::GYearMonth => "gYearMonth",
            Self::GYear => "gYear",
            Self::GMonthDay => "gMonthDay",
            Self::GDay => "gDay",
            Self::GMonth => "gMonth",
            Self::HexBinary => "hexBinary",
            Self::Base64Binary => "base64Binary",
            Self::AnyUri => "anyURI",
            Self::QName => "QName",
            Self::Notation => "NOTATION",
        }
    }

    /// The built-in of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|b| b.name() == name)
    }

    /// `{base type definition}`; the ur-type is its own base. The built-in lists have the simple ur-type.
    #[must_use]
    pub const fn base(self) -> Self {
        match self {
            Self::AnyType | Self::AnySimpleType => Self::AnyType,
            Self::NormalizedString => Self::String,
            Self::Token => Self::NormalizedString,
            Self::Language | Self::NmToken | Self::Name => Self::Token,
            Self::NcName => Self::Name,
            Self::Id | Self::IdRef | Self::Entity => Self::NcName,
            Self::Integer => Self::Decimal,
            Self::NonPositiveInteger | Self::Long | Self::NonNegativeInteger => Self::Integer,
            Self::NegativeInteger => Self::NonPositiveInteger,
            Self::Int => Self::Long,
            Self::Short => Self::Int,
            Self::Byte => Self::Short,
            Self::UnsignedLong | Self::PositiveInteger => Self::NonNegativeInteger,
            Self::UnsignedInt => Self::UnsignedLong,
            Self::UnsignedShort => Self::UnsignedInt,
            Self::UnsignedByte => Self::UnsignedShort,
            _ => Self::AnySimpleType,
        }
    }

    /// The item type of the built-in lists.
    #[must_use]
    pub const fn list_item(self) -> Option<Self> {
        match self {
            Self::NmTokens => Some(Self::NmToken),
            Self::IdRefs => Some(Self::IdRef),
            Self::Entities => Some(Self::Entity),
            _ => None,
        }
    }

    /// The primitive type of an atomic built-in; `None` for the ur-type and the lists.
    #[must_use]
    pub const fn primitive(self) -> Option<Primitive> {
        Some(match self {
            Self::AnyType | Self::NmTokens | Self::IdRefs | Self::Entities => return None,
            Self::AnySimpleType => Primitive::AnySimpleType,
            Self::String
            | Self::NormalizedString
            | Self::Token
            | Self::Language
            | Self::NmToken
            | Self::Name
            | Self::NcName
            | Self::Id
            | Self::IdRef
            | Self::Entity => Primitive::String,
            Self::Boolean => Primitive::Boolean,
            Self::Decimal
            | Self::Integer
            | Self::NonPositiveInteger
            | Self::NegativeInteger
            | Self::Long
            | Self::Int
            | Self::Short
            | Self::Byte
            | Self::NonNegativeInteger
            | Self::UnsignedLong
            | Self::UnsignedInt
            | Self::UnsignedShort
            | Self::UnsignedByte
            | Self::PositiveInteger => Primitive::Decimal,
            Self::Float => Primitive::Float,
            Self::Double => Primitive::Double,
            Self::Duration => Primitive::Duration,
            Self::DateTime => Primitive::DateTime,
            Self::Time => Primitive::Time,
            Self::Date => Primitive::Date,
            Self::GYearMonth => Primitive::GYearMonth,
            Self::GYear => Primitive::GYear,
            Self::GMonthDay => Primitive::GMonthDay,
            Self::GDay => Primitive::GDay,
            Self::GMonth => Primitive::GMonth,
            Self::HexBinary => Primitive::HexBinary,
            Self::Base64Binary => Primitive::Base64Binary,
            Self::AnyUri => Primitive::AnyUri,
            Self::QName => Primitive::QName,
            Self::Notation => Primitive::Notation,
        })
    }

    /// `minInclusive` and `maxInclusive` of the integer types (§3.3.13 to §3.3.25).
    #[must_use]
    pub const fn integer_bounds(self) -> (Option<&'static str>, Option<&'static str>) {
        match self {
            Self::NonPositiveInteger => (None, Some("0")),
            Self::NegativeInteger => (None, Some("-1")),
            Self::Long => (Some("-9223372036854775808"), Some("9223372036854775807")),
            Self::Int => (Some("-2147483648"), Some("2147483647")),
            Self::Short => (Some("-32768"), Some("32767")),
            Self::Byte => (Some("-128"), Some("127")),
            Self::NonNegativeInteger => (Some("0"), None),
            Self::UnsignedLong => (Some("0"), Some("18446744073709551615")),
            Self::UnsignedInt => (Some("0"), Some("4294967295")),
            Self::UnsignedShort => (Some("0"), Some("65535")),
            Self::UnsignedByte => (Some("0"), Some("255")),
            Self::PositiveInteger => (Some("1"), None),
            _ => (None, None),
        }
    }

    /// The `whiteSpace` facet of the built-in.
    #[must_use]
    pub const fn white_space(self) -> WhiteSpace {
        match self {
            Self::AnyType | Self::AnySimpleType | Self::String => WhiteSpace::Preserve,
            Self::NormalizedString => WhiteSpace::Replace,
            _ => WhiteSpace::Collapse,
        }
    }
}
