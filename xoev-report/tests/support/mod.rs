//! The cases: `tests/cases/CASE/messages.txt` lists messages, those of the example standard (`samples/…`) or files of the
//! case; a file that is nowhere is a message that cannot be read.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{Duration, UNIX_EPOCH};
use xoev_report::{Checked, Format, Identity, Reports, Settings, Summary, Wording};
use xoev_runtime::grammar::Grammar;
use xoev_runtime::report::Language;
use xoev_runtime::validator::{Options, validate_bytes};
use xoev_schema::diagnostics::Diagnostics;
use xoev_schema::source::SourceOptions;

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| {
    compile(&[xoev_beispiel::file("xbeispiel.xsd")], vec![xoev_beispiel::file("catalog.xml")])
});

/// Languages with the names they have in snapshots.
pub const LANGUAGES: [(&str, Language); 2] = [("de", Language::De), ("en", Language::En)];

pub fn compile(schemas: &[PathBuf], catalogs: Vec<PathBuf>) -> Grammar {
    let loaded = xoev_schema::load(schemas, &SourceOptions { catalogs, ..SourceOptions::default() });
    let mut diagnostics: Diagnostics = loaded.diagnostics;
    let compiled = xoev_schema::grammar::compile(&loaded.components, None, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{:?}", diagnostics.list());
    compiled.grammar
}

/// The folders of the cases.
pub fn cases() -> BTreeSet<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|it| it.is_dir()).collect()
}

/// The wordings a case is written in, each with its name.
pub fn wordings() -> impl Iterator<Item = (String, Wording)> {
    LANGUAGES.into_iter().flat_map(|(name, language)| {
        [false, true].map(|masks_values| {
            let name = format!("{name}{}", if masks_values { "-masked" } else { "" });
            (name, Wording { language, masks_values })
        })
    })
}

/// What came of the messages of a case.
pub fn checked(case: &Path, wording: &Wording) -> Vec<Checked> {
    let list = std::fs::read_to_string(case.join("messages.txt")).unwrap();
    list.lines().map(|name| check(case, name, wording)).collect()
}

fn check(case: &Path, name: &str, wording: &Wording) -> Checked {
    let own = case.join(name);
    let path = if own.exists() { own } else { xoev_beispiel::file(name) };
    let Ok(bytes) = std::fs::read(path) else {
        return Checked::unchecked(name, "no such file");
    };
    let report = validate_bytes(&GRAMMAR, &bytes, &Options::default());
    let mut checked = Checked::new(name, &bytes, &report, wording);
    checked.duration = Some(Duration::from_millis(5));
    checked.identity = Identity {
        standard: Some("XBeispiel".to_owned()),
        version: Some("1.0".to_owned()),
        ..Identity::default()
    };
    checked
}

/// The report in a format.
pub fn written(messages: &[Checked], format: Format, wording: Wording) -> (String, Summary) {
    let mut out = Vec::new();
    let settings = Settings {
        wording,
        tool_version: "0.0.0".to_owned(),
        started: Some(UNIX_EPOCH + Duration::from_secs(1_772_442_930)),
        ..Settings::default()
    };
    let mut reports = Reports::new(settings).to_writer(format, &mut out);
    messages.iter().for_each(|message| reports.take(message));
    let (summary, faults) = reports.finish();
    assert!(faults.is_empty(), "{faults:?}");
    (String::from_utf8(out).unwrap(), summary)
}
