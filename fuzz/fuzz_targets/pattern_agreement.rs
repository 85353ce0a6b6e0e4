//! The automaton of a pattern matches what a slow matcher matches that follows the definition.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xoev_properties::pattern::agreement(bytes));
