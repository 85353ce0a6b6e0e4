//! Messages: reading ends, and all ways to read agree.

use crate::types::xbeispiel::Nachricht;
use std::io::Read;
use std::sync::OnceLock;
use xoev_runtime::grammar::Grammar;
use xoev_runtime::validator::{Limits, Options, read_tree, validate_bytes, validate_reader};

/// The grammar of XBeispiel, one for all.
///
/// # Panics
/// If its schemas cannot be used.
pub fn grammar() -> &'static Grammar {
    static GRAMMAR: OnceLock<Grammar> = OnceLock::new();
    GRAMMAR.get_or_init(new_grammar)
}

/// The grammar of XBeispiel, compiled anew.
///
/// # Panics
/// If its schemas cannot be used.
#[must_use]
pub fn new_grammar() -> Grammar {
    let config = xoev_codegen::config::Config::from_file(&xoev_beispiel::file("xoev.toml")).unwrap();
    xoev_codegen::grammar(config.standards.first().unwrap()).unwrap()
}

/// Hands out bytes in pieces of changing sizes.
#[derive(Debug)]
pub struct Pieces<'b> {
    bytes: &'b [u8],
    size: usize,
}

impl<'b> Pieces<'b> {
    /// All bytes, in pieces of one byte up to that many.
    #[must_use]
    pub fn new(bytes: &'b [u8], size: usize) -> Self {
        Self { bytes, size: size.max(1) }
    }
}

impl Read for Pieces<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let size = 1 + self.bytes.len() % self.size;
        let (piece, rest) = self.bytes.split_at(size.min(buffer.len()).min(self.bytes.len()));
        buffer[..piece.len()].copy_from_slice(piece);
        self.bytes = rest;
        Ok(piece.len())
    }
}

/// Reading any bytes ends without a panic, under narrow limits too, and a stream gives the report that memory gives,
/// wherever it is cut into pieces.
///
/// # Panics
/// If reports differ.
pub fn read(bytes: &[u8]) {
    let options = [Options::default(), Options { limits: narrow(), ..Options::default() }];
    for options in options {
        let in_memory = validate_bytes(grammar(), bytes, &options);
        for size in [1, 7, 4096] {
            let streamed = validate_reader(grammar(), Pieces::new(bytes, size), &options);
            assert_eq!(in_memory, streamed, "in pieces of up to {size} bytes");
        }
        for language in [xoev_runtime::report::Language::De, xoev_runtime::report::Language::En] {
            assert!(in_memory.is_empty() || !in_memory.text(language).is_empty());
        }
    }
}

/// Limits that small messages reach.
#[allow(clippy::needless_update, reason = "what other limits there are is no matter here")]
fn narrow() -> Limits {
    Limits {
        depth: 8,
        attributes: 4,
        name_length: 32,
        text_length: 256,
        entity_expansion: 64,
        issues: 3,
        ..Limits::default()
    }
}

/// A message is valid in a stream exactly if it can be read into types, and then what is written is valid, reads back to an
/// equal value, and is written equal.
///
/// # Panics
/// If one of these does not hold.
pub fn agreement(bytes: &[u8]) {
    let report = validate_bytes(grammar(), bytes, &Options::default());
    let (_, of_tree) = read_tree(grammar(), bytes, &Options::default());
    assert_eq!(report, of_tree, "a tree gives another report");
    match Nachricht::from_xml(bytes) {
        Ok(value) => {
            assert!(report.is_valid(), "read into types, though {report}");
            let written = value.to_xml().unwrap_or_else(|error| panic!("not written: {error}"));
            let again = validate_bytes(grammar(), written.as_bytes(), &Options::default());
            assert!(again.is_valid(), "invalid after writing: {again}");
            let back = Nachricht::from_xml(written.as_bytes())
                .unwrap_or_else(|error| panic!("not read back: {error}"));
            assert_eq!(value, back);
            assert_eq!(written, back.to_xml().unwrap(), "written otherwise the second time");
        }
        Err(error) => {
            let is_open = error.to_string().contains("xoev-not-generated");
            assert!(!report.is_valid() || is_open, "valid, but not read into types: {error}");
        }
    }
}
