//! Files as relative URIs, places as regions.

use super::log::{ArtifactLocation, Location, LogicalLocation, Message, PhysicalLocation, Region};
use crate::{Excerpt, Finding, Place};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::path::{Path, PathBuf};

/// What a path segment of a URI may have as it is (RFC 3986 §3.3), and the slash.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'(')
    .remove(b')')
    .remove(b',')
    .remove(b'=')
    .remove(b'@')
    .remove(b'+')
    .remove(b'/');

pub(super) struct Locations {
    base: Option<PathBuf>,
}

impl Locations {
    pub fn new(base: Option<PathBuf>) -> Self {
        Self { base }
    }

    pub fn of_message(&self, name: &str) -> Location {
        let artifact_location = ArtifactLocation { uri: self.uri(name) };
        let physical_location = PhysicalLocation { artifact_location, region: None, context_region: None };
        Location { physical_location, logical_locations: Vec::new() }
    }

    pub fn of_finding(&self, name: &str, finding: &Finding) -> Location {
        let mut location = self.of_message(name);
        let excerpt = finding.excerpt.as_ref();
        location.physical_location.region = finding.place.as_ref().map(|place| region(place, excerpt));
        location.physical_location.context_region = excerpt.and_then(context);
        if !finding.path.is_empty() {
            let is_attribute = finding.path.rsplit('/').next().is_some_and(|it| it.starts_with('@'));
            location.logical_locations.push(LogicalLocation {
                fully_qualified_name: finding.path.clone(),
                kind: if is_attribute { "attribute" } else { "element" },
            });
        }
        location
    }

    /// Relative to the base folder where the file lies below it, since that is what code scanning can show.
    fn uri(&self, name: &str) -> String {
        let path = Path::new(name);
        let below = self.base.as_deref().and_then(|base| path.strip_prefix(base).ok()).unwrap_or(path);
        let text = below.to_string_lossy().replace('\\', "/");
        let encoded = utf8_percent_encode(text.trim_start_matches("./"), PATH);
        if below.is_absolute() { format!("file://{encoded}") } else { encoded.to_string() }
    }
}

fn region(place: &Place, excerpt: Option<&Excerpt>) -> Region {
    let column = u64::from(place.position.column);
    let marked = excerpt.and_then(|excerpt| {
        let (number, range) = excerpt.main_place()?;
        excerpt.lines().find(|(line, _)| *line == number)?.1.get(range)
    });
    Region {
        start_line: place.position.line.into(),
        start_column: Some(column),
        end_column: Some(column + place.length as u64),
        byte_offset: place.bytes.as_ref().map(|bytes| bytes.start),
        byte_length: place.bytes.as_ref().map(|bytes| bytes.end - bytes.start),
        snippet: marked.map(|text| Message { text: text.to_owned() }),
        end_line: None,
    }
}

fn context(excerpt: &Excerpt) -> Option<Region> {
    let (first, _) = excerpt.lines().next()?;
    let (last, _) = excerpt.lines().last()?;
    let lines: Vec<&str> = excerpt.lines().map(|(_, text)| text).collect();
    Some(Region {
        start_line: first as u64,
        end_line: Some(last as u64),
        snippet: Some(Message { text: lines.join("\n") }),
        ..Region::default()
    })
}

#[cfg(test)]
mod tests {
    use super::Locations;

    #[test]
    fn files_are_relative_uris() {
        let locations = Locations::new(Some("/projekt".into()));
        for (name, uri) in [
            ("/projekt/a b/ä.xml", "a%20b/%C3%A4.xml"),
            ("./a.xml", "a.xml"),
            ("/anderswo/a.xml", "file:///anderswo/a.xml"),
            ("a.zip!/b.xml", "a.zip!/b.xml"),
            ("a:b#c?.xml", "a%3Ab%23c%3F.xml"),
        ] {
            assert_eq!(locations.uri(name), uri);
        }
    }
}
