//! The grammar beside generated code.

use crate::emit::EmbeddedGrammar;
use sha2::{Digest, Sha256};
use xoev_runtime::grammar::Grammar;

/// The length of a grammar's sum in bytes.
const SUM: usize = size_of::<u64>();

/// A grammar of generated code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrammarFile {
    /// The standard's name in the configuration; the file is `<name>.grammar`.
    pub name: String,
    /// Its bytes: those of [`Grammar::encode`], and behind them [`GrammarFile::sum`].
    pub bytes: Vec<u8>,
}

impl GrammarFile {
    pub(crate) fn new(name: &str, grammar: &Grammar) -> Self {
        let mut bytes = grammar.encode();
        let sum = Sha256::digest(&bytes);
        bytes.extend(sum.iter().take(SUM));
        Self { name: name.to_owned(), bytes }
    }

    /// The bytes of [`Grammar::encode`].
    #[must_use]
    pub fn tables(&self) -> &[u8] {
        self.bytes.split_last_chunk::<SUM>().map_or(&[], |(tables, _)| tables)
    }

    /// The first bytes of the tables' SHA-256. The code names it too, so that a grammar and the code of another one, as a
    /// merge or an interrupted copy may leave them, do not compile.
    #[must_use]
    pub fn sum(&self) -> u64 {
        self.bytes.last_chunk::<SUM>().map_or(0, |sum| u64::from_be_bytes(*sum))
    }

    /// How the code names it.
    pub(crate) fn embedded(&self) -> EmbeddedGrammar {
        let bytes = format!("include_bytes!({:?})", format!("{}.grammar", self.name));
        EmbeddedGrammar { bytes, sum: self.sum() }
    }
}
