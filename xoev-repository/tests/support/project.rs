//! Projects in folders of their own, deliveries of the fixtures, archives made of them.

#![allow(dead_code, clippy::unwrap_used, reason = "each test uses its part of it; a panic is a report")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use xoev_repository::{Added, Project, Request, Result, add};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub const KENNUNG: &str = "urn:xoev-beispiel:standard:xprobe";

pub struct Workplace {
    pub folder: TempDir,
}

impl Workplace {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn open(&self) -> Project {
        Project::open(&self.path("xoev.toml")).unwrap()
    }

    pub fn add(&self, standard: &str, from: &[PathBuf]) -> Result<Added> {
        self.request(&Request::new(standard).from(from))
    }

    pub fn request(&self, request: &Request) -> Result<Added> {
        add(&mut self.open(), request)
    }

    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// All files with their content, to be compared with a later state.
    pub fn state(&self) -> BTreeMap<String, Vec<u8>> {
        files(self.folder.path())
    }
}

/// A fixture.
pub fn delivery(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/deliveries").join(name)
}

/// The files below a folder.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(path) = waiting.pop() {
        for entry in fs::read_dir(&path).unwrap().flatten() {
            if entry.path().is_dir() {
                waiting.push(entry.path());
            } else {
                let name = entry.path().strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read(entry.path()).unwrap());
            }
        }
    }
    found
}

/// An archive of files.
pub fn zip(files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The files of XProbe 1.0 with the modules it imports.
pub fn whole_delivery() -> BTreeMap<String, Vec<u8>> {
    let mut all = files(&delivery("xprobe-1.0"));
    let modules = files(&delivery("bausteine"));
    all.extend(modules.into_iter().map(|(name, bytes)| (format!("bausteine/{name}"), bytes)));
    all
}

/// The files with a text in all of them replaced.
pub fn replaced(files: &BTreeMap<String, Vec<u8>>, from: &str, to: &str) -> BTreeMap<String, Vec<u8>> {
    let change = |bytes: &Vec<u8>| String::from_utf8(bytes.clone()).unwrap().replace(from, to).into_bytes();
    files.iter().map(|(name, bytes)| (name.clone(), change(bytes))).collect()
}

/// Writes files below a folder.
pub fn write(folder: &Path, files: &BTreeMap<String, Vec<u8>>) {
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}
