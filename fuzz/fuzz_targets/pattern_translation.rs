//! Translating any text as a pattern gives a fault or an expression that can be run.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xoev_properties::pattern::translation(bytes));
