//! What a reader tells of a document, one line per element, end and text, so that two readers can be compared.

use roxmltree::{Node, ParsingOptions};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use xoev_runtime::event::Event;

/// What was read so far.
#[derive(Debug, Default)]
pub struct Record {
    lines: String,
    text: String,
}

impl Record {
    /// Adds an event.
    pub fn add(&mut self, event: &Event<'_>) {
        match event {
            Event::Start { name, attributes, .. } => {
                let name = name.get();
                let attributes = attributes.iter().map(|a| (a.name.namespace, a.name.local, a.value));
                self.start(name.namespace, name.local, attributes.collect());
            }
            Event::Text { text, .. } => self.text.push_str(text),
            Event::End { .. } => self.end(),
            Event::Nothing | Event::EndOfDocument | Event::EndOfPiece => {}
        }
    }

    fn start(&mut self, namespace: &str, local: &str, mut attributes: Vec<(&str, &str, &str)>) {
        self.flush();
        attributes.sort_unstable();
        let _ = writeln!(self.lines, "< {{{namespace}}}{local} {attributes:?}");
    }

    fn end(&mut self) {
        self.flush();
        self.lines.push_str(">\n");
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            let _ = writeln!(self.lines, "{:?}", self.text);
            self.text.clear();
        }
    }

    /// All lines.
    #[must_use]
    pub fn finish(mut self) -> String {
        self.flush();
        self.lines
    }
}

/// What another reader tells of a document in canonical form.
///
/// # Errors
/// If it cannot read it.
pub fn of_canonical(path: &Path) -> Result<String, String> {
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document =
        roxmltree::Document::parse_with_options(&text, options).map_err(|error| error.to_string())?;
    let mut record = Record::default();
    walk(document.root_element(), &mut record);
    Ok(record.finish())
}

fn walk(node: Node<'_, '_>, record: &mut Record) {
    let name = node.tag_name();
    let attributes = node.attributes().map(|a| (a.namespace().unwrap_or_default(), a.name(), a.value()));
    record.start(name.namespace().unwrap_or_default(), name.name(), attributes.collect());
    for child in node.children() {
        if child.is_element() {
            walk(child, record);
        } else if child.is_text() {
            record.text.push_str(child.text().unwrap_or_default());
        }
    }
    record.end();
}
