//! Where schema documents come from: files, their decoded text, positions.

mod source_map;

pub use source_map::{FileId, SourceFile, SourceMap, Span};
