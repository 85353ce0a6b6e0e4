//! How much machine code a generated set becomes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use xoev_codegen::GeneratedCode;
use xoev_corpus_tests::corpus::workspace_root;

/// Compiles a set as a crate of its own, optimised, and sums the executable sections of its object file. What
/// unused generics and inlined functions would add in a program is not counted. `None` where objects are not ELF.
///
/// # Panics
/// If the set does not compile.
#[must_use]
pub fn bytes(name: &str, code: &GeneratedCode) -> Option<u64> {
    let folder = target().join("size-crates").join(name);
    fs::create_dir_all(folder.join("src")).unwrap();
    let runtime = workspace_root().canonicalize().unwrap().join("xoev-runtime");
    let manifest = format!(
        "[workspace]\n[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n[dependencies]\nxoev-runtime = {{ path = {runtime:?} }}\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    // The same versions as in this workspace, so that nothing has to be resolved again.
    fs::copy(workspace_root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    fs::write(folder.join("src/standard.rs"), &code.source).unwrap();
    for grammar in &code.grammars {
        fs::write(folder.join("src").join(format!("{}.grammar", grammar.name)), &grammar.bytes).unwrap();
    }
    fs::write(folder.join("src/lib.rs"), "#![recursion_limit = \"1024\"]\ninclude!(\"standard.rs\");\n")
        .unwrap();
    let object = folder.join("standard.o");
    let run = Command::new(env!("CARGO"))
        .args(["rustc", "--offline", "--release", "--lib", "--", "-Ccodegen-units=1"])
        .arg(format!("--emit=obj={}", object.display()))
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", target().join("size-target"))
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    executable_bytes(&fs::read(object).unwrap())
}

fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| Path::new(&workspace_root()).join("target"), PathBuf::from)
}

/// The sizes of all sections with instructions in a 64-bit little-endian ELF object (System V ABI, "Sections").
fn executable_bytes(object: &[u8]) -> Option<u64> {
    const EXECUTABLE: u64 = 4;
    if !object.starts_with(b"\x7fELF\x02\x01") {
        return None;
    }
    let number = |at: usize, length: usize| -> Option<u64> {
        let bytes = object.get(at..at + length)?;
        Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    };
    let (table, entry) = (number(0x28, 8)? as usize, number(0x3A, 2)? as usize);
    // With very many sections their number stands in the first one.
    let count = match number(0x3C, 2)? {
        0 => number(table + 0x20, 8)?,
        count => count,
    };
    let sections = (0..count as usize).map(|at| table + at * entry);
    sections
        .map(|section| Some((number(section + 8, 8)?, number(section + 0x20, 8)?)))
        .try_fold(0, |sum, section| {
            section.map(|(flags, size)| sum + if flags & EXECUTABLE == 0 { 0 } else { size })
        })
}
