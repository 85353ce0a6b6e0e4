//! From what people type to values of the standard's types, field by field.

use std::fmt;
use std::str::FromStr;

use xoev_runtime::report::{Language, value_hint, value_message};
use xoev_runtime::value::ValueFault;

/// A field whose text is no value of its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eingabefehler {
    /// The field of the form.
    pub feld: &'static str,
    /// What is wrong with it.
    pub grund: String,
    /// What was probably meant.
    pub rat: Option<String>,
}

impl fmt::Display for Eingabefehler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.feld, self.rat.as_ref().unwrap_or(&self.grund))
    }
}

impl std::error::Error for Eingabefehler {}

/// The value of a field. The types check themselves: a name with a forbidden character never becomes a `Familienname`.
///
/// # Errors
/// Names the field, what is wrong with its text and, where that can be guessed, what was meant.
pub fn wert<T>(feld: &'static str, text: &str) -> Result<T, Eingabefehler>
where
    T: FromStr<Err: AsRef<ValueFault>>,
{
    text.parse().map_err(|fault: T::Err| Eingabefehler {
        feld,
        grund: value_message(Language::De, text, fault.as_ref()),
        rat: value_hint(Language::De, text, fault.as_ref()),
    })
}
