//! Compiling any document as a schema ends without a panic; the grammar survives being encoded and decoded.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xoev_properties::schema::compile(bytes));
