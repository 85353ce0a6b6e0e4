//! Entry schemas: files, folders, patterns.

use crate::error::Error;
use std::path::{Path, PathBuf};

/// The entry schemas found, and the folders that were looked through: a new file there changes the result.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Entries {
    /// The files, sorted within a folder.
    pub files: Vec<PathBuf>,
    /// The folders.
    pub folders: Vec<PathBuf>,
}

impl Entries {
    /// Looks up what was configured.
    ///
    /// # Errors
    /// If a folder cannot be read, or a folder or pattern gives no file.
    pub fn find(schemas: &[PathBuf]) -> Result<Self, Error> {
        let mut out = Self::default();
        for path in schemas {
            let pattern = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
            if path.is_dir() {
                out.folder(path, "*.xsd", path)?;
            } else if pattern.contains('*') {
                out.folder(path.parent().unwrap_or_else(|| Path::new("")), pattern, path)?;
            } else {
                out.files.push(path.clone());
            }
        }
        Ok(out)
    }

    fn folder(&mut self, folder: &Path, pattern: &str, written: &Path) -> Result<(), Error> {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let entries = std::fs::read_dir(folder).map_err(|error| Error::read(folder, &error))?;
        let mut found: Vec<PathBuf> = entries
            .flatten()
            .filter(|entry| entry.file_name().to_str().is_some_and(|name| fits(pattern, name)))
            .map(|entry| entry.path())
            .filter(|path| path.is_file())
            .collect();
        if found.is_empty() {
            return Err(Error::config(written, "no schema is found there".to_owned()));
        }
        found.sort();
        self.files.extend(found);
        self.folders.push(folder.to_owned());
        Ok(())
    }
}

/// Whether a name fits a pattern in which `*` stands for any text.
fn fits(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| name.strip_prefix(first)) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return rest.is_empty() };
    for part in middle {
        match rest.split_once(part) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn patterns() {
        assert!(fits("*.xsd", "a.xsd") && fits("x*_1_*.xsd", "xbau_1_2.xsd") && fits("a.xsd", "a.xsd"));
        assert!(!fits("*.xsd", "a.xml") && !fits("a*b", "ab c") && !fits("a.xsd", "aa.xsd"));
    }
}
