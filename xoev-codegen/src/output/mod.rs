//! Generated code to files.
//!
//! In: [`crate::GeneratedCode`]. Out: `<name>.rs` and `<name>.grammar` in a folder.
//! Invariants: a file that would not change is not touched; a file is there whole or not at all; if one cannot be
//! written, none is.
//! Not here: what is in the files.

pub mod cargo;
pub mod header;

use crate::error::Error;
use crate::generate::{GeneratedCode, GrammarFile};
use std::path::{Path, PathBuf};

/// Writes a standard's files into a folder. The answer says whether anything changed.
///
/// # Errors
/// If a file cannot be written.
pub fn write(code: &GeneratedCode, folder: &Path) -> Result<bool, Error> {
    let grammar = |it: &GrammarFile| folder.join(format!("{}.grammar", it.name));
    let mut files: Vec<(PathBuf, &[u8])> =
        code.grammars.iter().map(|it| (grammar(it), it.bytes.as_slice())).collect();
    files.push((folder.join(format!("{}.rs", code.name)), code.source.as_bytes()));
    xoev_files::remove_left_over(folder);
    xoev_files::write_all_if_changed(&files).map_err(|failed| Error::write(&failed.path, &failed.error))
}
