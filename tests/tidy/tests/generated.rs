//! Generated code never panics: neither its own text nor what the macros of the runtime write for it indexes, slices,
//! unwraps, expects or panics.
//!
//! The text is looked at as tokens: that finds what stands in the arguments of macros and in their definitions, too.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use std::fs;
use std::path::Path;
use syn::{File, Item};
use xoev_tidy::{root, sources};

/// Methods and functions that panic.
const METHODS: [&str; 8] = [
    "unwrap",
    "expect",
    "unwrap_err",
    "expect_err",
    "unwrap_unchecked",
    "split_at",
    "copy_from_slice",
    "swap_remove",
];
/// Macros that panic.
const MACROS: [&str; 7] =
    ["panic", "unreachable", "todo", "unimplemented", "assert", "assert_eq", "assert_ne"];
/// Words after which a bracket begins a list, a pattern or a type.
const BEFORE_A_LIST: [&str; 9] = ["as", "const", "else", "for", "in", "let", "match", "mut", "return"];

/// What in some tokens may panic, each with the token it begins with.
fn panics(tokens: TokenStream, found: &mut Vec<String>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut before: Option<&TokenTree> = None;
    for (at, tree) in trees.iter().enumerate() {
        let is_next =
            |sign: char| matches!(trees.get(at + 1), Some(TokenTree::Punct(it)) if it.as_char() == sign);
        match tree {
            TokenTree::Ident(name) => {
                let name = name.to_string();
                let is_called =
                    matches!(before, Some(TokenTree::Punct(it)) if matches!(it.as_char(), '.' | ':'));
                if is_called && METHODS.contains(&name.as_str()) {
                    found.push(format!(".{name}"));
                }
                if is_next('!') && MACROS.contains(&name.as_str()) {
                    found.push(format!("{name}!"));
                }
            }
            TokenTree::Group(group) => {
                let is_part = group.delimiter() == Delimiter::Bracket && !is_list(group.stream());
                if is_part && ends_a_value(before, at, &trees) {
                    found.push(format!("[{}]", group.stream()));
                }
                panics(group.stream(), found);
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
        before = Some(tree);
    }
}

/// Whether what stands before a bracket is a value, so that the bracket takes a part of it.
fn ends_a_value(before: Option<&TokenTree>, at: usize, trees: &[TokenTree]) -> bool {
    match before {
        Some(TokenTree::Ident(name)) => {
            let is_lifetime = at.checked_sub(2).and_then(|it| trees.get(it)).is_some_and(
                |it| matches!(it, TokenTree::Punct(it) if it.as_char() == '\'' && it.spacing() == Spacing::Joint),
            );
            !is_lifetime && !BEFORE_A_LIST.contains(&name.to_string().as_str())
        }
        Some(TokenTree::Group(group)) => group.delimiter() != Delimiter::Brace,
        Some(TokenTree::Punct(it)) => it.as_char() == '?',
        _ => false,
    }
}

/// Whether brackets hold what no index has: the arguments of a macro, or the pattern of one.
fn is_list(inside: TokenStream) -> bool {
    let mut before = None;
    inside.into_iter().any(|tree| {
        let sign = if let TokenTree::Punct(it) = &tree { Some(it.as_char()) } else { None };
        let is_sign = sign == Some(';') || (before == Some('=') && sign == Some('>'));
        before = sign;
        is_sign
    })
}

fn parsed(path: &Path) -> File {
    syn::parse_file(&fs::read_to_string(path).unwrap()).unwrap()
}

fn panics_in(path: &Path, tokens: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    panics(tokens, &mut found);
    found.into_iter().map(|it| format!("{}: {it}", path.display())).collect()
}

#[test]
fn generated_code_does_not_panic() {
    let fixtures = root().join("xoev-codegen/tests/fixtures");
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(fixtures).unwrap() {
        let path = entry.unwrap().path().join("expected.rs");
        // That it is Rust at all is the parser's word; the tokens are all of the file.
        assert!(!parsed(&path).items.is_empty(), "{}", path.display());
        wrong.extend(panics_in(&path, fs::read_to_string(&path).unwrap().parse().unwrap()));
        count += 1;
    }
    assert!(count >= 15, "{count}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The macros generated code calls are those the runtime exports.
#[test]
fn what_the_macros_of_the_runtime_write_does_not_panic() {
    let files = sources(&root().join("xoev-runtime/src")).unwrap();
    let mut wrong = Vec::new();
    let mut count = 0;
    for path in files {
        for item in parsed(&path).items {
            let Item::Macro(item) = item else { continue };
            if item.attrs.iter().any(|it| it.path().is_ident("macro_export")) {
                count += 1;
                wrong.extend(panics_in(&path, item.mac.tokens));
            }
        }
    }
    assert!(count >= 20, "{count}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_panics_is_found() {
    let cases = [
        ("list[0]", 1),
        ("text.get(1)?[..2]", 1),
        ("f()[1].unwrap()", 2),
        ("wrap! { Option::expect(it, \"\") }", 1),
        ("if it { unreachable!() }", 1),
        ("#[derive(Debug)] let [a, b] = [1, 2]; f(&[3], vec![4]) as [u8; 2]", 0),
        ("it.unwrap_or_default(); split_at_checked(1)", 0),
    ];
    for (code, count) in cases {
        let mut found = Vec::new();
        panics(code.parse().unwrap(), &mut found);
        assert_eq!(found.len(), count, "{code}: {found:?}");
    }
}
