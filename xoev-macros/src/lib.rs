//! The macro door: the types of a standard without a build script, and tests for sample messages.
//!
//! In: the name of an `xoev.toml` and a standard in it, or the same options in place. Out: the items that
//! `xoev-codegen` makes, where the macro stands.
//! Invariants: everything is decided in `xoev-codegen`; a change of any file that was read builds the crate anew;
//! faults of schemas are compile errors with their places in the documents.
//! A build script (`xoev_codegen::Builder`) does the same once per change instead of once per compilation and leaves
//! a file one can read: for big standards it is the better door.

#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice, clippy::unreachable))]

mod expand;
mod input;
mod message_tests;

use proc_macro::TokenStream;

/// The types of a standard.
///
/// ```text
/// pub mod xmeld {
///     xoev_macros::include_standard!("xoev.toml", "xmeld");
/// }
///
/// pub mod anmeldung {
///     xoev_macros::include_standard! {
///         schemas = ["schemas/xmeld.xsd"],
///         catalogs = ["schemas/catalog.xml"],
///         locations = { "http://xoev.de/schemata/code/1_0" = "schemas/xoev-code.xsd" },
///         messages = ["anmeldung.0201"],
///         modules = { "http://xoev.de/schemata/code/1_0" = "code" },
///         documentation = false,
///         large_enumerations = 500,
///         derived_types = true,
///     }
/// }
/// ```
/// Paths are relative to the folder of the crate's `Cargo.toml`. The name of the standard may be left out where the
/// file has only one. What the options mean is said at `xoev_codegen::config`.
#[proc_macro]
pub fn include_standard(input: TokenStream) -> TokenStream {
    match syn::parse::<input::Input>(input).and_then(expand::expand) {
        Ok(tokens) => tokens.into(),
        Err(error) => error.into_compile_error().into(),
    }
}

/// One test for each file that fits a pattern, so that a folder of sample messages is checked by `cargo test`.
///
/// ```text
/// xoev_macros::message_tests!("samples/*.xml");
/// xoev_macros::message_tests!("samples/**/*.xml", standard = "xmeld@25.11a");
/// xoev_macros::message_tests!("samples/valid/*.xml", xmeld::xmeld::Nachricht);
/// ```
/// The pattern is relative to the folder of the crate's `Cargo.toml`. Each message is checked by the standard it is of among those of
/// the crate's `xoev.toml` (or a folder `standards`, in that folder or above it), or by the one that is named; a test that fails
/// prints the report for people, in German where `LANG` says so. With a type, each message is read into it and must be written back
/// equal. In a folder `invalid`, messages must be invalid; a file `expected.toml` beside it can name the rules that are
/// broken: `["name.xml"]` with `rules = ["cvc-pattern-valid"]`.
///
/// The crate needs `xoev-validate` among its `dev-dependencies`. It is compiled anew when a file changes. Cargo does not see
/// files that are new; a test of its own fails until the file with the macro is touched. A pattern that finds nothing is a
/// compile error.
#[proc_macro]
pub fn message_tests(input: TokenStream) -> TokenStream {
    match syn::parse::<message_tests::Input>(input).and_then(|input| message_tests::expand(&input)) {
        Ok(tokens) => tokens.into(),
        Err(error) => error.into_compile_error().into(),
    }
}
