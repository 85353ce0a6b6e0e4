//! Code lists as they are published, and what real standards use of them.
//!
//! The figures expected stand in `code_lists/*.txt`: counts, Kennungen and rule ids only.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::Instant;
use xoev_codelists::genericode;
use xoev_codelists::{Availability, CodeListRegistry, Query, list_uses};
use xoev_corpus_tests::corpus::{Corpus, StandardSet};
use xoev_runtime::grammar::{CodeTypeKind, Grammar};
use xoev_schema::source::SourceOptions;

/// Compares with what is recorded; `XOEV_RECORD=1` records anew.
fn compare(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/code_lists").join(name);
    println!("{found}");
    if std::env::var_os("XOEV_RECORD").is_some() {
        fs::write(&path, found).unwrap();
    }
    assert_eq!(found, fs::read_to_string(&path).unwrap_or_default(), "{}", path.display());
}

#[test]
#[ignore = "needs real code lists (XOEV_SHARED)"]
fn every_list_loads() {
    let Some(corpus) = Corpus::find() else { return };
    let paths = corpus.code_lists("");
    let (mut refused, mut rows, mut clean) = (Vec::new(), 0, 0);
    let mut largest = (0, String::new());
    // By rule: lists, places.
    let mut findings: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut vocabularies: BTreeMap<String, usize> = BTreeMap::new();
    let started = Instant::now();
    for path in &paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match genericode::read(&fs::read(path).unwrap()) {
            Err(refusal) => refused.push(format!("{name}: {refusal}")),
            Ok(loaded) => {
                rows += loaded.list.len();
                clean += usize::from(loaded.findings.is_empty());
                if loaded.list.len() > largest.0 {
                    largest = (loaded.list.len(), loaded.list.technical_name.clone().unwrap_or_default());
                }
                *vocabularies.entry(loaded.list.vocabulary.clone().unwrap_or_default()).or_default() += 1;
                let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
                for finding in &loaded.findings {
                    *rules.entry(finding.rule()).or_default() += finding.count;
                }
                for (rule, places) in rules {
                    let entry = findings.entry(rule).or_default();
                    entry.0 += 1;
                    entry.1 += places;
                }
            }
        }
    }
    println!("read in {:?}", started.elapsed());
    let mut table = format!("lists {}, rows {rows}, without findings {clean}\n", paths.len());
    writeln!(table, "largest: {} rows", largest.0).unwrap();
    writeln!(table, "\nvocabulary | lists").unwrap();
    for (vocabulary, count) in vocabularies {
        writeln!(table, "{} | {count}", if vocabulary.is_empty() { "none" } else { &vocabulary }).unwrap();
    }
    writeln!(table, "\nfinding | lists | places").unwrap();
    for (rule, (lists, places)) in findings {
        writeln!(table, "{rule} | {lists} | {places}").unwrap();
    }
    assert!(refused.is_empty(), "{refused:#?}");
    compare("findings.txt", &table);
}

fn grammar(set: &StandardSet) -> Grammar {
    let options =
        SourceOptions { catalogs: set.catalog.clone().into_iter().collect(), ..SourceOptions::default() };
    let mut loaded = xoev_schema::load(&set.entries, &options);
    let mut compiled = xoev_schema::grammar::compile(&loaded.components, None, &mut loaded.diagnostics);
    assert!(!loaded.diagnostics.has_errors(), "{}: {:?}", set.name, loaded.diagnostics.list());
    let standard = xoev_schema::xoev::interpret(&loaded.set, &loaded.components);
    xoev_schema::xoev::add_code_types(&standard, &mut compiled);
    compiled.grammar
}

#[test]
#[ignore = "needs real standards (XOEV_SHARED)"]
fn code_types_are_bound_to_their_lists() {
    let Some(corpus) = Corpus::find() else { return };
    let registry = CodeListRegistry::new();
    registry.add_path(corpus.path(""));
    let snapshot = registry.snapshot();
    let wanted = ["xjustiz 4.0.0", "xmeld 25.11a", "xbau 2.6", "xwasser 1.0.0"];
    let mut table = String::from(
        "standard | type 1 | 2 | 3 | 4 | lists of types 2 and 3 | at hand | other version | missing\n",
    );
    let mut bindings = String::new();
    for set in corpus.standard_sets() {
        let title = format!("{} {}", set.name, set.version);
        if !wanted.contains(&title.as_str()) {
            continue;
        }
        let grammar = grammar(&set);
        let kind = |kind| grammar.code_types.iter().filter(|it| it.kind == kind).count();
        let kinds = CodeTypeKind::ALL.map(kind);
        let (mut lists, mut here, mut other, mut missing) = (0, 0, 0, 0);
        writeln!(bindings, "{title}").unwrap();
        for list in list_uses(&grammar) {
            let availability = snapshot.availability(&list);
            let state = match &availability {
                Availability::InSchema => "in the schema".to_owned(),
                Availability::NamedByMessage => "named by the message".to_owned(),
                Availability::AtHand { newest, is_newer } => {
                    format!("at hand: {newest}{}", if *is_newer { ", newer" } else { "" })
                }
                Availability::OtherVersions { at_hand } => format!("at hand: only {}", at_hand.join(", ")),
                Availability::Missing => "missing".to_owned(),
            };
            if matches!(list.kind, CodeTypeKind::Fixed | CodeTypeKind::FreeVersion) {
                lists += 1;
                here += usize::from(matches!(availability, Availability::AtHand { .. }));
                other += usize::from(matches!(availability, Availability::OtherVersions { .. }));
                missing += usize::from(matches!(availability, Availability::Missing));
            }
            writeln!(
                bindings,
                "  {} | {} | {} | {} | x{} | {state}",
                list.kind.number(),
                list.identifier.as_deref().unwrap_or("-"),
                list.version.as_deref().unwrap_or("-"),
                list.column.as_deref().unwrap_or("-"),
                list.types,
            )
            .unwrap();
        }
        writeln!(
            table,
            "{title} | {} | {} | {} | {} | {lists} | {here} | {other} | {missing}",
            kinds[0], kinds[1], kinds[2], kinds[3]
        )
        .unwrap();
    }
    compare("code_types.txt", &table);
    compare("bindings.txt", &bindings);
}

/// Looks up every code of the largest list, and as many that are not there.
#[test]
#[ignore = "needs real code lists (XOEV_SHARED)"]
fn lookups_in_the_largest_list() {
    let Some(corpus) = Corpus::find() else { return };
    let mut paths = Vec::new();
    paths.extend(corpus.code_lists("xwasser"));
    let largest =
        paths.iter().max_by_key(|path| genericode::read(&fs::read(path).unwrap()).unwrap().list.len());
    let bytes = fs::read(largest.unwrap()).unwrap();
    let started = Instant::now();
    let registry = CodeListRegistry::new();
    registry.add_bytes("largest", bytes.clone());
    let loading = started.elapsed();
    let snapshot = registry.snapshot();
    let identifier = snapshot.identifiers().next().unwrap().to_owned();
    let list = std::sync::Arc::clone(&snapshot.versions(&identifier)[0]);
    let version = list.version.clone().unwrap();
    let column = list.code_column().unwrap();
    let codes: Vec<String> = list.rows().filter_map(|row| row.value(column).map(str::to_owned)).collect();
    let absent: Vec<String> = codes.iter().map(|code| format!("{code}x")).collect();
    let started = Instant::now();
    assert!(list.find(column, &codes[0]).is_some());
    let indexing = started.elapsed();
    const ROUNDS: u32 = 100;
    let time = |codes: &[String], ask: &dyn Fn(&str) -> bool, expected: bool| {
        let started = Instant::now();
        for _ in 0..ROUNDS {
            for code in codes {
                assert_eq!(ask(code), expected);
            }
        }
        started.elapsed().as_nanos() as f64 / f64::from(ROUNDS) / codes.len() as f64
    };
    let found = time(&codes, &|code| list.find(column, code).is_some(), true);
    let missed = time(&absent, &|code| list.find(column, code).is_some(), false);
    let verdict =
        |code: &str| snapshot.verdict(&Query::new(&identifier, code).in_version(&version)).is_known();
    let known = time(&codes, &verdict, true);
    let unknown = time(&absent, &verdict, false);
    println!(
        "{} rows, {} bytes: loaded in {loading:?}, index {indexing:?}; found {found:.0} ns, missed {missed:.0} ns; \
         verdict known {known:.0} ns, unknown {unknown:.0} ns",
        list.len(),
        bytes.len()
    );
    assert!(known < 5000.0 && unknown < 10_000.0, "a look-up takes longer than an index needs");
}
