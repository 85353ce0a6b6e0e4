//! What pages show of each construct: pictures, the same as text, fields. One folder for each schema;
//! `INSTA_UPDATE=always cargo test -p xoev-docs` writes the expectations anew.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is the report of a test")]

mod support;

use std::fmt::Write as _;
use support::{made, read};
use xoev_docs::{Options, Site};

/// The main parts of the pages about components, one element a line.
fn components(site: &Site) -> String {
    let folders = ["typ", "element", "nachricht", "gruppe", "attributgruppe"];
    let mut out = String::new();
    for file in &site.files {
        let html = std::str::from_utf8(&file.bytes).unwrap();
        if file.path.ends_with(".html") && folders.iter().any(|it| file.path.starts_with(&format!("1/{it}/")))
        {
            assert_eq!(read(html).faults, [""; 0], "{}", file.path);
            let main = &html[html.find("<h1").unwrap()..html.find("</main>").unwrap()];
            let _ = writeln!(out, "== {}\n{}\n", file.path, main.replace("><", ">\n<"));
        }
    }
    out
}

#[test]
fn constructs() {
    insta::glob!("fixtures/*/schema.xsd", |path| {
        let site = made(&[path.to_owned()], &[], &Options::default());
        insta::assert_snapshot!("construct", components(&site));
    });
}
