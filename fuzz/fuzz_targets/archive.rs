//! Any bytes as an archive are a delivery whose paths stay inside, or refused.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xoev_properties::files::archive(bytes));
