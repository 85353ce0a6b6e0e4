//! Which messages a system takes.

use super::{MessageHeader, Shape};
use crate::bind::RootValue;
use crate::bind::document::from_tree;
use crate::code::{CodeJudge, CodeSink};
use crate::event::Options;
use crate::report::{Fault, HeaderFault, Issue, Position, Report};
use crate::tree::{Tree, TreeBuilder};
use crate::validator::{read_tree, validate_bytes_with};

/// What a reader asks of a message beyond the schema.
///
/// As made, it is that of a productive system: messages with the attribute `test` are refused.
#[derive(Debug, Clone, Default)]
pub struct ReadPolicy {
    options: Options,
    accepts_test: bool,
    checks_creation_time: bool,
}

/// A message that was taken, with its header.
#[derive(Debug, Clone, PartialEq)]
pub struct Received<T> {
    /// The message.
    pub message: T,
    /// Its header.
    pub header: MessageHeader,
}

impl ReadPolicy {
    /// A productive system's.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether messages with the attribute `test` are taken; the attribute means that a message must have no effect
    /// in a productive system.
    #[must_use]
    pub fn accept_test(mut self, accepts: bool) -> Self {
        self.accepts_test = accepts;
        self
    }

    /// Whether a creation time without time zone or without milliseconds is a fault, as the prose of XInneres says.
    /// Messages of other standards are often without; so it is not, unless this is asked for.
    #[must_use]
    pub fn check_creation_time(mut self, checks: bool) -> Self {
        self.checks_creation_time = checks;
        self
    }

    /// The limits of reading.
    #[must_use]
    pub fn options(mut self, options: Options) -> Self {
        self.options = options;
        self
    }

    /// Reads, checks and takes a message.
    ///
    /// # Errors
    /// All faults of the document; or, where it is valid, what the policy has against it.
    pub fn read<T: RootValue>(&self, xml: impl AsRef<[u8]>) -> Result<Received<T>, Report> {
        let (tree, report) = read_tree(T::grammar(), xml.as_ref(), &self.options);
        self.take(&tree, report).map(|(received, _)| received)
    }

    /// As [`read`](Self::read), and asks about the codes of the message; see [`crate::code`]. With the message come the
    /// warnings.
    ///
    /// # Errors
    /// All faults of the document; or, where it is valid, what the policy has against it; warnings among them.
    pub fn read_with_codes<T: RootValue>(
        &self,
        xml: impl AsRef<[u8]>,
        judge: &dyn CodeJudge,
    ) -> Result<(Received<T>, Report), Report> {
        let grammar = T::grammar();
        let sink = CodeSink::new(grammar, judge, TreeBuilder::new(grammar));
        let (report, sink) = validate_bytes_with(grammar, xml.as_ref(), &self.options, sink);
        self.take(&sink.into_inner().finish(), report)
    }

    fn take<T: RootValue>(
        &self,
        tree: &Tree<'_>,
        mut report: Report,
    ) -> Result<(Received<T>, Report), Report> {
        if !report.is_valid() {
            return Err(report);
        }
        let header = MessageHeader::of_tree(tree);
        report.issues.extend(self.issues(tree, &header));
        if !report.is_valid() {
            return Err(report);
        }
        Ok((Received { message: from_tree(tree)?, header }, report))
    }

    /// What the policy has against a document: for those who read trees themselves.
    #[must_use]
    pub fn check(&self, tree: &Tree<'_>) -> Vec<Issue> {
        self.issues(tree, &MessageHeader::of_tree(tree))
    }

    fn issues(&self, tree: &Tree<'_>, header: &MessageHeader) -> Vec<Issue> {
        let path = root_path(tree);
        self.faults(header)
            .into_iter()
            .map(|fault| Issue::new(path.clone(), Position::default(), Fault::Header(fault)))
            .collect()
    }

    fn faults(&self, header: &MessageHeader) -> Vec<HeaderFault> {
        let mut faults = Vec::new();
        if let Some(value) = header.test.as_ref().filter(|_| !self.accepts_test) {
            faults.push(HeaderFault::TestMessage { value: value.clone() });
        }
        if self.checks_creation_time && header.shape != Shape::Unknown {
            faults.extend(creation_time(header));
        }
        faults
    }
}

/// What the prose of XInneres has against a creation time.
fn creation_time(header: &MessageHeader) -> Option<HeaderFault> {
    let created = header.created.as_ref()?;
    let digits = created.as_str().split_once('.').map_or("", |(_, fraction)| fraction);
    let digits = digits.bytes().take_while(u8::is_ascii_digit).count();
    let lacks_zone = created.time_zone().is_none();
    (lacks_zone || digits < 3).then(|| HeaderFault::CreationTime {
        value: created.to_string(),
        lacks_zone,
        lacks_milliseconds: digits < 3,
    })
}

fn root_path(tree: &Tree<'_>) -> String {
    let name =
        tree.root().and_then(|root| root.element()).and_then(|id| tree.grammar.elements.get(id.index()));
    name.map(|it| format!("/{}", crate::report::Name::of(tree.grammar, it.name))).unwrap_or_default()
}
