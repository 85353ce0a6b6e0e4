//! The full-text search: what can be found, prepared so that a browser loads little and needs no server.
//!
//! In: a book. Out: scripts in the folder `suche/` of a version, each of which hands one part to `xoevSuche.part`:
//! - `kopf`: kinds of documents with where their numbers end and how much they count, documents in a block;
//! - `namen`: the words of names, for searches within words;
//! - `w-ab`: words that begin with `ab`, each with the documents it stands in: numbers times eight plus a [`Weight`],
//!   ascending, each as the difference to the one before;
//! - `d-0`, `d-1`, …: blocks of documents: name, what stands below it, address.
//!
//! Invariant: documents are ordered by kind, then by name, so that what is found together lies together. Not here: ranking
//! and display (`assets/suche.js`).

mod collect;
mod fold;

pub(crate) use fold::fold;

use crate::model::Book;
use crate::site::File;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Documents in a block.
const BLOCK: usize = 200;

/// Where a word stands in a document; the numbers are those of the scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    /// In its description.
    Text = 2,
    /// In what an annotation says otherwise.
    Fact = 3,
    /// In its title or label.
    Title = 5,
    /// In its name.
    NamePart = 6,
    /// It is its name.
    Name = 7,
}

/// Something that can be found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Document {
    /// A position in the list of kinds.
    pub kind: usize,
    pub name: String,
    pub context: String,
    pub address: String,
    pub words: BTreeMap<String, Weight>,
}

impl Document {
    fn add(&mut self, words: impl IntoIterator<Item = String>, weight: Weight) {
        for word in words {
            let known = self.words.entry(word).or_insert(weight);
            *known = (*known).max(weight);
        }
    }
}

/// The scripts of a version, with paths relative to its folder.
pub(crate) fn files(book: &Book<'_>) -> Vec<File> {
    let (kinds, mut documents) = collect::documents(book);
    documents.sort();
    let mut out = vec![head(&kinds, &documents), names(&documents)];
    out.extend(shards(&documents));
    for (at, block) in documents.chunks(BLOCK).enumerate() {
        let mut text = String::new();
        for it in block {
            let separator = if text.is_empty() { "[" } else { ",\n" };
            let _ = write!(
                text,
                "{separator}[{},{},{}]",
                quoted(&it.name),
                quoted(&it.context),
                quoted(&it.address)
            );
        }
        text.push(']');
        out.push(part(&format!("d-{at}"), &text));
    }
    out
}

fn part(name: &str, content: &str) -> File {
    let text = format!("xoevSuche.part({},{content});\n", quoted(name));
    File { path: format!("suche/{name}.js"), bytes: text.into_bytes() }
}

fn head(kinds: &[collect::Found], documents: &[Document]) -> File {
    let end = |at: usize| documents.partition_point(|it| it.kind <= at);
    let list = |texts: Vec<String>| texts.join(",");
    let names = list(kinds.iter().map(|it| quoted(it.name)).collect());
    let boosts = list(kinds.iter().map(|it| it.boost.to_owned()).collect());
    let ranges = list((0..kinds.len()).map(|at| end(at).to_string()).collect());
    part("kopf", &format!("{{kinds:[{names}],ranges:[{ranges}],boosts:[{boosts}],block:{BLOCK}}}"))
}

fn names(documents: &[Document]) -> File {
    let is_name = |weight: Weight| weight >= Weight::NamePart;
    let all = documents.iter().flat_map(|it| &it.words);
    let words: BTreeSet<&str> = all.filter(|it| is_name(*it.1)).map(|it| it.0.as_str()).collect();
    let list: Vec<String> = words.into_iter().map(quoted).collect();
    part("namen", &format!("[{}]", list.join(",")))
}

fn shards(documents: &[Document]) -> Vec<File> {
    let mut words: BTreeMap<String, BTreeMap<&str, Vec<usize>>> = BTreeMap::new();
    for (number, document) in documents.iter().enumerate() {
        for (word, weight) in &document.words {
            let of_shard = words.entry(shard(word)).or_default();
            of_shard.entry(word).or_default().push(number * 8 + *weight as usize);
        }
    }
    let file = |(name, words): (String, BTreeMap<&str, Vec<usize>>)| {
        let mut text = String::from("{");
        for (word, postings) in words {
            if text.len() > 1 {
                text.push_str(",\n");
            }
            let _ = write!(text, "{}:[", quoted(word));
            let mut before = 0;
            for (at, posting) in postings.into_iter().enumerate() {
                let _ = write!(text, "{}{}", if at > 0 { "," } else { "" }, posting - before);
                before = posting;
            }
            text.push(']');
        }
        text.push('}');
        part(&format!("w-{name}"), &text)
    };
    words.into_iter().map(file).collect()
}

/// The first two characters of a word; what is no letter or digit of ASCII is `_`.
fn shard(word: &str) -> String {
    word.chars().take(2).map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

/// A string literal of JavaScript that may stand in a script element, too.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\u{2028}' | '\u{2029}' | '<' | '\0'..='\u{1f}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}
