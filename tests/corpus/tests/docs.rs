//! Documentation sites of real standards: counts and sizes.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::collections::{HashMap, HashSet};
use std::time::Instant;
use xoev_corpus_tests::corpus::{Corpus, StandardSet};
use xoev_docs::{Examples, Options, RustNames, Site, Version, site};
use xoev_schema::source::SourceOptions;
use xoev_schema::xoev::interpret;

fn made(set: &StandardSet) -> Site {
    let sources =
        SourceOptions { catalogs: set.catalog.iter().cloned().collect(), ..SourceOptions::default() };
    let loaded = xoev_schema::load(&set.entries, &sources);
    let standard = interpret(&loaded.set, &loaded.components);
    let version = Version {
        name: set.version.clone(),
        set: &loaded.set,
        components: &loaded.components,
        standard: &standard,
        rust: RustNames::default(),
        examples: Examples::default(),
    };
    site(&[version], &Options::default())
}

/// The largest page may be as large as the largest message asks for; half of all are small.
#[test]
#[ignore = "needs real standards (XOEV_SHARED)"]
fn every_standard_has_a_site_of_small_pages() {
    let Some(corpus) = Corpus::find() else { return };
    for set in corpus.standard_sets() {
        let started = Instant::now();
        let site = made(&set);
        let time = started.elapsed();
        let html = site.files.iter().filter(|it| it.path.ends_with(".html"));
        let mut sizes: Vec<usize> = html.map(|it| it.bytes.len()).collect();
        sizes.sort_unstable();
        let (median, largest) = (sizes[sizes.len() / 2], sizes[sizes.len() - 1]);
        println!(
            "{} {}: {} pages, median {median}, largest {largest}, all {} bytes, {time:.1?}",
            set.name, set.version, site.counts.pages, site.counts.bytes
        );
        assert!(median < 30_000 && largest < 1_000_000, "{} {}: {median} {largest}", set.name, set.version);
        let folded: HashSet<String> = site.files.iter().map(|it| it.path.to_lowercase()).collect();
        assert_eq!(folded.len(), site.files.len(), "{}: paths differ by case alone", set.name);
    }
}

#[test]
#[ignore = "needs real standards (XOEV_SHARED)"]
fn links_between_pages_lead_somewhere() {
    let Some(corpus) = Corpus::find() else { return };
    let wanted = [("xjustiz", "4.0.0"), ("xmeld", "25.11a")];
    for set in corpus.standard_sets().iter().filter(|it| wanted.contains(&(&it.name, &it.version))) {
        let site = made(set);
        let pages: HashMap<&str, &str> =
            site.files.iter().map(|it| (it.path.as_str(), std::str::from_utf8(&it.bytes).unwrap())).collect();
        for (path, html) in pages.iter().filter(|it| it.0.ends_with(".html")) {
            for link in html.split("href=\"").skip(1).filter_map(|it| it.split('"').next()) {
                let file = link.split('#').next().unwrap_or_default();
                if !file.is_empty() && !file.contains(':') {
                    assert!(pages.contains_key(resolved(path, file).as_str()), "{path}: {link}");
                }
            }
        }
    }
}

fn resolved(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}
