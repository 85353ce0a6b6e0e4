//! The files of a ZIP archive. Nothing is unpacked to disk here.
//!
//! An archive is refused as a whole for what no honest one has: names that lead out of a folder, links, two entries of one
//! name, entries that share their bytes or grow beyond the limits. The crate `zip` reads the format; what an archive may
//! hold is decided here.

use super::{is_of_interest, is_schema};
use crate::fault::{Error, Fault, Result};
use crate::limits::Limits;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::read::ZipFile;

/// Schema documents and XML of an archive, by path.
pub(super) fn read(bytes: &[u8], origin: &str, limits: &Limits) -> Result<BTreeMap<String, Vec<u8>>> {
    let broken = |reason: String| {
        let hint = "the download may have been cut off; fetch it again";
        Error::input(Fault::new("xoev-archive-broken", origin, reason).hint(hint))
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(error.to_string()))?;
    if archive.len() > limits.entries {
        let message =
            format!("it has {} entries, more than {} (limit archive_entries)", archive.len(), limits.entries);
        return Err(Error::input(Fault::new("xoev-archive-limit", origin, message)));
    }
    let mut faults = Vec::new();
    if archive.has_duplicate_names() {
        let message = "two entries have the same name; which one counts would be a matter of luck";
        faults.push(Fault::new("xoev-archive-duplicate", origin, message));
    }
    if archive.has_overlapping_files().map_err(|error| broken(error.to_string()))? {
        faults.push(Fault::new("xoev-archive-limit", origin, "entries share their packed bytes"));
    }
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut total = 0;
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).map_err(|error| broken(error.to_string()))?;
        let place = format!("{origin}: {}", String::from_utf8_lossy(file.name_raw()).escape_debug());
        match entry(&mut file, limits, limits.total.saturating_sub(total)) {
            Ok(Some((path, bytes))) => {
                total += bytes.len() as u64;
                if files.insert(path, bytes).is_some() {
                    faults.push(Fault::new("xoev-archive-duplicate", place, "two entries have this path"));
                }
            }
            Ok(None) => {}
            Err((rule, message)) => faults.push(Fault::new(rule, place, message)),
        }
    }
    Error::check(faults)?;
    Ok(files)
}

type Refusal = (&'static str, String);

/// An entry's path and bytes, if it is of interest.
fn entry<R: Read>(
    file: &mut ZipFile<'_, R>,
    limits: &Limits,
    left: u64,
) -> std::result::Result<Option<(String, Vec<u8>)>, Refusal> {
    if file.is_symlink() {
        return Err(("xoev-archive-link", "a symbolic link".to_owned()));
    }
    let Ok(name) = std::str::from_utf8(file.name_raw()) else {
        // Other files are left out anyway.
        return match is_schema(&String::from_utf8_lossy(file.name_raw())) {
            true => Err((
                "xoev-archive-name",
                "the name is no UTF-8; unpack the archive by hand and give the folder".to_owned(),
            )),
            false => Ok(None),
        };
    };
    let name = path(name)?;
    if file.is_dir() || !is_of_interest(&name) {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let most = limits.file.min(left);
    let packed = file.compressed_size().max(1);
    file.take(most + 1).read_to_end(&mut bytes).map_err(|error| {
        ("xoev-archive-broken", format!("it cannot be unpacked: {error}; the archive may have been cut off"))
    })?;
    let size = bytes.len() as u64;
    if size > most {
        let limit = if most == limits.file { "archive_file_size" } else { "archive_size" };
        let message = format!("it unpacks to more than {most} bytes (limit {limit})");
        return Err(("xoev-archive-limit", message));
    }
    if size > limits.ratio_from && size / packed > limits.ratio {
        let message = format!(
            "it unpacks to {} times its packed size, more than {} (limit archive_ratio)",
            size / packed,
            limits.ratio
        );
        return Err(("xoev-archive-limit", message));
    }
    Ok(Some((name, bytes)))
}

/// An entry's name as a path that stays inside.
fn path(name: &str) -> std::result::Result<String, Refusal> {
    let path = name.replace('\\', "/");
    let has_drive = path.as_bytes().get(1) == Some(&b':');
    if path.starts_with('/') || has_drive {
        return Err(("xoev-archive-name", "an absolute path".to_owned()));
    }
    if path.split('/').any(|part| part == "..") {
        return Err(("xoev-archive-name", "the path leads out of the archive".to_owned()));
    }
    if path.is_empty() || path.chars().any(char::is_control) {
        return Err(("xoev-archive-name", "the name is empty or has control characters".to_owned()));
    }
    let parts: Vec<&str> = path.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    Ok(parts.join("/"))
}
