//! A document that is read piece by piece: a window moves over it, each piece of which is read as a text in memory.
//!
//! In: a reader. Out: [`EventReader`]s, one for each piece. Invariants: no token is divided; memory for one window, or
//! for the longest token.

use super::encoding::{DecodingReader, Encoding, ReadFailure};
use super::options::Options;
use super::reader::{EventReader, Failure};
use super::state::State;
use super::tokens::{BEGINNING, Tokens, advance};
use crate::report::{LimitKind, Position, WellFormednessFault};
use std::io::Read;

/// How many bytes are read before they are looked at: what fits into the caches near the processor.
const WINDOW: usize = 64 << 10;

/// Reads a document piece by piece.
pub struct Stream<R> {
    input: DecodingReader<R>,
    window: Vec<u8>,
    /// Where what is not yet read as tokens begins in the window.
    start: usize,
    /// And where it ends.
    end: usize,
    /// The place of `start`.
    place: Position,
    is_finished: bool,
    /// Why no more could be read; told when all before was looked at.
    failure: Option<ReadFailure>,
    token_limit: usize,
    input_limit: u64,
    /// What is known of the document, between two pieces.
    state: Option<Box<State>>,
}

/// What [`EventReader::into_rest`] keeps of a piece.
pub struct Rest {
    pub(super) state: Box<State>,
    /// Where the next piece begins.
    pub(super) place: Position,
}

impl<R: Read> Stream<R> {
    /// Reads from a reader; no token may be longer than a text.
    pub fn new(inner: R, options: &Options) -> Self {
        Self {
            input: DecodingReader::new(inner, options.limits.input_size),
            input_limit: options.limits.input_size,
            window: Vec::new(),
            start: 0,
            end: 0,
            place: BEGINNING,
            is_finished: false,
            failure: None,
            token_limit: options.limits.text_length,
            state: Some(Box::new(State::new(options))),
        }
    }

    /// The next piece. Each must be given back by [`Self::go_on`].
    ///
    /// # Errors
    /// If nothing more can be read, or a token is too long.
    pub fn piece(&mut self) -> Result<EventReader<'_>, Failure> {
        self.fill()?;
        let state = self.state.take().unwrap_or_else(|| Box::new(State::new(&Options::default())));
        let text = self.window.get(self.start..self.end).unwrap_or_default();
        let encoding = self.input.detected.map_or(Encoding::Utf8, |detected| detected.encoding);
        Ok(EventReader::of(Tokens::new(text, self.place, encoding, self.is_finished), state))
    }

    /// Goes on after what a piece has read.
    pub fn go_on(&mut self, rest: Rest) {
        self.start += (rest.place.offset - self.place.offset) as usize;
        self.place = rest.place;
        self.state = Some(rest.state);
    }

    /// Reads on until the window is full, twice as large as what is left of it.
    fn fill(&mut self) -> Result<(), Failure> {
        let rest = self.end - self.start;
        if rest > self.token_limit {
            let maximum = self.token_limit as u64;
            return Err(self.fail(WellFormednessFault::Limit { kind: LimitKind::TextLength, maximum }));
        }
        if let Some(failure) = self.failure.take() {
            return Err(self.read_failure(failure));
        }
        self.window.copy_within(self.start..self.end, 0);
        (self.start, self.end) = (0, rest);
        let size = WINDOW.max(rest.saturating_mul(2));
        if self.window.len() < size {
            self.window.resize(size, 0);
        }
        while self.end < self.window.len() && !self.is_finished && self.failure.is_none() {
            match self.input.read(self.window.get_mut(self.end..).unwrap_or_default()) {
                Ok(0) => self.is_finished = true,
                Ok(count) => self.end += count,
                Err(failure) => self.failure = Some(failure),
            }
            if self.place == BEGINNING
                && let Some(detected) = self.input.detected
            {
                self.place = detected.beginning();
            }
        }
        Ok(())
    }

    fn read_failure(&self, failure: ReadFailure) -> Failure {
        match failure {
            ReadFailure::Io(error) => self.fail(WellFormednessFault::Io { message: error.to_string() }),
            ReadFailure::TooLarge => self
                .fail(WellFormednessFault::Limit { kind: LimitKind::InputSize, maximum: self.input_limit }),
            ReadFailure::Undetected(undetected) => undetected.failure(),
            ReadFailure::Broken(encoding) => {
                let mut position = self.place;
                let read = self.window.get(self.start..self.end).unwrap_or_default();
                advance(&mut position, read, encoding);
                Failure { fault: encoding.invalid_bytes(), position }
            }
        }
    }

    fn fail(&self, fault: WellFormednessFault) -> Failure {
        Failure { fault, position: self.place }
    }
}
