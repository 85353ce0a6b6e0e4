//! Typed Rust from the XSDs of an XÖV standard.
