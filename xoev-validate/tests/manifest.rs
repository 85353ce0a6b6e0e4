//! Schemas of a folder of standards lead nowhere outside of the manifest's folder and of those it requires.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::fs;
use std::path::Path;
use xoev_validate::schemas::CompileOptions;
use xoev_validate::standards::Search;
use xoev_validate::{Checker, Error, Input, Standards};

const TREE: &str = "standards";

/// A tree with the standard `probe/1`, whose manifest says what is given and whose only schema includes a location.
fn tree(folder: &Path, manifest: &str, location: &str) {
    let schema = |content: &str| {
        format!("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>{content}</xs:schema>")
    };
    for (path, text) in [
        ("standards/probe/1/manifest.toml", format!("name = 'Probe'\nversion = '1'\n{manifest}")),
        (
            "standards/probe/1/probe.xsd",
            schema(&format!("<xs:include schemaLocation='{location}'/><xs:element name='a' type='T'/>")),
        ),
        ("standards/probe/1/teile/teil.xsd", schema("<xs:simpleType name='T'>STRING</xs:simpleType>")),
        ("standards/bausteine/2/teil.xsd", schema("<xs:simpleType name='T'>STRING</xs:simpleType>")),
        ("anderswo/teil.xsd", schema("<xs:simpleType name='T'>STRING</xs:simpleType>")),
        ("anderswo/catalog.xml", "<catalog xmlns='urn:oasis:names:tc:entity:xmlns:xml:catalog'/>".to_owned()),
    ] {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text.replace("STRING", "<xs:restriction base='xs:string'/>")).unwrap();
    }
}

fn find(folder: &Path, named: &str) -> Result<Standards, Error> {
    let search = Search { folders: vec![folder.join(named)], ..Search::default() };
    Standards::find(&search, CompileOptions::default())
}

/// What the schemas are found fault with; empty if a message can be checked.
fn faults(folder: &Path, named: &str) -> String {
    match Checker::with_standards(find(folder, named).unwrap()) {
        Ok(checker) => {
            let checked = checker.check(&Input::memory("a.xml", &b"<a>x</a>"[..]));
            assert!(checked.outcome.is_valid(), "{}", checked.schema_notes);
            String::new()
        }
        Err(error) => error.to_string(),
    }
}

const ENTRY: &str = "entry_schemas = ['probe.xsd']\n";

#[test]
fn schemas_stay_in_the_folder_and_what_it_requires() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    tree(folder, ENTRY, "teile/teil.xsd");
    assert_eq!(faults(folder, TREE), "");
    tree(folder, ENTRY, "../../bausteine/2/teil.xsd");
    assert!(faults(folder, TREE).contains("xoev-outside-root"));
    let requires = format!("{ENTRY}requires = ['bausteine/2']\n");
    tree(folder, &requires, "../../bausteine/2/teil.xsd");
    assert_eq!(faults(folder, TREE), "");
    // Who names the standard alone has not named what lies beside it.
    assert!(faults(folder, "standards/probe").contains("xoev-outside-root"));
    // But what is a standard itself.
    fs::write(folder.join("standards/bausteine/2/manifest.toml"), "name = 'Bausteine'\nversion = '2'\n")
        .unwrap();
    assert_eq!(faults(folder, "standards/probe"), "");
    assert_eq!(faults(folder, "standards/probe/1"), "");
    fs::remove_file(folder.join("standards/bausteine/2/manifest.toml")).unwrap();
    for requires in ["'../anderswo'", "'probe/../../anderswo'"] {
        tree(folder, &format!("{ENTRY}requires = [{requires}]\n"), "../../../anderswo/teil.xsd");
        assert!(faults(folder, TREE).contains("xoev-outside-root"), "{requires}");
    }
    let absolute = folder.join("anderswo");
    let requires = format!("{ENTRY}requires = ['{}']\n", absolute.display());
    tree(folder, &requires, &absolute.join("teil.xsd").display().to_string());
    assert!(faults(folder, TREE).contains("xoev-outside-root"));
}

#[test]
fn entries_and_catalogues_lie_in_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for manifest in [
        "entry_schemas = ['probe.xsd', '../../../anderswo/teil.xsd']\n",
        "entry_schemas = ['probe.xsd']\ncatalog = '../../../anderswo/catalog.xml'\n",
    ] {
        tree(folder, manifest, "teile/teil.xsd");
        let refused = find(folder, TREE).unwrap_err().to_string();
        assert!(refused.contains("` lies neither in this folder nor in one that it requires"), "{refused}");
        assert!(refused.contains("`../../../anderswo/"), "{refused}");
    }
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere_else() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    tree(folder, ENTRY, "verweis.xsd");
    let link = folder.join("standards/probe/1/verweis.xsd");
    std::os::unix::fs::symlink(folder.join("anderswo/teil.xsd"), &link).unwrap();
    assert!(faults(folder, TREE).contains("xoev-outside-root"));
    tree(folder, "entry_schemas = ['verweis.xsd']\n", "teile/teil.xsd");
    assert!(find(folder, TREE).unwrap_err().to_string().contains("`verweis.xsd` lies neither"));
    fs::remove_file(&link).unwrap();
    std::os::unix::fs::symlink("teile/teil.xsd", &link).unwrap();
    tree(folder, ENTRY, "verweis.xsd");
    assert_eq!(faults(folder, TREE), "");
}
