//! Taking lists from a source into a folder.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::list;
use std::fs;
use xoev_codelists::{
    CodeListRegistry, CodeListSource, ListUse, SourceError, fetch_missing, file_name, save,
};
use xoev_runtime::grammar::CodeTypeKind;

const ART: &str = "urn:muster:codeliste:art";

/// Answers with these bytes, whatever is asked.
struct Answer(Vec<u8>);

impl CodeListSource for Answer {
    fn current_version(&self, _: &str) -> Result<String, SourceError> {
        Ok("2".to_owned())
    }

    fn genericode(&self, _: &str, _: &str) -> Result<Vec<u8>, SourceError> {
        Ok(self.0.clone())
    }
}

fn answer(version: &str) -> Answer {
    Answer(list(ART, version, &[("a", "A")]).into_bytes())
}

fn files(folder: &std::path::Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap());
    names.collect()
}

#[test]
fn the_version_that_is_valid_now_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = save(&answer("2"), ART, None, folder.path()).unwrap();
    assert_eq!(files(folder.path()), ["urn_muster_codeliste_art_2.xml"]);
    let registry = CodeListRegistry::new();
    assert!(registry.add_path(path).is_clean());
    assert!(registry.snapshot().list(ART, "2").is_some());
}

#[test]
fn nothing_but_the_list_asked_for_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let other = save(&answer("1"), ART, Some("2"), folder.path()).unwrap_err();
    assert!(matches!(other, SourceError::OtherList { .. }), "{other}");
    let error = Answer(b"<Fehler>NUR PLATZHALTER GEFUNDEN</Fehler>".to_vec());
    let refused = save(&error, ART, Some("2"), folder.path()).unwrap_err();
    assert!(refused.to_string().contains("NUR PLATZHALTER"), "{refused}");
    let half = Answer(list(ART, "2", &[]).into_bytes()[..200].to_vec());
    assert!(save(&half, ART, Some("2"), folder.path()).is_err());
    assert!(files(folder.path()).is_empty());
}

#[test]
fn only_what_is_needed_is_fetched() {
    let folder = tempfile::tempdir().unwrap();
    let registry = CodeListRegistry::new();
    registry.add_path(folder.path());
    let list_use = |kind, version: Option<&str>| ListUse {
        kind,
        identifier: Some(ART.to_owned()),
        version: version.map(str::to_owned),
        column: None,
        types: 1,
    };
    let fetch = |list: &ListUse| {
        fetch_missing(&answer("2"), list, &registry.snapshot(), folder.path()).unwrap().is_some()
    };
    assert!(!fetch(&list_use(CodeTypeKind::Enumerated, Some("2"))), "the codes stand in the schema");
    assert!(fetch(&list_use(CodeTypeKind::FreeVersion, None)));
    registry.reload();
    assert!(!fetch(&list_use(CodeTypeKind::FreeVersion, None)), "the valid version is here");
    assert!(!fetch(&list_use(CodeTypeKind::Fixed, Some("2"))));
}

#[test]
fn names_of_files_hold_no_paths() {
    assert_eq!(file_name("http://a/../b", "1/2"), "http___a_.._b_1_2.xml");
}
