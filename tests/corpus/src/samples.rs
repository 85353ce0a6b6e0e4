//! Other validators, for samples of whole standards.

use crate::corpus::{Corpus, StandardSet};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// So many files are given to one run of a validator.
const BATCH: usize = 500;

/// The standards samples are made of, by name and version.
pub const STANDARDS: [(&str, &str); 8] = [
    ("xmeld", "25.11a"),
    ("xkfz", "5.3"),
    ("xjustiz", "4.0.0"),
    ("xdomea", "3.1.0"),
    ("xbau", "2.6"),
    ("xwasser", "1.0.0"),
    ("xta", "2.1.1"),
    ("xplanung", "6.0"),
];

/// Whether samples are made of a set. `XOEV_STANDARDS=xjustiz,xmeld` leaves out the other standards.
#[must_use]
pub fn is_wanted(set: &StandardSet) -> bool {
    let version = set.version.split(' ').next().unwrap_or_default();
    let asked = std::env::var("XOEV_STANDARDS").unwrap_or_default();
    let is_asked = asked.is_empty() || asked.split(',').any(|it| it == set.name);
    is_asked && STANDARDS.contains(&(set.name.as_str(), version))
}

/// A schema document that has all entry schemas of a set, for validators that take one.
///
/// # Panics
/// If a schema cannot be read or the document cannot be written.
#[must_use]
pub fn driver(set: &StandardSet, folder: &Path) -> PathBuf {
    if let [entry] = set.entries.as_slice() {
        return entry.clone();
    }
    let mut imports = String::new();
    let mut namespaces: Vec<(String, Vec<&PathBuf>)> = Vec::new();
    for entry in &set.entries {
        let text = fs::read_to_string(entry).unwrap();
        let document = roxmltree::Document::parse(&text).unwrap();
        let namespace = document.root_element().attribute("targetNamespace").unwrap_or_default().to_owned();
        match namespaces.iter_mut().find(|it| it.0 == namespace) {
            Some((_, entries)) => entries.push(entry),
            None => namespaces.push((namespace, vec![entry])),
        }
    }
    for (number, (namespace, entries)) in namespaces.iter().enumerate() {
        let include = |entry: &&PathBuf| format!("<xs:include schemaLocation=\"{}\"/>", entry.display());
        let includes: String = entries.iter().map(include).collect();
        let part = folder.join(format!("part-{number}.xsd"));
        let text = format!(
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"{namespace}\">{includes}</xs:schema>"
        );
        fs::write(&part, text).unwrap();
        imports.push_str(&format!(
            "<xs:import namespace=\"{namespace}\" schemaLocation=\"{}\"/>",
            part.display()
        ));
    }
    let driver = folder.join("driver.xsd");
    fs::write(
        &driver,
        format!("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">{imports}</xs:schema>"),
    )
    .unwrap();
    driver
}

/// What libxml2 prints of some files; `None` where there is no `xmllint`.
fn xmllint_text(schema: &Path, catalog: Option<&Path>, batch: &[PathBuf]) -> Option<String> {
    let mut command = Command::new("xmllint");
    command.args(["--noout", "--nonet", "--schema"]).arg(schema).args(batch);
    if let Some(catalog) = catalog {
        command.env("XML_CATALOG_FILES", catalog);
    }
    Some(String::from_utf8_lossy(&command.output().ok()?.stderr).into_owned())
}

/// The files libxml2 finds invalid; `None` where there is no `xmllint`.
#[must_use]
pub fn xmllint(schema: &Path, catalog: Option<&Path>, files: &[PathBuf]) -> Option<Vec<String>> {
    let mut wrong = Vec::new();
    for batch in files.chunks(BATCH) {
        let text = xmllint_text(schema, catalog, batch)?;
        let valid = text.lines().filter(|line| line.ends_with(" validates")).count();
        if valid != batch.len() {
            wrong.extend(text.lines().filter(|line| line.contains(".xml:")).map(str::to_owned));
            wrong.push(format!("{valid} of {} valid for xmllint", batch.len()));
        }
    }
    Some(wrong)
}

/// Which of the files libxml2 refuses, in their order; `None` where there is no `xmllint`. A schema it cannot use refuses
/// nothing.
#[must_use]
pub fn refused_by_xmllint(schema: &Path, catalog: Option<&Path>, files: &[PathBuf]) -> Option<Vec<bool>> {
    let mut refused = HashSet::new();
    for batch in files.chunks(BATCH) {
        let text = xmllint_text(schema, catalog, batch)?;
        // Documents that are not well-formed are told by the place of the fault.
        let place = |line: &str| line.split_once(".xml:").map(|it| format!("{}.xml", it.0));
        let verdict = |line: &str| line.strip_suffix(" fails to validate").map(str::to_owned);
        refused
            .extend(text.lines().filter_map(|line| verdict(line).or_else(|| place(line))).map(PathBuf::from));
    }
    Some(files.iter().map(|it| refused.contains(it)).collect())
}

/// The files the JDK's validator finds invalid; `None` where there is no `java`, or it cannot use the schema.
#[must_use]
pub fn jdk(corpus: &Corpus, schema: &Path, catalog: Option<&Path>, files: &[PathBuf]) -> Option<Vec<String>> {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("programs/Validate.java");
    let list = files.first()?.with_file_name("files.txt");
    let names: Vec<String> = files.iter().map(|it| it.display().to_string()).collect();
    fs::write(&list, names.join("\n")).ok()?;
    let output = Command::new("java")
        .arg(program)
        .arg(schema)
        .arg(catalog.map_or_else(|| "-".into(), |it| it.display().to_string()))
        .arg(&list)
        .current_dir(&corpus.shared)
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&output.stderr);
    // A schema the JDK cannot use (XWasser: it does not find what an import without location means) says nothing of samples.
    if let Some(fault) = said.lines().find(|line| line.contains(".xsd; lineNumber")) {
        eprintln!("note: the JDK cannot use {}: {fault}", schema.display());
        return None;
    }
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut wrong: Vec<String> =
        text.lines().filter(|line| !line.starts_with("valid ")).map(str::to_owned).collect();
    if !text.lines().any(|line| line == format!("valid {}", files.len())) {
        wrong.push(said.lines().take(3).collect());
    }
    Some(wrong)
}
