//! The schema documents an instance names: `xsi:schemaLocation` and `xsi:noNamespaceSchemaLocation` (XSD 1.0 Part 1
//! §4.3.2).
//!
//! In: an instance. Out: the local files it names, or its schema together with given entries. These are hints, so that
//! one that leads nowhere is none; nothing is fetched from a network, but catalogues and locations count as for an
//! `import`. Following them is never the default: whoever sends a message must not choose what it is checked by.
//! Not here: hints that come too late; the validator reports them (`Options::follows_schema_locations`).

use crate::Loaded;
use crate::diagnostics::Diagnostics;
use crate::source::{Base, Loader, Located, Locator, SourceOptions};
use std::path::{Path, PathBuf};
use xoev_runtime::event::{AttributeList, Document, Event, Options, XSI_NAMESPACE};

/// A schema document an instance names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemaLocation {
    /// The namespace it is for; `None` for names in no namespace.
    pub namespace: Option<String>,
    /// The reference as it was written.
    pub location: String,
}

/// All schema locations of an instance in document order, each once. One that is not well-formed is read as far as it
/// goes.
#[must_use]
pub fn collect(instance: &[u8], options: &Options) -> Vec<SchemaLocation> {
    let mut found = Vec::new();
    let Ok(document) = Document::new(instance) else { return found };
    let mut events = document.events(options);
    loop {
        match events.next() {
            Ok(Event::Start { attributes, .. }) => collect_from(attributes, &mut found),
            Ok(Event::EndOfDocument) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

fn collect_from(attributes: &AttributeList, found: &mut Vec<SchemaLocation>) {
    let mut add = |namespace: Option<&str>, location: &str| {
        let new = SchemaLocation { namespace: namespace.map(str::to_owned), location: location.to_owned() };
        if !found.contains(&new) {
            found.push(new);
        }
    };
    for attribute in attributes.iter().filter(|a| a.name.namespace == XSI_NAMESPACE) {
        let mut words = attribute.value.split_ascii_whitespace();
        match attribute.name.local {
            "schemaLocation" => {
                while let (Some(namespace), Some(location)) = (words.next(), words.next()) {
                    add(Some(namespace), location);
                }
            }
            "noNamespaceSchemaLocation" => {
                if let Some(location) = words.next() {
                    add(None, location);
                }
            }
            _ => {}
        }
    }
}

/// The local files that schema locations of the instance at a path lead to, each once.
#[must_use]
pub fn files(locations: &[SchemaLocation], instance: &Path, options: &SourceOptions) -> Vec<PathBuf> {
    if locations.is_empty() {
        return Vec::new();
    }
    let mut loader = Loader::new(options.limits);
    // Faults of the catalogues are reported when the set is loaded.
    let locator = Locator::new(options, &mut loader, &mut Diagnostics::default());
    let base = Base { path: instance, uri: None };
    let mut files = Vec::new();
    for SchemaLocation { namespace, location } in locations {
        let located = locator.locate(&loader, base, Some(location), namespace.as_deref());
        if let Located::File { path, .. } = located
            && let Ok(path) = path.canonicalize()
            && !files.contains(&path)
        {
            files.push(path);
        }
    }
    files
}

/// Reads the entry schemas and those an instance names, as one schema.
#[must_use]
pub fn load_with(
    entries: &[PathBuf],
    locations: &[SchemaLocation],
    instance: &Path,
    options: &SourceOptions,
) -> Loaded {
    let mut all = entries.to_vec();
    all.extend(files(locations, instance, options));
    crate::load(&all, options)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn location(namespace: Option<&str>, location: &str) -> SchemaLocation {
        SchemaLocation { namespace: namespace.map(str::to_owned), location: location.to_owned() }
    }

    #[test]
    fn both_attributes_are_read_at_every_element() {
        let xml = br#"<a xmlns:x="http://www.w3.org/2001/XMLSchema-instance"
            x:schemaLocation="urn:a a.xsd  urn:b
            b.xsd urn:c"><b x:noNamespaceSchemaLocation=" c.xsd " x:schemaLocation="urn:a a.xsd"/><b></a>"#;
        let found = collect(xml, &Options::default());
        let expected =
            [location(Some("urn:a"), "a.xsd"), location(Some("urn:b"), "b.xsd"), location(None, "c.xsd")];
        assert_eq!(found, expected);
    }

    #[test]
    fn local_files_only_and_the_location_map() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, r#"<schema xmlns="http://www.w3.org/2001/XMLSchema"/>"#).unwrap();
            path.canonicalize().unwrap()
        };
        let (a, b) = (file("a b.xsd"), file("b.xsd"));
        let locations = [
            location(None, "a%20b.xsd"),
            location(Some("urn:x"), "missing.xsd"),
            location(Some("urn:y"), "http://localhost/y.xsd"),
            location(Some("urn:b"), "http://localhost/b.xsd"),
            location(None, "./b.xsd"),
        ];
        let mapped = ("http://localhost/b.xsd".to_owned(), b.clone());
        let options = SourceOptions { locations: vec![mapped], ..SourceOptions::default() };
        let instance = folder.path().join("instance.xml");
        assert_eq!(files(&locations, &instance, &options), [a, b]);
        let loaded = load_with(&[], &locations, &instance, &options);
        assert!(loaded.diagnostics.list().is_empty());
        // Copies of a document count as one.
        assert_eq!(loaded.set.files_read.len(), 2);
    }
}
