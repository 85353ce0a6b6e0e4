//! The files below a folder.

use super::{is_of_interest, is_schema};
use crate::fault::{Error, Fault, Result};
use crate::limits::Limits;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Schema documents and XML below a folder, by path. Links to folders are not followed, and hidden folders are left out.
pub(super) fn read(folder: &Path, limits: &Limits) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let mut faults = Vec::new();
    let (mut total, mut entries) = (0, 0);
    let mut waiting = vec![(folder.to_owned(), String::new())];
    while let Some((path, prefix)) = waiting.pop() {
        for entry in fs::read_dir(&path).map_err(|error| Error::file(&path, &error))? {
            let entry = entry.map_err(|error| Error::file(&path, &error))?;
            entries += 1;
            if entries > limits.entries {
                let message = format!(
                    "more than {} files and folders are below it (limit archive_entries)",
                    limits.entries
                );
                return Err(Error::input(limit(folder, message)));
            }
            let name = entry.file_name();
            let Some(name) = name.to_str() else {
                if is_schema(&name.to_string_lossy()) {
                    let place = entry.path().display().to_string();
                    faults.push(Fault::new("xoev-archive-name", place, "the name is no UTF-8"));
                }
                continue;
            };
            let kind = entry.file_type().map_err(|error| Error::file(&entry.path(), &error))?;
            let relative = format!("{prefix}{name}");
            if kind.is_dir() && !name.starts_with('.') {
                waiting.push((entry.path(), format!("{relative}/")));
            } else if is_of_interest(name) && entry.path().is_file() {
                let bytes = read_file(&entry.path(), limits)?;
                total += bytes.len() as u64;
                if total > limits.total {
                    let message = format!(
                        "its files have more than {} bytes together (limit archive_size)",
                        limits.total
                    );
                    return Err(Error::input(limit(folder, message)));
                }
                files.insert(relative, bytes);
            }
        }
    }
    Error::check(faults)?;
    Ok(files)
}

fn read_file(path: &Path, limits: &Limits) -> Result<Vec<u8>> {
    let length = fs::metadata(path).map_err(|error| Error::file(path, &error))?.len();
    if length > limits.file {
        return Err(Error::input(limit(
            path,
            format!("the file has more than {} bytes (limit archive_file_size)", limits.file),
        )));
    }
    fs::read(path).map_err(|error| Error::file(path, &error))
}

fn limit(path: &Path, message: String) -> Fault {
    Fault::new("xoev-archive-limit", path.display().to_string(), message)
}
