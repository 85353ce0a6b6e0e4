//! Reading any bytes as Genericode gives a list or says why not.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xoev_properties::files::genericode(bytes));
