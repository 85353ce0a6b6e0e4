//! The same input gives the same bytes: in every run, in every folder, with any number of threads, whatever language, time
//! zone and clock the machine has. Tables without order are seeded anew in each process, so that several runs tell.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, UNIX_EPOCH};

/// Settings of the environment that must not matter.
const ENVIRONMENTS: [&[(&str, &str)]; 4] = [
    &[],
    &[("LANG", "C"), ("LC_ALL", "C"), ("TZ", "Pacific/Kiritimati")],
    &[("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Nowhere/Odd-99:99:99")],
    &[("LANG", "de_DE.ISO-8859-1"), ("LC_ALL", ""), ("TZ", ""), ("RAYON_NUM_THREADS", "1")],
];

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        match entry.path().is_dir() {
            true => copy(&entry.path(), &to.join(entry.file_name())),
            false => drop(fs::copy(entry.path(), to.join(entry.file_name())).unwrap()),
        }
    }
}

/// The files below a folder, by path.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(path) = waiting.pop() {
        for entry in fs::read_dir(path).unwrap().flatten() {
            let path = entry.path();
            match path.is_dir() {
                true => waiting.push(path),
                false => {
                    let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                    found.insert(name, fs::read(path).unwrap());
                }
            }
        }
    }
    found
}

/// Adds two versions in a folder and makes everything of them that can be made; what came of it, with everything that was
/// printed.
fn everything(folder: &Path, environment: &[(&str, &str)], jobs: &str) -> BTreeMap<String, Vec<u8>> {
    copy(&xoev_beispiel::file_of("1.0", ""), &folder.join("delivery"));
    copy(&xoev_beispiel::file_of("1.1", ""), &folder.join("newer"));
    let validate = ["validate", "--standard", "xbeispiel", "--lang", "de", "--jobs", jobs];
    let reports =
        ["json", "junit", "sarif", "html"].map(|format| format!("--report={format}=reports/{format}"));
    let reports: Vec<&str> = reports.iter().map(String::as_str).collect();
    let schema = ["delivery/xbeispiel.xsd", "--catalog", "delivery/catalog.xml"];
    let dump = |stage: &'static str| [&["dump", "--stage", stage][..], &schema].concat();
    let sample = [
        "sample",
        "--standard",
        "xbeispiel",
        "--lang",
        "de",
        "--config",
        "xoev.toml",
        "--kind",
        "all",
        "--count",
        "2",
    ];
    let diff = ["diff", "xbeispiel", "neu", "--lang", "de"];
    let commands: Vec<Vec<&str>> = vec![
        vec!["add", "xbeispiel@1.0", "--from", "delivery"],
        vec!["add", "xbeispiel@1.1", "--from", "newer", "--from", "delivery", "--as", "neu"],
        vec!["generate", "--config", "xoev.toml", "--out", "src"],
        dump("grammar"),
        dump("plan"),
        [&validate[..], &["delivery/samples"]].concat(),
        [&validate[..], &["--format", "json", "delivery/samples"], &reports].concat(),
        vec!["identify", "--lang", "de", "delivery/samples"],
        [&sample[..], &["--out", "samples"]].concat(),
        [&sample[..], &["--out", "mutants", "--mutate"]].concat(),
        [&diff[..], &["--report", "json=reports/diff.json", "--report", "html=reports/diff.html"]].concat(),
        vec!["docs", "--standard", "xbeispiel", "--standard", "neu", "--out", "site"],
        vec!["list", "--format", "json"],
    ];
    let mut printed = BTreeMap::new();
    for (number, arguments) in commands.iter().enumerate() {
        let output = Command::new(env!("CARGO_BIN_EXE_xoev"))
            .args(arguments)
            .current_dir(folder)
            .env_remove("XOEV_CACHE")
            .env_remove("LC_ALL")
            .envs(environment.iter().copied())
            .env("SOURCE_DATE_EPOCH", "1700000000")
            .output()
            .unwrap();
        assert!(matches!(output.status.code(), Some(0 | 1)), "{arguments:?}: {output:?}");
        // Warnings and faults of the environment's language aside, standard error holds nothing that is compared.
        printed.insert(format!("printed-{number}"), output.stdout);
    }
    let mut all = files(folder);
    all.extend(printed);
    all
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let outer = tempfile::tempdir().unwrap();
    let mut first: Option<BTreeMap<String, Vec<u8>>> = None;
    for (number, environment) in ENVIRONMENTS.iter().enumerate() {
        // Names of other lengths, and with characters that sort elsewhere.
        let folder = outer.path().join("ä b".repeat(number + 1));
        let found = everything(&folder, environment, &(number + 1).to_string());
        match &first {
            None => first = Some(found),
            Some(first) => {
                assert_eq!(first.keys().collect::<Vec<_>>(), found.keys().collect::<Vec<_>>());
                for (name, content) in first {
                    let other = &found[name];
                    assert!(content == other, "{name} differs in {environment:?}");
                }
            }
        }
    }
}

/// Files from before 1970, and from the year 2200, are files as others; a cache of such schemas holds.
#[test]
fn times_of_files_do_not_matter() {
    let folder = tempfile::tempdir().unwrap();
    copy(&xoev_beispiel::file_of("1.0", ""), folder.path());
    let validate = || {
        let output = Command::new(env!("CARGO_BIN_EXE_xoev"))
            .args(["validate", "--schema", "xbeispiel.xsd", "--catalog", "catalog.xml", "--cache", "cache"])
            .args(["--lang", "en", "samples"])
            .current_dir(folder.path())
            .output()
            .unwrap();
        (output.status.code(), output.stdout, output.stderr)
    };
    let expected = validate();
    for time in [UNIX_EPOCH - Duration::from_secs(1_000_000), UNIX_EPOCH + Duration::from_secs(7_258_118_400)]
    {
        for name in ["xbeispiel.xsd", "catalog.xml"] {
            fs::File::options()
                .append(true)
                .open(folder.path().join(name))
                .unwrap()
                .set_modified(time)
                .unwrap();
        }
        for entry in fs::read_dir(folder.path().join("cache")).unwrap().flatten() {
            fs::File::options().append(true).open(entry.path()).unwrap().set_modified(time).unwrap();
        }
        assert_eq!(validate(), expected);
    }
}
