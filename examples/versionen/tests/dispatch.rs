//! Every sample of both versions is read as what it is, through types that are one where nothing has changed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a panic is the report of a test")]

use example_versionen::xbeispiel::{Nachricht, xbeispiel_1_0, xbeispiel_1_1};
use std::fs;
use std::path::{Path, PathBuf};
use xoev_runtime::dispatch::{DispatchError, DispatchFault};
use xoev_runtime::report::Language;

fn samples(version: &str, kind: &str) -> Vec<PathBuf> {
    let folder = xoev_beispiel::file_of(version, "samples").join(kind);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn minimal(version: &str) -> String {
    fs::read_to_string(xoev_beispiel::file_of(version, "samples/valid/0101-minimal.xml")).unwrap()
}

fn fault(xml: &str) -> DispatchFault {
    match Nachricht::from_xml(xml) {
        Err(DispatchError::Unidentified(fault)) => *fault,
        other => panic!("{other:?}"),
    }
}

#[test]
fn samples_are_read_as_their_version_and_written_back() {
    for version in ["1.0", "1.1"] {
        let files = samples(version, "valid");
        assert!(files.len() >= 6);
        for file in files {
            let message = Nachricht::from_xml(fs::read(&file).unwrap())
                .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            assert_eq!(message.standard().version, version, "{}", file.display());
            let streamed = Nachricht::from_reader(fs::File::open(&file).unwrap()).unwrap();
            assert_eq!(message, streamed);
            let written = message.to_xml().unwrap();
            assert_eq!(Nachricht::from_xml(&written).unwrap(), message, "{}", file.display());
        }
    }
}

#[test]
fn what_has_not_changed_is_one_type() {
    let old = xbeispiel_1_0::Nachricht::from_xml(minimal("1.0")).unwrap();
    let new = xbeispiel_1_1::Nachricht::from_xml(minimal("1.1")).unwrap();
    let (
        xbeispiel_1_0::Nachricht::UmmeldungAntrag0101(old),
        xbeispiel_1_1::Nachricht::UmmeldungAntrag0101(mut new),
    ) = (old, new)
    else {
        panic!("no applications")
    };
    // The same Rust type in both versions, so this compiles; what is written is right for the version it is written in.
    new.wohnungswechsel = old.wohnungswechsel.clone();
    new.nachrichtenkopf.leser = old.nachrichtenkopf.autor.clone();
    assert!(new.to_xml().unwrap().contains(r#"version="1.1""#));
    let name: xbeispiel_1_0::xbeispiel::Familienname =
        "Muster".parse::<xbeispiel_1_1::xbeispiel::Familienname>().unwrap();
    assert_eq!(name, "Muster");
}

#[test]
fn messages_say_what_they_are() {
    let withdrawal = Nachricht::from_xml(
        fs::read(xoev_beispiel::file_of("1.1", "samples/valid/0104-widerruf.xml")).unwrap(),
    )
    .unwrap();
    let info = withdrawal.info().unwrap();
    assert_eq!((info.name.as_str(), info.number.as_deref()), ("ummeldung.widerruf.0104", Some("0104")));
    assert_eq!(info.info.title.as_deref(), Some("Widerruf eines Antrags"));
    assert_eq!(info.info.author, ["Online-Dienst"]);
    assert_eq!(info.info.reader, ["Meldebehörde"]);
    assert_eq!(info.info.legal_basis, ["§ 1 Absatz 5 Beispielgesetz (erdacht)"]);
    assert_eq!(info.info.implementation_hint.len(), 1);
    assert_eq!(info.info.other("frist").collect::<Vec<_>>(), [r#"<frist einheit="Tage">14</frist>"#]);
    let standard = withdrawal.standard();
    assert_eq!(standard.to_string(), "XBeispiel 1.1");
    assert_eq!(standard.kennung.as_deref(), Some("urn:xoev-beispiel:standard:xbeispiel"));
    assert_eq!(xbeispiel_1_0::STANDARD.messages.len(), 5);
    assert_eq!(xbeispiel_1_1::STANDARD.messages.len(), 5);
}

#[test]
fn the_version_to_send_follows_from_the_day() {
    let send = |day: &str| {
        let standards = Nachricht::standards();
        standards
            .to_send("XBeispiel", day.parse().unwrap())
            .map(|it| it.version.clone())
            .map_err(|no| no.message(Language::De))
    };
    assert_eq!(send("2026-04-30").unwrap(), "1.0");
    assert_eq!(send("2026-05-01").unwrap(), "1.1");
    let day = "2026-07-01".parse().unwrap();
    assert_eq!(Nachricht::standards().valid_on(day).len(), 2);
    assert_eq!(
        send("2025-01-01").unwrap_err(),
        "Am 2025-01-01 ist keine Version gültig; XBeispiel 1.0 gilt ab 2025-11-01"
    );
}

#[test]
fn what_is_unknown_is_said() {
    let other_standard = fault("<x:antrag xmlns:x=\"urn:anderes\"/>");
    assert_eq!(other_standard.rule(), "xoev-unknown-standard");
    let unknown_namespace = fault(&minimal("1.0").replace("xbeispiel:1.0", "xbeispiel:2.0"));
    assert_eq!(
        unknown_namespace.message(Language::De),
        "‚ummeldung.antrag.0101‘ ist eine Nachricht von XBeispiel in Version ‚urn:xoev-beispiel:standard:xbeispiel:2.0‘, die hier nicht bekannt ist; bekannt sind 1.0, 1.1"
    );
    let contradiction = fault(&minimal("1.0").replace(r#"version="1.0">"#, r#"version="9.9">"#));
    assert_eq!(
        contradiction,
        DispatchFault::UnknownVersion {
            root: contradiction_root(),
            standard: "XBeispiel".to_owned(),
            version: "9.9".to_owned(),
            known: vec!["1.0".to_owned(), "1.1".to_owned()],
        }
    );
    let removed = minimal("1.1").replace("ummeldung.antrag.0101", "ummeldung.ablehnung.0103");
    assert_eq!(
        fault(&removed).message(Language::En),
        "XBeispiel 1.1 has no message 'ummeldung.ablehnung.0103'; there is one in 1.0"
    );
    let namespace_only = minimal("1.1").replace(r#"version="1.1">"#, r#"version="1.0">"#);
    assert_eq!(
        fault(&namespace_only).message(Language::En),
        "'ummeldung.antrag.0101' states XBeispiel 1.0, but its namespace says otherwise: it is of 1.1"
    );
    assert_eq!(fault("nichts").rule(), "xml-wf");
}

fn contradiction_root() -> xoev_runtime::dispatch::RootName {
    xoev_runtime::dispatch::RootName {
        namespace: "urn:xoev-beispiel:standard:xbeispiel:1.0".to_owned(),
        local: "ummeldung.antrag.0101".to_owned(),
    }
}

#[test]
fn an_invalid_message_is_reported_by_its_version() {
    for version in ["1.0", "1.1"] {
        for file in samples(version, "invalid") {
            if file.file_name().is_some_and(|name| name.to_string_lossy().contains("falsche-version")) {
                continue;
            }
            match Nachricht::from_xml(fs::read(&file).unwrap()) {
                Err(DispatchError::Invalid { standard, report }) => {
                    assert_eq!(standard, format!("XBeispiel {version}"), "{}", file.display());
                    assert!(!report.is_valid());
                }
                Err(DispatchError::Unidentified(fault)) => {
                    let name = Path::new(&file).file_name().unwrap().to_string_lossy().into_owned();
                    assert!(
                        name.contains("namensraum") || name.contains("unvollstaendig"),
                        "{name}: {fault}"
                    );
                }
                Ok(message) => panic!("{}: {message:?}", file.display()),
            }
        }
    }
}
