//! Codes of messages against lists that are exchanged while the program runs; `cargo run -p example-codelisten`.

xoev_runtime::include_generated!(mod xbeispiel);

use std::fs;
use std::path::Path;
use xbeispiel::xbeispiel::{CodeBezirk, KfzZulassung0202, KfzZulassung0202Auswahl};
use xoev_codelists::{CheckCodes, CodeListRegistry, CodePolicy, Verdict};
use xoev_runtime::report::Language;

/// The version that was known when the program was built.
static BEZIRKE: &[u8] = include_bytes!("../../../standards/xbeispiel/1.0/codelists/bezirk_2026-03-15.xml");

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    let folder = std::env::temp_dir().join(format!("xoev-codelisten-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let outcome = story(&folder);
    fs::remove_dir_all(&folder)?;
    outcome
}

fn story(folder: &Path) -> Result<()> {
    // What ships with the program, and a folder that may hold newer lists.
    let registry = CodeListRegistry::new();
    registry.add_bytes("bezirk (eingebaut)", BEZIRKE);
    registry.add_path(folder);
    let policy = CodePolicy::default();

    // A code by itself.
    let xml = fs::read(xoev_beispiel::file("samples/valid/0202-zugelassen.xml"))?;
    let mut zulassung = KfzZulassung0202::from_xml(&xml)?;
    let bezirk = bezirk(&mut zulassung).ok_or("keine Zulassung")?;
    println!("{} heißt {:?}", bezirk.code.as_ref() as &str, registry.verdict(bezirk).label());

    // The sender has the next version of the list already.
    bezirk.list_version_id = "2026-09-01".parse()?;
    bezirk.code = "0999".parse()?;
    println!("vorher:  {}", urteil(&registry.verdict(bezirk)));
    print!("{}", zulassung.check_codes(&registry, &policy).text(Language::De));

    // Someone puts that version into the folder.
    fs::write(folder.join("bezirk_2026-09-01.xml"), next_version()?)?;
    if let Some(report) = registry.reload_if_changed() {
        println!("{report}");
    }
    let bezirk = self::bezirk(&mut zulassung).ok_or("keine Zulassung")?;
    println!("nachher: {}", urteil(&registry.verdict(bezirk)));

    // Reading and checking in one go: a code that no version has makes the message invalid.
    bezirk.code = "0000".parse()?;
    let xml = zulassung.to_xml()?;
    if let Err(report) = KfzZulassung0202::from_xml_with_codes(&xml, &registry, &policy) {
        let rules: Vec<&str> = report.issues.iter().map(|issue| issue.rule).collect();
        println!("abgelehnt: {}", rules.join(", "));
    }
    Ok(())
}

fn bezirk(nachricht: &mut KfzZulassung0202) -> Option<&mut CodeBezirk> {
    match &mut nachricht.auswahl {
        KfzZulassung0202Auswahl::Zulassung(zulassung) => Some(&mut zulassung.bezirk),
        KfzZulassung0202Auswahl::Grund(_) => None,
    }
}

fn urteil(verdict: &Verdict<'_>) -> String {
    match verdict {
        Verdict::Known { version, label } => {
            format!("bekannt in Version {version}: {}", label.as_deref().unwrap_or("ohne Namen"))
        }
        Verdict::OtherVersion { known_in, .. } => format!("nur in Version {}", known_in.join(", ")),
        Verdict::VersionUnknown { at_hand, .. } => {
            format!("Version unbekannt; vorhanden: {}", at_hand.join(", "))
        }
        Verdict::CodeUnknown => "Code unbekannt".to_owned(),
        Verdict::ListUnknown => "Liste unbekannt".to_owned(),
    }
}

/// The next version of the list: one more district.
fn next_version() -> Result<String> {
    let list = String::from_utf8(BEZIRKE.to_vec())?.replace("2026-03-15", "2026-09-01");
    let row = "<Row><Value ColumnRef=\"schluessel\"><SimpleValue>0999</SimpleValue></Value>\
               <Value ColumnRef=\"name\"><SimpleValue>Neuland</SimpleValue></Value>\
               <Value ColumnRef=\"kreis\"><SimpleValue>Kreis Ahornland</SimpleValue></Value></Row>";
    Ok(list.replacen("</SimpleCodeList>", &format!("{row}</SimpleCodeList>"), 1))
}
