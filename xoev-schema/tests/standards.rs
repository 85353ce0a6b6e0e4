//! The manifests under `standards/` agree with themselves and, where the publishers' files are at hand, with those.
//!
//! In: `standards/*/*/manifest.toml`; the real files below `XOEV_SHARED/corpus` (default `../shared` beside the
//! workspace). Without them only the example standard is compared, and the test says so.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use sha2::{Digest, Sha256};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    name: String,
    version: String,
    publisher: String,
    identifier: Option<String>,
    valid_from: Option<toml::value::Datetime>,
    valid_until: Option<toml::value::Datetime>,
    #[serde(default)]
    services: Vec<String>,
    #[serde(default)]
    source: Vec<String>,
    note: Option<String>,
    namespaces: Vec<String>,
    entry_schemas: Vec<String>,
    entries: Entries,
    catalog: Option<String>,
    #[serde(default)]
    requires: Vec<String>,
    #[serde(default)]
    unavailable: Vec<String>,
    files: BTreeMap<String, String>,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Entries {
    Together,
    Separate,
}

/// The sixteen services of the programme “Einer für Alle” that have priority (Fokusleistungen).
const SERVICES: [&str; 16] = [
    "Anlagengenehmigung",
    "Bauvorbescheid/Baugenehmigung",
    "Bürgergeld",
    "Eheschließung",
    "Einbürgerung",
    "Elterngeld",
    "Energiepreispauschale",
    "Führerschein",
    "Handwerk",
    "Kfz",
    "Personalausweis",
    "Ummeldung",
    "Unterhaltsvorschuss",
    "Unternehmensanmeldung/-genehmigung",
    "Vergabe",
    "Wohngeld",
];

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn corpus() -> Option<PathBuf> {
    let shared = std::env::var_os("XOEV_SHARED").map_or_else(|| workspace().join("../shared"), PathBuf::from);
    Some(shared.join("corpus")).filter(|folder| folder.is_dir())
}

/// `name/version` and the manifest, in the order of the names.
fn manifests() -> BTreeMap<String, Manifest> {
    let standards = workspace().join("standards");
    let mut found = BTreeMap::new();
    for name in folders(&standards) {
        for version in folders(&standards.join(&name)) {
            let key = format!("{name}/{version}");
            let path = standards.join(&key).join("manifest.toml");
            let text =
                fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let manifest =
                toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            found.insert(key, manifest);
        }
    }
    found
}

fn folders(path: &Path) -> Vec<String> {
    let entries = fs::read_dir(path).unwrap();
    let folders = entries.map(Result::unwrap).filter(|entry| entry.path().is_dir());
    folders.map(|entry| entry.file_name().into_string().unwrap()).collect()
}

fn fingerprint(path: &Path) -> Option<String> {
    let bytes = fs::read(path).ok()?;
    Some(Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect())
}

#[test]
fn manifests_are_complete() {
    let manifests = manifests();
    assert!(manifests.len() >= 18, "only {} manifests", manifests.len());
    for (key, manifest) in &manifests {
        for text in [&manifest.name, &manifest.version, &manifest.publisher] {
            assert!(!text.is_empty(), "{key}: an empty entry");
        }
        let identifier = manifest.identifier.as_deref().unwrap_or("urn:");
        assert!(identifier.starts_with("urn:"), "{key}: identifier {identifier}");
        let mut days = [manifest.valid_from, manifest.valid_until].into_iter().flatten();
        assert!(days.all(|day| day.date.is_some() && day.time.is_none()), "{key}: validity is no day");
        for service in &manifest.services {
            assert!(SERVICES.contains(&service.as_str()), "{key}: {service} is none of the services");
        }
        let real = !key.starts_with("xbeispiel/");
        assert!(!real || !manifest.source.is_empty(), "{key}: not said where to get it");
        let sum = |it: &&String| it.len() == 64 && it.bytes().all(|b| b.is_ascii_hexdigit());
        assert!(manifest.files.values().all(|it| sum(&it)), "{key}: a sum is no SHA-256");
        assert!(
            !manifest.files.is_empty() || manifest.note.is_some(),
            "{key}: not said why no file is named"
        );
        assert!(manifest.note.as_deref() != Some(""), "{key}: an empty note");
        for address in manifest.source.iter().chain(&manifest.unavailable) {
            assert!(address.starts_with("http"), "{key}: {address} is no address");
        }
        for required in &manifest.requires {
            assert!(manifests.contains_key(required), "{key}: requires {required}, which has no manifest");
        }
        for file in manifest.entry_schemas.iter().chain(&manifest.catalog) {
            assert!(manifest.files.contains_key(file), "{key}: {file} is not among the files");
        }
        if !manifest.files.is_empty() {
            assert_eq!(manifest.namespaces.is_empty(), manifest.entry_schemas.is_empty(), "{key}");
        }
        let separate = manifest.entries == Entries::Separate;
        assert!(!separate || manifest.entry_schemas.len() > 1, "{key}: nothing to separate");
    }
}

#[test]
fn files_are_those_of_the_manifests() {
    let corpus = corpus();
    if corpus.is_none() {
        eprintln!("note: no corpus (set XOEV_SHARED); only the example standard is compared");
    }
    let mut faults = Vec::new();
    for (key, manifest) in manifests() {
        let own = workspace().join("standards").join(&key);
        let folder = match &corpus {
            _ if manifest.files.is_empty() => continue,
            _ if own.join(manifest.entry_schemas.first().map_or("", String::as_str)).is_file() => own,
            Some(corpus) => corpus.join(&key),
            None => continue,
        };
        for (file, expected) in &manifest.files {
            match fingerprint(&folder.join(file)) {
                None => faults.push(format!("{key}: {file} is missing")),
                Some(found) if found != *expected => faults.push(format!("{key}: {file} is now {found}")),
                Some(_) => {}
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn samples_of_the_example_are_described() {
    for (version, least) in [("1.0", 12), ("1.1", 6)] {
        samples_are_described(&workspace().join("standards/xbeispiel").join(version).join("samples"), least);
    }
}

fn samples_are_described(samples: &Path, least: usize) {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Expected {
        from: String,
        fault: String,
        rules: Vec<String>,
    }
    let text = fs::read_to_string(samples.join("expected.toml")).unwrap();
    let expected: BTreeMap<String, Expected> = toml::from_str(&text).unwrap();
    let files = |folder: &str| -> Vec<String> {
        let entries = fs::read_dir(samples.join(folder)).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    let valid = files("valid");
    assert!(valid.len() >= least);
    assert_eq!(files("invalid"), expected.keys().cloned().collect::<Vec<_>>());
    for (file, entry) in &expected {
        assert!(valid.contains(&entry.from), "{file}: {} is no valid sample", entry.from);
        assert!(!entry.fault.is_empty(), "{file}: no fault named");
        assert!(
            entry.rules.iter().all(|rule| rule.starts_with("cvc-")) && !entry.rules.is_empty(),
            "{file}: rules"
        );
    }
}
