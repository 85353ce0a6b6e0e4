//! `xoev validate`: messages against schemas compiled on the spot.

use crate::arguments::{Format, ValidateOptions};
use crate::exit::Exit;
use crate::{language, render, schemas};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use xoev_runtime::report::{Language, Report};
use xoev_runtime::validator::{Options, validate_bytes};

/// Validates each message; the exit code tells the worst of them.
pub fn run(options: &ValidateOptions) -> Exit {
    let compiled = schemas::compile(&options.schemas, &options.location);
    if compiled.diagnostics.has_errors() {
        eprintln!("the schema is not usable, no message was checked");
        return Exit::Unusable;
    }
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
        let report = validate_bytes(&compiled.grammar.grammar, &bytes, &Options::default());
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

fn print_human(path: &Path, bytes: &[u8], report: &Report, language: Language) {
    if report.is_valid() {
        println!("{}: {}", path.display(), if language == Language::De { "gültig" } else { "valid" });
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
