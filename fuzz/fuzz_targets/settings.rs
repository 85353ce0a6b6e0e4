//! Any text as `xoev.toml` is taken or refused with a reason.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xoev_properties::files::settings(bytes));
