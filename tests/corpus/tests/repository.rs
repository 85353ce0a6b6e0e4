//! Real standards are taken in from their folders, locked, verified, and generate code.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is the report of a test")]

use std::fs;
use std::path::PathBuf;
use xoev_codegen::config::{Config, LockedStandard};
use xoev_corpus_tests::corpus::{Corpus, workspace_root};
use xoev_corpus_tests::generated;
use xoev_repository::{Project, Publication, Request, add, fetch, update, verify};

/// What is added one after the other into one project: name, version, and the folders it comes from.
const STANDARDS: [(&str, &str, &[&str]); 14] = [
    ("xinneres", "25.11", &["xinneres/25.11", "xoev-base/2026"]),
    // Its modules are locked by then.
    ("xmeld", "25.11a", &["xmeld/25.11a"]),
    ("xjustiz", "3.6.2", &["xjustiz/3.6.2"]),
    ("xjustiz", "4.0.0", &["xjustiz/4.0.0"]),
    ("xkfz", "5.3", &["xkfz/5.3"]),
    ("xbau", "2.6", &["xbau/2.6"]),
    ("xdomea", "3.0.0", &["xdomea/3.0.0"]),
    ("xdomea", "3.1.0", &["xdomea/3.1.0"]),
    ("xdomea", "2.4.0", &["xdomea/2.4.0"]),
    ("xjustiz", "3.5.1", &["xjustiz/3.5.1"]),
    ("xbau", "2.5", &["xbau/2.5"]),
    ("xbau-kernmodul", "1.3.0", &["xbau-kernmodul/1.3.0", "xoev-base/2026", "xplanung/gml-profile-4.0"]),
    ("xwasser", "1.0.0", &["xwasser/1.0.0", "xoev-base/2026", "w3c/misc"]),
    ("xplanung", "6.0", &["xplanung/6.0"]),
];

fn folders(corpus: &Corpus, from: &[&str]) -> Vec<PathBuf> {
    from.iter().map(|it| corpus.path(it)).collect()
}

/// The entry schemas the manifest names.
fn entries_of_manifest(name: &str, version: &str) -> Vec<String> {
    let path = workspace_root().join("standards").join(name).join(version).join("manifest.toml");
    let manifest: toml::Table = fs::read_to_string(path).unwrap().parse().unwrap();
    manifest["entry_schemas"].as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect()
}

#[test]
#[ignore = "needs real standards (XOEV_SHARED)"]
fn real_standards_are_added_locked_and_generated() {
    let Some(corpus) = Corpus::find() else { return };
    let root = generated::workspace().join("added");
    drop(fs::remove_dir_all(&root));
    fs::create_dir_all(&root).unwrap();
    let config = root.join("xoev.toml");
    println!(
        "{:<24} {:>8} {:>8} {:>6} {:>7} {:>11} {:>9}",
        "standard", "messages", "entries", "own", "shared", "code lines", "add ms"
    );
    for (name, version, from) in STANDARDS {
        let started = std::time::Instant::now();
        let request = Request::new(format!("{name}@{version}")).from(folders(&corpus, from));
        let mut project = Project::open(&config).unwrap();
        let added = add(&mut project, &request).unwrap_or_else(|error| panic!("{name} {version}: {error}"));
        let time = started.elapsed();
        assert_eq!(added.standard.entries, entries_of_manifest(name, version), "{name} {version}");
        let standard = Config::from_file(&config).unwrap().standard(&added.table).unwrap().clone();
        let code =
            xoev_codegen::generate(&standard).unwrap_or_else(|error| panic!("{name} {version}: {error}"));
        let lines = code.source.lines().filter(|line| !line.trim_start().starts_with("//")).count();
        let LockedStandard { messages, entries, files, shared, .. } = &added.standard;
        println!(
            "{:<24} {messages:>8} {:>8} {:>6} {:>7} {lines:>11} {:>9.0}",
            format!("{name} {version}"),
            entries.len(),
            files.len(),
            shared.len(),
            time.as_secs_f64() * 1e3
        );
        assert!(lines > 1_000 && *messages > 0);
    }
    let mut project = Project::open(&config).unwrap();
    let verified = verify(&project).unwrap();
    assert!(verified.findings.is_empty(), "{:?}", verified.findings);
    let uses: usize = project.lock.standards.iter().map(|it| it.shared.len()).sum();
    println!(
        "{} files locked; {} shared modules are used {uses} times",
        verified.files,
        project.lock.shared.len()
    );
    assert!(project.lock.shared.len() * 3 < uses * 2, "modules are shared");
    let xmeld = project.lock.find("xmeld", "25.11a").unwrap();
    assert_eq!(xmeld.requires, ["xinneres@25.11"]);
    come_back(&corpus, &mut project);
}

/// Everything that is locked comes back from the same sources, byte for byte, and nothing is published otherwise.
fn come_back(corpus: &Corpus, project: &mut Project) {
    let lock = fs::read_to_string(project.root.join("xoev.lock")).unwrap();
    fs::remove_dir_all(project.root.join("schemas")).unwrap();
    for (name, version, from) in STANDARDS {
        let only = vec![format!("{name}@{version}")];
        let publication = Publication { from: folders(corpus, from), only, ..Publication::default() };
        fetch(project, &publication).unwrap_or_else(|error| panic!("{name} {version}: {error}"));
    }
    assert!(verify(project).unwrap().findings.is_empty());
    assert_eq!(fs::read_to_string(project.root.join("xoev.lock")).unwrap(), lock);
    for (name, version, from) in STANDARDS {
        let only = vec![format!("{name}@{version}")];
        let publication = Publication { from: folders(corpus, from), only, ..Publication::default() };
        let updated = update(project, &publication, true).unwrap();
        assert!(updated[0].error.is_none() && updated[0].changes.is_empty(), "{updated:?}");
    }
}
