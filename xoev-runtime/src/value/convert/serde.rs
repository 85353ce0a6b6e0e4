//! `serde`: every value as its lexical form; QNames and NOTATIONs as `{namespace}local`, for the prefixes are gone.

use crate::bind::SimpleValue;
use crate::value::{
    AnyUri, Base64Binary, Boolean, Byte, Date, DateTime, Decimal, Double, Duration, Entity, Float, GDay,
    GMonth, GMonthDay, GYear, GYearMonth, HexBinary, Id, IdRef, Int, Integer, Language, List, Long, Name,
    NcName, NegativeInteger, NmToken, NonNegativeInteger, NonPositiveInteger, NormalizedString, Notation,
    PositiveInteger, QName, Short, Time, Token, UnsignedByte, UnsignedInt, UnsignedLong, UnsignedShort,
    ValueFault,
};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;

macro_rules! as_lexical {
    ($($type:ident)*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Cow::<str>::deserialize(deserializer)?.parse().map_err(D::Error::custom)
            }
        }
    )*};
}

as_lexical!(
    AnyUri Base64Binary Boolean Byte Date DateTime Decimal Double Duration Entity Float GDay GMonth GMonthDay
    GYear GYearMonth HexBinary Id IdRef Int Integer Language Long Name NcName NegativeInteger NmToken
    NonNegativeInteger NonPositiveInteger NormalizedString PositiveInteger Short Time Token UnsignedByte
    UnsignedInt UnsignedLong UnsignedShort
);

impl<T> Serialize for List<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de, T: SimpleValue> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Cow::<str>::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

macro_rules! as_expanded_name {
    ($($type:ident)*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self.namespace() {
                    "" => serializer.serialize_str(self.local()),
                    namespace => serializer.collect_str(&format_args!("{{{namespace}}}{}", self.local())),
                }
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = Cow::<str>::deserialize(deserializer)?;
                let (namespace, local) = expanded_name(&text);
                Self::new(namespace, local).map_err(|fault: ValueFault| D::Error::custom(fault))
            }
        }
    )*};
}

as_expanded_name!(QName Notation);

fn expanded_name(text: &str) -> (&str, &str) {
    text.strip_prefix('{').and_then(|rest| rest.rsplit_once('}')).unwrap_or(("", text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_their_lexical_forms() {
        let date: Date = serde_json::from_str("\"2025-04-30+02:00\"").unwrap();
        assert_eq!(date.day(), 30);
        assert_eq!(serde_json::to_string(&date).unwrap(), "\"2025-04-30+02:00\"");
        let number: Decimal = serde_json::from_str("\"01.50\"").unwrap();
        assert_eq!(serde_json::to_string(&number).unwrap(), "\"01.50\"");
        let list: List<Int> = serde_json::from_str("\"1 2 3\"").unwrap();
        assert_eq!(list.len(), 3);
        assert_eq!(serde_json::to_string(&list).unwrap(), "\"1 2 3\"");
        let error = serde_json::from_str::<Date>("\"2025-02-30\"").unwrap_err();
        assert!(error.to_string().starts_with("not a value of xs:date"), "{error}");
    }

    #[test]
    fn names_are_expanded() {
        let name = QName::new("urn:a", "b").unwrap().with_prefix("p").unwrap();
        let text = serde_json::to_string(&name).unwrap();
        assert_eq!(text, "\"{urn:a}b\"");
        assert_eq!(serde_json::from_str::<QName>(&text).unwrap(), name);
        assert_eq!(serde_json::from_str::<QName>("\"b\"").unwrap(), QName::new("", "b").unwrap());
        assert!(serde_json::from_str::<QName>("\"p:b\"").is_err());
    }
}
