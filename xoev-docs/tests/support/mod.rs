//! What the tests share: loading schemas, reading pages.

#![allow(dead_code, reason = "each test uses a part")]

use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use std::cell::RefCell;
use std::path::PathBuf;
use xoev_docs::{Examples, Options, RustNames, Site, Version, site};
use xoev_schema::source::SourceOptions;
use xoev_schema::xoev::interpret;

/// The site of schemas.
pub fn made(schemas: &[PathBuf], catalogs: &[PathBuf], options: &Options) -> Site {
    let sources = SourceOptions { catalogs: catalogs.to_vec(), ..SourceOptions::default() };
    let loaded = xoev_schema::load(schemas, &sources);
    assert!(!loaded.diagnostics.has_errors(), "{:?}", loaded.diagnostics.list());
    let standard = interpret(&loaded.set, &loaded.components);
    let name = standard.info().and_then(|it| it.version.clone()).unwrap_or_else(|| "1".to_owned());
    let (set, components) = (&loaded.set, &loaded.components);
    let version = Version {
        name,
        set,
        components,
        standard: &standard,
        rust: RustNames::default(),
        examples: Examples::default(),
    };
    site(&[version], options)
}

/// The site of XBeispiel 1.0 with its code lists.
pub fn xbeispiel(options: &Options) -> Site {
    made(&[xoev_beispiel::file("xbeispiel.xsd")], &[xoev_beispiel::file("catalog.xml")], options)
}

/// The text of a file.
pub fn text<'s>(site: &'s Site, path: &str) -> &'s str {
    let file = site.files.iter().find(|it| it.path == path);
    std::str::from_utf8(&file.unwrap_or_else(|| panic!("no {path}")).bytes).unwrap()
}

/// What a page consists of, as an HTML parser sees it.
#[derive(Debug, Default)]
pub struct Page {
    pub ids: Vec<String>,
    pub links: Vec<String>,
    pub faults: Vec<String>,
}

const VOID: [&str; 7] = ["meta", "link", "input", "br", "hr", "img", "wbr"];

#[derive(Default)]
struct Sink {
    page: RefCell<Page>,
    open: RefCell<Vec<String>>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) => self.tag(&tag),
            Token::ParseError(fault) => self.page.borrow_mut().faults.push(fault.into_owned()),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Sink {
    fn tag(&self, tag: &Tag) {
        let mut page = self.page.borrow_mut();
        let mut open = self.open.borrow_mut();
        let name = tag.name.to_string();
        if tag.kind == TagKind::EndTag {
            if open.pop().as_ref() != Some(&name) {
                page.faults.push(format!("</{name}> closes another element"));
            }
            return;
        }
        for attribute in &tag.attrs {
            match &*attribute.name.local {
                "id" => page.ids.push(attribute.value.to_string()),
                "href" | "src" => page.links.push(attribute.value.to_string()),
                _ => {}
            }
        }
        if !VOID.contains(&name.as_str()) && !tag.self_closing {
            open.push(name);
        }
    }
}

/// Reads a page.
pub fn read(html: &str) -> Page {
    let input = BufferQueue::default();
    input.push_back(html.into());
    let options = TokenizerOpts { exact_errors: true, ..TokenizerOpts::default() };
    let tokenizer = Tokenizer::new(Sink::default(), options);
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let Sink { page, open } = tokenizer.sink;
    let mut page = page.into_inner();
    page.faults.extend(open.into_inner().into_iter().map(|it| format!("<{it}> is not closed")));
    page
}
