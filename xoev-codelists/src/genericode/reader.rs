//! The document from the root down: what is read as rows, what as elements, and what is refused.

use super::collect::Findings;
use super::header;
use super::keys::check_keys;
use super::node::{Node, NodeStack};
use super::rows::Rows;
use super::{Loaded, Refusal, is_genericode};
use crate::finding::FindingKind;
use crate::list::ListBuilder;
use xoev_runtime::event::{AttributeList, Document, Event, EventReader, Failure, Options, QualifiedName};
use xoev_runtime::report::{Fault, Issue, WellFormednessFault};

/// Reads a code list.
///
/// # Errors
/// If the bytes are no well-formed XML document, or no code list.
pub fn read(bytes: &[u8]) -> Result<Loaded, Refusal> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(Refusal::TooLarge);
    }
    match Reader::run(bytes, false) {
        // A list in ISO-8859-1 that does not say so: each byte is a character there.
        Err(Refusal::NotWellFormed(issue)) if is_wrong_utf8(&issue) => {
            let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
            Reader::run(text.as_bytes(), true).map_err(|_| Refusal::NotWellFormed(issue))
        }
        result => result,
    }
}

fn is_wrong_utf8(issue: &Issue) -> bool {
    match &issue.fault {
        Fault::WellFormedness(WellFormednessFault::InvalidBytes { encoding }) => {
            encoding.eq_ignore_ascii_case("UTF-8")
        }
        _ => false,
    }
}

fn not_well_formed(failure: Failure) -> Refusal {
    let fault = Fault::WellFormedness(failure.fault);
    Refusal::NotWellFormed(Box::new(Issue::new(String::new(), failure.position, fault)))
}

/// Where in the document the reader is.
struct Reader {
    depth: usize,
    findings: Findings,
    builder: ListBuilder,
    /// An element below the root that is not the rows.
    part: NodeStack,
    /// The rows, while they are read.
    rows: Option<Rows>,
    has_rows: bool,
    root: Root,
}

/// What the root element is.
enum Root {
    /// Nothing was read yet.
    None,
    /// A code list.
    List,
    /// Something else; it is read as elements, for what it may have to say.
    Other(String),
}

impl Reader {
    fn run(bytes: &[u8], is_transcoded: bool) -> Result<Loaded, Refusal> {
        let document = Document::new(bytes).map_err(not_well_formed)?;
        let options = Options::default();
        let mut events = document.events(&options);
        let mut reader = Self {
            depth: 0,
            findings: Findings::default(),
            builder: ListBuilder::default(),
            part: NodeStack::default(),
            rows: None,
            has_rows: false,
            root: Root::None,
        };
        if is_transcoded {
            reader.findings.add(FindingKind::Encoding, 0);
        }
        reader.read_all(&mut events)?;
        reader.finish(&mut events)
    }

    fn read_all(&mut self, events: &mut EventReader<'_>) -> Result<(), Refusal> {
        loop {
            match events.next() {
                Ok(Event::Start { name, attributes, position, .. }) => {
                    self.start(name.get(), attributes, position.offset);
                }
                Ok(Event::Text { text, .. }) => match &mut self.rows {
                    Some(rows) => rows.text(text),
                    None => self.part.text(text),
                },
                Ok(Event::End { .. }) => self.end()?,
                Ok(Event::Nothing) => {}
                Ok(Event::EndOfDocument | Event::EndOfPiece) => return Ok(()),
                Err(mut failure) => {
                    events.locate(&mut failure.position);
                    return Err(not_well_formed(*failure));
                }
            }
        }
    }

    fn start(&mut self, name: QualifiedName<'_>, attributes: &AttributeList, offset: u64) {
        self.depth += 1;
        if self.depth == 1 {
            self.root(name, offset);
        }
        if matches!(self.root, Root::Other(_)) {
            return self.part.open(Node::new(name, attributes, offset));
        }
        if self.depth == 1 {
            return;
        }
        if !name.namespace.is_empty() && is_genericode(name.namespace) {
            self.findings.about(FindingKind::QualifiedElements, offset, name.local);
        }
        if let Some(rows) = &mut self.rows {
            return rows.start(name, attributes, offset, &mut self.builder, &mut self.findings);
        }
        if self.depth == 2 && name.local == "SimpleCodeList" {
            self.has_rows = true;
            self.rows = Some(Rows::default());
        } else {
            self.part.open(Node::new(name, attributes, offset));
        }
    }

    fn root(&mut self, name: QualifiedName<'_>, offset: u64) {
        if name.local != "CodeList" {
            self.root = Root::Other(name.local.to_owned());
            return;
        }
        self.root = Root::List;
        if !is_genericode(name.namespace) {
            let kind = FindingKind::RootNamespace { namespace: name.namespace.to_owned() };
            self.findings.add(kind, offset);
        }
    }

    fn end(&mut self) -> Result<(), Refusal> {
        self.depth = self.depth.saturating_sub(1);
        if let Some(rows) = &mut self.rows {
            if rows.end(&mut self.builder, &mut self.findings) {
                self.rows = None;
            }
            return Ok(());
        }
        let Some(part) = (!self.part.is_empty()).then(|| self.part.close()).flatten() else { return Ok(()) };
        match &self.root {
            Root::Other(root) => Err(refused(root, &part)),
            _ => {
                header::part(&part, &mut self.builder, &mut self.findings);
                Ok(())
            }
        }
    }

    fn finish(mut self, events: &mut EventReader<'_>) -> Result<Loaded, Refusal> {
        header::complete(&mut self.builder, &mut self.findings);
        if !self.has_rows || self.builder.list.is_empty() {
            self.findings.add(FindingKind::NoRows, 0);
        }
        let list = self.builder.finish();
        check_keys(&list, &mut self.findings);
        Ok(Loaded { list, findings: self.findings.finish(|position| events.locate(position)) })
    }
}

/// Why a document with another root is refused. Registries answer with a document `Fehler`.
fn refused(root: &str, document: &Node) -> Refusal {
    let root = root.to_owned();
    match root.as_str() {
        "ColumnSet" | "CodeListSet" => Refusal::NoList { root },
        "Fehler" | "fehler" | "error" | "Error" => {
            Refusal::ErrorDocument { message: document.words().unwrap_or(root) }
        }
        _ => Refusal::OtherDocument { root },
    }
}
