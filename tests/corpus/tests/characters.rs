//! `xoev-characters` accepts exactly what the patterns of the published schemas accept.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is the report of a test")]

use std::path::PathBuf;
use std::time::Instant;
use xoev_characters::{CharacterSet, Datatype};
use xoev_corpus_tests::corpus::Corpus;
use xoev_runtime::grammar::{Grammar, PatternId, TypeKind};
use xoev_runtime::validator::pattern::pattern_matches;
use xoev_schema::source::SourceOptions;

/// The documents that define the types; several standards bring copies.
fn documents(corpus: &Corpus) -> Vec<PathBuf> {
    let names = ["latinchars.xsd", "din-91379-datatypes.xsd", "din-norm-91379-datatypes.xsd"];
    let is_one = |path: &str| names.iter().any(|name| path.rsplit('/').next() == Some(name));
    corpus.schemas().iter().filter(|s| is_one(&s.path)).map(|s| corpus.path(&s.path)).collect()
}

/// The one pattern of a global type.
fn pattern(grammar: &Grammar, namespace: &str, local: &str) -> Option<PatternId> {
    let is_named = |name: &xoev_runtime::grammar::NameId| {
        let name = &grammar.names[name.index()];
        name.local == local && grammar.namespaces[name.namespace.index()].uri == namespace
    };
    let (_, id) = grammar.global_types.iter().find(|(name, _)| is_named(name))?;
    let TypeKind::Simple(simple) = &grammar.types[id.index()].kind else { return None };
    let [pattern] = simple.facets.patterns.as_slice() else { return None };
    Some(*pattern)
}

#[test]
#[ignore = "needs real standards (XOEV_SHARED)"]
fn checks_equal_the_published_patterns() {
    let Some(corpus) = Corpus::find() else { return };
    let documents = documents(&corpus);
    assert!(!documents.is_empty(), "no schema with the types in the corpus");
    // Equal patterns are compared once.
    let mut seen: Vec<(CharacterSet, String)> = Vec::new();
    for document in &documents {
        let loaded = xoev_schema::load(std::slice::from_ref(document), &SourceOptions::default());
        let mut diagnostics = loaded.diagnostics;
        let compiled = xoev_schema::grammar::compile(&loaded.components, None, &mut diagnostics);
        for set in CharacterSet::all() {
            let (namespace, name) = set.schema_type();
            let Some(pattern) = pattern(&compiled.grammar, namespace, name) else { continue };
            let expression = compiled.grammar.patterns[pattern.index()].regex.clone();
            if !seen.contains(&(set, expression.clone())) {
                seen.push((set, expression));
                let started = Instant::now();
                let texts = compare(set, &|text| pattern_matches(&compiled.grammar, pattern, text));
                println!("{set}: {texts} texts, {:.1?}", started.elapsed());
            }
        }
    }
    println!("{} documents, {} different patterns", documents.len(), seen.len());
    let missing: Vec<_> =
        CharacterSet::all().into_iter().filter(|set| seen.iter().all(|(other, _)| other != set)).collect();
    assert!(missing.is_empty(), "not compared: {missing:?}");
}

/// Every code point; every letter of any repertoire with every mark, and with two; rows of it all. How many texts.
fn compare(set: CharacterSet, expected: &dyn Fn(&str) -> bool) -> usize {
    let mut texts = 0;
    let mut both = |text: &str| {
        texts += 1;
        assert_eq!(set.accepts(text), expected(text), "{set} {text:?}");
        assert_eq!(set.check(text).is_ok(), set.accepts(text), "{set} {text:?}");
    };
    for character in '\0'..=char::MAX {
        both(character.encode_utf8(&mut [0; 4]));
    }
    let units = CharacterSet::Din91379(Datatype::E).units();
    let mut following: Vec<char> = ('\u{300}'..='\u{36f}').chain(['h', 'H', 'K', '7', 'б', '№']).collect();
    following.sort_unstable();
    let in_sequences: Vec<char> = {
        let sequences = units.iter().filter(|unit| unit.chars().count() > 1);
        let mut marks: Vec<char> = sequences.flat_map(|sequence| sequence.chars().skip(1)).collect();
        marks.sort_unstable();
        marks.dedup();
        marks
    };
    for unit in &units {
        for first in &following {
            both(&format!("{unit}{first}"));
        }
        for first in &in_sequences {
            for second in &in_sequences {
                both(&format!("{unit}{first}{second}"));
            }
        }
    }
    let mut state = 2022;
    for _ in 0..200_000 {
        both(&random(&mut state, &units, &following, set));
    }
    texts
}

/// A row of units of the widest repertoire, mostly of one that this one has, now and then with a mark or a stranger.
fn random(state: &mut u64, units: &[String], following: &[char], set: CharacterSet) -> String {
    let mut next = |below: usize| {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(*state >> 33).unwrap() % below
    };
    let mut text = String::new();
    for _ in 0..next(20) {
        match next(24) {
            0 => text.push(following[next(following.len())]),
            1 => text.extend(char::from_u32(u32::try_from(next(0x3000)).unwrap())),
            _ => {
                let unit = &units[next(units.len())];
                if set.accepts(unit) {
                    text.push_str(unit);
                }
            }
        }
    }
    text
}
