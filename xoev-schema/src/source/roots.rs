//! The folders that documents and catalogues may lead to.

use super::Span;
use super::load::Loader;
use crate::diagnostics::Diagnostic;
use std::path::{Path, PathBuf};

/// Canonical folders; `None` for anywhere.
#[derive(Debug)]
pub(crate) struct Roots(Option<Vec<PathBuf>>);

impl Roots {
    pub fn new(roots: Option<&[PathBuf]>) -> Self {
        Self(roots.map(|roots| roots.iter().filter_map(|root| root.canonicalize().ok()).collect()))
    }

    /// Whether a file that exists lies in one of them, or in the folder of what names it; links count as where they lead.
    pub fn allow(&self, loader: &Loader, own: &Path, file: &Path) -> bool {
        let Some(roots) = &self.0 else { return true };
        let Ok(target) = loader.canonical(file) else { return false };
        // Not by the loader: what it looks up is what was read, or might have been. Each look-up asks the system about every
        // folder on the way, so only where it decides.
        let own = || if own.as_os_str().is_empty() { Path::new(".") } else { own }.canonicalize();
        roots.iter().any(|root| target.starts_with(root)) || own().is_ok_and(|own| target.starts_with(own))
    }
}

/// What is said of a file outside of them.
pub(crate) fn outside(path: &Path, named_at: Span) -> Diagnostic {
    let message = format!("{} lies outside of the folders that may be read", path.display());
    let folder = path.parent().unwrap_or(Path::new("/")).display();
    Diagnostic::error("xoev-outside-root", named_at, message).hint(format!(
        "if it is meant, add --root {folder} (in xoev.toml: “roots”), or give its address this file by --location"
    ))
}
