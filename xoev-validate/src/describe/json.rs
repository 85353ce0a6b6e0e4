//! What a message is, for programs.

use super::Description;
use serde_json::{Value, json};
use xoev_runtime::header::{MessageHeader, Party};
use xoev_runtime::report::Language;

impl Description {
    /// What the message is; absent things are null.
    #[must_use]
    pub fn json(&self, language: Language) -> Value {
        let validated = &self.validated;
        let identity = &validated.identity;
        json!({
            "file": validated.name,
            "standard": identity.standard,
            "version": identity.version,
            "message": identity.message,
            "title": identity.title,
            "header": self.header.as_ref().map(header),
            "size": self.size,
            "encoding": self.encoding,
            "elements": self.elements,
            "depth": self.depth,
            "attachments": self.attachments.iter()
                .map(|it| json!({ "name": it.name, "size": it.size, "here": it.size.is_some() }))
                .collect::<Vec<_>>(),
            "valid": validated.outcome.report().map(|it| it.is_valid()),
            "verdict": validated.conclusion(language),
            "rules": self.rules(),
        })
    }
}

fn header(header: &MessageHeader) -> Value {
    json!({
        "author": header.author.as_ref().map(party),
        "reader": header.reader.as_ref().map(party),
        "created": header.created.as_ref().map(ToString::to_string),
        "id": header.id,
        "process": header.process,
        "messageType": header.message_type,
        "refersTo": header.refers_to,
        "test": header.test,
        "product": {
            "name": header.product.name,
            "manufacturer": header.product.manufacturer,
            "version": header.product.version,
        },
    })
}

fn party(party: &Party) -> Value {
    json!({ "directory": party.directory, "id": party.id, "name": party.name })
}
