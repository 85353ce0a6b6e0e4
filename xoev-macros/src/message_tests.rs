//! `message_tests!`: one test for each file of a folder.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use syn::parse::{Parse, ParseStream};
use syn::{LitStr, Token, Type};

/// What stands in the macro: a pattern of files; a standard by name or a type to read into.
pub(crate) struct Input {
    pattern: LitStr,
    standard: Option<LitStr>,
    type_: Option<Type>,
}

impl Parse for Input {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut found = Self { pattern: input.parse()?, standard: None, type_: None };
        while input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
            let is_standard = input.peek(syn::Ident) && input.peek2(Token![=]);
            if is_standard {
                let key: Ident = input.parse()?;
                if key != "standard" {
                    return Err(syn::Error::new(
                        key.span(),
                        "expected `standard = \"NAME@VERSION\"` or a type",
                    ));
                }
                input.parse::<Token![=]>()?;
                found.standard = Some(input.parse()?);
            } else {
                found.type_ = Some(input.parse()?);
            }
        }
        Ok(found)
    }
}

/// The tests.
pub(crate) fn expand(input: &Input) -> syn::Result<TokenStream> {
    let folder = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    let fault = |text: String| syn::Error::new(input.pattern.span(), text);
    let pattern = folder.join(input.pattern.value());
    let pattern = pattern.to_str().ok_or_else(|| fault("the pattern is no text".to_owned()))?;
    let files = glob::glob(pattern).map_err(|error| fault(format!("{error}")))?;
    let mut files: Vec<PathBuf> = files.flatten().filter(|path| path.is_file()).collect();
    files.sort();
    if files.is_empty() {
        return Err(fault(format!("no file fits the pattern in {}", fixed_part(pattern).display())));
    }
    let texts: Vec<&str> = files.iter().filter_map(|path| path.to_str()).collect();
    let names = names(&files, &fixed_part(pattern));
    let tests = names.iter().zip(&texts).map(|(name, path)| test(input, name, path));
    let written = &input.pattern;
    let standing = Ident::new(&format!("no_message_is_forgotten_{}", names.len()), Span::call_site());
    Ok(quote! {
        #(#tests)*

        #[test]
        fn #standing() {
            ::xoev_validate::testing::assert_files(env!("CARGO_MANIFEST_DIR"), #written, &[#(#texts),*]);
        }
    })
}

fn test(input: &Input, name: &str, path: &str) -> TokenStream {
    let name = Ident::new(name, Span::call_site());
    let standard = match &input.standard {
        Some(standard) => quote! { ::std::option::Option::Some(#standard) },
        None => quote! { ::std::option::Option::None },
    };
    let check = match &input.type_ {
        Some(type_) => quote! {
            ::xoev_validate::testing::assert_round_trip(
                #path,
                |xml| <#type_>::from_xml(xml),
                |message: &#type_| message.to_xml(),
            );
        },
        None => quote! {
            ::xoev_validate::testing::assert_message(env!("CARGO_MANIFEST_DIR"), #standard, #path);
        },
    };
    quote! {
        #[test]
        fn #name() {
            // So that the crate is compiled anew when the file changes.
            const _: &[u8] = include_bytes!(#path);
            #check
        }
    }
}

/// The folder of a pattern that holds all files it can find.
fn fixed_part(pattern: &str) -> PathBuf {
    let is_fixed = |part: &&std::ffi::OsStr| !part.to_string_lossy().contains(['*', '?', '[']);
    let parts = Path::new(pattern).parent().into_iter().flat_map(Path::iter);
    parts.take_while(is_fixed).collect()
}

/// A name for each test: the path from the folder as an identifier.
fn names(files: &[PathBuf], folder: &Path) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let name = |path: &PathBuf| {
        let path = path.strip_prefix(folder).unwrap_or(path).with_extension("");
        let text: String = path.to_string_lossy().to_lowercase();
        let name: String = text.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
        let number = seen.entry(name.clone()).and_modify(|it| *it += 1).or_insert(1);
        if *number == 1 { format!("message_{name}") } else { format!("message_{name}_{number}") }
    };
    files.iter().map(name).collect()
}
