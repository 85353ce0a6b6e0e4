//! `xoev validate`: messages against schemas compiled on the spot.

use crate::arguments::{Format, ValidateOptions};
use crate::exit::Exit;
use crate::schemas::Compiled;
use crate::{language, render, schemas};
use std::collections::HashMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use xoev_runtime::report::{Language, Report};
use xoev_runtime::validator::{Options, validate_bytes};
use xoev_schema::schema_location;

/// Validates each message; the exit code tells the worst of them.
pub fn run(options: &ValidateOptions) -> Exit {
    let Some(mut schemas) = MessageSchemas::new(options) else {
        eprintln!("the schema is not usable, no message was checked");
        return Exit::Unusable;
    };
    let validation =
        Options { follows_schema_locations: options.follow_schema_location, ..Options::default() };
    let (messages, mut exit) = collect(&options.paths);
    let language = language::choose(options.lang);
    let mut results = Vec::new();
    for path in messages {
        let bytes = match read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("{}: {error}", path.display());
                exit = Exit::Unusable;
                continue;
            }
        };
        let compiled = schemas.of(&path, &bytes);
        if compiled.diagnostics.has_errors() {
            eprintln!("{}: the schema is not usable, the message was not checked", path.display());
            exit = Exit::Unusable;
            continue;
        }
        let report = validate_bytes(&compiled.grammar.grammar, &bytes, &validation);
        if !report.is_valid() {
            exit = exit.max(Exit::Faults);
        }
        if options.format == Format::Human {
            print_human(&path, &bytes, &report, language);
        } else {
            results.push(render::json(&path, &report, language));
        }
    }
    if options.format == Format::Json {
        println!("{:#}", serde_json::json!({ "version": 1, "messages": results }));
    }
    exit
}

/// The schema of each message: the given one, and where wanted what the message names itself.
struct MessageSchemas<'o> {
    options: &'o ValidateOptions,
    own: Compiled,
    /// The given schema together with these files.
    extended: HashMap<Vec<PathBuf>, Compiled>,
}

impl<'o> MessageSchemas<'o> {
    /// Compiles the given schema; `None` if it is faulty.
    fn new(options: &'o ValidateOptions) -> Option<Self> {
        let own = schemas::compile(&options.schemas, &options.location);
        (!own.diagnostics.has_errors()).then(|| Self { options, own, extended: HashMap::new() })
    }

    fn of(&mut self, message: &Path, bytes: &[u8]) -> &Compiled {
        let files = self.named_by(message, bytes);
        if files.is_empty() {
            return &self.own;
        }
        let Self { options, extended, .. } = self;
        extended.entry(files).or_insert_with_key(|files| {
            let all: Vec<PathBuf> = options.schemas.iter().chain(files).cloned().collect();
            schemas::compile(&all, &options.location)
        })
    }

    /// The files a message names that are not read yet.
    fn named_by(&self, message: &Path, bytes: &[u8]) -> Vec<PathBuf> {
        if !self.options.follow_schema_location {
            return Vec::new();
        }
        let locations = schema_location::collect(bytes, &Options::default());
        let source_options = schemas::source_options(&self.options.location);
        let mut files = schema_location::files(&locations, message, &source_options);
        files.retain(|file| !self.own.set.files_read.contains(file));
        files
    }
}

fn print_human(path: &Path, bytes: &[u8], report: &Report, language: Language) {
    if report.is_empty() {
        print!("{}", render::conclusion(path, report, language));
    } else {
        print!("{}", render::human(path, bytes, report, language));
    }
}

/// The files behind the paths: files as they are, folders with their `*.xml` files at any depth, sorted.
fn collect(paths: &[PathBuf]) -> (Vec<PathBuf>, Exit) {
    let mut files = Vec::new();
    let mut exit = Exit::Valid;
    for path in paths {
        if path.as_os_str() == "-" || path.is_file() {
            files.push(path.clone());
        } else if path.is_dir() {
            let before = files.len();
            collect_folder(path, &mut files);
            if files.len() == before {
                eprintln!("{}: no *.xml file in this folder", path.display());
                exit = Exit::Unusable;
            }
        } else {
            eprintln!("{}: no such file or folder", path.display());
            exit = Exit::Unusable;
        }
    }
    (files, exit)
}

fn collect_folder(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        eprintln!("{}: cannot be read", folder.display());
        return;
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    paths.sort();
    for path in paths {
        // Links to folders are not followed: they may lead in circles.
        if path.is_dir() && !path.is_symlink() {
            collect_folder(&path, files);
        } else if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xml")) {
            files.push(path);
        }
    }
}

fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    fs::read(path)
}
