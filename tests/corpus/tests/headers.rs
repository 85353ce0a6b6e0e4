//! The headers of real messages are recognised.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is the report of a test")]

use std::collections::BTreeMap;
use std::fs;
use xoev_corpus_tests::corpus::Corpus;
use xoev_runtime::event::Options;
use xoev_runtime::grammar::Grammar;
use xoev_runtime::header::{MessageHeader, ReadPolicy, Shape};
use xoev_runtime::validator::read_tree;
use xoev_schema::source::SourceOptions;

/// The shape each standard's messages have.
fn expected(standard: &str) -> Shape {
    match standard {
        "xmeld" | "xwasser" => Shape::Basisnachricht,
        "xjustiz" => Shape::XJustiz,
        "xdomea" => Shape::Xdomea,
        _ => Shape::Unknown,
    }
}

#[test]
#[ignore = "needs real standards (XOEV_SHARED)"]
fn headers_are_recognised() {
    let Some(corpus) = Corpus::find() else { return };
    let mut grammars: BTreeMap<String, Grammar> = BTreeMap::new();
    let mut counts: BTreeMap<String, [usize; 7]> = BTreeMap::new();
    let mut wrong = Vec::new();
    for sample in corpus.samples().into_iter().filter(|sample| sample.is_valid) {
        let standard = sample.path.split('/').next().unwrap_or_default().to_owned();
        if expected(&standard) == Shape::Unknown {
            continue;
        }
        let grammar = grammars.entry(sample.schema.clone()).or_insert_with(|| {
            let catalogs = corpus.catalogs(&sample.catalog);
            let options = SourceOptions { catalogs, ..SourceOptions::default() };
            let mut loaded = xoev_schema::load(&[corpus.path(&sample.schema)], &options);
            xoev_schema::grammar::compile(&loaded.components, None, &mut loaded.diagnostics).grammar
        });
        let bytes = fs::read(corpus.path(&sample.path)).unwrap();
        let (tree, _) = read_tree(grammar, &bytes, &Options::default());
        let header = MessageHeader::of_tree(&tree);
        if header.shape != expected(&standard) {
            wrong.push(format!("{}: {:?}", sample.path, header.shape));
            continue;
        }
        let productive = ReadPolicy::new().check(&tree);
        let strict = ReadPolicy::new().accept_test(true).check_creation_time(true).check(&tree);
        let has = [
            true,
            header.id.is_some() || header.process.is_some(),
            header.created.is_some(),
            header.author.is_some() && header.reader.is_some(),
            header.product.name.is_some(),
            !productive.is_empty(),
            !strict.is_empty(),
        ];
        assert_eq!(header.is_test(), !productive.is_empty());
        let count = counts.entry(standard).or_default();
        for (count, has) in count.iter_mut().zip(has) {
            *count += usize::from(has);
        }
    }
    println!(
        "standard: messages, with id, time, parties, product; tests; times without zone or milliseconds"
    );
    for (standard, count) in &counts {
        println!("{standard}: {count:?}");
        assert!(count[..4].iter().all(|it| *it == count[0]), "{standard}: {count:?}");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
#[ignore = "needs real standards (XOEV_SHARED)"]
fn the_older_header_of_xjustiz_is_recognised() {
    let Some(corpus) = Corpus::find() else { return };
    let packed = corpus.shared.join("bench/xjustiz-3.5.1-0005.xml.xz");
    let unpacked = std::process::Command::new("xz").arg("-dc").arg(packed).output().unwrap();
    assert!(unpacked.status.success(), "xz is needed to unpack the message");
    let entry = corpus.path("xjustiz/3.5.1/xsd/xjustiz_0005_nachrichten_3_1.xsd");
    let mut loaded = xoev_schema::load(&[entry], &SourceOptions::default());
    let grammar = xoev_schema::grammar::compile(&loaded.components, None, &mut loaded.diagnostics).grammar;
    let (tree, report) = read_tree(&grammar, &unpacked.stdout, &Options::default());
    assert!(report.is_valid());
    let header = MessageHeader::of_tree(&tree);
    assert_eq!(header.shape, Shape::XJustiz);
    assert!(header.id.is_some() && header.created.is_some() && header.version.is_some());
    assert!(header.author.is_some_and(|it| it.directory.is_some()) && header.reader.is_some());
}
