//! Any text as a lock is refused, or is the same lock after it was written and read.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xoev_properties::files::lock(bytes));
