//! `boolean` (XSD 1.0 Part 2 §3.2.2).

use super::ValueFault;
use super::builtin_value::builtin_value;
use crate::grammar::Builtin;
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

/// A truth value: `true`, `false`, `1` or `0`. `1` equals `true`.
#[derive(Clone, Copy)]
pub struct Boolean {
    lexical: &'static str,
}

builtin_value!(Boolean);

impl Boolean {
    fn read(lexical: &str) -> Result<Self, ValueFault> {
        let form = ["true", "false", "1", "0"].into_iter().find(|form| *form == lexical);
        form.map(|lexical| Self { lexical }).ok_or(ValueFault::Lexical { builtin: Builtin::Boolean })
    }

    /// The lexical form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.lexical
    }

    /// The value.
    #[must_use]
    pub fn get(self) -> bool {
        matches!(self.lexical, "true" | "1")
    }
}

impl From<bool> for Boolean {
    fn from(value: bool) -> Self {
        Self { lexical: if value { "true" } else { "false" } }
    }
}

impl From<Boolean> for bool {
    fn from(value: Boolean) -> Self {
        value.get()
    }
}

impl PartialEq for Boolean {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl Eq for Boolean {}

impl PartialEq<bool> for Boolean {
    fn eq(&self, other: &bool) -> bool {
        self.get() == *other
    }
}

impl Hash for Boolean {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.get().hash(state);
    }
}

impl PartialOrd for Boolean {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// False before true, for sorting; the recommendation gives `boolean` no order.
impl Ord for Boolean {
    fn cmp(&self, other: &Self) -> Ordering {
        self.get().cmp(&other.get())
    }
}
