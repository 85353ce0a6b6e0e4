//! Building the drivers of the peers: small programs around libxml2 and the JDK.

use crate::Outcome;
use crate::types::{target_folder, workspace_root};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The folder `bench/peers` with the drivers that read messages.
///
/// # Errors
/// If there is none.
pub fn peers_folder() -> Outcome<PathBuf> {
    let shared = match std::env::var_os("XOEV_SHARED") {
        Some(folder) => PathBuf::from(folder),
        None => workspace_root()?.join("../shared"),
    };
    let folder = shared.join("bench/peers");
    if folder.join("libxml2.c").is_file() {
        return Ok(folder);
    }
    Err(format!("the peers' drivers are not at {} (set XOEV_SHARED)", folder.display()).into())
}

/// Builds the driver that reads messages with libxml2.
///
/// # Errors
/// If there is no C compiler or no libxml2 to compile against.
pub fn libxml2() -> Outcome<PathBuf> {
    compile_c(&peers_folder()?.join("libxml2.c"))
}

/// Builds the driver that compiles schemas with libxml2.
///
/// # Errors
/// If there is no C compiler or no libxml2 to compile against.
pub fn libxml2_compile() -> Outcome<PathBuf> {
    compile_c(&workspace_root()?.join("benches/drivers/compile.c"))
}

fn compile_c(source: &Path) -> Outcome<PathBuf> {
    let flags = run(Command::new("pkg-config").args(["--cflags", "--libs", "libxml-2.0"]))
        .map_err(|error| format!("libxml2 to compile against is missing (libxml2-dev): {error}"))?;
    let stem = source.file_stem().unwrap_or_default();
    let program = folder()?.join(stem);
    let mut command = Command::new("gcc");
    command.args(["-O2", "-w"]).arg(source).arg("-o").arg(&program);
    command.args(flags.split_whitespace());
    run(&mut command).map_err(|error| format!("gcc: {error}"))?;
    Ok(program)
}

/// Builds the driver for the JDK's own validator; gives the class folder.
///
/// # Errors
/// If there is no JDK.
pub fn jdk() -> Outcome<PathBuf> {
    let classes = folder()?;
    let mut command = Command::new("javac");
    command.arg("-d").arg(&classes).arg(peers_folder()?.join("BJava.java"));
    run(&mut command).map_err(|error| format!("javac: {error}"))?;
    Ok(classes)
}

fn folder() -> Outcome<PathBuf> {
    let folder = target_folder()?.join("bench-peers");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Runs a command and gives what it prints.
///
/// # Errors
/// If it cannot be run or fails, with what it says.
pub fn run(command: &mut Command) -> Outcome<String> {
    let Output { status, stdout, stderr } =
        command.output().map_err(|error| format!("{}: {error}", command.get_program().to_string_lossy()))?;
    if status.success() {
        return Ok(String::from_utf8_lossy(&stdout).into_owned());
    }
    Err(format!("{status}: {}", String::from_utf8_lossy(&stderr)).into())
}

/// Lets libxml2 find schemas by the same catalogues as xoev.
pub fn with_catalogs<'c>(command: &'c mut Command, catalogs: &[PathBuf]) -> &'c mut Command {
    if !catalogs.is_empty() {
        let absolute = catalogs.iter().filter_map(|c| std::path::absolute(c).ok());
        let names: Vec<String> = absolute.map(|c| c.to_string_lossy().into_owned()).collect();
        command.env("XML_CATALOG_FILES", names.join(" "));
    }
    command
}
