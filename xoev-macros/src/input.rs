//! What stands in the macro.

use proc_macro2::Span;
use std::path::{Path, PathBuf};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, LitBool, LitInt, LitStr, Token, braced, bracketed};
use xoev_codegen::GeneratedCode;
use xoev_codegen::config::{Config, StandardConfig};

/// What stands in the macro: a file with a standard in it, or options.
pub(crate) enum Input {
    /// A file, and the standard in it.
    File(LitStr, Option<LitStr>),
    /// Options in place.
    Inline(Span, Vec<(Ident, Value)>),
}

/// The value of an option.
pub(crate) enum Value {
    Texts(Vec<LitStr>),
    Pairs(Vec<(LitStr, LitStr)>),
    Flag(LitBool),
    Number(LitInt),
}

impl Parse for Input {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if !input.peek(LitStr) {
            let options = Punctuated::<KeyValue, Token![,]>::parse_terminated(input)?;
            return Ok(Self::Inline(input.span(), options.into_iter().map(|o| (o.key, o.value)).collect()));
        }
        let file = input.parse()?;
        let comma: Option<Token![,]> = input.parse()?;
        let standard = if comma.is_some() && !input.is_empty() { Some(input.parse()?) } else { None };
        input.parse::<Option<Token![,]>>()?;
        Ok(Self::File(file, standard))
    }
}

struct KeyValue {
    key: Ident,
    value: Value,
}

impl Parse for KeyValue {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let key = input.parse()?;
        input.parse::<Token![=]>()?;
        Ok(Self { key, value: input.parse()? })
    }
}

impl Parse for Value {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let content;
        if input.peek(syn::token::Bracket) {
            bracketed!(content in input);
            let texts = Punctuated::<LitStr, Token![,]>::parse_terminated(&content)?;
            return Ok(Self::Texts(texts.into_iter().collect()));
        }
        if input.peek(syn::token::Brace) {
            braced!(content in input);
            let pairs = Punctuated::<Pair, Token![,]>::parse_terminated(&content)?;
            return Ok(Self::Pairs(pairs.into_iter().map(|p| (p.0, p.1)).collect()));
        }
        if input.peek(LitBool) {
            return Ok(Self::Flag(input.parse()?));
        }
        if input.peek(LitInt) {
            return Ok(Self::Number(input.parse()?));
        }
        Ok(Self::Texts(vec![input.parse()?]))
    }
}

struct Pair(LitStr, LitStr);

impl Parse for Pair {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let key = input.parse()?;
        input.parse::<Token![=]>()?;
        Ok(Self(key, input.parse()?))
    }
}

impl Input {
    /// Where in the source a fault belongs.
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::File(file, _) => file.span(),
            Self::Inline(span, _) => *span,
        }
    }

    /// What is generated; paths are taken from `folder`. Also the file with the configuration.
    pub(crate) fn generate(self, folder: &Path) -> syn::Result<(GeneratedCode, Option<PathBuf>)> {
        match self {
            Self::File(file, standard) => from_file(&file, standard.as_ref(), folder),
            Self::Inline(span, options) => {
                let mut config = StandardConfig::new("standard");
                for (key, value) in options {
                    set(&mut config, &key, value, folder)?;
                }
                if config.schemas.is_empty() {
                    return Err(syn::Error::new(span, "no `schemas`: name at least one entry schema"));
                }
                let code = xoev_codegen::generate(&config).map_err(|error| syn::Error::new(span, error))?;
                Ok((code, None))
            }
        }
    }
}

fn from_file(
    file: &LitStr,
    standard: Option<&LitStr>,
    folder: &Path,
) -> syn::Result<(GeneratedCode, Option<PathBuf>)> {
    let path = folder.join(file.value());
    let config = Config::from_file(&path).map_err(|error| syn::Error::new(file.span(), error))?;
    let only = || match (config.groups.as_slice(), config.standards.as_slice()) {
        ([group], _) => Some(group.name.clone()),
        ([], [standard]) => Some(standard.name.clone()),
        _ => None,
    };
    let Some(name) = standard.map(LitStr::value).or_else(only) else {
        let text = "the file has several standards: name one after the file";
        return Err(syn::Error::new(file.span(), text));
    };
    let span = standard.unwrap_or(file).span();
    let code = config.generate(Some(&name)).map_err(|error| syn::Error::new(span, error))?.pop();
    let code = code.ok_or_else(|| syn::Error::new(span, "nothing to generate"))?;
    Ok((code, Some(path)))
}

fn set(config: &mut StandardConfig, key: &Ident, value: Value, folder: &Path) -> syn::Result<()> {
    let place = |text: &LitStr| folder.join(text.value());
    match (key.to_string().as_str(), value) {
        ("schemas", Value::Texts(texts)) => config.schemas.extend(texts.iter().map(place)),
        ("catalogs", Value::Texts(texts)) => config.catalogs.extend(texts.iter().map(place)),
        ("messages", Value::Texts(texts)) => config.messages.extend(texts.iter().map(LitStr::value)),
        ("locations", Value::Pairs(pairs)) => {
            config.locations.extend(pairs.iter().map(|(key, path)| (key.value(), place(path))));
        }
        ("modules", Value::Pairs(pairs)) => {
            config.modules.extend(pairs.iter().map(|(key, name)| (key.value(), name.value())));
        }
        ("documentation", Value::Flag(flag)) => config.options.documentation = flag.value(),
        ("derived_types", Value::Flag(flag)) => config.options.derived_types = flag.value(),
        ("large_enumerations", Value::Number(number)) => {
            config.options.large_enumerations = number.base10_parse()?;
        }
        ("schemas" | "catalogs" | "messages", _) => return Err(wanted(key, "[\"…\", …]")),
        ("locations" | "modules", _) => return Err(wanted(key, "{ \"…\" = \"…\", … }")),
        ("documentation" | "derived_types", _) => return Err(wanted(key, "true or false")),
        ("large_enumerations", _) => return Err(wanted(key, "a number")),
        _ => {
            let known = "schemas, catalogs, locations, messages, modules, documentation, \
                         large_enumerations, derived_types";
            return Err(syn::Error::new(key.span(), format!("no option; there are {known}")));
        }
    }
    Ok(())
}

fn wanted(key: &Ident, form: &str) -> syn::Error {
    syn::Error::new(key.span(), format!("`{key}` is {form}"))
}
