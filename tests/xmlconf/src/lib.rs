//! Runs the W3C XML Conformance Test Suite through the readers and compares what they say with what the suite says.
//!
//! ```text
//!  xmlconf.xml
//!    │ suite    tests, with what this processor owes         → Test
//!    │ judge    from memory, from a stream, as a schema       → Answer
//!    │   record   what was read, as one line per event        → text
//!    │ outcome  the answer beside what is owed                → Outcome
//!    │ xoev_conformance::known: the list of known failures    → differences
//! ```
//!
//! What is owed is what XML 1.0 (fifth edition) with namespaces asks of a processor that does not validate and reads
//! no external entity. Invariants: nothing here looks at a test's name, path or text to find an answer.

pub mod judge;
pub mod outcome;
pub mod record;
pub mod suite;
