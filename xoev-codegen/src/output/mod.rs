//! Generated code to files.
//!
//! In: [`crate::GeneratedCode`]. Out: `<name>.rs` and `<name>.grammar` in a folder.
//! Invariants: a file that would not change is not touched; a file is there whole or not at all.
//! Not here: what is in the files.

pub mod cargo;
pub mod header;
mod write;

pub use write::write_if_changed;

use crate::error::Error;
use crate::generate::GeneratedCode;
use std::path::Path;

/// Writes a standard's files into a folder. The answer says whether anything changed.
///
/// # Errors
/// If a file cannot be written.
pub fn write(code: &GeneratedCode, folder: &Path) -> Result<bool, Error> {
    std::fs::create_dir_all(folder).map_err(|error| Error::write(folder, &error))?;
    let mut is_changed = false;
    for grammar in &code.grammars {
        is_changed |= write_if_changed(&folder.join(format!("{}.grammar", grammar.name)), &grammar.bytes)?;
    }
    let source = write_if_changed(&folder.join(format!("{}.rs", code.name)), code.source.as_bytes())?;
    Ok(is_changed || source)
}
