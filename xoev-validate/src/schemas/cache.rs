//! Compiled grammars kept in a folder, so that the next run need not compile.
//!
//! An entry is a file named after what was asked for: entry schemas, catalogues, locations, and this program. It holds
//! which paths were looked up and what lay there, the SHA-256 of every file read, the warnings, and the grammar, all
//! under a SHA-256 of its own. It is taken only if that sum is right and everything looked up is still as it was;
//! anything else is as if there were no entry.
//!
//! Not here: protection from whoever may write to the folder. It is as trustworthy as the schemas themselves.

use super::{SchemaFiles, UsableSchemas};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf, absolute};
use xoev_runtime::grammar::Grammar;
use xoev_schema::schema_set::SchemaSet;

/// First bytes of an entry; the last is the version of its format.
const MAGIC: &[u8; 8] = b"xoevca\0\x01";
const SUM: usize = 32;
const LENGTH: usize = 4;

/// The place of one entry.
pub struct Entry {
    file: PathBuf,
}

impl Entry {
    /// The entry for these schemas; `None` where the current folder or this program cannot be told.
    pub fn new(folder: &Path, files: &SchemaFiles) -> Option<Self> {
        let paths = |paths: &[PathBuf]| paths.iter().map(|path| place(path)).collect::<Option<Vec<_>>>();
        let locations: Option<Vec<_>> =
            files.sources.locations.iter().map(|(uri, file)| Some((uri, place(file)?))).collect();
        // A program that was built anew may compile otherwise, whatever its version says.
        let program = fs::metadata(std::env::current_exe().ok()?).ok()?;
        let built = program.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?.as_nanos();
        let asked = json!([
            env!("CARGO_PKG_VERSION"),
            program.len(),
            built.to_string(),
            paths(&files.entries)?,
            paths(&files.sources.catalogs)?,
            locations?,
            about(files)?,
        ]);
        let name = hexadecimal(&Sha256::digest(asked.to_string()));
        Some(Self { file: folder.join(name).with_extension("xoev") })
    }

    /// What is in the entry, if there is one and it still holds.
    pub fn read(&self) -> Option<UsableSchemas> {
        let bytes = fs::read(&self.file).ok()?;
        let (sum, rest) = bytes.strip_prefix(MAGIC)?.split_at_checked(SUM)?;
        if *sum != *Sha256::digest(rest) {
            return None;
        }
        let (length, rest) = rest.split_at_checked(LENGTH)?;
        let length = u32::from_le_bytes(length.try_into().ok()?);
        let (head, grammar) = rest.split_at_checked(usize::try_from(length).ok()?)?;
        let head: Value = serde_json::from_slice(head).ok()?;
        let files_read = unchanged_files(&head)?;
        let warnings = head.get("warnings")?.as_str()?.into();
        let grammar = Grammar::decode(grammar).ok()?;
        Some(UsableSchemas { grammar, files_read, warnings })
    }

    /// Keeps what was compiled. What depends on more than can be looked up again is not kept.
    ///
    /// # Errors
    /// If the folder cannot be written to.
    pub fn write(&self, set: &SchemaSet, usable: &UsableSchemas) -> std::io::Result<()> {
        let Some(head) = head(set, &usable.warnings) else { return Ok(()) };
        let head = head.to_string();
        let Ok(length) = u32::try_from(head.len()) else { return Ok(()) };
        let rest = [&length.to_le_bytes(), head.as_bytes(), &usable.grammar.encode()].concat();
        xoev_files::remove_left_over(self.file.parent().unwrap_or(Path::new(".")));
        xoev_files::write(&self.file, &[MAGIC, Sha256::digest(&rest).as_slice(), &rest].concat())
    }
}

/// What a configuration says about the standard: it goes into the grammar, or decides whether files may be used.
fn about(files: &SchemaFiles) -> Option<Value> {
    let Some(config) = &files.config else { return Some(Value::Null) };
    let pinned = config.fingerprints.iter().map(|(path, sum)| Some((path.to_str()?, sum)));
    Some(json!([
        config.name,
        config.kennung,
        config.version,
        config.valid_from,
        config.valid_until,
        config.version_attributes,
        pinned.collect::<Option<Vec<_>>>()?,
    ]))
}

/// Everything looked up and the sums of everything read; `None` if a path is no text, or a file was found but not read.
fn head(set: &SchemaSet, warnings: &str) -> Option<Value> {
    let mut lookups = Vec::with_capacity(set.lookups.len());
    for (path, found) in &set.lookups {
        let found = match found {
            Some(file) if !set.files_read.contains(file) => return None,
            Some(file) => Some(file.to_str()?),
            None => None,
        };
        lookups.push((place(path)?, found));
    }
    let read = set.sources.files().iter().filter(|file| set.files_read.contains(&file.path));
    let files: Option<Vec<_>> =
        read.map(|file| Some((file.path.to_str()?, hexadecimal(&Sha256::digest(&file.bytes))))).collect();
    Some(json!({ "lookups": lookups, "files": files?, "warnings": warnings }))
}

/// The files an entry depends on, if all of them, and all paths that led to them or nowhere, are as they were.
fn unchanged_files(head: &Value) -> Option<Vec<PathBuf>> {
    for lookup in head["lookups"].as_array()? {
        let path = Path::new(lookup[0].as_str()?);
        let is_same = match lookup[1].as_str() {
            Some(file) => path.canonicalize().is_ok_and(|canonical| canonical == Path::new(file)),
            None => !path.is_file(),
        };
        if !is_same {
            return None;
        }
    }
    let is_same = |file: &Value| {
        let path = PathBuf::from(file[0].as_str()?);
        let bytes = fs::read(&path).ok()?;
        (hexadecimal(&Sha256::digest(bytes)) == file[1].as_str()?).then_some(path)
    };
    head["files"].as_array()?.iter().map(is_same).collect()
}

/// A path that means the same in every folder, as text.
fn place(path: &Path) -> Option<String> {
    Some(absolute(path).ok()?.to_str()?.to_owned())
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
