//! Adding, fetching and updating from a server that behaves like the XRepository.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use support::project::{KENNUNG, Workplace, delivery, files, replaced, zip};
use support::server::{NOT_FOUND_PAGE, Reply, Server};
use xoev_codegen::config::Config;
use xoev_repository::{Difference, Kind, Project, Publication, Request, fetch, update, verify};

const SCHEMAS: &str = "/xrepository/urn:xoev-beispiel:standard:xprobe_1.0:xmlschema";
const METADATA: &str = "/xrepository/urn:xoev-beispiel:standard:xprobe_1.0/metadaten";

/// XProbe 1.0 whose modules lie on the server.
fn published(server: &Server) -> BTreeMap<String, Vec<u8>> {
    replaced(&files(&delivery("xprobe-1.0")), "https://bausteine.example", &server.address)
}

fn server() -> Server {
    let server = Server::start();
    let metadata = format!(r#"{{"alleVersionsKennungen":["{KENNUNG}_1.0","{KENNUNG}_1.1"]}}"#);
    server
        .reply(SCHEMAS, Reply::ok("application/zip", zip(&published(&server))))
        .reply(METADATA, Reply::ok("application/json", metadata));
    for (path, bytes) in files(&delivery("bausteine")) {
        server.reply(&format!("/{path}"), Reply::ok("application/xml", bytes));
    }
    server
}

fn request(server: &Server) -> Request {
    let mut request = Request::new(format!("{KENNUNG}@1.0"));
    request.address = Some(server.address.clone());
    request
}

fn publication(server: &Server) -> Publication {
    Publication { address: Some(server.address.clone()), ..Publication::default() }
}

fn open(place: &Workplace) -> Project {
    place.open()
}

#[test]
fn a_standard_and_the_modules_it_imports_are_downloaded() {
    let (server, place) = (server(), Workplace::new());
    fs::write(place.path("xoev.toml"), format!("[repository]\naddress = \"{}\"\n", server.address)).unwrap();
    let added = place.request(&Request::new(format!("{KENNUNG}@1.0"))).unwrap();
    assert_eq!(added.standard.source, format!("{}{SCHEMAS}", server.address));
    assert_eq!((added.standard.name.as_str(), added.standard.shared.len()), ("xprobe", 2));
    assert_eq!(server.asked(), [SCHEMAS, "/code/1.0/probe-code.xsd"]);
    let config = Config::from_file(&place.path("xoev.toml")).unwrap();
    xoev_codegen::generate(&config.standards[0]).unwrap();
    assert_eq!(server.asked().len(), 2, "a build asks nothing");
}

#[test]
fn dirty_answers_leave_no_trace() {
    let place = Workplace::new();
    let cases: [(Reply, &str); 5] = [
        (Reply::ok("application/zip", NOT_FOUND_PAGE), "xoev-download-content"),
        (
            Reply::Body(404, "application/json", b"{\"meldung\":\"NICHT SICHTBAR\"}".to_vec()),
            "xoev-download-status",
        ),
        (Reply::Truncated(b"PK\x03\x04".to_vec(), 900), "xoev-download-failed"),
        (Reply::ok("application/zip", &b"PK\x03\x04 und dann nichts"[..]), "xoev-archive-broken"),
        (Reply::Redirect("http://anderswo.invalid/x.zip".to_owned()), "xoev-download-redirect"),
    ];
    for (reply, rule) in cases {
        let server = server();
        server.reply(SCHEMAS, reply);
        assert_eq!(place.request(&request(&server)).unwrap_err().faults[0].rule, rule);
    }
    let server = server();
    server.reply("/code/1.0/probe-code.xsd", Reply::ok("text/html", NOT_FOUND_PAGE));
    let error = place.request(&request(&server)).unwrap_err();
    assert_eq!(error.faults[0].rule, "xoev-delivery-schema");
    assert!(
        error.to_string().contains("expected a schema document, but the answer is an HTML page"),
        "{error}"
    );
    assert!(place.state().is_empty());
}

#[test]
fn an_unknown_name_or_a_missing_version_says_what_to_do() {
    let (server, place) = (server(), Workplace::new());
    let mut by_name = request(&server);
    by_name.standard = "xprobe@1.0".to_owned();
    let error = place.request(&by_name).unwrap_err();
    assert!(error.kind == Kind::Use && error.to_string().contains("give the Kennung"), "{error}");
    let metadata = format!(r#"{{"alleVersionsKennungen":["{KENNUNG}_1.0","{KENNUNG}_1.1"]}}"#);
    server.reply(&format!("/xrepository/{KENNUNG}/metadaten"), Reply::ok("application/json", metadata));
    let mut without_version = request(&server);
    without_version.standard = KENNUNG.to_owned();
    let error = place.request(&without_version).unwrap_err().to_string();
    assert!(error.contains("the XRepository lists 1.0, 1.1"), "{error}");
}

#[test]
fn what_is_published_otherwise_is_told_and_taken_over_only_on_demand() {
    let (server, place) = (server(), Workplace::new());
    place.request(&request(&server)).unwrap();
    let unchanged = update(&mut open(&place), &publication(&server), true).unwrap();
    assert!(unchanged[0].changes.is_empty() && unchanged[0].error.is_none());
    assert_eq!(unchanged[0].other_versions, ["1.1"]);

    let mut later = replaced(&published(&server), "probe.antwort.0002", "probe.antwort.0003");
    later.insert("xsd/xprobe-neu.xsd".to_owned(), later["xsd/xprobe typen.xsd"].clone());
    let later = replaced(&later, "xprobe%20typen.xsd", "xprobe-neu.xsd");
    let later: BTreeMap<_, _> =
        later.into_iter().filter(|(name, _)| name != "xsd/xprobe typen.xsd").collect();
    server.reply(SCHEMAS, Reply::ok("application/zip", zip(&later)));
    let before = place.state();
    let told = update(&mut open(&place), &publication(&server), true).unwrap();
    let own = |file: &str| format!("schemas/xprobe/1.0/{file}");
    let expected = [
        (own("xsd/xprobe typen.xsd"), Difference::Missing),
        (own("xsd/xprobe-neu.xsd"), Difference::Surplus),
        (own("xsd/xprobe.xsd"), Difference::Changed),
    ];
    assert_eq!(told[0].changes, expected);
    assert_eq!(place.state(), before, "a dry run writes nothing");

    update(&mut open(&place), &publication(&server), false).unwrap();
    assert!(place.text("schemas/xprobe/1.0/xsd/xprobe.xsd").contains("0003"));
    assert!(verify(&open(&place)).unwrap().findings.is_empty());
    assert!(update(&mut open(&place), &publication(&server), true).unwrap()[0].changes.is_empty());
}

#[test]
fn an_update_that_cannot_be_used_changes_nothing() {
    let (server, place) = (server(), Workplace::new());
    place.request(&request(&server)).unwrap();
    let before = place.state();
    let broken = replaced(&published(&server), "type=\"x:Antwort\"", "type=\"x:Fehlt\"");
    server.reply(SCHEMAS, Reply::ok("application/zip", zip(&broken)));
    let error = update(&mut open(&place), &publication(&server), false).unwrap_err();
    assert_eq!(error.faults[0].rule, "xoev-delivery-schema");
    server.reply(SCHEMAS, Reply::Body(503, "text/html", Vec::new()));
    let updated = update(&mut open(&place), &publication(&server), false).unwrap();
    assert_eq!(updated[0].error.as_ref().unwrap().faults[0].rule, "xoev-download-status");
    assert_eq!(place.state(), before);
}

#[test]
fn locked_files_are_brought_back_as_they_were_or_not_at_all() {
    let (server, place) = (server(), Workplace::new());
    place.request(&request(&server)).unwrap();
    let before = place.state();
    assert!(fetch(&mut open(&place), &publication(&server)).unwrap().is_empty());
    fs::remove_dir_all(place.path("schemas")).unwrap();
    assert_eq!(fetch(&mut open(&place), &publication(&server)).unwrap(), ["xprobe@1.0"]);
    assert_eq!(place.state(), before);
    // One file damaged, and the server's files changed meanwhile.
    fs::write(place.path("schemas/xprobe/1.0/xsd/xprobe.xsd"), "").unwrap();
    let later = replaced(&published(&server), "probe.antwort.0002", "probe.antwort.0003");
    server.reply(SCHEMAS, Reply::ok("application/zip", zip(&later)));
    let error = fetch(&mut open(&place), &publication(&server)).unwrap_err();
    assert!(error.to_string().contains("xsd/xprobe.xsd: is published otherwise than locked"), "{error}");
    // From a copy it comes back.
    let copy = place.path("kopie");
    support::project::write(&copy, &published(&server));
    let from = Publication { from: vec![copy.clone()], ..Publication::default() };
    assert_eq!(fetch(&mut open(&place), &from).unwrap(), ["xprobe@1.0"]);
    fs::remove_dir_all(copy).unwrap();
    assert_eq!(place.state(), before);
}

#[test]
fn what_is_listed_and_not_locked_is_fetched() {
    let (server, place) = (server(), Workplace::new());
    let text = format!("[standard.xprobe]\nkennung = \"{KENNUNG}\"\nversion = \"1.0\"\n");
    fs::write(place.path("xoev.toml"), &text).unwrap();
    assert_eq!(fetch(&mut open(&place), &publication(&server)).unwrap(), [format!("{KENNUNG}@1.0")]);
    assert!(verify(&open(&place)).unwrap().findings.is_empty());
    assert_eq!(place.text("xoev.toml"), text);
    let only = Publication { only: vec!["xfehlt".to_owned()], ..publication(&server) };
    assert_eq!(fetch(&mut open(&place), &only).unwrap_err().faults[0].rule, "xoev-add-name");
}
