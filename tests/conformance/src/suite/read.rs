//! Reads `suite.xml` and the test sets it names.

use super::version::{applies, is_prescribed};
use super::{Group, Kind, Suite, Test, Validity};
use roxmltree::{Document, Node, ParsingOptions};
use std::fs;
use std::path::Path;

const XLINK_NAMESPACE: &str = "http://www.w3.org/1999/xlink";

/// Parts of contributors' names in the suite, with the short names used here.
const CONTRIBUTORS: [(&str, &str); 7] = [
    ("microsoft", "MS"),
    ("nist", "NIST"),
    ("sun", "Sun"),
    ("boeing", "Boeing"),
    ("saxonica", "Saxon"),
    ("ibm", "IBM"),
    ("oracle", "Oracle"),
];

/// Reads the suite in a folder.
///
/// # Errors
/// If `suite.xml` cannot be read. A test set that cannot be read is noted and left out.
pub fn read(folder: &Path) -> Result<Suite, String> {
    let mut suite = Suite::default();
    let mut sets = Vec::new();
    with_document(&folder.join("suite.xml"), |root| {
        sets = children(root, "testSetRef").filter_map(|node| reference(node).map(str::to_owned)).collect();
    })?;
    for set in sets {
        let path = folder.join(&set);
        if !path.is_file() {
            suite.notes.push(format!("{set} is named by suite.xml and not there"));
            continue;
        }
        if let Err(reason) = with_document(&path, |root| read_set(root, &path, &mut suite)) {
            suite.notes.push(reason);
        }
    }
    Ok(suite)
}

fn with_document(path: &Path, read: impl FnOnce(Node<'_, '_>)) -> Result<(), String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document =
        Document::parse_with_options(&text, options).map_err(|e| format!("{}: {e}", path.display()))?;
    read(document.root_element());
    Ok(())
}

fn read_set(root: Node<'_, '_>, path: &Path, suite: &mut Suite) {
    if !applies(root.attribute("version")) {
        return;
    }
    let contributor = short_name(root.attribute("contributor").unwrap_or_default());
    let set = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let folder = path.parent().unwrap_or(path);
    for node in children(root, "testGroup").filter(|node| applies(node.attribute("version"))) {
        let mut group = Group {
            contributor: contributor.clone(),
            set: set.clone(),
            name: name(node),
            schema_documents: Vec::new(),
            tests: Vec::new(),
        };
        for test in children(node, "schemaTest") {
            let documents = children(test, "schemaDocument").filter_map(reference);
            group.schema_documents.extend(documents.map(|href| folder.join(href)));
            group.tests.extend(read_test(test, Kind::Schema, folder));
        }
        for test in children(node, "instanceTest") {
            group.tests.extend(read_test(test, Kind::Instance, folder));
        }
        if group.tests.iter().any(|test| test.expected.is_some()) {
            suite.groups.push(group);
        }
    }
}

fn read_test(node: Node<'_, '_>, kind: Kind, folder: &Path) -> Option<Test> {
    if !applies(node.attribute("version")) {
        return None;
    }
    let document = children(node, "instanceDocument").find_map(reference).map(|href| folder.join(href));
    let status = children(node, "current").find_map(|current| current.attribute("status"));
    Some(Test {
        name: name(node),
        kind,
        document,
        expected: expected(node),
        status: status.unwrap_or_default().to_owned(),
    })
}

/// The prescribed answer; one for a version goes before one for all.
fn expected(node: Node<'_, '_>) -> Option<Validity> {
    let mut prescribed: Vec<_> =
        children(node, "expected").filter(|expected| is_prescribed(expected.attribute("version"))).collect();
    prescribed.sort_by_key(|expected| expected.attribute("version").is_none());
    match prescribed.first()?.attribute("validity")? {
        "valid" => Some(Validity::Valid),
        "invalid" => Some(Validity::Invalid),
        _ => None,
    }
}

fn children<'a, 'i>(node: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == name)
}

fn name(node: Node<'_, '_>) -> String {
    node.attribute("name").unwrap_or_default().trim().to_owned()
}

fn reference<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    node.attribute((XLINK_NAMESPACE, "href")).map(str::trim)
}

fn short_name(contributor: &str) -> String {
    let lower = contributor.to_lowercase();
    let known = CONTRIBUTORS.iter().find(|(part, _)| lower.contains(part));
    known.map_or_else(|| contributor.to_owned(), |(_, short)| (*short).to_owned())
}
