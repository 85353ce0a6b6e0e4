//! Any bytes as a grammar are refused or can be run.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xoev_properties::files::grammar_bytes(bytes));
