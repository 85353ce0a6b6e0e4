//! Where lists come from, and what was read of it.

use super::report::{Entry, LoadReport, Outcome};
use super::snapshot::Snapshot;
use crate::finding::Finding;
use crate::genericode::{self, Loaded, Refusal};
use crate::list::CodeList;
use std::borrow::Cow;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// All sources.
#[derive(Debug, Default)]
pub(super) struct Sources {
    sources: Vec<Source>,
    /// What was read of the files.
    files: HashMap<PathBuf, ReadFile>,
}

#[derive(Debug)]
enum Source {
    Path(PathBuf),
    Bytes { name: String, read: Result<ReadList, Refusal> },
}

/// A list with what is to be said about it.
#[derive(Debug, Clone)]
struct ReadList {
    list: Arc<CodeList>,
    findings: Vec<Finding>,
}

/// What a file had when it was read last.
#[derive(Debug)]
struct ReadFile {
    stamp: Option<Stamp>,
    /// The last list it gave.
    list: Option<ReadList>,
    /// Why it gave none now.
    fault: Option<Fault>,
}

#[derive(Debug, Clone)]
enum Fault {
    Refused(Refusal),
    Unreadable(String),
}

/// What tells a changed file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
}

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        Some(Self { modified: metadata.modified().ok(), length: metadata.len() })
    }
}

fn read(bytes: &[u8]) -> Result<ReadList, Refusal> {
    let Loaded { list, findings } = genericode::read(bytes)?;
    Ok(ReadList { list: Arc::new(list), findings })
}

impl Sources {
    pub fn add_path(&mut self, path: PathBuf) {
        if !self.sources.iter().any(|it| matches!(it, Source::Path(known) if *known == path)) {
            self.sources.push(Source::Path(path));
        }
    }

    pub fn add_bytes(&mut self, name: String, bytes: Cow<'static, [u8]>) {
        self.sources.push(Source::Bytes { name, read: read(&bytes) });
    }

    /// The files that are there now, each once.
    fn paths(&self) -> Vec<PathBuf> {
        let mut paths = Vec::new();
        for source in &self.sources {
            if let Source::Path(path) = source {
                collect(path, &mut paths);
            }
        }
        paths
    }

    /// Whether files came, went or changed since they were read.
    pub fn has_changed(&self) -> bool {
        let paths = self.paths();
        let mut known = 0;
        for path in &paths {
            match self.files.get(path) {
                Some(file) if file.stamp == Stamp::of(path) => known += 1,
                _ => return true,
            }
        }
        known < self.files.len()
    }

    /// Reads what has changed and puts all lists together.
    pub fn load(&mut self) -> (Snapshot, LoadReport) {
        let mut former = std::mem::take(&mut self.files);
        let mut report = LoadReport::default();
        let mut lists = Vec::new();
        for source in &self.sources {
            match source {
                Source::Bytes { name, read } => {
                    report.entries.push(Entry { name: name.clone(), outcome: embedded(read) });
                    lists.extend(read.as_ref().ok().map(|it| Arc::clone(&it.list)));
                }
                Source::Path(path) => {
                    let mut paths = Vec::new();
                    collect(path, &mut paths);
                    for path in paths {
                        if self.files.contains_key(&path) {
                            continue;
                        }
                        let (file, is_new) = load_file(&path, former.remove(&path));
                        let name = path.display().to_string();
                        report.entries.push(Entry { name, outcome: file.outcome(is_new) });
                        lists.extend(file.list.as_ref().map(|it| Arc::clone(&it.list)));
                        self.files.insert(path, file);
                    }
                }
            }
        }
        (Snapshot::new(lists.into_iter()), report)
    }
}

/// Reads a file unless it is unchanged; the answer tells whether it was read.
fn load_file(path: &Path, former: Option<ReadFile>) -> (ReadFile, bool) {
    // The stamp is taken before the bytes: what is written meanwhile is seen the next time.
    let stamp = Stamp::of(path);
    let former = match former {
        Some(former) if former.stamp == stamp && stamp.is_some() => return (former, false),
        former => former.and_then(|it| it.list),
    };
    let file = match fs::read(path) {
        Err(error) => ReadFile { stamp, list: former, fault: Some(Fault::Unreadable(error.to_string())) },
        Ok(bytes) => match read(&bytes) {
            Ok(list) => ReadFile { stamp, list: Some(list), fault: None },
            Err(refusal) => ReadFile { stamp, list: former, fault: Some(Fault::Refused(refusal)) },
        },
    };
    (file, true)
}

fn loaded(read: &ReadList, is_new: bool) -> Outcome {
    Outcome::Loaded {
        identifier: read.list.identifier.clone(),
        version: read.list.version.clone(),
        rows: read.list.len(),
        findings: read.findings.clone(),
        is_new,
    }
}

fn embedded(read: &Result<ReadList, Refusal>) -> Outcome {
    match read {
        Ok(read) => loaded(read, false),
        Err(reason) => Outcome::Refused { reason: reason.clone(), keeps_former: false },
    }
}

impl ReadFile {
    fn outcome(&self, is_new: bool) -> Outcome {
        let keeps_former = self.list.is_some();
        match (&self.fault, &self.list) {
            (Some(Fault::Refused(reason)), _) => Outcome::Refused { reason: reason.clone(), keeps_former },
            (Some(Fault::Unreadable(reason)), _) => {
                Outcome::Unreadable { reason: reason.clone(), keeps_former }
            }
            (None, Some(list)) => loaded(list, is_new),
            (None, None) => Outcome::Unreadable { reason: String::new(), keeps_former },
        }
    }
}

/// A file as it is, whether it is there or not; of a folder the lists in it at any depth, sorted.
fn collect(path: &Path, out: &mut Vec<PathBuf>) {
    if !path.is_dir() {
        out.push(path.to_owned());
        return;
    }
    // Links may lead in circles; nobody nests lists deeper than this.
    const DEPTH: usize = 16;
    let mut open = vec![(path.to_owned(), 0)];
    let mut found = Vec::new();
    while let Some((folder, depth)) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.flatten().map(|entry| entry.path()) {
            let extension = path.extension().and_then(|it| it.to_str()).unwrap_or_default();
            if path.is_dir() {
                if depth < DEPTH {
                    open.push((path, depth + 1));
                }
            } else if ["xml", "gc"].iter().any(|it| extension.eq_ignore_ascii_case(it)) {
                found.push(path);
            }
        }
    }
    found.sort();
    out.extend(found);
}
