//! Documents lead nowhere outside of the roots: not by a path, an address of a file or a symbolic link.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::fs;
use std::path::{Path, PathBuf};
use xoev_schema::source::SourceOptions;

const SCHEMA: &str = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>";

/// A folder with a project and what lies beside it.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        for (path, text) in [
            ("secret.xsd", "<password>geheim</password>".to_owned()),
            ("project/common/base.xsd", format!("{SCHEMA}</xs:schema>")),
            ("project/standard/part.xsd", format!("{SCHEMA}</xs:schema>")),
        ] {
            let path = place.path(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        place
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Loads a schema that includes a location; the rules that were broken, and what was read.
    fn load(&self, location: &str, options: &SourceOptions) -> (Vec<&'static str>, Vec<PathBuf>) {
        let entry = self.path("project/standard/entry.xsd");
        fs::write(&entry, format!("{SCHEMA}<xs:include schemaLocation='{location}'/></xs:schema>")).unwrap();
        let loaded = xoev_schema::load(&[entry], options);
        let rules = loaded.diagnostics.list().iter().map(|found| found.rule).collect();
        assert!(loaded.diagnostics.list().iter().all(|found| !format!("{found:?}").contains("geheim")));
        (rules, loaded.set.files_read)
    }

    fn within(&self, roots: &[&str]) -> SourceOptions {
        let roots = roots.iter().map(|root| self.path(root)).collect();
        SourceOptions { roots: Some(roots), ..SourceOptions::default() }
    }
}

fn has_secret(files: &[PathBuf]) -> bool {
    files.iter().any(|file| file.ends_with("secret.xsd"))
}

#[test]
fn a_documents_own_folder_and_the_roots_are_read() {
    let place = Place::new();
    assert_eq!(place.load("part.xsd", &place.within(&[])).0, Vec::<&str>::new());
    assert_eq!(place.load("../common/base.xsd", &place.within(&[])).0, ["xoev-outside-root"]);
    assert_eq!(place.load("../common/base.xsd", &place.within(&["project"])).0, Vec::<&str>::new());
    assert_eq!(place.load("../common/base.xsd", &SourceOptions::default()).0, Vec::<&str>::new());
}

#[test]
fn nothing_outside_is_read() {
    let place = Place::new();
    let secret = place.path("secret.xsd").canonicalize().unwrap();
    let secret = secret.display().to_string();
    for location in [
        "../../secret.xsd".to_owned(),
        "../standard/../../secret.xsd".to_owned(),
        "..%2F..%2Fsecret.xsd".to_owned(),
        "..\\..\\secret.xsd".to_owned(),
        secret.clone(),
        format!("file://{secret}"),
        format!("file:{secret}"),
        format!("file://localhost{secret}"),
    ] {
        let (rules, files) = place.load(&location, &place.within(&["project"]));
        assert_eq!(rules, ["xoev-outside-root"], "{location}");
        assert!(!has_secret(&files), "{location}");
    }
}

#[cfg(unix)]
#[test]
fn symbolic_links_count_as_where_they_lead() {
    let place = Place::new();
    let link = |from: &str, to: &Path| std::os::unix::fs::symlink(to, place.path(from)).unwrap();
    link("project/standard/link.xsd", &place.path("secret.xsd"));
    link("project/standard/up", place.folder.path());
    link("project/standard/loop.xsd", &place.path("project/standard/loop.xsd"));
    for location in ["link.xsd", "up/secret.xsd"] {
        let (rules, files) = place.load(location, &place.within(&["project"]));
        assert_eq!(rules, ["xoev-outside-root"], "{location}");
        assert!(!has_secret(&files), "{location}");
    }
    assert_eq!(place.load("loop.xsd", &place.within(&["project"])).0, ["xoev-schema-location"]);
}

/// Whoever names a location says what may be read; where documents found by it lead is asked again.
#[test]
fn what_a_location_maps_is_read() {
    let place = Place::new();
    fs::create_dir_all(place.path("elsewhere")).unwrap();
    let include = "<xs:include schemaLocation='beside.xsd'/><xs:include schemaLocation='../secret.xsd'/>";
    fs::write(place.path("elsewhere/mapped.xsd"), format!("{SCHEMA}{include}</xs:schema>")).unwrap();
    fs::write(place.path("elsewhere/beside.xsd"), format!("{SCHEMA}</xs:schema>")).unwrap();
    let locations = vec![(ADDRESS.to_owned(), place.path("elsewhere/mapped.xsd"))];
    let (rules, files) = place.load(ADDRESS, &SourceOptions { locations, ..place.within(&["project"]) });
    assert_eq!(rules, ["xoev-outside-root"]);
    assert!(!has_secret(&files) && files.iter().any(|file| file.ends_with("beside.xsd")));
}

const ADDRESS: &str = "http://example.org/mapped.xsd";

/// Catalogues with these entries, each beside the next one, and what comes of them.
fn load_by_catalogs(place: &Place, catalogs: &[(&str, &str)], roots: &[&str]) -> (Vec<&'static str>, bool) {
    for (path, entry) in catalogs {
        let text = format!("<catalog xmlns='urn:oasis:names:tc:entity:xmlns:xml:catalog'>{entry}</catalog>");
        fs::create_dir_all(place.path(path).parent().unwrap()).unwrap();
        fs::write(place.path(path), text).unwrap();
    }
    let first = catalogs.first().map(|(path, _)| place.path(path));
    let options = SourceOptions { catalogs: first.into_iter().collect(), ..place.within(roots) };
    let (rules, files) = place.load(ADDRESS, &options);
    (rules, has_secret(&files))
}

#[test]
fn catalogs_lead_nowhere_outside() {
    let place = Place::new();
    let secret = place.path("secret.xsd").canonicalize().unwrap().display().to_string();
    for entry in [
        format!("<uri name='{ADDRESS}' uri='../secret.xsd'/>"),
        format!("<uri name='{ADDRESS}' uri='file://{secret}'/>"),
        format!("<system systemId='{ADDRESS}' uri='{secret}'/>"),
        "<rewriteURI uriStartString='http://example.org/mapped' rewritePrefix='../secret'/>".to_owned(),
        "<uriSuffix uriSuffix='mapped.xsd' uri='../secret.xsd'/>".to_owned(),
        format!("<group xml:base='..'><uri name='{ADDRESS}' uri='secret.xsd'/></group>"),
    ] {
        let entries = [("delivery/catalog.xml", entry.as_str())];
        assert_eq!(
            load_by_catalogs(&place, &entries, &["project"]),
            (vec!["xoev-outside-root"], false),
            "{entry}"
        );
    }
}

#[test]
fn catalogs_name_none_outside() {
    let place = Place::new();
    let next = "<nextCatalog catalog='../elsewhere/catalog.xml'/>";
    let own = format!("<uri name='{ADDRESS}' uri='own.xsd'/>");
    fs::create_dir_all(place.path("elsewhere")).unwrap();
    fs::write(place.path("elsewhere/own.xsd"), format!("{SCHEMA}</xs:schema>")).unwrap();
    let catalogs = [("delivery/catalog.xml", next), ("elsewhere/catalog.xml", own.as_str())];
    let (rules, _) = load_by_catalogs(&place, &catalogs, &["project"]);
    assert!(rules.contains(&"xoev-outside-root"), "{rules:?}");
    // Where it may be read, its entries may lead to its own folder.
    assert_eq!(load_by_catalogs(&place, &catalogs, &["elsewhere"]), (Vec::new(), false));
}

#[test]
fn a_catalogs_own_folder_and_the_roots_are_read() {
    let place = Place::new();
    let own = format!("<uri name='{ADDRESS}' uri='own.xsd'/>");
    fs::create_dir_all(place.path("delivery")).unwrap();
    fs::write(place.path("delivery/own.xsd"), format!("{SCHEMA}</xs:schema>")).unwrap();
    assert_eq!(load_by_catalogs(&place, &[("delivery/catalog.xml", &own)], &[]), (Vec::new(), false));
    let common = format!("<uri name='{ADDRESS}' uri='../project/common/base.xsd'/>");
    let catalogs = [("delivery/catalog.xml", common.as_str())];
    assert_eq!(load_by_catalogs(&place, &catalogs, &["project"]), (Vec::new(), false));
    assert_eq!(load_by_catalogs(&place, &catalogs, &[]), (vec!["xoev-outside-root"], false));
}
