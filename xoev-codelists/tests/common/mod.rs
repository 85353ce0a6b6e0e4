//! What the tests share.

#![allow(dead_code, clippy::unwrap_used, reason = "not every test uses everything; a test may panic")]

use std::path::{Path, PathBuf};
use xoev_runtime::grammar::Grammar;
use xoev_schema::source::SourceOptions;

/// A file or folder of the tests.
pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// The grammar of a schema, as generated code has it.
pub fn grammar(schema: &Path, catalogs: Vec<PathBuf>) -> Grammar {
    let options = SourceOptions { catalogs, ..SourceOptions::default() };
    let mut loaded = xoev_schema::load(&[schema.to_owned()], &options);
    let mut compiled = xoev_schema::grammar::compile(&loaded.components, None, &mut loaded.diagnostics);
    assert!(!loaded.diagnostics.has_errors(), "{:?}", loaded.diagnostics.list());
    let standard = xoev_schema::xoev::interpret(&loaded.set, &loaded.components);
    xoev_schema::xoev::add_code_types(&standard, &mut compiled);
    Grammar::decode(&compiled.grammar.encode()).unwrap()
}

/// A small list with these codes.
pub fn list(identifier: &str, version: &str, codes: &[(&str, &str)]) -> String {
    let rows: String = codes
        .iter()
        .map(|(code, name)| {
            format!(
                "<Row><Value ColumnRef=\"c\"><SimpleValue>{code}</SimpleValue></Value>\
                 <Value ColumnRef=\"n\"><SimpleValue>{name}</SimpleValue></Value></Row>"
            )
        })
        .collect();
    format!(
        "<gc:CodeList xmlns:gc=\"http://docs.oasis-open.org/codelist/ns/genericode/1.0/\">\
         <Identification><ShortName>l</ShortName><Version>{version}</Version>\
         <CanonicalUri>{identifier}</CanonicalUri>\
         <CanonicalVersionUri>{identifier}_{version}</CanonicalVersionUri>\
         <Agency><LongName>Muster</LongName></Agency></Identification>\
         <ColumnSet><Column Id=\"c\" Use=\"required\"><ShortName>c</ShortName><Data Type=\"string\"/></Column>\
         <Column Id=\"n\" Use=\"required\"><ShortName>n</ShortName><Data Type=\"string\"/></Column>\
         <Key Id=\"k\"><ShortName>k</ShortName><ColumnRef Ref=\"c\"/></Key></ColumnSet>\
         <SimpleCodeList>{rows}</SimpleCodeList></gc:CodeList>"
    )
}
