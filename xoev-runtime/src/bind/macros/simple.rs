//! Simple types: newtypes with facets, enumerations, unions.

/// Implements the traits of a simple type with facets for its newtype, which holds valid values only.
///
/// ```text
/// pub struct Familienname(String);
/// simple_type! { Familienname(String): 42 in super::GRAMMAR }
/// ```
/// The number is the type's id, the path that of the static made by [`grammar!`](crate::grammar!). The inner type is
/// a [`SimpleValue`](crate::bind::SimpleValue) with `AsRef<str>`.
#[macro_export]
macro_rules! simple_type {
    ( $name:ident ( $inner:ty ) : $id:literal in $grammar:path ) => {
        impl $name {
            /// The value of the built-in type behind.
            #[must_use]
            pub fn get(&self) -> &$inner {
                &self.0
            }

            /// The value of the built-in type behind.
            #[must_use]
            pub fn into_inner(self) -> $inner {
                self.0
            }
        }

        $crate::__checked_text! { $name: $id in $grammar }

        impl ::std::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                ::std::convert::AsRef::<str>::as_ref(&self.0)
            }
        }

        impl $crate::bind::SimpleValue for $name {
            const USES_NAMESPACES: bool = <$inner as $crate::bind::SimpleValue>::USES_NAMESPACES;

            fn from_lexical(
                lexical: &str,
                namespaces: &dyn $crate::bind::NamespaceContext,
            ) -> ::std::result::Result<Self, $crate::value::ValueFault> {
                <$inner as $crate::bind::SimpleValue>::from_lexical(lexical, namespaces).map(Self)
            }

            fn from_valid(
                lexical: &str,
                namespaces: &dyn $crate::bind::NamespaceContext,
            ) -> ::std::result::Result<Self, $crate::value::ValueFault> {
                <$inner as $crate::bind::SimpleValue>::from_valid(lexical, namespaces).map(Self)
            }

            fn lexical<'a>(
                &'a self,
                prefixes: &mut dyn $crate::bind::PrefixContext,
            ) -> ::std::borrow::Cow<'a, str> {
                $crate::bind::SimpleValue::lexical(&self.0, prefixes)
            }
        }
    };
}

/// Implements the traits of a union for its enum.
///
/// ```text
/// union! { Datum: 50 in super::GRAMMAR { Tag(Date): 33, Monat(GYearMonth): 40 } }
/// ```
/// The numbers are type ids: that of the union, and those of the members (of members that are unions: their members).
/// A text is a value of the first member that accepts it. Inner types are as in
/// [`simple_type!`](crate::simple_type).
#[macro_export]
macro_rules! union {
    ( $name:ident : $id:literal in $grammar:path { $( $variant:ident ( $inner:ty ) : $member:literal ),* $(,)? } ) => {
        $crate::__checked_text! { $name: $id in $grammar }

        impl ::std::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                match self {
                    $( Self::$variant(value) => ::std::convert::AsRef::<str>::as_ref(value), )*
                }
            }
        }

        impl $crate::bind::SimpleValue for $name {
            fn from_lexical(
                lexical: &str,
                namespaces: &dyn $crate::bind::NamespaceContext,
            ) -> ::std::result::Result<Self, $crate::value::ValueFault> {
                let (member, text) =
                    $crate::bind::union_member($grammar.get(), $id, lexical, namespaces)?;
                match member {
                    $( $member => {
                        <$inner as $crate::bind::SimpleValue>::from_lexical(&text, namespaces).map(Self::$variant)
                    } )*
                    _ => Err($crate::value::ValueFault::Union),
                }
            }

            fn lexical<'a>(
                &'a self,
                prefixes: &mut dyn $crate::bind::PrefixContext,
            ) -> ::std::borrow::Cow<'a, str> {
                match self {
                    $( Self::$variant(value) => $crate::bind::SimpleValue::lexical(value, prefixes), )*
                }
            }
        }
    };
}

/// Implements the traits of an enumeration of strings for its enum, which has no other variants.
///
/// ```text
/// enumeration! { Geschlecht { Maennlich = "m" / "männlich", Weiblich = "w" } }
/// ```
/// After `=` stands the value, after `/` what it means, as the schema documents it; without, the label is the value.
#[macro_export]
macro_rules! enumeration {
    ( $name:ident { $( $variant:ident = $value:literal $( / $label:literal )? ),+ $(,)? } ) => {
        impl $name {
            /// All values, in the order of the schema.
            pub const ALL: &'static [Self] = &[$( Self::$variant ),+];

            const TABLE: &'static [(&'static str, &'static str)] =
                &[$( ($value, $crate::__label!($value $(, $label)?)) ),+];

            /// The value as it stands in a message.
            #[must_use]
            pub fn value(&self) -> &'static str {
                $crate::bind::table_row(Self::TABLE, *self as usize).0
            }

            /// What the value means; the value itself where the schema does not say.
            #[must_use]
            pub fn label(&self) -> &'static str {
                $crate::bind::table_row(Self::TABLE, *self as usize).1
            }

            fn found(text: &str) -> ::std::result::Result<Self, $crate::value::ValueFault> {
                static ORDER: $crate::bind::ValueOrder = $crate::bind::ValueOrder::new();
                ORDER.find(Self::TABLE, Self::ALL, text)
            }

            fn checked(text: &str) -> ::std::result::Result<Self, $crate::InvalidValue> {
                Self::found(text).map_err(|fault| $crate::InvalidValue::new(stringify!($name), text, fault))
            }
        }

        $crate::__text! { $name }

        impl ::std::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.value()
            }
        }

        impl $crate::bind::SimpleValue for $name {
            const USES_NAMESPACES: bool = false;

            fn from_lexical(
                lexical: &str,
                _namespaces: &dyn $crate::bind::NamespaceContext,
            ) -> ::std::result::Result<Self, $crate::value::ValueFault> {
                Self::found(lexical)
            }

            fn lexical<'a>(
                &'a self,
                _prefixes: &mut dyn $crate::bind::PrefixContext,
            ) -> ::std::borrow::Cow<'a, str> {
                ::std::borrow::Cow::Borrowed(self.value())
            }
        }
    };
}

/// The label of an enumeration's value.
#[doc(hidden)]
#[macro_export]
macro_rules! __label {
    ( $value:literal ) => {
        $value
    };
    ( $value:literal, $label:literal ) => {
        $label
    };
}

/// What types share whose texts the grammar checks.
#[doc(hidden)]
#[macro_export]
macro_rules! __checked_text {
    ( $name:ident : $id:literal in $grammar:path ) => {
        impl $name {
            fn checked(text: &str) -> ::std::result::Result<Self, $crate::InvalidValue> {
                $crate::bind::checked($grammar.get(), $id, stringify!($name), text)
            }
        }

        $crate::__text! { $name }
    };
}

/// What all simple types share: they come from text and become text. Needs `checked` and `AsRef<str>`.
#[doc(hidden)]
#[macro_export]
macro_rules! __text {
    ( $name:ident ) => {
        impl ::std::convert::TryFrom<&str> for $name {
            type Error = $crate::InvalidValue;

            fn try_from(text: &str) -> ::std::result::Result<Self, $crate::InvalidValue> {
                Self::checked(text)
            }
        }

        impl ::std::convert::TryFrom<::std::string::String> for $name {
            type Error = $crate::InvalidValue;

            fn try_from(text: ::std::string::String) -> ::std::result::Result<Self, $crate::InvalidValue> {
                Self::checked(&text)
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::InvalidValue;

            fn from_str(text: &str) -> ::std::result::Result<Self, $crate::InvalidValue> {
                Self::checked(text)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(::std::convert::AsRef::<str>::as_ref(self))
            }
        }

        impl ::std::cmp::PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                ::std::convert::AsRef::<str>::as_ref(self) == other
            }
        }

        impl ::std::cmp::PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                ::std::convert::AsRef::<str>::as_ref(self) == *other
            }
        }

        $crate::__simple_element! { $name }
        $crate::__serde! { $name }
    };
}

/// An element whose type is simple.
#[doc(hidden)]
#[macro_export]
macro_rules! __simple_element {
    ( $name:ty ) => {
        impl $crate::bind::ElementValue for $name {
            fn read(element: $crate::bind::ElementReader<'_>) -> $crate::bind::BindResult<Self> {
                element.simple()
            }

            fn write(&self, element: &mut $crate::bind::ElementWriter<'_, '_>) {
                element.text(self);
            }
        }
    };
}

/// Simple types are their texts to serde.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ( $name:ident ) => {
        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(::std::convert::AsRef::<str>::as_ref(self))
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                let text = <::std::string::String as $crate::serde::Deserialize>::deserialize(deserializer)?;
                Self::checked(&text).map_err($crate::serde::de::Error::custom)
            }
        }
    };
}

/// Without the feature, simple types have no part in serde.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ( $name:ident ) => {};
}
