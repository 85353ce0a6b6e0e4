//! The OASIS XML catalogue (1.1) of a standard, as text.

use super::layout::Name;
use std::collections::BTreeMap;

/// Writes the catalogue that lies in `home`. Addresses stand as `uri` and as `system`, since some tools ask for the one
/// and some for the other.
pub(super) fn text(entries: &BTreeMap<Name, String>, home: &str) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- Written by xoev: where the locations of these schemas lie. -->\n\
         <catalog xmlns=\"urn:oasis:names:tc:entity:xmlns:xml:catalog\">\n",
    );
    for (name, place) in entries {
        let target = escape(&encode(&relative(home, place)));
        let lines = match name {
            Name::Uri(uri) => {
                let uri = escape(uri);
                format!(
                    "  <uri name=\"{uri}\" uri=\"{target}\"/>\n  <system systemId=\"{uri}\" uri=\"{target}\"/>\n"
                )
            }
            Name::Suffix(path) => suffix_lines(path, &target),
        };
        out.push_str(&lines);
    }
    out.push_str("</catalog>\n");
    out
}

/// Paths are compared as they are here and percent-encoded elsewhere.
fn suffix_lines(path: &str, target: &str) -> String {
    let line = |path: &str| format!("  <uriSuffix uriSuffix=\"{}\" uri=\"{target}\"/>\n", escape(path));
    let encoded = encode(path);
    if encoded == path { line(path) } else { line(path) + &line(&encoded) }
}

/// A place seen from a folder, both relative to the project.
fn relative(home: &str, place: &str) -> String {
    let (home, place): (Vec<&str>, Vec<&str>) = (home.split('/').collect(), place.split('/').collect());
    let common = home.iter().zip(&place).take_while(|(a, b)| a == b).count();
    let mut out = "../".repeat(home.len() - common);
    out.push_str(&place.get(common..).unwrap_or_default().join("/"));
    out
}

fn encode(path: &str) -> String {
    path.bytes().fold(String::with_capacity(path.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/:@!$&'()*+,;=".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_lead_from_the_standard_to_other_folders() {
        let entries = BTreeMap::from([
            (Name::Uri("http://x/a.xsd?b&c".to_owned()), "schemas/shared/00/a b.xsd".to_owned()),
            (Name::Suffix("/schemas/x/1/c d.xsd".to_owned()), "schemas/x/1/e.xsd".to_owned()),
        ]);
        let text = text(&entries, "schemas/x/1");
        assert!(
            text.contains("<uri name=\"http://x/a.xsd?b&amp;c\" uri=\"../../shared/00/a%20b.xsd\"/>"),
            "{text}"
        );
        assert!(text.contains("<uriSuffix uriSuffix=\"/schemas/x/1/c d.xsd\" uri=\"e.xsd\"/>"), "{text}");
        assert!(text.contains("<uriSuffix uriSuffix=\"/schemas/x/1/c%20d.xsd\" uri=\"e.xsd\"/>"), "{text}");
    }
}
