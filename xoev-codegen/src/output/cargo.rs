//! What a build script tells cargo.

use crate::generate::GeneratedCode;
use std::fmt::Write as _;
use std::path::Path;

/// The lines for one standard: every file and folder the code depends on, and warnings about the schemas.
#[must_use]
pub fn instructions(code: &GeneratedCode) -> String {
    let mut out = String::new();
    for path in code.files_read.iter().chain(&code.folders_read) {
        out.push_str(&rerun_if_changed(path));
    }
    for warning in &code.warnings {
        // Cargo shows one line for each instruction.
        for line in warning.lines().filter(|line| !line.trim().is_empty()) {
            let _ = writeln!(out, "cargo::warning={line}");
        }
    }
    out
}

/// The line for one file or folder.
#[must_use]
pub fn rerun_if_changed(path: &Path) -> String {
    format!("cargo::rerun-if-changed={}\n", path.display())
}
