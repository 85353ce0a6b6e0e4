//! Hostile input against the `xoev` command, under ceilings of memory and processor time.
//!
//! ```text
//! cases/NAME/case.toml   what is made, what is run, what must come of it     → case
//!   │ generate           small files are copied, large ones and archives made
//!   ▼ command            run under the ceilings                             → Measured
//! SECURITY.md            a row for each case, with what was measured         ← table
//! ```
//!
//! In: the folders of `cases/`. Out: whether exit code, words and memory are as the case wants them.
//! Invariant: every case and every row of the table in `SECURITY.md` belong together.
//! Not here: faults that a whole program cannot be put into from outside; they are tests of the crates they concern.

pub mod case;
pub mod command;
pub mod generate;
pub mod table;

/// What ends a measurement or a test of this crate; the cause as text is all that is needed.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error>>;
