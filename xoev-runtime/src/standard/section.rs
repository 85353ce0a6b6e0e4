//! What a standard says about itself, as bytes behind the tables of a grammar. It is read only when asked for, so
//! that a program that validates pays nothing for texts.

use super::Standard;
use crate::grammar::{Grammar, GrammarDecodeError};
use std::sync::OnceLock;

/// Last bytes of a grammar that is followed by a section; the last is the version of the format. Before them stands
/// the length of the section, four bytes, the lowest first.
const MAGIC: &[u8; 8] = b"xoevst\0\x01";

/// The section of a grammar: bytes, decoded on first use.
#[derive(Debug, Default)]
pub struct StandardSection {
    bytes: Vec<u8>,
    decoded: OnceLock<Standard>,
}

impl StandardSection {
    /// Splits the bytes of a grammar: its tables, and the section behind them.
    ///
    /// # Errors
    /// If the end says there is a section that is longer than the bytes.
    pub(crate) fn split(bytes: &[u8]) -> Result<(&[u8], Self), GrammarDecodeError> {
        let Some((rest, length)) = bytes.strip_suffix(MAGIC).and_then(|rest| rest.split_last_chunk::<4>())
        else {
            return Ok((bytes, Self::default()));
        };
        let length = u32::from_le_bytes(*length) as usize;
        let parts = rest.len().checked_sub(length).and_then(|at| rest.split_at_checked(at));
        let Some((tables, section)) = parts else {
            return Err(GrammarDecodeError::Tables("the section of the standard is cut off".to_owned()));
        };
        Ok((tables, Self { bytes: section.to_owned(), decoded: OnceLock::new() }))
    }

    /// Puts the section behind the bytes of a grammar.
    pub(crate) fn append_to(&self, bytes: &mut Vec<u8>) {
        if self.bytes.is_empty() {
            return;
        }
        bytes.extend_from_slice(&self.bytes);
        bytes.extend_from_slice(&(self.bytes.len() as u32).to_le_bytes());
        bytes.extend_from_slice(MAGIC);
    }
}

impl Grammar {
    /// What the standard says about itself. A grammar that carries nothing of the kind, or bytes that are damaged,
    /// gives a [`Standard`] without name.
    #[must_use]
    pub fn standard(&self) -> &Standard {
        let section = &self.standard;
        section.decoded.get_or_init(|| postcard::from_bytes(&section.bytes).unwrap_or_default())
    }

    /// The grammar with what the standard says about itself.
    #[must_use]
    pub fn with_standard(mut self, standard: &Standard) -> Self {
        // Plain data into a growing vector: this cannot fail.
        let bytes = postcard::to_extend(standard, Vec::new()).unwrap_or_default();
        self.standard = StandardSection { bytes, decoded: OnceLock::new() };
        self
    }
}
