//! What the commands about messages and versions print and how they end: a folder per case in `commands/`, with `case.toml` and
//! `expected.snap`. The whole program is run.
//!
//! A case runs in a folder of its own, with what lies in its folder; a folder `NAME.zip` becomes an archive.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// `case.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// Arguments of each run; runs follow each other in one folder.
    runs: Vec<Vec<String>>,
    /// Versions of the example standard that lie in `standards/`.
    #[serde(default)]
    standards: Vec<String>,
    /// Files to be there, and which of the example standard's they are: `1.0/samples/valid/0101-minimal.xml`.
    #[serde(default)]
    files: BTreeMap<String, String>,
    /// A file that is standard input.
    stdin: Option<String>,
    #[serde(default)]
    environment: BTreeMap<String, String>,
    /// The folder the program is started in.
    #[serde(default)]
    folder: String,
    /// Files whose content is shown after the runs.
    #[serde(default)]
    show: Vec<String>,
    /// Folders whose files are listed after the runs, with size and checksum.
    #[serde(default)]
    list: Vec<String>,
}

impl Case {
    fn read(path: &Path) -> Self {
        toml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
    }
}

#[test]
fn cases_are_printed_as_recorded() {
    insta::glob!("commands/*/case.toml", |path| {
        let mut settings = insta::Settings::clone_current();
        settings.set_omit_expression(true);
        settings.set_input_file("");
        settings.set_snapshot_path(path.parent().unwrap());
        settings.set_snapshot_suffix("");
        settings.set_prepend_module_to_snapshot(false);
        settings.bind(|| insta::assert_snapshot!("expected", told(path)));
    });
}

/// Each option of these commands is in a case, and so is each exit code.
#[test]
fn every_option_and_exit_code_has_a_case() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commands");
    let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for case in fs::read_dir(folder).unwrap().flatten() {
        let expected = fs::read_to_string(case.path().join("expected.snap")).unwrap();
        let codes = expected.lines().filter_map(|line| line.strip_prefix("exit code "));
        let codes: Vec<String> = codes.map(str::to_owned).collect();
        for (run, code) in Case::read(&case.path().join("case.toml")).runs.into_iter().zip(codes) {
            let of_command = used.entry(run[0].clone()).or_default();
            of_command.insert(code);
            let options = run.iter().filter(|it| it.starts_with("--"));
            of_command.extend(options.map(|it| it.split('=').next().unwrap().to_owned()));
        }
    }
    for command in ["validate", "identify", "inspect", "sample", "diff"] {
        let help = Command::new(env!("CARGO_BIN_EXE_xoev")).args([command, "--help"]).output().unwrap();
        let help = String::from_utf8(help.stdout).unwrap();
        let options = help
            .lines()
            .filter_map(|line| line.trim_start().split_once("--").filter(|_| line.starts_with("  ")));
        let options = options.filter(|(before, _)| before.is_empty() || before.starts_with('-'));
        let options = options.map(|(_, rest)| rest.split([' ', ',']).next().unwrap_or_default());
        let wanted = options.map(|it| format!("--{it}")).chain(["0", "1", "2"].map(str::to_owned));
        let missing: Vec<String> =
            wanted.filter(|it| it != "--help" && !used[command].contains(it)).collect();
        assert!(missing.is_empty(), "{command}: no case has {missing:?}");
    }
}

/// What the runs of a case print, and how they end.
fn told(path: &Path) -> String {
    let case = Case::read(path);
    let folder = tempfile::tempdir().unwrap();
    copy(path.parent().unwrap(), folder.path());
    for version in &case.standards {
        let own = folder.path().join("standards/xbeispiel").join(version);
        copy_files(&xoev_beispiel::file_of(version, ""), &own);
    }
    for (name, source) in &case.files {
        let (version, source) = source.split_once('/').unwrap();
        let target = folder.path().join(name);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(xoev_beispiel::file_of(version, source), target).unwrap();
    }
    pack(folder.path());
    let mut out = String::new();
    for run in &case.runs {
        out.push_str(&run_once(&case, run, folder.path()));
    }
    for name in &case.show {
        let text = fs::read_to_string(folder.path().join(name)).unwrap();
        let _ = writeln!(out, "--- {name}\n{}\n", text.trim_end());
    }
    for name in &case.list {
        out.push_str(&listed(&folder.path().join(name), name));
    }
    out
}

/// The files of a folder.
fn listed(folder: &Path, name: &str) -> String {
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().flatten().map(|it| it.path()).collect();
    files.sort();
    let mut out = format!("--- {name}/\n");
    for file in files {
        let bytes = fs::read(&file).unwrap();
        let digest: String =
            Sha256::digest(&bytes).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        let name = file.file_name().unwrap().to_str().unwrap();
        let _ = writeln!(out, "{digest} {:>6} {name}", bytes.len());
    }
    out.push('\n');
    out
}

fn run_once(case: &Case, arguments: &[String], folder: &Path) -> String {
    let stdin = match &case.stdin {
        Some(name) => Stdio::from(File::open(folder.join(name)).unwrap()),
        None => Stdio::null(),
    };
    let output = Command::new(env!("CARGO_BIN_EXE_xoev"))
        .args(arguments)
        .current_dir(folder.join(&case.folder))
        .stdin(stdin)
        .env_clear()
        .env("LANG", "C")
        .envs(&case.environment)
        .output()
        .unwrap();
    let mut out = format!("$ xoev {}\nexit code {}\n", arguments.join(" "), output.status.code().unwrap());
    for (name, bytes) in [("out", output.stdout), ("err", output.stderr)] {
        // Colours shall be seen.
        let text = String::from_utf8(bytes).unwrap().replace('\u{1b}', "␛");
        // Faults of schemas name the file in full.
        let text = text.replace(folder.canonicalize().unwrap().to_str().unwrap(), "[folder]");
        if !text.is_empty() {
            let _ = writeln!(out, "--- {name}\n{}", text.trim_end());
        }
    }
    out.push('\n');
    out
}

/// All but the case itself.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let (name, path) = (entry.file_name(), entry.path());
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else if name != "case.toml" && name != "expected.snap" {
            fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

/// The files of a folder, without those in folders in it. The configuration of the example would count beside the manifest.
fn copy_files(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        if entry.path().is_file() && entry.file_name() != "xoev.toml" {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

/// Makes an archive of each folder that is named as one.
fn pack(folder: &Path) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() && path.extension().is_some_and(|it| it == "zip") {
            let content = folder.join("packed");
            fs::rename(&path, &content).unwrap();
            let mut archive = ZipWriter::new(File::create(&path).unwrap());
            add(&mut archive, &content, "");
            archive.finish().unwrap();
            fs::remove_dir_all(content).unwrap();
        }
    }
}

fn add(archive: &mut ZipWriter<File>, folder: &Path, before: &str) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().flatten().collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = format!("{before}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            add(archive, &entry.path(), &format!("{name}/"));
        } else {
            archive.start_file(name, SimpleFileOptions::default()).unwrap();
            archive.write_all(&fs::read(entry.path()).unwrap()).unwrap();
        }
    }
}
