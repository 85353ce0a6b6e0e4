//! `QName` and `NOTATION` (XSD 1.0 Part 2 §3.2.18, §3.2.19).

use super::ValueFault;
use super::builtin_value::builtin_value;
use super::xml_name::{is_nc_name, split_q_name};
use crate::bind::{NamespaceContext, NoNamespaces, PrefixContext, SimpleValue};
use crate::grammar::Builtin;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

macro_rules! qualified_name {
    ($(#[$meta:meta])* $type:ident) => {
        $(#[$meta])*
        #[derive(Clone)]
        pub struct $type {
            namespace: Box<str>,
            /// With the prefix it was read with, or is to be written with.
            lexical: Box<str>,
        }

        // Parsing from plain text knows no namespaces: only names without prefix and those with `xml:`.
        builtin_value!(@texts $type);

        impl $type {
            /// A name in a namespace (empty for none).
            ///
            /// # Errors
            /// If `local` is no `NCName`.
            pub fn new(namespace: &str, local: &str) -> Result<Self, ValueFault> {
                if !is_nc_name(local) {
                    return Err(ValueFault::Lexical { builtin: Builtin::$type });
                }
                Ok(Self { namespace: namespace.into(), lexical: local.into() })
            }

            /// The same name with the prefix it shall be written with, where that is free or bound so.
            ///
            /// # Errors
            /// If the prefix is neither empty nor an `NCName`, or the name is in no namespace.
            pub fn with_prefix(self, prefix: &str) -> Result<Self, ValueFault> {
                if prefix.is_empty() {
                    return Ok(Self { lexical: self.local().into(), namespace: self.namespace });
                }
                if !is_nc_name(prefix) || self.namespace.is_empty() {
                    return Err(ValueFault::Lexical { builtin: Builtin::$type });
                }
                let lexical = format!("{prefix}:{}", self.local()).into();
                Ok(Self { namespace: self.namespace, lexical })
            }

            fn read(lexical: &str) -> Result<Self, ValueFault> {
                Self::from_lexical(lexical, &NoNamespaces)
            }

            /// The lexical form: the local part, with the prefix it was read with.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.lexical
            }

            /// The namespace name; empty for none.
            #[must_use]
            pub fn namespace(&self) -> &str {
                &self.namespace
            }

            /// The prefix it was read with; empty for none. It does not count when names are compared.
            #[must_use]
            pub fn prefix(&self) -> &str {
                self.lexical.split_once(':').map_or("", |(prefix, _)| prefix)
            }

            /// The local part.
            #[must_use]
            pub fn local(&self) -> &str {
                self.lexical.split_once(':').map_or(&*self.lexical, |(_, local)| local)
            }

            fn expanded(&self) -> (&str, &str) {
                (&self.namespace, self.local())
            }
        }

        impl SimpleValue for $type {
            fn from_lexical(lexical: &str, namespaces: &dyn NamespaceContext) -> Result<Self, ValueFault> {
                let (prefix, _) =
                    split_q_name(lexical).ok_or(ValueFault::Lexical { builtin: Builtin::$type })?;
                let namespace = resolve(prefix, namespaces)?;
                Ok(Self { namespace: namespace.into(), lexical: lexical.into() })
            }

            fn lexical<'a>(&'a self, prefixes: &mut dyn PrefixContext) -> Cow<'a, str> {
                if self.namespace.is_empty() {
                    // Asked all the same: where the value stands, there must be no default namespace.
                    prefixes.prefix("", None);
                    return Cow::Borrowed(self.local());
                }
                let prefix = prefixes.prefix(&self.namespace, Some(self.prefix()));
                if prefix == self.prefix() {
                    Cow::Borrowed(&self.lexical)
                } else if prefix.is_empty() {
                    Cow::Borrowed(self.local())
                } else {
                    Cow::Owned(format!("{prefix}:{}", self.local()))
                }
            }
        }

        impl PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                self.expanded() == other.expanded()
            }
        }

        impl Eq for $type {}

        impl Hash for $type {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.expanded().hash(state);
            }
        }

        impl PartialOrd for $type {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        /// By namespace and local part, for sorting; the recommendation gives the type no order.
        impl Ord for $type {
            fn cmp(&self, other: &Self) -> Ordering {
                self.expanded().cmp(&other.expanded())
            }
        }
    };
}

qualified_name!(
    /// A name with its namespace. Prefixes do not count when two are compared.
    QName
);
qualified_name!(
    /// The name of a notation the schema declares.
    Notation
);

/// The namespace a prefix stands for; a name without prefix takes the default namespace.
pub(crate) fn resolve<'n>(prefix: &str, namespaces: &'n dyn NamespaceContext) -> Result<&'n str, ValueFault> {
    match namespaces.namespace(prefix) {
        Some(namespace) => Ok(namespace),
        None if prefix.is_empty() => Ok(""),
        None => Err(ValueFault::UnboundPrefix { prefix: prefix.to_owned() }),
    }
}
