//! Finds the suite's archive and unpacks it once.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The root of this workspace.
#[must_use]
pub fn workspace_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The unpacked suite below the build folder: from `xsts.tar.xz` in the folder named by `XOEV_SHARED`, else in `../shared`
/// beside the workspace. `None`, with a note on standard error, where there is none.
#[must_use]
pub fn suite_folder() -> Option<PathBuf> {
    let shared =
        std::env::var_os("XOEV_SHARED").map_or_else(|| workspace_root().join("../shared"), PathBuf::from);
    let archive = shared.join("xsts.tar.xz");
    if !archive.is_file() {
        eprintln!("note: no test suite at {} (XOEV_SHARED); this test checked nothing", archive.display());
        return None;
    }
    match unpack(&archive, &workspace_root().join("target")) {
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

fn unpack(archive: &Path, target: &Path) -> Result<PathBuf, String> {
    let folder = target.join("xsts");
    if folder.join("suite.xml").is_file() {
        return Ok(folder);
    }
    // Unpacked beside and moved, so that half a suite is never taken for one.
    let beside = target.join(format!("xsts.{}", std::process::id()));
    fs::create_dir_all(&beside).map_err(|error| error.to_string())?;
    let status = Command::new("tar").arg("-xJf").arg(archive).arg("-C").arg(&beside).status();
    match status {
        Ok(status) if status.success() => {}
        Ok(status) => return Err(format!("tar: {status}")),
        Err(error) => return Err(format!("tar: {error}")),
    }
    fs::rename(beside.join("xsts"), &folder).map_err(|error| error.to_string())?;
    fs::remove_dir_all(&beside).map_err(|error| error.to_string())?;
    Ok(folder)
}
