//! `xoev codelists` and `xoev validate --code-lists`, with a server on this machine in place of the XRepository.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output};

fn xoev(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xoev")).args(arguments).env_remove("XOEV_REPOSITORY").output().unwrap()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Answers like the XRepository about one list in one version; everything else is not there.
fn server(list: Vec<u8>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let request = lines.next().unwrap().unwrap();
            while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
            let path = request.split(' ').nth(1).unwrap().replace("%3A", ":");
            let (status, kind, body) = match path.as_str() {
                "/codeliste/urn:xoev-beispiel:codeliste:bezirk/gueltigeVersion" => (
                    "200 OK",
                    "application/json",
                    br#"{"kennung": "urn:xoev-beispiel:codeliste:bezirk_2026-03-15"}"#.to_vec(),
                ),
                "/version_codeliste/urn:xoev-beispiel:codeliste:bezirk_2026-03-15/genericode" => {
                    ("200 OK", "application/xml", list.clone())
                }
                _ => ("404 Not Found", "application/json", br#"{"meldung": "NICHT SICHTBAR"}"#.to_vec()),
            };
            let head = format!(
                "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                body.len()
            );
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
        }
    });
    address
}

fn states(output: &Output) -> Vec<(String, String)> {
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let lists = json["standards"][0]["lists"].as_array().unwrap().clone();
    let pair = |it: &Value| Some((it["listURI"].as_str()?.to_owned(), it["state"].as_str()?.to_owned()));
    lists.iter().filter_map(pair).collect()
}

fn state(output: &Output, name: &str) -> String {
    states(output).into_iter().find(|it| it.0.ends_with(name)).unwrap().1
}

#[test]
fn missing_lists_are_named_and_fetched() {
    let (schema, catalog) = (xoev_beispiel::file("xbeispiel.xsd"), xoev_beispiel::file("catalog.xml"));
    let folder = tempfile::tempdir().unwrap();
    let base = ["codelists", "--schema", text(&schema), "--catalog", text(&catalog), "--format", "json"];
    let before = xoev(&[&base[..], &["--code-lists", text(folder.path())]].concat());
    assert_eq!(before.status.code(), Some(1));
    assert_eq!(state(&before, ":bezirk"), "missing");
    assert_eq!(state(&before, ":geschlecht"), "inSchema");
    let list = fs::read(xoev_beispiel::file("codelists/bezirk_2026-03-15.xml")).unwrap();
    let address = server(list);
    let fetch = ["--fetch", text(folder.path()), "--repository", &address];
    let after = xoev(&[&base[..], &fetch].concat());
    // The others are not there, which is said.
    assert_eq!(after.status.code(), Some(1));
    assert_eq!(state(&after, ":bezirk"), "here");
    assert_eq!(state(&after, ":staat"), "missing");
    assert!(String::from_utf8_lossy(&after.stderr).contains("codeliste:staat"));
    let files: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(files, ["urn_xoev-beispiel_codeliste_bezirk_2026-03-15.xml"]);
}

#[test]
fn codes_are_checked_by_the_policy_of_the_configuration() {
    let (schema, catalog) = (xoev_beispiel::file("xbeispiel.xsd"), xoev_beispiel::file("catalog.xml"));
    let folder = tempfile::tempdir().unwrap();
    let sample = fs::read_to_string(xoev_beispiel::file("samples/valid/0202-zugelassen.xml")).unwrap();
    let message = folder.path().join("nachricht.xml");
    let config = folder.path().join("xoev.toml");
    let lists = xoev_beispiel::file("codelists");
    let validate = |code: &str, policy: &str| {
        fs::write(&message, sample.replace("<code>0307</code>", &format!("<code>{code}</code>"))).unwrap();
        fs::write(&config, format!("[code_lists]\nfolders = [{lists:?}]\n{policy}")).unwrap();
        let schema = ["validate", "--schema", text(&schema), "--catalog", text(&catalog), "--lang", "en"];
        let output = xoev(&[&schema[..], &["--config", text(&config), text(&message)]].concat());
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
    };
    // A list that is not at hand is a warning.
    let (exit, said) = validate("0307", "");
    assert!(exit == 0 && said.contains("xoev-code-list-unknown"), "{exit} {said}");
    let (exit, said) = validate("9999", "");
    assert!(exit == 1 && said.contains("xoev-code-unknown"), "{exit} {said}");
    let (exit, said) = validate("0307", "list_unknown = \"accept\"\n");
    assert!(exit == 0 && said.trim_end().ends_with(": valid"), "{exit} {said}");
    let (exit, _) = validate("0307", "list_unknown = \"refuse\"\n");
    assert_eq!(exit, 1);
    let (exit, _) = validate("0307", "list_unknown = \"maybe\"\n");
    assert_eq!(exit, 2);
}
