//! What bytes are, whatever their name or `Content-Type` says: servers answer errors as pages with status 200.

use xoev_runtime::event::{Document, Event, Options};

/// What bytes look like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Nothing.
    Empty,
    /// A ZIP archive.
    Zip,
    /// A page for a browser.
    Html,
    /// JSON, or what begins like it.
    Json,
    /// XML, with the expanded name of the outermost element; `None` where it does not get that far.
    Xml(Option<RootName>),
    /// None of these.
    Other,
}

/// The expanded name of an outermost element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RootName {
    /// The namespace; empty for none.
    pub namespace: String,
    /// The local name.
    pub local: String,
}

/// The root elements under which the XRepository and other services report errors.
const ERROR_ROOTS: [&str; 5] = ["Fehler", "fehler", "Error", "error", "Fault"];

impl Content {
    /// Looks at the first bytes, and for XML at the outermost element.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let start = beginning(bytes);
        let text = start.trim_start();
        if bytes.is_empty() {
            Self::Empty
        } else if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            Self::Zip
        } else if text.starts_with(['{', '[']) {
            Self::Json
        } else if is_html(text) {
            Self::Html
        } else if text.starts_with('<') {
            Self::Xml(root(bytes))
        } else {
            Self::Other
        }
    }

    /// Whether it is XML whose outermost element reports an error.
    #[must_use]
    pub fn is_error_document(&self) -> bool {
        matches!(self, Self::Xml(Some(root)) if ERROR_ROOTS.contains(&root.local.as_str()))
    }

    /// What it is, in words.
    #[must_use]
    pub fn describe(&self) -> String {
        match self {
            Self::Empty => "nothing".to_owned(),
            Self::Zip => "a ZIP archive".to_owned(),
            Self::Html => "an HTML page".to_owned(),
            Self::Json => "JSON".to_owned(),
            Self::Xml(None) => "XML that is not well-formed".to_owned(),
            Self::Xml(Some(root)) if self.is_error_document() => {
                format!("an error document (“{}”)", root.local)
            }
            Self::Xml(Some(root)) if root.namespace.is_empty() => {
                format!("XML with the outermost element “{}”", root.local)
            }
            Self::Xml(Some(root)) => {
                format!("XML with the outermost element “{}” of {}", root.local, root.namespace)
            }
            Self::Other => "something else".to_owned(),
        }
    }
}

/// The first characters, whatever the encoding: in UTF-16 every second byte is left out.
fn beginning(bytes: &[u8]) -> String {
    let start = bytes.get(..512).unwrap_or(bytes);
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    start.iter().filter(|b| !matches!(b, 0 | 0xFE | 0xFF)).map(|b| char::from(*b)).collect()
}

fn is_html(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let after = lower
        .find("?>")
        .filter(|_| lower.starts_with("<?xml"))
        .and_then(|i| lower.get(i + 2..))
        .unwrap_or(&lower);
    let after = after.trim_start();
    after.starts_with("<!doctype html") || after.starts_with("<html")
}

/// The outermost element's name.
fn root(bytes: &[u8]) -> Option<RootName> {
    let document = Document::new(bytes).ok()?;
    let mut events = document.events(&Options::default());
    loop {
        match events.next() {
            Ok(Event::Start { name, .. }) => {
                let name = name.get();
                return Some(RootName { namespace: name.namespace.to_owned(), local: name.local.to_owned() });
            }
            Ok(Event::EndOfDocument) | Err(_) => return None,
            Ok(_) => {}
        }
    }
}

/// The beginning of an answer as one short line, to be shown in a fault.
#[must_use]
pub fn excerpt(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes.get(..2000).unwrap_or(bytes)).into_owned();
    // What stands between tags says more than the tags.
    let mut plain = String::new();
    let mut in_tag = false;
    for c in text.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => {
                in_tag = false;
                plain.push(' ');
            }
            _ if in_tag => {}
            _ => plain.push(if c.is_control() { ' ' } else { c }),
        }
    }
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ").chars().take(160).collect()
}

#[cfg(test)]
mod tests {
    use super::{Content, excerpt};

    #[test]
    fn contents_are_told_apart() {
        assert_eq!(Content::of(b""), Content::Empty);
        assert_eq!(Content::of(b"PK\x03\x04..."), Content::Zip);
        assert_eq!(Content::of(b" \n<!DOCTYPE HTML><p>"), Content::Html);
        assert_eq!(Content::of(b"<?xml version='1.0'?>\n<html xmlns='x'/>"), Content::Html);
        assert_eq!(Content::of(b"\xEF\xBB\xBF{\"meldung\":1}"), Content::Json);
        assert_eq!(Content::of(b"NUR PLATZHALTER GEFUNDEN"), Content::Other);
        let fault = Content::of(b"<b:Fehler xmlns:b='urn:b'><b:text>x</b:text></b:Fehler>");
        assert!(fault.is_error_document() && fault.describe().contains("Fehler"));
        let utf16: Vec<u8> = "\u{feff}<a xmlns='urn:a'/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(matches!(Content::of(&utf16), Content::Xml(Some(root)) if root.namespace == "urn:a"));
        assert_eq!(Content::of(b"<a"), Content::Xml(None));
    }

    #[test]
    fn excerpts_show_the_text() {
        assert_eq!(excerpt(b"<html><h1>404</h1>\n<p>nicht  sichtbar</p>"), "404 nicht sichtbar");
    }
}
