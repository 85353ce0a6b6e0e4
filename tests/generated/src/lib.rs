//! The code of all fixtures of `xoev-codegen`, compiled: no warning may come from it.
#![deny(warnings)]

include!(concat!(env!("OUT_DIR"), "/fixtures.rs"));
