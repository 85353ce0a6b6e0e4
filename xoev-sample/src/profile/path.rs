//! Paths with wildcards.

use std::fmt;

/// The path of elements or attributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PathPattern {
    /// As it was written.
    source: String,
    /// The elements; the first is `**` where the path may begin anywhere.
    pub(super) segments: Vec<String>,
    /// The attribute at the end.
    pub(super) attribute: Option<String>,
}

impl fmt::Display for PathPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)
    }
}

/// Any number of elements.
pub(super) const ANY_DEPTH: &str = "**";

impl PathPattern {
    /// Reads a path; `None` if it has an empty segment, or an attribute that is not at its end.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (start, rest) = match text.strip_prefix('/') {
            Some(rest) => (None, rest),
            None => (Some(ANY_DEPTH.to_owned()), text),
        };
        let mut segments: Vec<String> = start.into_iter().chain(rest.split('/').map(str::to_owned)).collect();
        let attribute = segments.last().and_then(|it| it.strip_prefix('@')).map(str::to_owned);
        if attribute.is_some() {
            segments.pop();
        }
        let names = || segments.iter().chain(&attribute);
        let is_wrong = names().any(|it| it.is_empty() || it.contains('@')) || segments.is_empty();
        (!is_wrong).then(|| Self { source: text.to_owned(), segments, attribute })
    }

    /// Whether it is about elements.
    pub(super) const fn is_element(&self) -> bool {
        self.attribute.is_none()
    }

    /// Whether its elements are those from the root to an element.
    pub(super) fn fits(&self, path: &[&str]) -> bool {
        fits(&self.segments, path)
    }

    /// Whether it is about an attribute of the element with this path.
    pub(super) fn fits_attribute(&self, path: &[&str], attribute: &str) -> bool {
        self.attribute.as_deref().is_some_and(|it| name_fits(it, attribute)) && self.fits(path)
    }

    /// Whether an element must be there for what the path is about to be there: one on a way that begins at the root and
    /// has no gaps.
    pub(super) fn leads_on(&self, path: &[&str]) -> bool {
        let count = self.segments.len();
        let is_before = path.len() < count || (path.len() == count && self.attribute.is_some());
        let begins = self.segments.get(..path.len());
        is_before
            && begins.is_some_and(|begins| {
                begins
                    .iter()
                    .zip(path)
                    .all(|(segment, name)| segment != ANY_DEPTH && name_fits(segment, name))
            })
    }
}

fn fits(segments: &[String], path: &[&str]) -> bool {
    match segments.split_first() {
        None => path.is_empty(),
        Some((first, rest)) if first == ANY_DEPTH => {
            (0..=path.len()).any(|gone| path.get(gone..).is_some_and(|path| fits(rest, path)))
        }
        Some((first, rest)) => {
            path.split_first().is_some_and(|(name, path)| name_fits(first, name) && fits(rest, path))
        }
    }
}

/// Whether a name is meant by a segment, in which `*` stands for any letters.
pub(super) fn name_fits(segment: &str, name: &str) -> bool {
    let Some((start, rest)) = segment.split_once('*') else { return segment == name };
    let Some(name) = name.strip_prefix(start) else { return false };
    let mut tails = name.char_indices().filter_map(|(at, _)| name.get(at..)).chain([""]);
    tails.any(|tail| name_fits(rest, tail))
}

#[cfg(test)]
mod tests {
    use super::PathPattern;

    #[test]
    fn paths_fit() {
        let path = ["nachricht", "person", "name", "doktorgrad"];
        for (pattern, expected) in [
            ("doktorgrad", true),
            ("name/doktorgrad", true),
            ("person/doktorgrad", false),
            ("person/**/doktorgrad", true),
            ("/nachricht/person/name/doktorgrad", true),
            ("/*/*/name/doktor*", true),
            ("/person/name/doktorgrad", false),
            ("d*g*d", true),
        ] {
            assert_eq!(PathPattern::parse(pattern).map(|it| it.fits(&path)), Some(expected), "{pattern}");
        }
        assert!(PathPattern::parse("a//b").is_none() && PathPattern::parse("a/@b/c").is_none());
        assert!(PathPattern::parse("/@id").is_none() && PathPattern::parse("").is_none());
    }

    #[test]
    fn ways_without_gaps_lead_on() {
        let leads = |pattern: &str, path: &[&str]| PathPattern::parse(pattern).map(|it| it.leads_on(path));
        assert_eq!(leads("/n/person/name", &["n", "person"]), Some(true));
        assert_eq!(leads("/n/person/@id", &["n", "person"]), Some(true));
        assert_eq!(leads("/n/person", &["n", "person"]), Some(false));
        assert_eq!(leads("person/name", &["n", "person"]), Some(false));
    }
}
