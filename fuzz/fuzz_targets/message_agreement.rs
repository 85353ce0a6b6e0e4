//! Valid in a stream exactly if it can be read into types; what is written then is valid, and reads back equal.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xoev_properties::message::agreement(bytes));
