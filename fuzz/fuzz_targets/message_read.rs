//! Reading any bytes as a message ends without a panic, and a stream gives the report that memory gives.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xoev_properties::message::read(bytes));
