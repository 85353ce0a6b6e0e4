//! Files that change only when their content does.

use crate::error::Error;
use std::fs;
use std::path::Path;

/// Writes a file unless it has this content already: its time stays, and so does what was built from it. The new
/// content appears in one step, so that nobody reads half of it.
///
/// # Errors
/// If the file cannot be written.
pub fn write_if_changed(path: &Path, content: &[u8]) -> Result<bool, Error> {
    if fs::read(path).is_ok_and(|old| old == content) {
        return Ok(false);
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let temporary = path.with_file_name(name);
    fs::write(&temporary, content).map_err(|error| Error::write(&temporary, &error))?;
    fs::rename(&temporary, path).map_err(|error| {
        drop(fs::remove_file(&temporary));
        Error::write(path, &error)
    })?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::write_if_changed;

    #[test]
    fn equal_content_is_left_alone() {
        let folder = std::env::temp_dir().join(format!("xoev-codegen-write-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("a.rs");
        assert!(write_if_changed(&file, b"a").unwrap());
        assert!(!write_if_changed(&file, b"a").unwrap());
        assert!(write_if_changed(&file, b"b").unwrap());
        assert_eq!(std::fs::read(&file).unwrap(), b"b");
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
