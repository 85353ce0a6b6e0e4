//! Finds the archives of the W3C's suites and unpacks them once.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The root of this workspace.
#[must_use]
pub fn workspace_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The W3C XML Schema Test Suite, unpacked where it was not.
#[must_use]
pub fn suite_folder() -> Option<PathBuf> {
    suite("xsts", "suite.xml")
}

/// The W3C XML Conformance Test Suite, unpacked where it was not.
#[must_use]
pub fn xml_suite() -> Option<PathBuf> {
    suite("xmlconf", "xmlconf.xml")
}

/// An unpacked suite below the build folder: from `NAME.tar.xz` in the folder named by `XOEV_SHARED`, else in `../shared`
/// beside the workspace. `None`, with a note on standard error, where there is none.
fn suite(name: &str, catalogue: &str) -> Option<PathBuf> {
    let shared =
        std::env::var_os("XOEV_SHARED").map_or_else(|| workspace_root().join("../shared"), PathBuf::from);
    let archive = shared.join(name).with_extension("tar.xz");
    if !archive.is_file() {
        eprintln!("note: no test suite at {} (XOEV_SHARED); this test checked nothing", archive.display());
        return None;
    }
    match unpack(&archive, &workspace_root().join("target"), name, catalogue) {
        Ok(folder) => Some(folder),
        Err(reason) => {
            eprintln!(
                "note: {} could not be unpacked: {reason}; this test checked nothing",
                archive.display()
            );
            None
        }
    }
}

fn unpack(archive: &Path, target: &Path, name: &str, catalogue: &str) -> Result<PathBuf, String> {
    let folder = target.join(name);
    if folder.join(catalogue).is_file() {
        return Ok(folder);
    }
    // Unpacked beside and moved, so that half a suite is never taken for one.
    let beside = target.join(format!("{name}.{}", std::process::id()));
    fs::create_dir_all(&beside).map_err(|error| error.to_string())?;
    let status = Command::new("tar").arg("-xJf").arg(archive).arg("-C").arg(&beside).status();
    match status {
        Ok(status) if status.success() => {}
        Ok(status) => return Err(format!("tar: {status}")),
        Err(error) => return Err(format!("tar: {error}")),
    }
    fs::rename(beside.join(name), &folder).map_err(|error| error.to_string())?;
    fs::remove_dir_all(&beside).map_err(|error| error.to_string())?;
    Ok(folder)
}
