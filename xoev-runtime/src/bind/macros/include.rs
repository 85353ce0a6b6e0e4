//! Taking in what a build script has written.

/// Takes in the code that `xoev_codegen::Builder` has written into `OUT_DIR`, as a module of the standard's name.
///
/// ```ignore
/// xoev_runtime::include_generated!(pub mod xmeld);
/// ```
///
/// stands for a module with `include!(concat!(env!("OUT_DIR"), "/xmeld.rs"));` in it. What a program does not use of
/// a standard is no fault of the program, so unused code is not reported in it.
#[macro_export]
macro_rules! include_generated {
    ($(#[$meta:meta])* $visibility:vis mod $name:ident) => {
        $(#[$meta])*
        #[allow(dead_code, missing_docs, unused_qualifications, clippy::all, clippy::pedantic, rustdoc::all)]
        $visibility mod $name {
            include!(concat!(env!("OUT_DIR"), "/", stringify!($name), ".rs"));
        }
    };
}
