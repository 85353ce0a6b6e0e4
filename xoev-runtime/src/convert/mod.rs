//! A message or value of one version as one of another.
//!
//! In: a value of a generated type, and the type it is to become. Out: [`Converted`] with all that had to be changed, or a
//! [`ConversionError`] that says, with paths, what does not carry over.
//! Invariants: nothing is left out and nothing is invented. The value is written as its own version writes it, and read
//! by the grammar of the other; so a conversion succeeds exactly where the message is valid in both. What a version
//! fixes (its number, versions of code lists) and namespaces that differ in the version alone are exchanged and
//! reported; an attribute `listURI` is not, for codes of another list mean other things.
//! Not here: types that have not changed; generated together they are one Rust type.

mod carry;
mod error;
mod exchange;
mod namespaces;
mod tag;

pub use carry::RenamedElements;
pub use error::{Change, ConversionError, Converted};
pub use exchange::{Crossed, Exchange, NewNames, check_document};

use crate::bind::document::RootValue;
use crate::bind::{ElementReader, ElementValue};
use crate::grammar::{Grammar, TypeId};
use crate::writer::{WriteOptions, write_type, write_unchecked};
use carry::{Carried, Root, carry};

/// The message as one of another version.
///
/// ```no_run
/// # use xoev_runtime::bind::RootValue;
/// # fn example<Old: RootValue, New: RootValue>(old: &Old) -> Result<New, xoev_runtime::convert::ConversionError> {
/// let converted = xoev_runtime::convert::convert::<Old, New>(old)?;
/// converted.changes.iter().for_each(|change| println!("{change}"));
/// # Ok(converted.value)
/// # }
/// ```
///
/// # Errors
/// If the other version has no such message, or the value is not valid in it.
pub fn convert<Old: RootValue, New: RootValue>(old: &Old) -> Result<Converted<New>, ConversionError> {
    let text = write_unchecked(&crate::bind::document::source(old), &WriteOptions::default());
    let (from, to) = (Old::grammar(), New::grammar());
    let Carried { tree, changes } = carry(&text, from, to, Root::Declared)?;
    match crate::bind::document::from_tree(&tree) {
        Ok(value) => Ok(Converted { value, changes }),
        Err(report) => Err(ConversionError::new(from, to, changes, report)),
    }
}

/// The value of a named complex type as one of another: what generated `TryFrom`s do.
///
/// # Errors
/// If the value is not valid in the other type.
#[doc(hidden)]
pub fn convert_type<Old: ElementValue, New: ElementValue>(
    old: &Old,
    (from, old_type): (&'static Grammar, u32),
    (to, new_type): (&'static Grammar, u32),
) -> Result<New, ConversionError> {
    let text = write_type(from, TypeId(old_type), old);
    let Carried { tree, changes } = carry(&text, from, to, Root::Typed(TypeId(new_type)))?;
    let value = ElementReader::root(&tree).map(New::read);
    match value {
        Some(Ok(value)) => Ok(value),
        Some(Err(error)) => {
            let report = crate::bind::document::refusal(&tree, &error);
            Err(ConversionError::new(from, to, changes, report))
        }
        None => Err(ConversionError::new(from, to, changes, crate::Report::default())),
    }
}
