//! URI references as schema documents and catalogues use them (RFC 3986 §5, as far as they need it).

use std::path::{Component, Path, PathBuf};

/// Whether a reference names its scheme. One letter before the colon is a drive.
pub(super) fn is_absolute(reference: &str) -> bool {
    reference.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    })
}

/// The path a `file:` URI names; `None` for other schemes and for other machines.
pub(super) fn file_path(uri: &str) -> Option<PathBuf> {
    let (_, rest) = uri.split_at_checked(5).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("file:"))?;
    let path = match rest.strip_prefix("//") {
        Some(with_host) => {
            let (host, path) = with_host.split_at_checked(with_host.find('/')?)?;
            if !(host.is_empty() || host.eq_ignore_ascii_case("localhost")) {
                return None;
            }
            path
        }
        None => rest,
    };
    let decoded = percent_decode(path);
    // file:///C:/… names C:/…
    let bytes = decoded.as_bytes();
    let has_drive = matches!(bytes, [b'/', drive, b':', ..] if drive.is_ascii_alphabetic());
    let without_slash = decoded.strip_prefix('/').filter(|_| cfg!(windows) && has_drive);
    Some(PathBuf::from(without_slash.unwrap_or(&decoded)))
}

/// The path a relative reference names, seen from a folder; fragment and query left out.
pub(super) fn relative_path(folder: &Path, reference: &str) -> PathBuf {
    let path = reference.split(['#', '?']).next().unwrap_or_default();
    normalise(&folder.join(percent_decode(path).replace('\\', "/")))
}

/// `%20` and the like replaced; what is no UTF-8 afterwards stays as it was.
pub(super) fn percent_decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let escaped = match rest {
            [b'%', high, low, after @ ..] => hex_pair(*high, *low).map(|byte| (byte, after)),
            _ => None,
        };
        let (byte, after) = escaped.unwrap_or((*first, after));
        out.push(byte);
        rest = after;
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

fn hex_pair(high: u8, low: u8) -> Option<u8> {
    let digit = |b: u8| char::from(b).to_digit(16).map(|d| d as u8);
    Some(digit(high)? << 4 | digit(low)?)
}

/// A reference resolved against an absolute URI with a path, such as `http://…/a/b.xsd`.
pub(super) fn join(base: &str, reference: &str) -> String {
    if is_absolute(reference) {
        return reference.to_owned();
    }
    let base = base.split(['#', '?']).next().unwrap_or_default();
    let authority = base.find("://").map_or(0, |i| i + 3);
    let path_start =
        base.bytes().skip(authority).position(|it| it == b'/').map_or(base.len(), |i| authority + i);
    if let Some(network) = reference.strip_prefix("//") {
        let scheme = base.split_once(':').map_or(String::new(), |(scheme, _)| format!("{scheme}:"));
        return format!("{scheme}//{network}");
    }
    let (origin, path) = base.split_at_checked(path_start).unwrap_or((base, ""));
    let joined = if reference.starts_with('/') {
        reference.to_owned()
    } else {
        let folder = path.rfind('/').and_then(|end| path.get(..=end)).unwrap_or("/");
        format!("{folder}{reference}")
    };
    format!("{origin}{}", remove_dots(&joined))
}

fn remove_dots(path: &str) -> String {
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/').skip(1) {
        match segment {
            "." => {}
            ".." => {
                segments.pop();
            }
            other => segments.push(other),
        }
    }
    format!("/{}", segments.join("/"))
}

/// `a/./b/../c` as `a/c`, without asking the file system.
pub(super) fn normalise(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(out.components().next_back(), Some(Component::Normal(_))) => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_joined() {
        assert_eq!(join("http://x.de/a/b.xsd", "c.xsd"), "http://x.de/a/c.xsd");
        assert_eq!(join("http://x.de/a/b.xsd", "../c/./d.xsd"), "http://x.de/c/d.xsd");
        assert_eq!(join("http://x.de", "c.xsd"), "http://x.de/c.xsd");
        assert_eq!(join("http://x.de/a/b.xsd", "/c.xsd"), "http://x.de/c.xsd");
        assert_eq!(join("http://x.de/a/b.xsd", "//y.de/c.xsd"), "http://y.de/c.xsd");
        assert_eq!(join("http://x.de/a", "urn:x"), "urn:x");
    }

    #[test]
    fn paths() {
        assert_eq!(file_path("file:///a%20b/c.xsd"), Some(PathBuf::from("/a b/c.xsd")));
        assert_eq!(file_path("file:/a"), Some(PathBuf::from("/a")));
        assert_eq!(file_path("file://elsewhere/a"), None);
        assert_eq!(file_path("http://x/a"), None);
        assert_eq!(relative_path(Path::new("/a/b"), "../c%C3%A4.xsd#x"), PathBuf::from("/a/cä.xsd"));
        assert_eq!(percent_decode("%zz%FF"), "%zz%FF");
        assert!(!is_absolute("C:/a.xsd"));
        assert!(is_absolute("urn:x"));
    }
}
