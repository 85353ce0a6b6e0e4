//! Generated code of whole standards: crates made of it, compiled and run.
