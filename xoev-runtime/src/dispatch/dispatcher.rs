//! From the start of a message to the version it belongs to.

use super::fault::{DispatchError, DispatchFault};
use super::mark::{Mark, MarkPlace, Verdict, marks};
use super::start::{MessageStart, RootName};
use crate::event::Failure;
use crate::grammar::{ElementId, Grammar};
use crate::report::{Fault, Issue, Report, WellFormednessFault};
use crate::standard::{MessageInfo, Standard, Standards};
use std::io::{self, Cursor, Read};

/// Standards and versions among which messages are told apart.
///
/// ```no_run
/// # use xoev_runtime::{Dispatcher, grammar::Grammar};
/// # fn example(v1: &'static Grammar, v2: &'static Grammar, xml: &[u8]) -> Result<(), Box<xoev_runtime::dispatch::DispatchFault>> {
/// let dispatcher = Dispatcher::new([v1, v2]);
/// let found = dispatcher.sniff(xml)?;
/// println!("{} {}", found.standard(), found.root.local);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Dispatcher<'g> {
    pub(super) grammars: Vec<&'g Grammar>,
}

/// What a message is.
#[derive(Debug, Clone)]
pub struct Identification<'g> {
    /// The position of the version among those of the dispatcher.
    pub index: usize,
    /// Its grammar.
    pub grammar: &'g Grammar,
    /// The root element.
    pub root: RootName,
    /// What told it.
    pub reasons: Vec<Reason>,
}

/// What told which version a message is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The root element is one of the version's.
    Root,
    /// An attribute has the value the version asks for.
    Attribute {
        /// Where it stands.
        place: MarkPlace,
        /// Its local name.
        name: String,
        /// Its value.
        value: String,
    },
}

impl<'g> Identification<'g> {
    /// The standard and version.
    #[must_use]
    pub fn standard(&self) -> &'g Standard {
        self.grammar.standard()
    }

    /// What the standard says about the message; `None` where the root element is none of its messages.
    #[must_use]
    pub fn message(&self) -> Option<&'g MessageInfo> {
        self.standard().message(&self.root.namespace, &self.root.local)
    }
}

impl Identification<'_> {
    /// Reads the message with that of several readers which stands at the position of its version.
    ///
    /// # Errors
    /// If the reader finds faults.
    #[doc(hidden)]
    pub fn read_by<R, T>(
        &self,
        readers: &[R],
        read: impl FnOnce(&R) -> Result<T, Report>,
    ) -> Result<T, DispatchError> {
        let invalid = |report| DispatchError::Invalid { standard: self.standard().to_string(), report };
        match readers.get(self.index) {
            Some(reader) => read(reader).map_err(invalid),
            None => Err(invalid(Report::default())),
        }
    }
}

/// A version that declares the root element, with the marks the message bears and those it contradicts.
pub(super) struct Candidate<'g, 'm> {
    pub(super) index: usize,
    pub(super) fits: Vec<(Mark<'g>, &'m str)>,
    pub(super) differs: Vec<(Mark<'g>, &'m str)>,
}

impl<'g> Dispatcher<'g> {
    /// Versions of one or several standards.
    pub fn new(grammars: impl IntoIterator<Item = &'g Grammar>) -> Self {
        Self { grammars: grammars.into_iter().collect() }
    }

    /// The standards and versions.
    #[must_use]
    pub fn standards(&self) -> Standards<'g> {
        Standards::new(self.grammars.iter().map(|it| it.standard()))
    }

    /// What a message in memory is.
    ///
    /// # Errors
    /// If it is no XML, or belongs to none of the versions; the fault says which are known.
    pub fn sniff(&self, message: &[u8]) -> Result<Identification<'g>, Box<DispatchFault>> {
        self.identify(MessageStart::of(message).map_err(unreadable)?)
    }

    /// What a message is that comes from a stream. The answer's second part reads the whole message, from its first
    /// byte on.
    ///
    /// # Errors
    /// If the stream cannot be read; inside, as [`Self::sniff`].
    #[allow(clippy::type_complexity, reason = "the parts have names of their own already")]
    pub fn sniff_reader<R: Read>(
        &self,
        reader: R,
    ) -> io::Result<(Result<Identification<'g>, Box<DispatchFault>>, io::Chain<Cursor<Vec<u8>>, R>)> {
        let (start, whole) = MessageStart::from_reader(reader)?;
        Ok((start.map_err(unreadable).and_then(|start| self.identify(start)), whole))
    }

    /// As [`Self::sniff_reader`], with one error for all that can go wrong.
    ///
    /// # Errors
    /// If the stream cannot be read, or the message belongs to none of the versions.
    #[allow(clippy::type_complexity, reason = "the parts have names of their own already")]
    pub fn open<R: Read>(
        &self,
        reader: R,
    ) -> Result<(Identification<'g>, io::Chain<Cursor<Vec<u8>>, R>), Box<DispatchFault>> {
        let (found, whole) = self
            .sniff_reader(reader)
            .map_err(|error| unreadable(WellFormednessFault::Io { message: error.to_string() }.into()))?;
        Ok((found?, whole))
    }

    /// What a message with this start is.
    ///
    /// # Errors
    /// If it belongs to none of the versions, or nothing tells to which of several.
    pub fn identify(&self, start: MessageStart) -> Result<Identification<'g>, Box<DispatchFault>> {
        let candidates = self.candidates(&start);
        let open: Vec<&Candidate<'g, '_>> = candidates.iter().filter(|it| it.differs.is_empty()).collect();
        // Of several that contradict nothing, that which the message confirms most.
        let best = open.iter().map(|it| it.fits.len()).max().unwrap_or_default();
        let best: Vec<&Candidate<'g, '_>> = open.into_iter().filter(|it| it.fits.len() == best).collect();
        match best.as_slice() {
            [] => Err(Box::new(self.refusal(&start, &candidates))),
            [only] => Ok(Identification {
                index: only.index,
                grammar: self.grammar(only.index),
                reasons: reasons(only),
                root: start.root.name,
            }),
            several => {
                let candidates = several.iter().map(|it| self.name(it.index)).collect();
                Err(Box::new(DispatchFault::Ambiguous { root: start.root.name, candidates }))
            }
        }
    }

    fn candidates<'m>(&self, start: &'m MessageStart) -> Vec<Candidate<'g, 'm>> {
        let mut found = Vec::new();
        for (index, grammar) in self.grammars.iter().enumerate() {
            let Some(root) = root_element(grammar, &start.root.name) else { continue };
            let mut candidate = Candidate { index, fits: Vec::new(), differs: Vec::new() };
            for mark in marks(grammar, root) {
                match mark.judge(start) {
                    Verdict::Fits(value) => candidate.fits.push((mark, value)),
                    Verdict::Differs(value) => candidate.differs.push((mark, value)),
                    Verdict::Absent => {}
                }
            }
            found.push(candidate);
        }
        found
    }

    /// The standard and version at a position.
    fn name(&self, index: usize) -> String {
        self.grammar(index).standard().to_string()
    }

    /// The grammar of a position.
    #[expect(
        clippy::indexing_slicing,
        reason = "positions are made by enumerating the grammars, which stay as they are"
    )]
    pub(super) fn grammar(&self, index: usize) -> &'g Grammar {
        self.grammars[index]
    }
}

/// The declaration of a root element.
fn root_element(grammar: &Grammar, name: &RootName) -> Option<ElementId> {
    grammar.global_element(grammar.name(grammar.namespace(&name.namespace)?, &name.local)?)
}

fn reasons(candidate: &Candidate<'_, '_>) -> Vec<Reason> {
    let of_marks = candidate.fits.iter().map(|(mark, value)| Reason::Attribute {
        place: mark.place(),
        name: mark.name().to_owned(),
        value: (*value).to_owned(),
    });
    std::iter::once(Reason::Root).chain(of_marks).collect()
}

fn unreadable(failure: Failure) -> Box<DispatchFault> {
    let issue = Issue::new(String::new(), failure.position, Fault::WellFormedness(failure.fault));
    Box::new(DispatchFault::Unreadable(Report { issues: vec![issue], is_truncated: false }))
}

impl From<Box<DispatchFault>> for DispatchError {
    fn from(fault: Box<DispatchFault>) -> Self {
        Self::Unidentified(fault)
    }
}
