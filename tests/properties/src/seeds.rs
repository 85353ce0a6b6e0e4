//! Inputs to begin with: the project's own fixtures.

use crate::message;
use crate::schema::FORM_FEED;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;
use xoev_sample::{Kind, SampleOptions, Sampler};
use xoev_schema::grammar::content_oracle::{Decide as _, Random};

/// The contents of the files with an extension below a folder, in the order of their paths.
fn below(folder: &Path, extension: &str) -> Vec<Vec<u8>> {
    let mut paths = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.path() {
                path if path.is_dir() => waiting.push(path),
                path if path.extension().is_some_and(|it| it == extension) => paths.push(path),
                _ => {}
            }
        }
    }
    paths.sort();
    paths.iter().filter_map(|path| fs::read(path).ok()).collect()
}

/// A folder of the repository.
fn folder(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// Messages of XBeispiel, valid and invalid, and for each kind of message the least one and some random ones.
#[must_use]
pub fn messages() -> Vec<Vec<u8>> {
    let mut messages = below(&xoev_beispiel::file("samples"), "xml");
    let mut sampler = Sampler::new(message::grammar(), &SampleOptions::default());
    for message in sampler.messages() {
        for (kind, count) in [(Kind::Minimal, 1), (Kind::Random, 3)] {
            let samples = sampler.samples(message, kind, count, 0);
            messages.extend(samples.into_iter().flatten().map(|it| it.xml.into_bytes()));
        }
    }
    messages
}

/// Schemas of the tests, each able to stand alone, and sets of several documents.
#[must_use]
pub fn schemas() -> Vec<Vec<u8>> {
    let mut schemas = below(&folder("xoev-codegen/tests/fixtures"), "xsd");
    schemas.extend(below(&folder("xoev-schema/tests/diagnostics"), "xsd"));
    let diagnostics = folder("xoev-schema/tests/diagnostics");
    for name in ["duplicate-definition", "namespace-not-imported", "wrong-locations"] {
        schemas.push(set(&diagnostics.join(name), "schema.xsd"));
    }
    schemas.push(set(&xoev_beispiel::file("."), "xbeispiel.xsd"));
    schemas
}

/// The documents of a folder as one input of `schema::compile`.
fn set(folder: &Path, entry: &str) -> Vec<u8> {
    let mut out = fs::read(folder.join(entry)).unwrap_or_default();
    let mut names: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.file_name()).collect();
    names.sort();
    for name in names.iter().filter_map(|it| it.to_str()) {
        if (name.ends_with(".xsd") && name != entry) || name == "catalog.xml" {
            out.push(FORM_FEED);
            out.extend([name.as_bytes(), b"\n"].concat());
            out.extend(fs::read(folder.join(name)).unwrap_or_default());
        }
    }
    out
}

/// Patterns as standards have them, and as they should not be.
#[must_use]
pub fn patterns() -> Vec<Vec<u8>> {
    let patterns = [
        r"\d{4}-\d{2}-\d{2}",
        r"[\i-[:]][\c-[:]]*",
        r"(a+)+b",
        r"\p{Lu}{1,3}|\P{IsBasicLatin}",
        r"[^\s]+([ ][^\s]+)*",
        r"([0-9a-fA-F]{2}){1,16}",
        r"a{2,1}",
        r"[z-a]",
        r"(",
        r"\q",
        r"[a-z-[aeiou]]",
        r".*\n.",
        r"\p{Sc}?",
    ];
    patterns.map(|it| it.as_bytes().to_vec()).to_vec()
}

/// Bytes that decide on random models.
#[must_use]
pub fn decisions() -> Vec<Vec<u8>> {
    let mut random = Random(7);
    (0..40).map(|_| (0..160).map(|_| u8::try_from(random.below(256)).unwrap_or_default()).collect()).collect()
}

/// Genericode lists.
#[must_use]
pub fn code_lists() -> Vec<Vec<u8>> {
    let mut lists = below(&xoev_beispiel::file("codelists"), "xml");
    lists.extend(below(&folder("xoev-codelists/tests/genericode"), "xml"));
    lists
}

/// Catalogues.
#[must_use]
pub fn catalogs() -> Vec<Vec<u8>> {
    let mut catalogs = vec![fs::read(xoev_beispiel::file("catalog.xml")).unwrap_or_default()];
    let entries = [
        r#"<uri name="http://example.org/a/x.xsd" uri="schema.xsd"/>"#,
        r#"<rewriteURI uriStartString="http://example.org/" rewritePrefix="http://example.org/a/"/>"#,
        r#"<group xml:base="a/"><uriSuffix uriSuffix="x.xsd" uri="../schema.xsd"/></group>"#,
        r#"<nextCatalog catalog="catalog.xml"/><system systemId="http://example.org/a/x.xsd" uri="urn:y"/>"#,
    ];
    let around =
        |entry| format!("<catalog xmlns=\"urn:oasis:names:tc:entity:xmlns:xml:catalog\">{entry}</catalog>");
    catalogs.extend(entries.map(|entry| around(entry).into_bytes()));
    catalogs
}

/// Archives with schemas.
#[must_use]
pub fn archives() -> Vec<Vec<u8>> {
    let archive = |names: &[&str]| -> zip::result::ZipResult<Vec<u8>> {
        let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for name in names {
            out.start_file(*name, zip::write::SimpleFileOptions::default())?;
            out.write_all(br#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>"#)?;
        }
        Ok(out.finish()?.into_inner())
    };
    [&["a.xsd"][..], &["b/a.xsd", "b/c.xml", "d.pdf"], &["../a.xsd"]]
        .iter()
        .filter_map(|it| archive(it).ok())
        .collect()
}

/// Locks.
#[must_use]
pub fn locks() -> Vec<Vec<u8>> {
    let lock = r#"format = 1

[[standard]]
name = "xprobe"
version = "1.0"
kennung = "urn:xoev-de:probe"
source = "folder"
folder = "schemas/xprobe/1.0"
catalog = "catalog.xml"
entries = ["xsd/probe.xsd"]
shared = ["schemas/shared/ab/code.xsd"]

[standard.files]
"catalog.xml" = "00"
"xsd/probe.xsd" = "01"

[shared]
"schemas/shared/ab/code.xsd" = "02"
"#;
    vec![lock.as_bytes().to_vec(), b"format = 1\n".to_vec()]
}

/// Settings.
#[must_use]
pub fn settings() -> Vec<Vec<u8>> {
    let mut all = vec![fs::read(xoev_beispiel::file("xoev.toml")).unwrap_or_default()];
    all.extend(below(&folder("examples"), "toml").into_iter().filter(|it| it.starts_with(b"[standard")));
    all
}

/// Grammars as bytes: a small one and that of XBeispiel.
#[must_use]
pub fn grammars() -> Vec<Vec<u8>> {
    vec![xoev_runtime::grammar::Grammar::default().link().encode(), message::grammar().encode()]
}
