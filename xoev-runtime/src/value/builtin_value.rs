//! What all value types have in common, written once.

/// Implements the common traits for a type with `read(&str) -> Result<Self, ValueFault>` (white space normalised)
/// and `as_str(&self) -> &str`. With `unchecked`, texts that are known to be values go to
/// `from_checked(Box<str>) -> Self`.
macro_rules! builtin_value {
    ($type:ident $(, unchecked $from_checked:ident)?) => {
        builtin_value!(@texts $type);

        impl $crate::bind::SimpleValue for $type {
            const USES_NAMESPACES: bool = false;

            fn from_lexical(
                lexical: &str,
                _namespaces: &dyn $crate::bind::NamespaceContext,
            ) -> Result<Self, $crate::value::ValueFault> {
                Self::read(lexical)
            }

            $(
                fn from_valid(
                    lexical: &str,
                    _namespaces: &dyn $crate::bind::NamespaceContext,
                ) -> Result<Self, $crate::value::ValueFault> {
                    Ok(Self::$from_checked(lexical.into()))
                }
            )?

            fn lexical<'a>(
                &'a self,
                _prefixes: &mut dyn $crate::bind::PrefixContext,
            ) -> std::borrow::Cow<'a, str> {
                std::borrow::Cow::Borrowed(self.as_str())
            }
        }
    };
    (@texts $type:ident) => {
        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_tuple(stringify!($type)).field(&self.as_str()).finish()
            }
        }

        /// Reads the lexical form; white space is normalised first, as the type asks for.
        impl std::str::FromStr for $type {
            type Err = $crate::value::ValueFault;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let white_space = $crate::grammar::Builtin::$type.white_space();
                Self::read(&$crate::value::white_space::normalize(white_space, text))
            }
        }

        impl TryFrom<&str> for $type {
            type Error = $crate::value::ValueFault;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl TryFrom<String> for $type {
            type Error = $crate::value::ValueFault;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<$type> for String {
            fn from(value: $type) -> Self {
                value.as_str().to_owned()
            }
        }
    };
}

pub(crate) use builtin_value;
