//! What a message is, as lines for people.

use super::{Attachment, Description};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use xoev_report::Identity;
use xoev_runtime::header::{MessageHeader, Party, Product};
use xoev_runtime::report::{Language, Severity};

/// Columns of what stands before the colons.
const WIDTH: usize = 14;

/// The words of a language.
struct Words {
    standard: &'static str,
    message: &'static str,
    author: &'static str,
    reader: &'static str,
    created: &'static str,
    id: &'static str,
    process: &'static str,
    refers_to: &'static str,
    product: &'static str,
    test: &'static str,
    test_without_value: &'static str,
    size: &'static str,
    bytes: &'static str,
    element: &'static str,
    elements: &'static str,
    depth: &'static str,
    attachments: &'static str,
    missing: &'static str,
    verdict: &'static str,
    unknown: &'static str,
    stated: &'static str,
}

const DE: Words = Words {
    standard: "Standard",
    message: "Nachricht",
    author: "Absender",
    reader: "Empfänger",
    created: "Erstellt",
    id: "Nachrichten-ID",
    process: "Vorgang",
    refers_to: "Bezug",
    product: "Produkt",
    test: "Test",
    test_without_value: "ja",
    size: "Größe",
    bytes: "Bytes",
    element: "Element",
    elements: "Elemente",
    depth: "Tiefe",
    attachments: "Anhänge",
    missing: "fehlt",
    verdict: "Prüfung",
    unknown: "unbekannt",
    stated: "nach eigener Angabe",
};

const EN: Words = Words {
    standard: "Standard",
    message: "Message",
    author: "Author",
    reader: "Reader",
    created: "Created",
    id: "Message ID",
    process: "Process",
    refers_to: "Refers to",
    product: "Product",
    test: "Test",
    test_without_value: "yes",
    size: "Size",
    bytes: "bytes",
    element: "element",
    elements: "elements",
    depth: "depth",
    attachments: "Attachments",
    missing: "missing",
    verdict: "Verdict",
    unknown: "unknown",
    stated: "as it states",
};

impl Description {
    /// What the message is, a line for each thing that is known.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let words = match language {
            Language::De => &DE,
            Language::En => &EN,
        };
        let mut lines = Lines { out: format!("{}\n", self.validated.name) };
        let identity = &self.validated.identity;
        lines.add(words.standard, Some(self.standard_text(words)));
        lines.add(words.message, message(identity));
        if let Some(header) = &self.header {
            header_lines(header, words, &mut lines);
        }
        lines.add(words.size, Some(self.size_text(words)));
        let attachments: Vec<String> =
            self.attachments.iter().map(|it| self.attachment_text(it, words)).collect();
        lines.add(words.attachments, (!attachments.is_empty()).then(|| attachments.join(", ")));
        lines.add(words.verdict, Some(self.verdict_text(language)));
        lines.out
    }

    /// The standard that was recognised, else what the message says of itself.
    fn standard_text(&self, words: &Words) -> String {
        let identity = &self.validated.identity;
        if let Some(known) = standard(identity.standard.as_deref(), identity.version.as_deref()) {
            return known;
        }
        let stated =
            self.header.as_ref().and_then(|it| standard(it.standard.as_deref(), it.version.as_deref()));
        stated.map_or_else(|| words.unknown.to_owned(), |it| format!("{it} ({})", words.stated))
    }

    fn size_text(&self, words: &Words) -> String {
        let mut parts = Vec::new();
        parts.extend(self.size.map(|size| format!("{size} {}", words.bytes)));
        parts.extend(self.encoding.map(str::to_owned));
        let elements = if self.elements == 1 { words.element } else { words.elements };
        parts.push(format!("{} {elements}", self.elements));
        parts.push(format!("{} {}", words.depth, self.depth));
        parts.join(", ")
    }

    fn attachment_text(&self, it: &Attachment, words: &Words) -> String {
        match it.size {
            Some(size) => format!("{} ({size} {})", it.name, words.bytes),
            None if self.is_in_archive => format!("{} ({})", it.name, words.missing),
            None => it.name.clone(),
        }
    }

    /// The verdict, and how often each rule was broken.
    fn verdict_text(&self, language: Language) -> String {
        let checked = self.validated.conclusion(language);
        let rules: Vec<String> = self.rules().iter().map(|(rule, count)| format!("{rule} {count}")).collect();
        if rules.is_empty() { checked } else { format!("{checked} ({})", rules.join(", ")) }
    }

    /// How often each rule is broken, warnings aside.
    #[must_use]
    pub fn rules(&self) -> BTreeMap<&'static str, usize> {
        let mut rules = BTreeMap::new();
        let issues = self.validated.outcome.report().map(|it| it.issues.as_slice()).unwrap_or_default();
        for issue in issues.iter().filter(|it| it.severity == Severity::Fault) {
            *rules.entry(issue.rule).or_default() += 1;
        }
        rules
    }
}

struct Lines {
    out: String,
}

impl Lines {
    fn add(&mut self, word: &str, text: Option<String>) {
        if let Some(text) = text {
            let gap = " ".repeat(WIDTH.saturating_sub(word.chars().count()).max(1));
            // Writing to a string does not fail.
            let _ = writeln!(self.out, "  {word}{gap} {text}");
        }
    }
}

fn standard(name: Option<&str>, version: Option<&str>) -> Option<String> {
    let parts: Vec<&str> = [name, version].into_iter().flatten().filter(|it| !it.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn message(identity: &Identity) -> Option<String> {
    let name = identity.message.as_ref()?;
    Some(match &identity.title {
        Some(title) => format!("{name}: {title}"),
        None => name.clone(),
    })
}

fn header_lines(header: &MessageHeader, words: &Words, lines: &mut Lines) {
    lines.add(words.author, header.author.as_ref().and_then(party));
    lines.add(words.reader, header.reader.as_ref().and_then(party));
    lines.add(words.created, header.created.as_ref().map(ToString::to_string));
    lines.add(words.id, header.id.clone());
    lines.add(words.process, header.process.clone());
    lines.add(words.refers_to, (!header.refers_to.is_empty()).then(|| header.refers_to.join(", ")));
    lines.add(words.product, product(&header.product));
    let test = header.test.as_deref();
    lines
        .add(words.test, test.map(|it| if it.is_empty() { words.test_without_value } else { it }.to_owned()));
}

fn party(party: &Party) -> Option<String> {
    let id = match (&party.directory, &party.id) {
        (Some(directory), Some(id)) => Some(format!("{directory}:{id}")),
        (None, Some(id)) => Some(id.clone()),
        (Some(directory), None) => Some(directory.clone()),
        (None, None) => None,
    };
    match (&party.name, id) {
        (Some(name), Some(id)) => Some(format!("{name} ({id})")),
        (Some(name), None) => Some(name.clone()),
        (None, id) => id,
    }
}

fn product(product: &Product) -> Option<String> {
    let parts = [&product.manufacturer, &product.name, &product.version];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}
