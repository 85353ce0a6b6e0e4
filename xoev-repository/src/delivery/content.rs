//! Whether a delivered file is what its name says.

use super::{Document, is_schema};
use crate::answer::{Content, excerpt};
use crate::fault::Fault;

/// A schema document, checked; `None` for other files that are no error documents.
pub(super) fn check(path: &str, place: &str, bytes: Vec<u8>) -> Result<Option<Document>, Fault> {
    let content = Content::of(&bytes);
    if !is_schema(path) {
        return match &content {
            // The XRepository packs these under the name of what it could not deliver.
            Content::Xml(Some(root)) if root.local == "Fehler" => Err(refuse(place, &content, &bytes)),
            _ => Ok(None),
        };
    }
    let is_schema_root = matches!(&content, Content::Xml(Some(root)) if root.local == "schema");
    if !is_schema_root && !matches!(content, Content::Xml(None)) {
        return Err(refuse(place, &content, &bytes));
    }
    Document::new(path, bytes).map(Some).map_err(|reason| {
        Fault::new("xoev-delivery-content", place, format!("this is no schema document: {reason}"))
    })
}

fn refuse(place: &str, content: &Content, bytes: &[u8]) -> Fault {
    let said = excerpt(bytes);
    let said = if said.is_empty() { String::new() } else { format!(": {said}") };
    let message = format!("found {} in place of a document{said}", content.describe());
    Fault::new("xoev-delivery-content", place, message)
        .hint("the delivery is incomplete; fetch it again or ask its publisher")
}
