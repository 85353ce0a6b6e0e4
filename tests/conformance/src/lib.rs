//! Runs the W3C XML Schema Test Suite (XSD 1.0) through the libraries and compares the answers with the suite's.
//!
//! ```text
//!  suite.xml, *.testSet
//!    │ suite/    groups of tests that apply to XSD 1.0          → Suite
//!    │ pool      worker processes, watched for time and memory  → Outcome per test
//!    │   worker    one group after the other
//!    │     judge     load, compile, validate                    → Verdict, rules
//!    │ results   TSV; table, causes                              → text
//!    │ known     the list of known failures                      → differences
//! ```
//!
//! Invariants: nothing here looks at a test's name, path or text to find an answer; a panic, an endless run or an
//! overflow in one test is that test's wrong answer and no other's.

pub mod causes;
pub mod judge;
pub mod known;
pub mod pool;
pub mod results;
pub mod suite;
pub mod table;
pub mod unpack;
pub mod worker;
