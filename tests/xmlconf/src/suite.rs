//! The suite's catalogue.

use roxmltree::{Document, Node};
use std::fs;
use std::path::{Path, PathBuf};

/// What the suite says of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Well-formed and valid.
    Valid,
    /// Well-formed, but not valid.
    Invalid,
    /// Not well-formed.
    NotWellFormed,
    /// With an error that a processor may report or not.
    Error,
}

/// A test.
#[derive(Debug, Clone)]
pub struct Test {
    /// Its name.
    pub id: String,
    /// The document.
    pub path: PathBuf,
    /// What the suite says of it.
    pub kind: Kind,
    /// The document in canonical form, as it is to be read.
    pub output: Option<PathBuf>,
    /// Whether the suite wrote it for XML 1.1 or Namespaces 1.1.
    pub is_1_1: bool,
}

/// Reads the catalogue in a folder: the tests that apply to the fifth edition of XML 1.0, and those of XML 1.1.
///
/// # Errors
/// If a catalogue cannot be read.
pub fn read(folder: &Path) -> Result<Vec<Test>, String> {
    let text = with_entities(&folder.join("xmlconf.xml"))?;
    let document = Document::parse(&text).map_err(|error| error.to_string())?;
    let nodes = document.descendants().filter(|node| node.has_tag_name("TEST"));
    nodes.filter(applies).map(|node| test(folder, node)).collect()
}

/// Tests of earlier editions only ask for what the fifth has changed.
fn applies(node: &Node<'_, '_>) -> bool {
    node.attribute("EDITION").is_none_or(|editions| editions.split_whitespace().any(|edition| edition == "5"))
}

fn test(folder: &Path, node: Node<'_, '_>) -> Result<Test, String> {
    let mut folder = folder.to_path_buf();
    let xml = "http://www.w3.org/XML/1998/namespace";
    let ancestors: Vec<_> = node.ancestors().filter_map(|above| above.attribute((xml, "base"))).collect();
    folder.extend(ancestors.iter().rev());
    let attribute = |name: &str| node.attribute(name).unwrap_or_default();
    let kind = match attribute("TYPE") {
        "valid" => Kind::Valid,
        "invalid" => Kind::Invalid,
        "not-wf" => Kind::NotWellFormed,
        "error" => Kind::Error,
        other => return Err(format!("{}: unknown type {other}", attribute("ID"))),
    };
    Ok(Test {
        id: attribute("ID").to_owned(),
        path: folder.join(attribute("URI")),
        kind,
        output: node.attribute("OUTPUT").map(|output| folder.join(output)),
        is_1_1: attribute("VERSION") == "1.1"
            || ["XML1.1", "NS1.1"].iter().any(|name| attribute("RECOMMENDATION").starts_with(name)),
    })
}

/// The catalogue of all collections, whose catalogues are external entities of it, as one text.
fn with_entities(path: &Path) -> Result<String, String> {
    let text = read_text(path)?;
    let (prolog, body) = text.split_once("] >").ok_or("the catalogue has no document type")?;
    let mut body = body.to_owned();
    for declaration in prolog.split("<!ENTITY ").skip(1) {
        let mut words = declaration.split_whitespace();
        let (Some(name), Some("SYSTEM"), Some(file)) = (words.next(), words.next(), words.next()) else {
            continue;
        };
        let file = file.trim_matches(|c| c == '"' || c == '>' || c == '\'');
        let text = read_text(&path.with_file_name(file))?;
        let text = text.trim_start_matches('\u{FEFF}');
        let text = match text.strip_prefix("<?xml") {
            Some(rest) => rest.split_once("?>").map_or("", |(_, rest)| rest),
            None => text,
        };
        body = body.replace(&format!("&{name};"), text);
    }
    // The catalogue has the last collection elsewhere than it lies.
    Ok(body.replace("\"eduni/namespaces/misc/\"", "\"eduni/misc/\""))
}

fn read_text(path: &Path) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
