//! What was delivered: the schema documents of a folder or a ZIP archive, each seen to be one.
//!
//! In: a path, or bytes from the XRepository. Out: [`Delivery`].
//! Invariants: paths are relative, divided by `/`, without `..`; every `*.xsd` is a schema document, or the delivery is
//! refused as a whole: a file that went missing would otherwise be missed only by who needs it. All faults are reported
//! in one pass.
//! Not here: what of it is needed.

mod archive;
mod content;
mod folder;

use crate::answer::Content;
use crate::fault::{Error, Fault, Result};
use crate::hash::sha256;
use crate::limits::Limits;
use std::collections::BTreeMap;
use std::path::Path;
use xoev_schema::xoev::Outline;

/// The schema documents of a delivery.
#[derive(Debug)]
pub struct Delivery {
    /// Where it came from, to be shown: a path or an address.
    pub origin: String,
    /// What the lock says: `folder`, `zip` or the address.
    pub source: String,
    /// SHA-256 of the archive, where it was one.
    pub archive: Option<String>,
    /// The schema documents by path.
    pub documents: BTreeMap<String, Document>,
}

/// A schema document.
#[derive(Debug, Clone)]
pub struct Document {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Their SHA-256.
    pub sha256: String,
    /// What it says about itself.
    pub outline: Outline,
}

impl Delivery {
    /// Reads a folder, or a file that is a ZIP archive.
    ///
    /// # Errors
    /// If it cannot be read or is refused.
    pub fn from_path(path: &Path, limits: &Limits) -> Result<Self> {
        let origin = path.display().to_string();
        if path.is_dir() {
            let files = folder::read(path, limits)?;
            return Self::new(origin, "folder".to_owned(), None, files);
        }
        let bytes = std::fs::read(path).map_err(|error| Error::file(path, &error))?;
        Self::from_archive(&bytes, &origin, "zip", limits)
    }

    /// Reads a ZIP archive.
    ///
    /// # Errors
    /// If it is none or is refused.
    pub fn from_archive(bytes: &[u8], origin: &str, source: &str, limits: &Limits) -> Result<Self> {
        let content = Content::of(bytes);
        if content != Content::Zip {
            let message = format!("expected a folder or a ZIP archive, found {}", content.describe());
            return Err(Error::input(Fault::new("xoev-archive-broken", origin, message)));
        }
        let files = archive::read(bytes, origin, limits)?;
        Self::new(origin.to_owned(), source.to_owned(), Some(sha256(bytes)), files)
    }

    /// Modules that were fetched one by one, by address without scheme.
    pub(crate) fn of_documents(origin: &str, documents: BTreeMap<String, Document>) -> Self {
        Self { origin: origin.to_owned(), source: origin.to_owned(), archive: None, documents }
    }

    fn new(
        origin: String,
        source: String,
        archive: Option<String>,
        files: BTreeMap<String, Vec<u8>>,
    ) -> Result<Self> {
        let mut faults = Vec::new();
        let mut documents = BTreeMap::new();
        for (path, bytes) in files {
            let place = format!("{origin}: {path}");
            match content::check(&path, &place, bytes) {
                Ok(Some(document)) => drop(documents.insert(path, document)),
                Ok(None) => {}
                Err(fault) => faults.push(fault),
            }
        }
        Error::check(faults)?;
        if documents.is_empty() {
            let fault = Fault::new("xoev-delivery-empty", origin, "no schema document (*.xsd) is in it");
            return Err(Error::input(fault));
        }
        Ok(Self { origin, source, archive, documents })
    }
}

impl Document {
    /// A document of bytes that are one.
    pub(crate) fn new(path: &str, bytes: Vec<u8>) -> std::result::Result<Self, String> {
        let outline = xoev_schema::xoev::outline(Path::new(path), &bytes)?;
        Ok(Self { sha256: sha256(&bytes), bytes, outline })
    }
}

/// Whether a file is looked at: schema documents, and XML that may be an error document in place of something else.
fn is_of_interest(path: &str) -> bool {
    is_schema(path) || has_extension(path, "xml")
}

/// Whether a file should be a schema document.
fn is_schema(path: &str) -> bool {
    has_extension(path, "xsd")
}

fn has_extension(path: &str, wanted: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case(wanted))
}
