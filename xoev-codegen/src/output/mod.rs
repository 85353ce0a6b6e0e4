//! Generated code to files.
//!
//! In: [`crate::GeneratedCode`]. Out: `<name>.rs` and `<name>.grammar` in a folder.
//! Invariants: a file that would not change is not touched; a file is there whole or not at all; all change or none, which
//! holds for a process that is killed, too: the next one that writes there begins with the former state.
//! Not here: what is in the files.

pub mod cargo;
pub mod header;

use crate::error::Error;
use crate::generate::GeneratedCode;
use std::path::Path;

/// Writes the files of standards into a folder. The answer says whether anything changed.
///
/// # Errors
/// If a file cannot be written; then none is.
pub fn write(codes: &[GeneratedCode], folder: &Path) -> Result<bool, Error> {
    let mut files: Vec<(String, &[u8])> = Vec::new();
    for code in codes {
        files.extend(code.grammars.iter().map(|it| (format!("{}.grammar", it.name), it.bytes.as_slice())));
        files.push((format!("{}.rs", code.name), code.source.as_bytes()));
    }
    xoev_files::write_all_if_changed(folder, &files)
        .map_err(|failed| Error::write(&failed.path, &failed.error))
}
