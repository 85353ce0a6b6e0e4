//! The types derived from `string` (XSD 1.0 Part 2 §3.3.1 to §3.3.11). `xs:string` itself is [`String`].

use super::builtin_value::builtin_value;
use super::{ValueFault, check_lexical};
use crate::bind::{NamespaceContext, PrefixContext, SimpleValue};
use crate::grammar::Builtin;
use std::borrow::Cow;
use std::ops::Deref;

/// A value of `xs:anySimpleType`: text without a type.
pub type AnySimple = String;

impl SimpleValue for String {
    const USES_NAMESPACES: bool = false;

    fn from_lexical(lexical: &str, _namespaces: &dyn NamespaceContext) -> Result<Self, ValueFault> {
        Ok(lexical.to_owned())
    }

    fn lexical<'a>(&'a self, _prefixes: &mut dyn PrefixContext) -> Cow<'a, str> {
        Cow::Borrowed(self)
    }
}

/// Declares a type whose values are their lexical forms.
macro_rules! string_type {
    ($(#[$meta:meta])* $type:ident) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $type(Box<str>);

        builtin_value!($type, unchecked from_checked);

        impl $type {
            fn read(lexical: &str) -> Result<Self, ValueFault> {
                check_lexical(Builtin::$type, lexical)?;
                Ok(Self(lexical.into()))
            }

            /// From a text that is known to be a value of the type.
            pub(crate) fn from_checked(lexical: Box<str>) -> Self {
                Self(lexical)
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Deref for $type {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for $type {
            fn eq(&self, other: &str) -> bool {
                &*self.0 == other
            }
        }

        impl PartialEq<&str> for $type {
            fn eq(&self, other: &&str) -> bool {
                &*self.0 == *other
            }
        }
    };
}

string_type!(
    /// `normalizedString`: no tab, line feed or carriage return.
    NormalizedString
);
string_type!(
    /// `token`: single blanks only, none at the ends.
    Token
);
string_type!(
    /// `language`: a language tag as in RFC 3066, such as `de` or `de-AT`.
    Language
);
string_type!(
    /// `NMTOKEN`: characters of XML names.
    NmToken
);
string_type!(
    /// `Name`: an XML name.
    Name
);
string_type!(
    /// `NCName`: an XML name without colon.
    NcName
);
string_type!(
    /// `ID`: a name that identifies its element in the document.
    Id
);
string_type!(
    /// `IDREF`: the `ID` of an element of the document.
    IdRef
);
string_type!(
    /// `ENTITY`: the name of an unparsed entity of the document.
    Entity
);
string_type!(
    /// `anyURI` (§3.2.17): a URI reference, kept and compared as written.
    AnyUri
);

impl From<&Id> for IdRef {
    fn from(id: &Id) -> Self {
        Self(id.0.clone())
    }
}
