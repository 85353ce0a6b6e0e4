//! Loading, verdicts, and exchanging lists while a program runs.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::list;
use std::borrow::Cow;
use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};
use xoev_codelists::{CodeListRegistry, Outcome, Query, Verdict};
use xoev_runtime::code::CodeValue;

const ART: &str = "urn:muster:codeliste:art";

fn add(registry: &CodeListRegistry, version: &str, codes: &[(&str, &str)]) {
    let report = registry.add_bytes(version, list(ART, version, codes).into_bytes());
    assert!(report.is_clean(), "{report}");
}

fn two_versions() -> CodeListRegistry {
    let registry = CodeListRegistry::new();
    add(&registry, "9", &[("a", "alt"), ("b", "beide")]);
    add(&registry, "10", &[("b", "beide, neu"), ("n", "neu")]);
    registry
}

#[test]
fn the_verdict_is_explicit() {
    let registry = two_versions();
    let snapshot = registry.snapshot();
    let verdict = |version: Option<&'static str>, code: &'static str| {
        snapshot.verdict(&Query { list: Some(ART), version, column: None, code }).into_owned()
    };
    let text = Cow::Borrowed;
    let known = |version, label| Verdict::Known { version: text(version), label: Some(text(label)) };
    assert_eq!(verdict(Some("9"), "b"), known("9", "beide"));
    assert_eq!(verdict(Some("10"), "b"), known("10", "beide, neu"));
    // Without a version the newest counts: 10 is newer than 9.
    assert_eq!(verdict(None, "n"), known("10", "neu"));
    let other = Verdict::OtherVersion { known_in: vec![text("9")], label: Some(text("alt")) };
    assert_eq!(verdict(Some("10"), "a"), other);
    assert_eq!(verdict(None, "a"), other);
    let at_hand = vec![text("10"), text("9")];
    assert_eq!(
        verdict(Some("11"), "b"),
        Verdict::VersionUnknown {
            at_hand: at_hand.clone(),
            known_in: at_hand.clone(),
            label: Some(text("beide, neu"))
        }
    );
    assert_eq!(
        verdict(Some("11"), "x"),
        Verdict::VersionUnknown { at_hand, known_in: Vec::new(), label: None }
    );
    assert_eq!(verdict(Some("9"), "x"), Verdict::CodeUnknown);
    assert_eq!(verdict(Some("9"), "B"), Verdict::CodeUnknown, "letter case counts");
    assert_eq!(snapshot.verdict(&Query::new("urn:anders", "a")), Verdict::ListUnknown);
    let nameless = Query { list: None, version: Some("9"), column: None, code: "a" };
    assert_eq!(snapshot.verdict(&nameless), Verdict::ListUnknown);
    let with_version = Query::new("urn:muster:codeliste:art_9", "a").in_version("9");
    assert!(snapshot.verdict(&with_version).is_known(), "a Kennung with its version is understood");
}

#[test]
fn a_code_in_decomposed_form_is_the_same_code() {
    let registry = CodeListRegistry::new();
    add(&registry, "1", &[("ä", "Umlaut")]);
    let snapshot = registry.snapshot();
    assert!(snapshot.verdict(&Query::new(ART, "a\u{308}")).is_known());
}

#[test]
fn values_are_asked_about_directly() {
    struct Value;
    impl CodeValue for Value {
        fn list_uri(&self) -> Option<&str> {
            Some(ART)
        }
        fn list_version(&self) -> Option<&str> {
            Some("9")
        }
        fn code(&self) -> &str {
            "a"
        }
        fn name(&self) -> Option<&str> {
            None
        }
    }
    assert_eq!(two_versions().verdict(&Value).label(), Some("alt"));
}

#[test]
fn a_later_source_replaces_an_earlier_one() {
    let registry = two_versions();
    add(&registry, "9", &[("c", "berichtigt")]);
    let snapshot = registry.snapshot();
    assert_eq!(snapshot.versions(ART).len(), 2);
    assert!(snapshot.verdict(&Query::new(ART, "c").in_version("9")).is_known());
}

/// Point 5 of what code lists must show: a list updated on disk changes the verdict of a running program.
#[test]
fn a_list_updated_on_disk_changes_the_verdict_of_running_readers() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("art.xml");
    fs::write(&file, list(ART, "1", &[("a", "A")])).unwrap();
    let registry = Arc::new(CodeListRegistry::new());
    assert!(registry.add_path(folder.path()).is_clean());
    assert!(registry.reload_if_changed().is_none(), "nothing has changed");
    let (stop, seen) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
    let reader = {
        let (registry, stop, seen) = (Arc::clone(&registry), Arc::clone(&stop), Arc::clone(&seen));
        std::thread::spawn(move || {
            while !stop.load(Ordering::Relaxed) {
                let snapshot = registry.snapshot();
                let (a, b) =
                    (snapshot.verdict(&Query::new(ART, "a")), snapshot.verdict(&Query::new(ART, "b")));
                // One or the other state, never a mixture.
                assert_ne!(a.is_known(), b.is_known());
                seen.fetch_or(b.is_known(), Ordering::Relaxed);
            }
        })
    };
    fs::write(&file, list(ART, "1", &[("b", "B, und länger als vorher")])).unwrap();
    let report = registry.reload_if_changed().expect("the change is seen");
    assert_eq!(report.loaded(), 1);
    let deadline = SystemTime::now() + Duration::from_secs(10);
    while !seen.load(Ordering::Relaxed) && SystemTime::now() < deadline {
        std::thread::yield_now();
    }
    stop.store(true, Ordering::Relaxed);
    reader.join().unwrap();
    assert!(seen.load(Ordering::Relaxed));
    // A new file and one that is gone count as changes too.
    fs::write(folder.path().join("zwei.xml"), list(ART, "2", &[("c", "C")])).unwrap();
    assert!(registry.reload_if_changed().is_some());
    assert_eq!(registry.snapshot().versions(ART).len(), 2);
    fs::remove_file(&file).unwrap();
    assert!(registry.reload_if_changed().is_some());
    assert_eq!(registry.snapshot().versions(ART).len(), 1);
}

#[test]
fn a_file_that_breaks_keeps_its_former_list() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("art.xml");
    fs::write(&file, list(ART, "1", &[("a", "A")])).unwrap();
    let registry = CodeListRegistry::new();
    registry.add_path(&file);
    fs::write(&file, "<gc:CodeList halb").unwrap();
    let report = registry.reload();
    let outcome = &report.entries[0].outcome;
    assert!(matches!(outcome, Outcome::Refused { keeps_former: true, .. }), "{report}");
    assert!(!report.is_clean());
    assert!(registry.snapshot().verdict(&Query::new(ART, "a")).is_known());
    assert!(registry.reload_if_changed().is_none(), "the broken file was looked at");
    fs::write(&file, list(ART, "1", &[("a", "A"), ("b", "B")])).unwrap();
    assert!(registry.reload_if_changed().is_some_and(|report| report.is_clean()));
    assert!(registry.snapshot().verdict(&Query::new(ART, "b")).is_known());
}

#[test]
fn what_is_no_list_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("fehler.xml"), "<Fehler>NICHT SICHTBAR</Fehler>").unwrap();
    fs::write(folder.path().join("notiz.txt"), "keine Liste").unwrap();
    let registry = CodeListRegistry::new();
    let report = registry.add_path(folder.path());
    assert_eq!(report.entries.len(), 1);
    assert!(report.to_string().contains("NICHT SICHTBAR"), "{report}");
    let report = registry.add_path(folder.path().join("fehlt.xml"));
    assert!(matches!(report.entries[1].outcome, Outcome::Unreadable { keeps_former: false, .. }));
    assert!(registry.snapshot().is_empty());
}

#[test]
fn a_registry_is_shared_between_threads() {
    fn is_shared<T: Send + Sync>() {}
    is_shared::<CodeListRegistry>();
}
