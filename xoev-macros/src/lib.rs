//! The macro door: the types of a standard without a build script.
//!
//! In: the name of an `xoev.toml` and a standard in it, or the same options in place. Out: the items that
//! `xoev-codegen` makes, where the macro stands.
//! Invariants: everything is decided in `xoev-codegen`; a change of any file that was read builds the crate anew;
//! faults of schemas are compile errors with their places in the documents.
//! A build script (`xoev_codegen::Builder`) does the same once per change instead of once per compilation and leaves
//! a file one can read: for big standards it is the better door.

mod expand;
mod input;

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
