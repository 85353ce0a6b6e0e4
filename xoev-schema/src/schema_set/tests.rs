//! Sets of small files: which documents come together, under which namespaces, in which order.

use super::assemble;
use crate::diagnostics::Diagnostics;
use crate::source::{Limits, SourceOptions};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder of files, deleted in the end.
struct Folder(TempDir);

impl Folder {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().expect("a temporary folder"));
        for (name, text) in files {
            folder.write(name, text.as_bytes());
        }
        folder
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn catalog(&self, name: &str) -> SourceOptions {
        SourceOptions { catalogs: vec![self.path(name)], ..SourceOptions::default() }
    }

    /// The documents as `file {namespace} → targets`, and the rules broken.
    fn assemble(&self, entries: &[&str], options: &SourceOptions) -> (Vec<String>, Vec<&'static str>) {
        let mut diagnostics = Diagnostics::default();
        let entries: Vec<_> = entries.iter().map(|entry| self.path(entry)).collect();
        let set = assemble(&entries, options, &mut diagnostics);
        let described = set.documents.iter().map(|document| {
            let targets = document.resolved.iter().map(|target| match target {
                Some(id) => id.0.to_string(),
                None => "-".to_owned(),
            });
            let targets: Vec<_> = targets.collect();
            let chameleon = if document.is_chameleon { " chameleon" } else { "" };
            let namespace = document.target_namespace.as_deref().unwrap_or("");
            let name = self.name(&set.sources.file(document.document.file).path);
            format!("{name} {{{namespace}}}{chameleon} [{}]", targets.join(" "))
        });
        (described.collect(), diagnostics.list().iter().map(|d| d.rule).collect())
    }

    fn name(&self, path: &Path) -> String {
        let root = self.0.path().canonicalize().expect("the folder");
        path.strip_prefix(root).unwrap_or(path).display().to_string()
    }
}

/// A schema document with directives.
fn schema(namespace: &str, directives: &str) -> String {
    let target = if namespace.is_empty() { String::new() } else { format!(" targetNamespace='{namespace}'") };
    format!("<schema xmlns='http://www.w3.org/2001/XMLSchema'{target}>{directives}</schema>")
}

fn include(location: &str) -> String {
    format!("<include schemaLocation='{location}'/>")
}

fn import(namespace: &str, location: &str) -> String {
    format!("<import namespace='{namespace}' schemaLocation='{location}'/>")
}

#[test]
fn order_is_that_of_the_first_visit() {
    let folder = Folder::new(&[
        ("a.xsd", &schema("urn:a", &(include("sub/b.xsd") + &import("urn:d", "d.xsd")))),
        ("sub/b.xsd", &schema("urn:a", &(include("../a.xsd") + &include("./../sub/c%20c.xsd#x")))),
        ("sub/c c.xsd", &schema("urn:a", "")),
        ("d.xsd", &schema("urn:d", &import("urn:a", "a.xsd"))),
    ]);
    let (documents, rules) = folder.assemble(&["a.xsd", "d.xsd", "a.xsd"], &SourceOptions::default());
    assert_eq!(rules, [""; 0]);
    assert_eq!(
        documents,
        ["a.xsd {urn:a} [1 3]", "sub/b.xsd {urn:a} [0 2]", "sub/c c.xsd {urn:a} []", "d.xsd {urn:d} [0]"]
    );
}

#[test]
fn chameleons_count_once_per_namespace() {
    let folder = Folder::new(&[
        ("a.xsd", &schema("urn:a", &(include("c.xsd") + &import("urn:b", "b.xsd")))),
        ("b.xsd", &schema("urn:b", &(include("c.xsd") + &include("./d.xsd")))),
        ("c.xsd", &schema("", &include("d.xsd"))),
        ("d.xsd", &schema("", "")),
    ]);
    let (documents, rules) = folder.assemble(&["a.xsd", "d.xsd"], &SourceOptions::default());
    assert_eq!(rules, [""; 0]);
    assert_eq!(
        documents,
        [
            "a.xsd {urn:a} [1 3]",
            "c.xsd {urn:a} chameleon [2]",
            "d.xsd {urn:a} chameleon []",
            "b.xsd {urn:b} [4 5]",
            "c.xsd {urn:b} chameleon [5]",
            "d.xsd {urn:b} chameleon []",
            "d.xsd {} []",
        ]
    );
}

#[test]
fn redefinitions_know_what_they_replace() {
    let redefine = "<redefine schemaLocation='b.xsd'/>";
    let folder = Folder::new(&[
        ("a.xsd", &schema("urn:a", &(import("urn:x", "x.xsd") + redefine))),
        ("x.xsd", &schema("urn:x", "")),
        ("b.xsd", &schema("urn:a", &(import("urn:x", "x.xsd") + &include("c.xsd") + &include("a.xsd")))),
        ("c.xsd", &schema("", &include("b.xsd"))),
    ]);
    let mut diagnostics = Diagnostics::default();
    let set = assemble(&[folder.path("a.xsd")], &SourceOptions::default(), &mut diagnostics);
    assert_eq!(diagnostics.list(), []);
    let redefinition = &set.documents[0].redefines[0];
    let redefined: Vec<_> = redefinition.redefined.iter().map(|id| id.0).collect();
    assert_eq!(redefined, [2, 3]);
    assert_eq!(set.documents[0].redefine_node(redefinition).map(|n| &*n.schema_location), Some("b.xsd"));
}

#[test]
fn copies_count_as_one() {
    let code = schema("urn:code", "");
    let folder = Folder::new(&[
        (
            "a.xsd",
            &schema("urn:a", &(import("urn:code", "one/code.xsd") + &import("urn:code", "two/code.xsd"))),
        ),
        ("one/code.xsd", &code),
        ("two/code.xsd", &code),
        ("three/code.xsd", &schema("urn:code", "<element name='e'/>")),
    ]);
    let (documents, rules) = folder.assemble(&["a.xsd", "three/code.xsd"], &SourceOptions::default());
    assert_eq!(rules, [""; 0]);
    assert_eq!(
        documents,
        ["a.xsd {urn:a} [1 1]", "one/code.xsd {urn:code} []", "three/code.xsd {urn:code} []"]
    );
}

#[test]
fn catalogues_stand_for_the_network() {
    let catalog = "<catalog xmlns='urn:oasis:names:tc:entity:xmlns:xml:catalog'>\
        <uri name='http://x.de/exact.xsd' uri='exact.xsd'/>\
        <group xml:base='sub/'><system systemId='http://x.de/system.xsd' uri='system.xsd'/></group>\
        <rewriteURI uriStartString='http://x.de/' rewritePrefix='nowhere/'/>\
        <rewriteURI uriStartString='http://x.de/sub/' rewritePrefix='sub/'/>\
        <nextCatalog catalog='next.xml'/></catalog>";
    let next = "<catalog xmlns='urn:oasis:names:tc:entity:xmlns:xml:catalog'>\
        <nextCatalog catalog='catalog.xml'/><uri name='urn:by-name' uri='exact.xsd'/>\
        <uriSuffix uriSuffix='/suffix.xsd' uri='sub/suffix.xsd'/></catalog>";
    let locations = [
        "http://x.de/exact.xsd",
        "http://x.de/system.xsd",
        "http://x.de/sub/rewritten.xsd",
        "http://y.de/a/suffix.xsd",
        "http://mapped.de/mapped.xsd",
    ];
    let imports: String = locations.iter().zip(0..).map(|(l, i)| import(&format!("urn:{i}"), l)).collect();
    let folder = Folder::new(&[
        ("catalog.xml", catalog),
        ("next.xml", next),
        ("a.xsd", &schema("urn:a", &(imports + "<import namespace='urn:by-location'/>"))),
        ("exact.xsd", &schema("urn:0", "")),
        ("sub/system.xsd", &schema("urn:1", "")),
        // Found by its address, its neighbours are looked for there too.
        ("sub/rewritten.xsd", &schema("urn:2", &import("urn:6", "../system.xsd"))),
        ("sub/suffix.xsd", &schema("urn:3", "")),
        ("mapped.xsd", &schema("urn:4", "")),
        ("system.xsd", &schema("urn:6", "")),
        ("by-location.xsd", &schema("urn:by-location", "")),
    ]);
    let mut options = folder.catalog("catalog.xml");
    options.locations = vec![
        ("http://mapped.de/mapped.xsd".to_owned(), folder.path("mapped.xsd")),
        ("urn:by-location".to_owned(), folder.path("by-location.xsd")),
    ];
    let (documents, rules) = folder.assemble(&["a.xsd"], &options);
    assert_eq!(
        documents[1..],
        [
            "exact.xsd {urn:0} []",
            "sub/system.xsd {urn:1} []",
            "sub/rewritten.xsd {urn:2} [-]",
            "sub/suffix.xsd {urn:3} []",
            "mapped.xsd {urn:4} []",
            "by-location.xsd {urn:by-location} []",
        ]
    );
    // http://x.de/system.xsd is mapped to a document of urn:1.
    assert_eq!(rules, ["src-import.3.1"]);
    let set = assemble(&[folder.path("a.xsd")], &options, &mut Diagnostics::default());
    let read: Vec<_> = set.files_read.iter().map(|path| folder.name(path)).collect();
    assert_eq!(read[..3], ["catalog.xml", "next.xml", "a.xsd"]);
}

#[test]
fn unresolved_directives() {
    let folder = Folder::new(&[
        ("http.xsd", &schema("urn:a", &import("urn:b", "http://x.de/b.xsd"))),
        ("missing.xsd", &schema("urn:a", &import("urn:b", "b.xsd"))),
        (
            "by-other.xsd",
            &schema("urn:a", &(import("urn:b", "http://x.de/b.xsd") + &import("urn:b", "c.xsd"))),
        ),
        ("c.xsd", &schema("urn:b", "")),
        ("include.xsd", &schema("urn:a", &include("http://x.de/b.xsd"))),
        ("wrong-include.xsd", &schema("urn:a", &include("c.xsd"))),
        (
            "wrong-import.xsd",
            &schema("urn:a", &(import("urn:c", "c.xsd") + "<import schemaLocation='c.xsd'/>")),
        ),
        ("no-schema.xsd", &schema("urn:a", &(include("text.txt") + "<redefine schemaLocation='text.txt'/>"))),
        ("text.txt", "text"),
        ("built-in.xsd", &schema("urn:a", "<import namespace='http://www.w3.org/2001/XMLSchema'/>")),
    ]);
    let rules = |entry: &str| folder.assemble(&[entry], &SourceOptions::default()).1;
    assert_eq!(rules("http.xsd"), ["xoev-schema-location"]);
    assert_eq!(rules("missing.xsd"), ["xoev-schema-location"]);
    assert_eq!(rules("by-other.xsd"), [""; 0]);
    assert_eq!(rules("include.xsd"), ["xoev-schema-location"]);
    assert_eq!(rules("wrong-include.xsd"), ["src-include.2"]);
    assert_eq!(rules("wrong-import.xsd"), ["src-import.3.1", "src-import.3.2"]);
    assert_eq!(rules("no-schema.xsd"), ["xml-wf", "src-include.1", "src-redefine.2"]);
    assert_eq!(rules("built-in.xsd"), [""; 0]);
    assert_eq!(rules("absent.xsd"), ["xoev-entry"]);
}

#[test]
fn the_xml_namespace_is_built_in_where_a_set_brings_none() {
    let xml = "http://www.w3.org/XML/1998/namespace";
    let folder = Folder::new(&[
        (
            "a.xsd",
            &schema("urn:a", &(import(xml, "http://www.w3.org/2001/xml.xsd") + &import(xml, "gone.xsd"))),
        ),
        ("b.xsd", &schema("urn:b", &import(xml, "xml.xsd"))),
        ("xml.xsd", &schema(xml, "")),
    ]);
    let (documents, rules) = folder.assemble(&["a.xsd"], &SourceOptions::default());
    assert_eq!(rules, [""; 0]);
    assert_eq!(documents[1], format!("built-in/xml.xsd {{{xml}}} []"));
    assert_eq!(documents[0], "a.xsd {urn:a} [1 1]");
    let (documents, _) = folder.assemble(&["b.xsd"], &SourceOptions::default());
    assert_eq!(documents[1], format!("xml.xsd {{{xml}}} []"));
}

#[test]
fn encodings() {
    let text = "<?xml version='1.0' encoding='UTF-16'?>".to_owned() + &schema("urn:ä", "");
    let utf_16: Vec<u8> =
        "\u{FEFF}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    let latin = b"<?xml version='1.0' encoding='iso-8859-1'?>\
        <schema xmlns='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:\xE4'/>";
    let broken = b"<schema xmlns='http://www.w3.org/2001/XMLSchema' targetNamespace='urn:\xE4'/>";
    let folder = Folder::new(&[]);
    folder.write("a.xsd", &utf_16);
    folder.write("b.xsd", latin);
    folder.write("c.xsd", broken);
    let (documents, rules) = folder.assemble(&["a.xsd", "b.xsd", "c.xsd"], &SourceOptions::default());
    assert_eq!(documents, ["a.xsd {urn:ä} []", "b.xsd {urn:ä} []", "c.xsd {urn:\u{FFFD}} []"]);
    assert_eq!(rules, ["xml-wf.encoding"]);
}

#[test]
fn limits() {
    let chain: Vec<_> =
        (0..6).map(|i| (format!("{i}.xsd"), schema("urn:a", &include(&format!("{}.xsd", i + 1))))).collect();
    let files: Vec<_> = chain.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let folder = Folder::new(&files);
    folder.write("6.xsd", schema("urn:a", "").as_bytes());
    let assemble = |limits: Limits| {
        let options = SourceOptions { limits, ..SourceOptions::default() };
        let (documents, rules) = folder.assemble(&["0.xsd"], &options);
        (documents.len(), rules)
    };
    let none = Limits::default();
    assert_eq!(assemble(none), (7, vec![]));
    assert_eq!(assemble(Limits { include_depth: 3, ..none }), (4, vec!["xoev-limit"]));
    assert_eq!(assemble(Limits { documents: 2, ..none }), (2, vec!["xoev-limit"]));
    assert_eq!(assemble(Limits { file_size: 10, ..none }), (0, vec!["xoev-entry"]));
    assert_eq!(assemble(Limits { element_depth: 1, ..none }), (0, vec!["xoev-limit"]));
}
