//! The automata of a content model accept what a slow matcher accepts that follows the particles.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xoev_properties::content::agreement(bytes));
