//! Pictures of all types, groups and messages of real standards show what the schema documents declare: order, compositors,
//! how often, types. Picture and documents are read without this project's compiler.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::collections::HashMap;
use std::fs;
use xoev_corpus_tests::corpus::{Corpus, StandardSet};
use xoev_corpus_tests::pictures::declared::Declarations;
use xoev_corpus_tests::pictures::{Part, drawn};
use xoev_docs::{Examples, Options, RustNames, Version, site};
use xoev_schema::component::TypeId;
use xoev_schema::source::SourceOptions;
use xoev_schema::xoev::{Addresses, interpret};

#[derive(Default)]
struct Counts {
    pictures: usize,
    parts: usize,
    without: usize,
}

#[test]
#[ignore = "needs real standards (XOEV_SHARED)"]
fn pictures_show_what_the_documents_declare() {
    let Some(corpus) = Corpus::find() else { return };
    let wanted = [("xjustiz", "4.0.0"), ("xmeld", "25.11a")];
    let mut wrong = Vec::new();
    for set in corpus.standard_sets().iter().filter(|it| wanted.contains(&(&it.name, &it.version))) {
        let mut counts = Counts::default();
        compare(set, &mut counts, &mut wrong);
        let Counts { pictures, parts, without } = counts;
        println!(
            "{} {}: {pictures} pictures with {parts} parts as declared, {without} pages that have none",
            set.name, set.version
        );
        assert!(pictures > 300, "{pictures}");
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong[..wrong.len().min(8)].join("\n"));
}

fn compare(set: &StandardSet, counts: &mut Counts, wrong: &mut Vec<String>) {
    let sources =
        SourceOptions { catalogs: set.catalog.iter().cloned().collect(), ..SourceOptions::default() };
    let loaded = xoev_schema::load(&set.entries, &sources);
    let standard = interpret(&loaded.set, &loaded.components);
    let (components, addresses) = (&loaded.components, Addresses::of(&loaded.components, &standard));
    let version = Version {
        name: "1".to_owned(),
        set: &loaded.set,
        components,
        standard: &standard,
        rust: RustNames::default(),
        examples: Examples::default(),
    };
    let site = site(&[version], &Options::default());
    let pages: HashMap<&str, &str> =
        site.files.iter().map(|it| (it.path.as_str(), std::str::from_utf8(&it.bytes).unwrap())).collect();
    let files =
        loaded.set.sources.files().iter().filter(|it| it.path.extension().is_some_and(|it| it == "xsd"));
    let texts: Vec<String> = files.map(|it| fs::read_to_string(&it.path).unwrap()).collect();
    let documents: Vec<roxmltree::Document<'_>> = texts
        .iter()
        .map(|it| roxmltree::Document::parse(it.trim_start_matches('\u{feff}')).unwrap())
        .collect();
    let declarations = Declarations::of(&documents);

    let types = components.global_types.iter().filter_map(|(name, &id)| {
        let kind = if matches!(id, TypeId::Complex(_)) { "complexType" } else { "simpleType" };
        Some((kind, name, addresses.type_(id)?))
    });
    let elements = components
        .global_elements
        .iter()
        .filter_map(|(name, &id)| Some(("element", name, addresses.element(id)?)));
    let groups =
        components.global_groups.iter().filter_map(|(name, &id)| Some(("group", name, addresses.group(id)?)));
    for (kind, name, address) in types.chain(elements).chain(groups) {
        let page = pages[format!("1/{address}").as_str()];
        let drawn = page.split_once("aria-labelledby=\"-bild-t -bild-d\"").map(|(before, _)| {
            let start = before.rfind("<svg").unwrap();
            &page[start..start + page[start..].find("</svg>").unwrap() + "</svg>".len()]
        });
        let declared = declarations.part(kind, name.namespace_uri(), &name.local);
        let drawn = match drawn.map(drawn::read).transpose() {
            Ok(drawn) => drawn.map(Part::normalized),
            Err(fault) => {
                wrong.push(format!("{name}: {fault}"));
                continue;
            }
        };
        match (&declared, &drawn) {
            (None, None) => counts.without += 1,
            (Some(declared), Some(drawn)) if declared == drawn => {
                counts.pictures += 1;
                counts.parts += drawn.count();
            }
            _ => {
                let text =
                    |it: &Option<Part>| it.as_ref().map_or("nothing\n".to_owned(), ToString::to_string);
                wrong.push(format!("{kind} {name}\ndeclared\n{}drawn\n{}", text(&declared), text(&drawn)));
            }
        }
    }
}
