//! A message that is too large to be held in memory says the same as a small one, with the same lines shown.

#![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use xoev_report::{Checked, Wording};
use xoev_runtime::report::Language;
use xoev_validate::input::IN_MEMORY;
use xoev_validate::schemas::{CompileOptions, SchemaFiles};
use xoev_validate::{Checker, Input};

const SCHEMA: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="liste"><xs:complexType>
    <xs:sequence><xs:element name="wert" type="xs:int" maxOccurs="unbounded"/></xs:sequence>
    </xs:complexType></xs:element></xs:schema>"#;

fn checker(folder: &Path) -> Checker {
    let schema = folder.join("liste.xsd");
    fs::write(&schema, SCHEMA).unwrap();
    let files = SchemaFiles { entries: vec![schema], ..SchemaFiles::default() };
    Checker::with_schemas(files, CompileOptions::default()).unwrap()
}

/// Values in lines, one of them wrong.
fn write(path: &Path, lines: usize, wrong: usize, end: &str) {
    let mut out = BufWriter::new(File::create(path).unwrap());
    write!(out, "<liste>{end}").unwrap();
    for line in 0..lines {
        let value = if line == wrong { "fünf" } else { "5" };
        write!(out, "  <wert>{value}</wert>{end}").unwrap();
    }
    write!(out, "</liste>{end}").unwrap();
}

fn checked(checker: &Checker, path: &Path, masks_values: bool) -> Checked {
    let validated = checker.check(&Input::file(path));
    assert_eq!(validated.bytes.is_none(), fs::metadata(path).unwrap().len() > IN_MEMORY);
    let mut checked = validated.worded(&Wording { language: Language::De, masks_values });
    checked.name.clear();
    checked
}

#[test]
fn lines_are_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let checker = checker(folder.path());
    let (small, large) = (folder.path().join("klein.xml"), folder.path().join("gross.xml"));
    write(&small, 20_010, 20_000, "\n");
    write(&large, 400_000, 20_000, "\n");
    for masks_values in [false, true] {
        let (small, large) =
            (checked(&checker, &small, masks_values), checked(&checker, &large, masks_values));
        let (expected, found) = (&small.findings()[0], &large.findings()[0]);
        assert_eq!(found.message, expected.message);
        assert_eq!(found.place, expected.place);
        let lines = |checked: &Checked| -> Vec<(usize, String)> {
            let excerpt = checked.findings()[0].excerpt.as_ref().unwrap();
            excerpt.lines().map(|(number, text)| (number, text.to_owned())).collect()
        };
        assert_eq!(lines(&large), lines(&small));
        let shown = if masks_values { "  <wert>xxxx</wert>" } else { "  <wert>fünf</wert>" };
        assert_eq!(lines(&large)[1], (20_002, shown.to_owned()));
    }
}

#[test]
fn one_long_line_is_shown_in_part() {
    let folder = tempfile::tempdir().unwrap();
    let checker = checker(folder.path());
    let large = folder.path().join("gross.xml");
    write(&large, 400_000, 300_000, "");
    let checked = checked(&checker, &large, false);
    let excerpt = checked.findings()[0].excerpt.as_ref().unwrap();
    let lines: Vec<(usize, &str)> = excerpt.lines().collect();
    assert!(lines.len() == 1 && lines[0].0 == 1 && lines[0].1.contains("<wert>fünf</wert>"), "{lines:?}");
    let place = checked.findings()[0].place.as_ref().unwrap();
    assert_eq!(place.position.column as usize, "<liste>".len() + 300_000 * "  <wert>5</wert>".len() + 3);
}
