//! The byte form of a grammar, as generated modules embed it and caches keep it.

use super::Grammar;
use crate::standard::StandardSection;
use std::fmt;

/// First bytes of an encoded grammar; the last is the version of the format.
const MAGIC: &[u8; 8] = b"xoevgr\0\x02";

/// Why bytes are not an encoded grammar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GrammarDecodeError {
    /// The bytes begin otherwise, or another version of the format wrote them.
    Format,
    /// The tables cannot be read, or one refers to what is not there.
    Tables(String),
}

impl fmt::Display for GrammarDecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format => f.write_str("not a grammar of this version of xoev"),
            Self::Tables(reason) => write!(f, "damaged grammar: {reason}"),
        }
    }
}

impl std::error::Error for GrammarDecodeError {}

impl Grammar {
    /// The grammar as bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        // Writing plain tables into a growing vector cannot fail; an empty answer is refused by `decode`.
        let mut bytes = postcard::to_extend(self, MAGIC.to_vec()).unwrap_or_default();
        self.standard.append_to(&mut bytes);
        bytes
    }

    /// A grammar from bytes made by [`Grammar::encode`], ready to run.
    ///
    /// # Errors
    /// If the bytes were not written by this version of the format, or were damaged so that the tables do not belong
    /// together. Damage that leaves a grammar is not found: who keeps grammars where they may be damaged needs a sum.
    pub fn decode(bytes: &[u8]) -> Result<Self, GrammarDecodeError> {
        let (bytes, standard) = StandardSection::split(bytes)?;
        let tables = bytes.strip_prefix(MAGIC.as_slice()).ok_or(GrammarDecodeError::Format)?;
        let mut grammar: Self =
            postcard::from_bytes(tables).map_err(|e| GrammarDecodeError::Tables(e.to_string()))?;
        grammar.check_tables().map_err(GrammarDecodeError::Tables)?;
        grammar.standard = standard;
        Ok(grammar.link())
    }
}
