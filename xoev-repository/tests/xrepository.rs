//! The interface of the XRepository, as it answers and as it fails.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

mod support;

use std::time::{Duration, Instant};
use support::server::{NOT_FOUND_PAGE, Reply, Server};
use xoev_repository::{Error, Kind, Limits, XRepository};

const STANDARD: &str = "urn:xoev-beispiel:standard:xbeispiel";
const LIST: &str = "urn:xoev-beispiel:codeliste:farbe";
const SCHEMAS: &str = "/xrepository/urn:xoev-beispiel:standard:xbeispiel_1.0:xmlschema";
const GENERICODE: &str = "/version_codeliste/urn:xoev-beispiel:codeliste:farbe_1/genericode";

fn client(server: &Server) -> XRepository {
    let limits = Limits { time: Duration::from_millis(1500), download: 100_000, ..Limits::default() };
    XRepository::new(&server.address, limits)
}

/// The rule and text of a failure to get schemas that are answered like this.
fn schemas_fault(reply: Reply) -> (&'static str, String, Kind) {
    let server = Server::start();
    server.reply(SCHEMAS, reply);
    fault(client(&server).schemas(STANDARD, "1.0").unwrap_err())
}

fn fault(error: Error) -> (&'static str, String, Kind) {
    (error.faults[0].rule, error.to_string(), error.kind)
}

#[test]
fn metadata_schemas_and_code_lists() {
    let server = Server::start();
    let metadata = format!(
        r#"{{"kennung":"{STANDARD}","version":"1.0","zeitpunktLetzteBearbeitung":"2026-03-01T10:00:00",
        "alleVersionsKennungen":["{STANDARD}_1.0","{STANDARD}_1.1"],"dokumente":[{{"name":"x"}}]}}"#
    );
    let list = b"<gc:CodeList xmlns:gc='urn:gc'><Identification/></gc:CodeList>";
    server
        .reply(&format!("/xrepository/{STANDARD}/metadaten"), Reply::ok("application/json", metadata))
        .reply(SCHEMAS, Reply::ok("application/zip", &b"PK\x05\x06..................".to_vec()[..]))
        .reply(GENERICODE, Reply::ok("application/xml", &list[..]))
        .reply(
            &format!("/codeliste/{LIST}/gueltigeVersion"),
            Reply::ok("application/json", format!(r#"{{"kennung":"{LIST}_2026-01-01"}}"#)),
        );
    let repository = client(&server);
    assert_eq!(repository.versions(STANDARD).unwrap(), ["1.0", "1.1"]);
    assert_eq!(
        repository.metadata(STANDARD).unwrap().zeitpunkt_letzte_bearbeitung.unwrap(),
        "2026-03-01T10:00:00"
    );
    let schemas = repository.schemas(STANDARD, "1.0").unwrap();
    assert_eq!(schemas.sha256, xoev_repository::sha256(&schemas.bytes));
    assert_eq!(repository.code_list(LIST, "1").unwrap().bytes, list);
    assert_eq!(repository.current_code_list_version(LIST).unwrap(), "2026-01-01");
    assert!(server.asked().contains(&GENERICODE.to_owned()));
}

#[test]
fn error_pages_with_status_200_are_refused() {
    let (rule, text, kind) = schemas_fault(Reply::ok("application/zip", NOT_FOUND_PAGE));
    assert_eq!((rule, kind), ("xoev-download-content", Kind::Input));
    assert!(text.contains("the answer is an HTML page: 404 NUR PLATZHALTER GEFUNDEN"), "{text}");
    let (rule, text, _) = schemas_fault(Reply::ok("application/json", r#"{"meldung":"NICHT SICHTBAR"}"#));
    assert!(rule == "xoev-download-content" && text.contains("JSON: {\"meldung\":\"NICHT SICHTBAR\"}"));
    let error = "<b:Fehler xmlns:b='urn:b'><b:text>hat nicht den Status</b:text></b:Fehler>";
    let (_, text, _) = schemas_fault(Reply::ok("application/xml", error));
    assert!(text.contains("an error document (“Fehler”): hat nicht den Status"), "{text}");
}

#[test]
fn a_status_is_shown_with_what_was_said() {
    let (rule, text, kind) = schemas_fault(Reply::Body(404, "application/json", b"{\"meldung\":1}".to_vec()));
    assert_eq!((rule, kind), ("xoev-download-status", Kind::Use));
    assert!(text.contains("status 404: {\"meldung\":1}"), "{text}");
}

#[test]
fn answers_that_are_cut_off_late_or_too_large_are_refused() {
    let (rule, _, kind) = schemas_fault(Reply::Truncated(b"PK\x03\x04".to_vec(), 5000));
    assert_eq!((rule, kind), ("xoev-download-failed", Kind::Use));
    let start = Instant::now();
    assert_eq!(schemas_fault(Reply::Slow(Duration::from_secs(20))).0, "xoev-download-failed");
    assert!(start.elapsed() < Duration::from_secs(10));
    assert_eq!(schemas_fault(Reply::Truncated(Vec::new(), 200_000)).0, "xoev-download-size");
    assert_eq!(schemas_fault(Reply::Endless(400_000)).0, "xoev-download-size");
    let server = Server::start();
    server.reply(GENERICODE, Reply::ok("application/xml", "<CodeList><Row>"));
    let (rule, text, _) = fault(client(&server).code_list(LIST, "1").unwrap_err());
    assert!(rule == "xoev-download-content" && text.contains("cut off"), "{text}");
}

#[test]
fn redirects_stay_on_the_host() {
    let server = Server::start();
    let zip = Reply::ok("application/zip", &b"PK\x05\x06"[..]);
    server.reply("/neu", zip).reply(SCHEMAS, Reply::Redirect("/neu".to_owned()));
    let download = client(&server).schemas(STANDARD, "1.0").unwrap();
    assert_eq!(download.address, format!("{}/neu", server.address));
    for elsewhere in ["http://localhost:1/x", "https://127.0.0.1/x", "//x.invalid/", "file:///etc/passwd"] {
        let (rule, text, _) = schemas_fault(Reply::Redirect(elsewhere.to_owned()));
        assert_eq!(rule, "xoev-download-redirect", "{text}");
    }
    server.reply(SCHEMAS, Reply::Redirect(format!("{{address}}{SCHEMAS}")));
    assert_eq!(fault(client(&server).schemas(STANDARD, "1.0").unwrap_err()).0, "xoev-download-redirect");
}

#[test]
fn what_is_no_address_is_not_asked() {
    for base in ["ftp://127.0.0.1", "nirgends", "file:///tmp"] {
        let error = XRepository::new(base, Limits::default()).schemas(STANDARD, "1.0").unwrap_err();
        assert_eq!(error.faults[0].rule, "xoev-download-failed");
    }
}
