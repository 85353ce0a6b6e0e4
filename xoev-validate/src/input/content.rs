//! A message's bytes: all of them, or a stream.

use std::borrow::Cow;
use std::io::{self, Cursor, Read};
use xoev_runtime::dispatch::START_LIMIT;

/// Bytes up to which a message is held in memory while it is checked. A larger one is checked as a stream.
pub const IN_MEMORY: u64 = 4 << 20;

/// A message's bytes.
pub enum Content<'c> {
    /// All of them.
    Memory(Cow<'c, [u8]>),
    /// Those at the beginning, enough to tell what the message is, and the rest to be read.
    Stream {
        /// The first bytes.
        start: Vec<u8>,
        /// What follows them.
        rest: &'c mut dyn Read,
    },
}

impl Content<'_> {
    /// What a reader has, if `size`, as it was announced, is small.
    pub(super) fn of<T>(
        mut reader: impl Read,
        size: u64,
        use_content: impl FnOnce(Content<'_>) -> T,
    ) -> io::Result<T> {
        let is_small = size <= IN_MEMORY;
        let most = if is_small { IN_MEMORY } else { START_LIMIT as u64 };
        let mut start = Vec::with_capacity(usize::try_from(size.min(most)).unwrap_or(0));
        reader.by_ref().take(most).read_to_end(&mut start)?;
        // What is as long as the limit may go on: a file can grow, and a pipe announces nothing.
        Ok(use_content(if is_small && (start.len() as u64) < most {
            Content::Memory(start.into())
        } else {
            Content::Stream { start, rest: &mut reader }
        }))
    }

    /// The beginning: enough to tell what the message is.
    #[must_use]
    pub fn start(&self) -> &[u8] {
        match self {
            Self::Memory(bytes) => bytes,
            Self::Stream { start, .. } => start,
        }
    }
}

/// All bytes of a stream, from the first one on.
pub(crate) fn whole(start: Vec<u8>, rest: &mut dyn Read) -> io::Chain<Cursor<Vec<u8>>, &mut dyn Read> {
    Cursor::new(start).chain(rest)
}
