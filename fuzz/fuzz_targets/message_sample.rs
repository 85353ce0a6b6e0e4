//! What choices lead to is a valid message that is read, written and read back equal; of a fault made in it, that fault is
//! reported and no other.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xoev_properties::sample::agreement(bytes));
