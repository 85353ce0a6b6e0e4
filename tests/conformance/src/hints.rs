//! The schemas an instance names by `xsi:schemaLocation` and `xsi:noNamespaceSchemaLocation` (XSD 1.0 Part 1 §4.3.2).

use std::path::{Path, PathBuf};
use xoev_runtime::event::{Document, Event, Limits, Options, XSI_NAMESPACE};

/// The local files an instance names, in document order, each once. A document that is not well-formed is read as far
/// as it goes.
#[must_use]
pub fn collect(instance: &Path, bytes: &[u8]) -> Vec<PathBuf> {
    let folder = instance.parent().unwrap_or(instance);
    let mut files: Vec<PathBuf> = Vec::new();
    for location in locations(bytes) {
        let Some(path) = local_file(folder, &location) else { continue };
        if !files.contains(&path) {
            files.push(path);
        }
    }
    files
}

fn locations(bytes: &[u8]) -> Vec<String> {
    let Ok(document) = Document::new(bytes) else { return Vec::new() };
    let limits = Limits { attributes: 1 << 16, ..Limits::default() };
    let mut events = document.events(&Options { limits, ..Options::default() });
    let mut found = Vec::new();
    loop {
        match events.next() {
            Ok(Event::Start { attributes, .. }) => {
                for attribute in attributes.iter().filter(|a| a.name.namespace == XSI_NAMESPACE) {
                    let parts = attribute.value.split_ascii_whitespace().map(str::to_owned);
                    match attribute.name.local {
                        "schemaLocation" => found.extend(parts.skip(1).step_by(2)),
                        "noNamespaceSchemaLocation" => found.extend(parts.take(1)),
                        _ => {}
                    }
                }
            }
            Ok(Event::EndOfDocument) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

/// The file a location means; nothing is fetched from a network, and a hint that leads nowhere is none.
fn local_file(folder: &Path, location: &str) -> Option<PathBuf> {
    let location = location.strip_prefix("file://").unwrap_or(location);
    if location.contains("://") {
        return None;
    }
    let location = location.split('#').next()?;
    let path = folder.join(location.replace("%20", " "));
    path.is_file().then(|| path.canonicalize().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_attributes_are_read_at_every_element() {
        let xml = br#"<a xmlns:x="http://www.w3.org/2001/XMLSchema-instance"
            x:schemaLocation="urn:a a.xsd  urn:b
            b.xsd"><b x:noNamespaceSchemaLocation=" c.xsd "/></a>"#;
        assert_eq!(locations(xml), ["a.xsd", "b.xsd", "c.xsd"]);
    }
}
