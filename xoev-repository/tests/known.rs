//! What is known of short names is what the manifests in `standards/` say.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use xoev_repository::known;

#[test]
fn short_names_are_those_of_the_manifests() {
    let standards = Path::new(env!("CARGO_MANIFEST_DIR")).join("../standards");
    let Ok(folders) = fs::read_dir(&standards) else {
        eprintln!("note: no manifests at {}; nothing was compared", standards.display());
        return;
    };
    let (mut names, mut days) = (BTreeSet::new(), 0);
    for folder in folders.flatten().filter(|it| it.path().is_dir() && it.file_name() != "xbeispiel") {
        for version in fs::read_dir(folder.path()).unwrap().flatten() {
            let text = fs::read_to_string(version.path().join("manifest.toml")).unwrap();
            let manifest: toml::Table = text.parse().unwrap();
            let Some(kennung) = manifest.get("identifier").and_then(|it| it.as_str()) else { continue };
            let name = folder.file_name().into_string().unwrap();
            assert_eq!(known::kennung(&name), Some(kennung), "{name}");
            assert_eq!(known::short_name(kennung), Some(name.as_str()));
            let day = manifest.get("valid_from").map(ToString::to_string);
            let version = manifest["version"].as_str().unwrap();
            assert_eq!(known::valid_from(kennung, version), day.as_deref(), "{name} {version}");
            days += usize::from(day.is_some());
            names.insert(name);
        }
    }
    assert_eq!((names.len(), days), (known::COUNT, 2));
}
