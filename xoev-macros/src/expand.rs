//! From the macro's input to items.

use crate::input::Input;
use proc_macro2::{Literal, Span, TokenStream};
use quote::quote;
use std::path::{Path, PathBuf};

/// The items of the standard, and what makes cargo watch the files they come from.
pub(crate) fn expand(input: Input) -> syn::Result<TokenStream> {
    let span = input.span();
    let folder = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    let (code, file) = input.generate(&folder)?;
    let source = code.source_with_grammars(|bytes| Literal::byte_string(bytes).to_string());
    let items: TokenStream = source.parse().map_err(|error| {
        syn::Error::new(span, format!("the generated code is not Rust, which is a fault of xoev: {error}"))
    })?;
    let watched = watched(file.iter().chain(&code.files_read), span)?;
    Ok(quote! { #items #watched })
}

/// One `include_bytes!` for each file: cargo knows of no other way to make a crate depend on it.
fn watched<'a>(files: impl Iterator<Item = &'a PathBuf>, span: Span) -> syn::Result<TokenStream> {
    let mut out = TokenStream::new();
    for file in files {
        let path = absolute(file).map_err(|error| syn::Error::new(span, error))?;
        out.extend(quote! { const _: &[u8] = include_bytes!(#path); });
    }
    Ok(out)
}

fn absolute(file: &Path) -> Result<String, String> {
    let path = std::path::absolute(file).map_err(|error| format!("{}: {error}", file.display()))?;
    path.to_str().map(str::to_owned).ok_or_else(|| format!("{}: the path is no text", path.display()))
}
