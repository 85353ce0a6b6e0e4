//! Measurements: one message, peers, cost against size, memory, start-up, schema compilation, instruction counts.
//!
//! Absolute figures move from machine to machine and with what else the machine does. So ratios are taken within one
//! run, with the best of many repetitions, and a regression is looked for by counting instructions. No goal is asserted
//! in a timed test.

pub mod cold;
pub mod compile;
pub mod drivers;
pub mod instructions;
pub mod measure;
pub mod memory;
pub mod parts;
pub mod peers;
pub mod scale;
pub mod schema;
pub mod soak;
pub mod throughput;
pub mod types;

/// What a command gives: a text to show where it cannot be done.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error>>;
