//! What holds for any input, whatever it is: the properties that `fuzz/` looks for exceptions to.
//!
//! ```text
//! seeds     the project's own fixtures                     → inputs to begin with
//!   │ mutate   deterministic changes, where no fuzzer runs → inputs
//!   ▼ a property of `message`, `sample`, `schema`, `pattern`, `content`, `files`
//! ```
//!
//! In: bytes. Out: nothing, or a panic that says what does not hold.
//! Invariants: a property depends on its input alone; each ends, whatever the input.
//! Not here: what is right for a certain input; that is what all other tests are about.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a panic is how a property is refuted")]

pub mod content;
pub mod files;
pub mod message;
pub mod mutate;
pub mod pattern;
pub mod sample;
pub mod schema;
pub mod seeds;

/// The types of XBeispiel, as any crate has them that uses a standard.
#[allow(missing_docs, reason = "the documentation is the standard's, and not all of it has some")]
pub mod types {
    xoev_runtime::include_generated!(pub mod xbeispiel);
}

/// A property with inputs to begin with.
#[derive(Debug, Clone, Copy)]
pub struct Property {
    /// Its name, that of its fuzz target, and of its folder in `fixtures/`.
    pub name: &'static str,
    /// Panics where the property does not hold.
    pub check: fn(&[u8]),
    /// The inputs.
    pub seeds: fn() -> Vec<Vec<u8>>,
}

/// All properties.
pub const ALL: [Property; 13] = [
    Property { name: "message_read", check: message::read, seeds: seeds::messages },
    Property { name: "message_agreement", check: message::agreement, seeds: seeds::messages },
    Property { name: "message_sample", check: sample::agreement, seeds: seeds::decisions },
    Property { name: "schema_compile", check: schema::compile, seeds: seeds::schemas },
    Property { name: "pattern_translation", check: pattern::translation, seeds: seeds::patterns },
    Property { name: "pattern_agreement", check: pattern::agreement, seeds: seeds::decisions },
    Property { name: "content_agreement", check: content::agreement, seeds: seeds::decisions },
    Property { name: "genericode", check: files::genericode, seeds: seeds::code_lists },
    Property { name: "catalog", check: files::catalog, seeds: seeds::catalogs },
    Property { name: "archive", check: files::archive, seeds: seeds::archives },
    Property { name: "lock", check: files::lock, seeds: seeds::locks },
    Property { name: "settings", check: files::settings, seeds: seeds::settings },
    Property { name: "grammar_bytes", check: files::grammar_bytes, seeds: seeds::grammars },
];
