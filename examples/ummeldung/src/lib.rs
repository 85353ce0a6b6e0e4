//! A move from one dwelling to another, from the web form to the answer of the authority.
//!
//! The two sides know nothing of each other but the messages: [`onlinedienst`] turns a form into a message and reads
//! answers, [`fachverfahren`] reads applications and answers them. What travels between them is text; `main.rs`
//! carries it.

/// The types of XBeispiel 1.0, written by `build.rs`.
pub mod standard {
    include!(concat!(env!("OUT_DIR"), "/xbeispiel.rs"));
}

pub mod eingabe;
pub mod fachverfahren;
pub mod kopf;
pub mod onlinedienst;
