//! The rules that were broken, with what they mean.

use super::log::{Message, MultiformatMessage, ReportingDescriptor};
use crate::text::first_sentence;
use std::collections::HashMap;
use xoev_runtime::report::Language;
use xoev_schema::explain::explain;

pub(super) struct Rules {
    language: Language,
    indexes: HashMap<&'static str, usize>,
    /// In the order in which they were first broken.
    pub descriptors: Vec<ReportingDescriptor>,
}

impl Rules {
    pub fn new(language: Language) -> Self {
        Self { language, indexes: HashMap::new(), descriptors: Vec::new() }
    }

    /// The place of a rule in the list.
    pub fn index(&mut self, rule: &'static str) -> usize {
        *self.indexes.entry(rule).or_insert_with(|| {
            self.descriptors.push(descriptor(rule, self.language));
            self.descriptors.len() - 1
        })
    }
}

fn descriptor(id: &'static str, language: Language) -> ReportingDescriptor {
    let Some(entry) = explain(id) else {
        return ReportingDescriptor { id, short_description: None, full_description: None, help: None };
    };
    let text = entry.text(language);
    let example = entry.example.join("\n");
    ReportingDescriptor {
        id,
        short_description: Some(Message { text: first_sentence(text.meaning).to_owned() }),
        full_description: Some(Message { text: text.meaning.to_owned() }),
        help: Some(MultiformatMessage {
            text: format!("{}\n\n{}\n\n{example}\n", text.meaning, text.remedy),
            markdown: format!("{}\n\n{}\n\n```xml\n{example}\n```\n", text.meaning, text.remedy),
        }),
    }
}
