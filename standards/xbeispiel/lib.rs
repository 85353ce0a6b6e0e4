//! The files of XBeispiel, an example standard written for xoev. It is no official standard.
//!
//! ```no_run
//! // build.rs
//! let settings = xoev_beispiel::file("xoev.toml");
//! # let _ = settings;
//! ```

use std::path::{Path, PathBuf};

/// The folder of version 1.0: schemas, `catalog.xml`, `xoev.toml`, `samples/`, `codelists/`.
#[must_use]
pub fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/1.0"))
}

/// A file of version 1.0, such as `xbeispiel.xsd` or `samples/valid/0101-minimal.xml`.
#[must_use]
pub fn file(name: &str) -> PathBuf {
    folder().join(name)
}

/// A file of a version, such as `1.1` and `xbeispiel.xsd`.
#[must_use]
pub fn file_of(version: &str, name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(version).join(name)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_files_are_there() {
        for name in ["xbeispiel.xsd", "catalog.xml", "xoev.toml", "samples/valid/0101-minimal.xml"] {
            assert!(super::file(name).is_file(), "{name}");
            assert!(super::file_of("1.0", name).is_file(), "{name}");
        }
    }
}
