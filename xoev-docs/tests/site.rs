//! The site of XBeispiel: what holds for all of its pages, and a few of them word by word.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is the report of a test")]

mod support;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use support::{read, text, xbeispiel};
use xoev_codelists::CodeListRegistry;
use xoev_docs::{Options, Site, WriteError};
use xoev_runtime::report::Language;

fn with_lists() -> Options {
    let registry = CodeListRegistry::new();
    registry.add_path(xoev_beispiel::file("codelists"));
    Options { code_lists: Some(registry.snapshot()), ..Options::default() }
}

fn pages(site: &Site) -> BTreeMap<&str, support::Page> {
    let html = site.files.iter().filter(|it| it.path.ends_with(".html"));
    html.map(|it| (it.path.as_str(), read(std::str::from_utf8(&it.bytes).unwrap()))).collect()
}

/// The path a link of a page leads to.
fn resolved(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn decoded(fragment: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = fragment.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        if first == b'%' {
            let code = std::str::from_utf8(&tail[..2]).unwrap();
            bytes.push(u8::from_str_radix(code, 16).unwrap());
            rest = &tail[2..];
        } else {
            bytes.push(first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn pages_are_well_formed_and_their_ids_are_unique() {
    for language in [Language::De, Language::En] {
        let site = xbeispiel(&Options { language, ..with_lists() });
        for (path, page) in pages(&site) {
            assert!(page.faults.is_empty(), "{path}: {:?}", page.faults);
            let unique: HashSet<&String> = page.ids.iter().collect();
            assert_eq!(unique.len(), page.ids.len(), "{path}");
        }
    }
}

#[test]
fn links_lead_somewhere() {
    let site = xbeispiel(&with_lists());
    let files: HashSet<&str> = site.files.iter().map(|it| it.path.as_str()).collect();
    let pages = pages(&site);
    let mut checked = 0;
    for (path, page) in &pages {
        for link in page.links.iter().filter(|it| !it.contains("://") && !it.starts_with("data:")) {
            let (file, fragment) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { (*path).to_owned() } else { resolved(path, file) };
            assert!(files.contains(target.as_str()), "{path}: {link}");
            if !fragment.is_empty() {
                assert!(pages[target.as_str()].ids.contains(&decoded(fragment)), "{path}: {link}");
            }
            checked += 1;
        }
    }
    assert!(checked > 3000, "{checked}");
}

/// Nothing is loaded from elsewhere: addresses of the web stand in links alone.
#[test]
fn nothing_is_loaded_from_outside() {
    let site = xbeispiel(&with_lists());
    for file in &site.files {
        let text = std::str::from_utf8(&file.bytes).unwrap();
        for part in ["src=\"http", "src=\"//", "url(", "@import", "fetch(", "XMLHttpRequest"] {
            assert!(!text.contains(part), "{}: {part}", file.path);
        }
    }
}

#[test]
fn the_same_schemas_give_the_same_site() {
    assert_eq!(xbeispiel(&with_lists()), xbeispiel(&with_lists()));
}

#[test]
fn key_pages() {
    let site = xbeispiel(&with_lists());
    for (name, path) in [
        ("start", "1.0/index.html"),
        ("message", "1.0/nachricht/xbs/ummeldung.antrag.0101.html"),
        ("type", "1.0/typ/xbs/Anschrift.html"),
        ("simple_type", "1.0/typ/xbs/Personennummer.html"),
        ("code_list", "1.0/codeliste/urn_xoev-beispiel_codeliste_geschlecht.html"),
        ("published_code_list", "1.0/codeliste/urn_xoev-beispiel_codeliste_bezirk.html"),
    ] {
        let html = text(&site, path);
        let main = &html[html.find("<main").unwrap()..html.find("</main>").unwrap()];
        insta::assert_snapshot!(name, main.replace("><", ">\n<"));
    }
}

#[test]
fn search_finds_words_of_names_titles_and_descriptions() {
    let site = xbeispiel(&with_lists());
    let documents = |word: &str| -> BTreeSet<String> {
        let shard = text(&site, &format!("1.0/suche/w-{}.js", &word[..2]));
        let start = shard.find(&format!("\"{word}\":[")).unwrap_or_else(|| panic!("{word}")) + word.len() + 4;
        let list = &shard[start..start + shard[start..].find(']').unwrap()];
        let mut at = 0;
        let numbers = list.split(',').map(|step| {
            at += step.parse::<usize>().unwrap();
            at / 8
        });
        let named = |number: usize| {
            let block = text(&site, &format!("1.0/suche/d-{}.js", number / 200));
            block.lines().nth(number % 200).unwrap().to_owned()
        };
        numbers.map(named).collect()
    };
    let finds = |word: &str, part: &str| {
        let all = documents(word);
        assert!(all.iter().any(|it| it.contains(part)), "{word}: {all:#?}");
    };
    finds("anschrift", "typ/xbs/Anschrift.html");
    finds("ummeldung", "nachricht/xbs/ummeldung.antrag.0101.html");
    finds("0101", "nachricht/xbs/ummeldung.antrag.0101.html");
    finds("beispielgesetz", "nachricht/xbs/ummeldung.antrag.0101.html");
    finds("antragsteller", "ummeldung.antrag.0101.html#antragsteller");
}

#[test]
fn a_folder_is_replaced_as_a_whole_and_only_if_it_is_a_site() {
    let site = xbeispiel(&Options::default());
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    site.write(&out).unwrap();
    fs::write(out.join("stale.html"), "").unwrap();
    site.write(&out).unwrap();
    assert!(!out.join("stale.html").exists());
    for file in &site.files {
        assert_eq!(fs::read(out.join(&file.path)).unwrap(), file.bytes);
    }
    let other = folder.path().join("other");
    fs::create_dir(&other).unwrap();
    fs::write(other.join("a.txt"), "mine").unwrap();
    assert!(matches!(site.write(&other), Err(WriteError::NotOurs(_))));
    assert_eq!(fs::read_to_string(other.join("a.txt")).unwrap(), "mine");
    // Nothing is left beside the folders.
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn without_a_version_there_are_no_pages() {
    assert_eq!(xoev_docs::site(&[], &Options::default()).counts.pages, 0);
}
