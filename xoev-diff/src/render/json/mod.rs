//! For programs. `schema/diff-1.schema.json` describes the form; `version` counts up when it changes incompatibly.

mod more;

use super::Document;
use super::sentence::sentence;
use crate::change::{Change, Comparison, MessageSummary, Subject};
use crate::side::Place;
use serde_json::{Value, json};
use xoev_runtime::report::Language;

/// The version of the form.
const VERSION: u32 = 1;

/// The comparison as JSON; its sentences are in one language.
#[must_use]
pub fn json(document: &Document<'_>, language: Language) -> Value {
    let comparison = document.comparison;
    let (reader, writer) = comparison.worst();
    let namespaces = comparison.namespaces.iter().map(|it| json!({ "old": &*it.old, "new": &*it.new }));
    json!({
        "version": VERSION,
        "old": comparison.old,
        "new": comparison.new,
        "reader": reader.name(),
        "writer": writer.name(),
        "namespaces": namespaces.collect::<Vec<_>>(),
        "messages": comparison.messages.iter().map(message).collect::<Vec<_>>(),
        "subjects": comparison.subjects.iter().map(|it| subject(comparison, it, language)).collect::<Vec<_>>(),
        "rust_api": document.rust_api.map(|it| more::rust_api(it, language)),
        "samples": document.samples.iter().map(|it| more::sample(comparison, it)).collect::<Vec<_>>(),
    })
}

fn message(it: &MessageSummary) -> Value {
    json!({
        "name": it.name,
        "title": it.title,
        "presence": it.presence.name(),
        "reader": it.reader.name(),
        "writer": it.writer.name(),
        "changes": it.changes,
    })
}

fn subject(comparison: &Comparison, it: &Subject, language: Language) -> Value {
    let messages = it.messages.iter().filter_map(|at| comparison.messages.get(*at));
    json!({
        "kind": it.kind.name(),
        "name": it.name,
        "namespace": it.namespace,
        "old_name": it.old_name,
        "reader": it.reader().name(),
        "writer": it.writer().name(),
        "messages": messages.map(|it| it.name.as_str()).collect::<Vec<_>>(),
        "changes": it.changes.iter().map(|it| change(it, language)).collect::<Vec<_>>(),
    })
}

fn change(it: &Change, language: Language) -> Value {
    json!({
        "rule": it.rule.id,
        "kind": it.rule.kind.name(),
        "reader": it.rule.reader.name(),
        "writer": it.rule.writer.name(),
        "path": it.path,
        "old": it.old,
        "new": it.new,
        "what": it.what,
        "text": sentence(it, language),
        "old_place": it.old_place.as_ref().map(place),
        "new_place": it.new_place.as_ref().map(place),
    })
}

fn place(it: &Place) -> Value {
    json!({ "file": it.file, "line": it.line })
}
