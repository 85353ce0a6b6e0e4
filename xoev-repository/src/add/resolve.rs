//! Which document at hand a reference means.
//!
//! A relative location means the file at that path of the same source. What is not there, and absolute locations, are
//! found among all documents of the right namespace by file name: first in the nearest source, then among locked documents
//! those that locked standards in use go by, then where more of the address is part of the path, then in the same folder. A file of another name is taken only if it alone has the
//! namespace.

use super::pool::Pool;
use xoev_schema::xoev::Reference;

/// Where a reference leads.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Resolution {
    /// To a document of the pool.
    Found(usize),
    /// To a namespace that needs no document.
    BuiltIn,
    /// Nowhere.
    Nowhere,
    /// To several documents of different content; which, in words.
    Ambiguous(Vec<String>),
}

const XML: &str = "http://www.w3.org/XML/1998/namespace";
const XSD: &str = "http://www.w3.org/2001/XMLSchema";
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

impl Pool {
    /// The document that a reference of another means.
    pub fn resolve(&self, from: usize, reference: &Reference) -> Resolution {
        let namespace = reference.namespace.as_deref();
        if reference.is_import && matches!(namespace, Some(XSD | XSI)) {
            return Resolution::BuiltIn;
        }
        let location = reference.location.as_deref().map(str::trim);
        let origin = self.candidate(from);
        if let Some(location) = location.filter(|it| !is_absolute(it))
            && let Some(path) = join(origin.folder(), location)
            && let Some(found) = self.at(origin.source, &path)
        {
            return Resolution::Found(found);
        }
        let fitting: Vec<usize> =
            (0..self.candidates.len()).filter(|at| self.fits(*at, from, reference)).collect();
        let named: Vec<usize> = match location.map(last_part) {
            Some(name) => {
                fitting.iter().copied().filter(|at| self.candidate(*at).file_name() == name).collect()
            }
            None => Vec::new(),
        };
        match self.best(from, location.unwrap_or_default(), &named) {
            Resolution::Nowhere if reference.is_import => {}
            other => return other,
        }
        match self.best(from, "", &fitting) {
            Resolution::Found(found) => Resolution::Found(found),
            _ if namespace == Some(XML) => Resolution::BuiltIn,
            _ => Resolution::Nowhere,
        }
    }

    fn fits(&self, at: usize, from: usize, reference: &Reference) -> bool {
        let namespace = self.namespace(at);
        let expected = match reference.is_import {
            true => reference.namespace.as_deref(),
            false => self.namespace(from),
        };
        let is_chameleon = !reference.is_import && namespace.is_none();
        at != from && (namespace == expected || is_chameleon) && !self.dropped.contains(&at)
    }

    fn best(&self, from: usize, location: &str, among: &[usize]) -> Resolution {
        let rank = |at: usize| {
            let it = self.candidate(at);
            let origin = self.candidate(from);
            let is_elsewhere = it.source != origin.source || it.folder() != origin.folder();
            (it.source, !self.is_favoured(at), usize::MAX - common_end(&it.path, location), is_elsewhere)
        };
        let Some(best) = among.iter().map(|at| rank(*at)).min() else { return Resolution::Nowhere };
        let first: Vec<usize> = among.iter().copied().filter(|at| rank(*at) == best).collect();
        let sum = |at: usize| &self.candidate(at).document.sha256;
        if let Some(found) = first.first().filter(|found| first.iter().all(|at| sum(*at) == sum(**found))) {
            return Resolution::Found(*found);
        }
        Resolution::Ambiguous(first.iter().map(|at| self.candidate(*at).path.clone()).collect())
    }
}

/// Whether a location names its scheme.
pub(super) fn is_absolute(location: &str) -> bool {
    location.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1 && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    })
}

/// Whether a location can be fetched.
pub(super) fn is_web(location: &str) -> bool {
    location.starts_with("http://") || location.starts_with("https://")
}

/// A relative location seen from a folder; `None` where it leads out of the source.
pub(super) fn join(folder: &str, location: &str) -> Option<String> {
    let location = decode(location.split(['#', '?']).next().unwrap_or_default()).replace('\\', "/");
    let mut parts: Vec<&str> = folder.split('/').filter(|it| !it.is_empty()).collect();
    for part in location.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            other => parts.push(other),
        }
    }
    Some(parts.join("/"))
}

/// How many folders a relative location climbs.
pub(super) fn climbs(location: &str) -> usize {
    let location = location.replace('\\', "/");
    let (mut depth, mut most) = (0_isize, 0);
    for part in location.split('/') {
        match part {
            "" | "." => {}
            ".." => depth -= 1,
            _ => depth += 1,
        }
        most = most.max(-depth);
    }
    usize::try_from(most).unwrap_or(0)
}

fn last_part(location: &str) -> String {
    let path = location.split(['#', '?']).next().unwrap_or_default();
    decode(path.rsplit(['/', '\\']).next().unwrap_or_default())
}

/// How many parts at the end of a path and an address are equal, the host counted as a part.
fn common_end(path: &str, location: &str) -> usize {
    let address = decode(location);
    let parts = |text: &str| text.split('/').rev().map(str::to_owned).collect::<Vec<_>>();
    parts(path).iter().zip(parts(&address)).take_while(|(a, b)| **a == *b).count()
}

/// `%20` and the like replaced; what is no UTF-8 afterwards stays as it was.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| *first == b'%');
        let value = digits.and_then(|it| u8::from_str_radix(std::str::from_utf8(it).ok()?, 16).ok());
        bytes.push(value.unwrap_or(*first));
        rest = if value.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        assert_eq!(join("a/b", "../c%20d.xsd").as_deref(), Some("a/c d.xsd"));
        assert_eq!(join("a", "../../c.xsd"), None);
        assert_eq!((climbs("x/../../../y"), climbs("a/b.xsd"), climbs("../c")), (2, 0, 1));
        assert!(is_absolute("https://x") && !is_absolute("c:/x") && !is_absolute("x.xsd"));
        assert_eq!(common_end("xsd/www.osci.de/x/7/a.xsd", "http://www.osci.de/x/7/a.xsd"), 4);
        assert_eq!(last_part("http://x/a%20b.xsd#c"), "a b.xsd");
        assert_eq!(decode("%zz%"), "%zz%");
    }
}
