//! The macro behind the text types.

/// A type whose values are the texts of a [`CharacterSet`](crate::CharacterSet).
macro_rules! text_type {
    ($(#[$documentation:meta])* $name:ident = $set:expr) => {
        $(#[$documentation])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(String);

        impl $name {
            /// The characters its texts consist of.
            pub const SET: $crate::CharacterSet = $set;

            /// What in a text does not belong.
            ///
            /// # Errors
            /// Every character, with the marks on it, that does not belong.
            pub fn check(text: &str) -> Result<(), Vec<$crate::CharacterFault>> {
                Self::SET.check(text)
            }

            /// The text in normalisation form C, for what people type: `u` and U+0308 become `ü`.
            /// Received data are better read as they are, with the conversions.
            ///
            /// # Errors
            /// If it does not belong in that form either.
            pub fn normalized(text: &str) -> Result<Self, $crate::InvalidText> {
                Self::try_from($crate::nfc(text).into_owned())
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text.
            #[must_use]
            pub fn into_string(self) -> String {
                self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::InvalidText;

            fn try_from(text: String) -> Result<Self, $crate::InvalidText> {
                match Self::check(&text) {
                    Ok(()) => Ok(Self(text)),
                    Err(faults) => Err($crate::InvalidText { set: Self::SET, text, faults }),
                }
            }
        }

        impl TryFrom<&str> for $name {
            type Error = $crate::InvalidText;

            fn try_from(text: &str) -> Result<Self, $crate::InvalidText> {
                Self::try_from(text.to_owned())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::InvalidText;

            fn from_str(text: &str) -> Result<Self, $crate::InvalidText> {
                Self::try_from(text)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                Self::try_from(text).map_err(serde::de::Error::custom)
            }
        }
    };
}

/// `From` for types whose texts are all texts of the other, `TryFrom` for the way back.
macro_rules! conversions {
    ($($from:ty => $to:ty),* $(,)?) => {$(
        impl From<$from> for $to {
            fn from(text: $from) -> Self {
                // Every text of the one is a text of the other (a test compares the repertoires).
                Self(text.into_string())
            }
        }

        impl TryFrom<$to> for $from {
            type Error = $crate::InvalidText;

            fn try_from(text: $to) -> Result<Self, $crate::InvalidText> {
                Self::try_from(text.into_string())
            }
        }
    )*};
}

pub(crate) use {conversions, text_type};
