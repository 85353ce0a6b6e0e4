//! From paths to messages.

use super::archive::Archive;
use super::content::IN_MEMORY;
use super::limits::ArchiveLimits;
use super::problem::{Problem, Reason};
use super::{Input, Source};
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use walkdir::{DirEntry, WalkDir};

/// Bytes of an archive that comes in through a pipe.
const PIPED_ARCHIVE: u64 = 1 << 30;

/// What paths stand for.
#[derive(Debug, Default)]
pub struct Inputs {
    /// The messages, in the order of the paths.
    pub messages: Vec<Input>,
    /// What gave no message.
    pub problems: Vec<Problem>,
    limits: ArchiveLimits,
}

impl Inputs {
    /// The messages paths stand for: files as they are, folders with their `*.xml`, `*.zip` and `*.xdomea` at any depth,
    /// patterns with `*`, `?`, `[…]` and `**`, ZIP archives with their `*.xml`, `-` for standard input.
    #[must_use]
    pub fn of(paths: &[PathBuf], limits: ArchiveLimits) -> Self {
        let mut inputs = Self { limits, ..Self::default() };
        for path in paths {
            inputs.add(path);
        }
        inputs
    }

    fn add(&mut self, path: &Path) {
        if path.as_os_str() == "-" {
            self.add_standard_input();
        } else if path.is_dir() {
            self.add_folder(path);
        } else if path.exists() {
            self.add_file(path, true);
        } else if let Some(pattern) = pattern(path) {
            self.add_pattern(pattern);
        } else {
            self.problem(path, Reason::NotFound);
        }
    }

    fn problem(&mut self, path: &Path, reason: Reason) {
        self.problems.push(Problem::new(path.display().to_string(), reason));
    }

    /// A file; an archive without messages is a problem only where it was named itself.
    fn add_file(&mut self, path: &Path, is_named: bool) {
        match is_archive(path) {
            Ok(false) => self.messages.push(Input::file(path)),
            Ok(true) => self.add_archive(path, None, is_named),
            Err(error) => self.problem(path, Reason::Unreadable(Arc::new(error))),
        }
    }

    fn add_archive(&mut self, path: &Path, bytes: Option<Arc<[u8]>>, is_named: bool) {
        let archive = match Archive::open(path, bytes, self.limits) {
            Ok(archive) => Arc::new(archive),
            Err(reason) => return self.problem(path, reason),
        };
        let before = self.messages.len();
        let entries = archive.entries().iter().enumerate().filter(|(_, entry)| entry.is_xml());
        self.messages.extend(entries.map(|(at, entry)| Input {
            name: format!("{}!/{}", path.display(), entry.path),
            source: Source::Entry(Arc::clone(&archive), at),
        }));
        if self.messages.len() == before && is_named {
            self.problem(path, Reason::EmptyArchive);
        }
    }

    fn add_folder(&mut self, folder: &Path) {
        let mut is_empty = true;
        // Links to folders are not followed: they may lead in circles.
        let walk = WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(|it| !is_hidden(it));
        for entry in walk {
            match entry {
                Ok(entry) if is_message_name(entry.path()) && entry.path().is_file() => {
                    is_empty = false;
                    // `.` is where one is anyway.
                    let path = entry.path();
                    self.add_file(path.strip_prefix(".").unwrap_or(path), false);
                }
                Ok(_) => {}
                Err(error) => {
                    let path = error.path().unwrap_or(folder).to_owned();
                    self.problem(&path, Reason::Unreadable(Arc::new(error.into())));
                    is_empty = false;
                }
            }
        }
        if is_empty {
            self.problem(folder, Reason::EmptyFolder);
        }
    }

    fn add_pattern(&mut self, pattern: &str) {
        let found = match glob::glob(pattern) {
            Ok(found) => found,
            Err(error) => {
                return self.problem(Path::new(pattern), Reason::Pattern(error.msg.to_owned()));
            }
        };
        let mut is_empty = true;
        for path in found {
            is_empty = false;
            match path {
                Ok(path) if path.is_dir() => self.add_folder(&path),
                Ok(path) => self.add_file(&path, false),
                Err(error) => {
                    let path = error.path().to_owned();
                    self.problem(&path, Reason::Unreadable(Arc::new(error.into())));
                }
            }
        }
        if is_empty {
            self.problem(Path::new(pattern), Reason::NoMatch);
        }
    }

    fn add_standard_input(&mut self) {
        let name = Path::new("-");
        let mut start = Vec::new();
        let mut input = io::stdin().lock();
        if let Err(error) = input.by_ref().take(IN_MEMORY).read_to_end(&mut start) {
            return self.problem(name, Reason::Unreadable(Arc::new(error)));
        }
        if Archive::is_one(&start) {
            return match input.take(PIPED_ARCHIVE).read_to_end(&mut start) {
                Ok(_) => self.add_archive(name, Some(start.into()), true),
                Err(error) => self.problem(name, Reason::Unreadable(Arc::new(error))),
            };
        }
        let source = match (start.len() as u64) < IN_MEMORY {
            true => Source::Memory(start.into()),
            false => Source::Once(Arc::new(Mutex::new(Some(start)))),
        };
        self.messages.push(Input { name: "-".to_owned(), source });
    }
}

/// A path that stands for several, as text.
fn pattern(path: &Path) -> Option<&str> {
    path.to_str().filter(|text| text.contains(['*', '?', '[']))
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// Whether a file in a folder is taken for a message or an archive of messages.
fn is_message_name(path: &Path) -> bool {
    has_extension(path, &["xml", "zip", "xdomea"])
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    let extension = path.extension().and_then(OsStr::to_str);
    extension.is_some_and(|own| extensions.iter().any(|it| own.eq_ignore_ascii_case(it)))
}

/// Whether a file is an archive, by its first bytes; what is named as XML is not opened for that.
fn is_archive(path: &Path) -> io::Result<bool> {
    if has_extension(path, &["xml"]) {
        return Ok(false);
    }
    let mut start = Vec::with_capacity(4);
    File::open(path)?.take(4).read_to_end(&mut start)?;
    Ok(Archive::is_one(&start))
}
