//! Checking names and addresses: `xoev-characters` against the pattern automaton of the validator, on the same texts.
//!
//! `cargo run --release -p xoev-bench --bin characters -- din-norm-91379-datatypes.xsd`, the published schema.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;
use xoev_characters::{CharacterSet, Datatype};
use xoev_runtime::grammar::{Grammar, PatternId, TypeKind};
use xoev_runtime::validator::pattern::pattern_matches;
use xoev_schema::source::SourceOptions;

/// As they stand in registers: most of them plain, some not.
const NAMES: &[&str] = &[
    "Müller",
    "Schmidt",
    "Anna Maria",
    "Yılmaz",
    "Wiśniewska",
    "Hoffmann",
    "Petrović",
    "van den Berg",
    "Nguyễn",
    "Groß-Lehmann",
    "Karl Friedrich",
    "Ağaoğlu",
    "D’Angelo",
    "Schäfer",
    "Novák",
    "K\u{35f}hadija",
    "Weber",
    "Freiherr von der Tann",
    "Çelik",
    "Lena",
];
const ADDRESSES: &[&str] = &[
    "Birkenallee 3 a",
    "Straße des 17. Juni 135",
    "01001 Musterstadt",
    "Am Alten Markt 12 (Hinterhaus)",
    "Kaiser-Wilhelm-Straße 89",
    "Łódź, ul. Piotrkowska 104",
    "Postfach 10 20 30",
    "Bürgermeister-Smidt-Str. 7/II",
];

fn main() -> ExitCode {
    let Some(schema) = std::env::args().nth(1) else {
        eprintln!("usage: characters din-norm-91379-datatypes.xsd");
        return ExitCode::from(2);
    };
    let mut loaded = xoev_schema::load(&[schema.into()], &SourceOptions::default());
    let grammar = xoev_schema::grammar::compile(&loaded.components, None, &mut loaded.diagnostics).grammar;
    for (datatype, what, texts) in [(Datatype::A, "names", NAMES), (Datatype::B, "addresses", ADDRESSES)] {
        let set = CharacterSet::Din91379(datatype);
        let Some(pattern) = pattern(&grammar, set.schema_type().1) else {
            eprintln!("the schema has no type {}", set.schema_type().1);
            return ExitCode::from(2);
        };
        let automaton = best(texts, |text| pattern_matches(&grammar, pattern, text));
        let tables = best(texts, |text| set.accepts(text));
        println!(
            "{what} ({set}): automaton {automaton:.1} ns a text, tables {tables:.1} ns: {:.1} times as fast",
            automaton / tables
        );
    }
    ExitCode::SUCCESS
}

fn pattern(grammar: &Grammar, local: &str) -> Option<PatternId> {
    let (_, id) = grammar.global_types.iter().find(|(name, _)| grammar.names[name.index()].local == local)?;
    match &grammar.types[id.index()].kind {
        TypeKind::Simple(simple) => simple.facets.patterns.first().copied(),
        TypeKind::Complex(_) => None,
    }
}

/// Nanoseconds for a text, the best of many rounds.
fn best(texts: &[&str], accepts: impl Fn(&str) -> bool) -> f64 {
    let mut best = f64::MAX;
    for _ in 0..200 {
        let started = Instant::now();
        for _ in 0..200 {
            for text in texts {
                assert!(black_box(accepts(black_box(text))));
            }
        }
        best = best.min(started.elapsed().as_secs_f64());
    }
    best * 1e9 / (200.0 * texts.len() as f64)
}
