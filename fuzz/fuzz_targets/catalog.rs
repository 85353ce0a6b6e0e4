//! Looking up a location by any catalogue ends.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xoev_properties::files::catalog(bytes));
