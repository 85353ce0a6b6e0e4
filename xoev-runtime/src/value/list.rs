//! Lists (XSD 1.0 Part 2 §2.5.1.2).

use super::ValueFault;
use super::white_space::words;
use crate::bind::{NamespaceContext, NoNamespaces, PrefixContext, SimpleValue};
use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::str::FromStr;

/// A white-space separated list; reads like a slice. Lists are equal if their items are.
#[derive(Clone)]
pub struct List<T> {
    items: Vec<T>,
    lexical: Box<str>,
}

impl<T> List<T> {
    /// The lexical form: the items with one blank between.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.lexical
    }

    /// The items.
    #[must_use]
    pub fn into_vec(self) -> Vec<T> {
        self.items
    }
}

impl<T> List<T> {
    fn read(lexical: &str, read: impl Fn(&str) -> Result<T, ValueFault>) -> Result<Self, ValueFault> {
        let item = |(at, item): (usize, &str)| {
            read(item).map_err(|fault| ValueFault::ListItem {
                number: at + 1,
                item: item.to_owned(),
                fault: Box::new(fault),
            })
        };
        let items = words(lexical).enumerate().map(item).collect::<Result<_, _>>()?;
        Ok(Self { items, lexical: lexical.into() })
    }
}

impl<T: SimpleValue> SimpleValue for List<T> {
    const USES_NAMESPACES: bool = T::USES_NAMESPACES;

    fn from_lexical(lexical: &str, namespaces: &dyn NamespaceContext) -> Result<Self, ValueFault> {
        Self::read(lexical, |item| T::from_lexical(item, namespaces))
    }

    fn from_valid(lexical: &str, namespaces: &dyn NamespaceContext) -> Result<Self, ValueFault> {
        Self::read(lexical, |item| T::from_valid(item, namespaces))
    }

    fn lexical<'a>(&'a self, prefixes: &mut dyn PrefixContext) -> Cow<'a, str> {
        if !T::USES_NAMESPACES {
            return Cow::Borrowed(&self.lexical);
        }
        let lexical = join(&self.items, prefixes);
        if *lexical == *self.lexical { Cow::Borrowed(&self.lexical) } else { Cow::Owned(lexical) }
    }
}

fn join<T: SimpleValue>(items: &[T], prefixes: &mut dyn PrefixContext) -> String {
    let mut lexical = String::new();
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            lexical.push(' ');
        }
        lexical.push_str(&item.lexical(prefixes));
    }
    lexical
}

/// Leaves each QName the prefix it has.
struct KeepPrefixes;

impl PrefixContext for KeepPrefixes {
    fn prefix(&mut self, _namespace: &str, preferred: Option<&str>) -> String {
        preferred.unwrap_or_default().to_owned()
    }
}

impl<T: SimpleValue> From<Vec<T>> for List<T> {
    fn from(items: Vec<T>) -> Self {
        let lexical = join(&items, &mut KeepPrefixes).into();
        Self { items, lexical }
    }
}

impl<T: SimpleValue> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::from(items.into_iter().collect::<Vec<_>>())
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self { items: Vec::new(), lexical: Box::default() }
    }
}

impl<T: SimpleValue> FromStr for List<T> {
    type Err = ValueFault;

    fn from_str(text: &str) -> Result<Self, ValueFault> {
        let collapsed = words(text).collect::<Vec<_>>().join(" ");
        Self::from_lexical(&collapsed, &NoNamespaces)
    }
}

impl<T: SimpleValue> TryFrom<&str> for List<T> {
    type Error = ValueFault;

    fn try_from(text: &str) -> Result<Self, ValueFault> {
        text.parse()
    }
}

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.items
    }
}

impl<T> IntoIterator for List<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl<T> AsRef<str> for List<T> {
    fn as_ref(&self) -> &str {
        &self.lexical
    }
}

impl<T> fmt::Display for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.lexical)
    }
}

impl<T: fmt::Debug> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.items).finish()
    }
}

impl<T: PartialEq> PartialEq for List<T> {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items
    }
}

impl<T: Eq> Eq for List<T> {}

impl<T: Hash> Hash for List<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.items.hash(state);
    }
}
