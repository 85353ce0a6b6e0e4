//! The door for build scripts: files written, faults said in full.
#![allow(clippy::unwrap_used, reason = "a panic in a test is its report")]

use std::fs;
use std::path::{Path, PathBuf};
use xoev_codegen::Builder;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name).join("schema.xsd")
}

/// A folder of its own for a test, empty at first.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn fault(builder: Builder, test: &str) -> String {
    builder.out_dir(folder(test)).compile().unwrap_err().to_string()
}

#[test]
fn a_second_run_changes_nothing() {
    let out = folder("twice");
    let run = || Builder::new().standard("wahl").schema(fixture("choice")).out_dir(&out).compile().unwrap();
    run();
    let time = || fs::metadata(out.join("wahl.rs")).unwrap().modified().unwrap();
    let first = time();
    run();
    assert_eq!(time(), first);
    let mut names: Vec<_> = fs::read_dir(&out).unwrap().map(|e| e.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["wahl.grammar", "wahl.rs"]);
}

/// So that a grammar beside the code of another one does not compile (`EmbeddedGrammar::with_sum`).
#[test]
fn code_names_the_sum_of_its_grammar() {
    let out = folder("sum");
    let mut sums = Vec::new();
    for (standard, schema) in [("a", "choice"), ("b", "all")] {
        Builder::new().standard(standard).schema(fixture(schema)).out_dir(&out).compile().unwrap();
        let grammar = fs::read(out.join(format!("{standard}.grammar"))).unwrap();
        let sum = u64::from_be_bytes(*grammar.last_chunk().unwrap());
        let code = fs::read_to_string(out.join(format!("{standard}.rs"))).unwrap();
        assert!(code.contains(&format!("sum 0x{sum:016x} }}")), "{code}");
        sums.push(sum);
    }
    assert_ne!(sums[0], sums[1]);
}

#[test]
fn a_file_names_its_standards() {
    let out = folder("file");
    let toml = format!(
        "[standard.a]\nschemas = ['{}']\n[standard.b]\nschemas = ['{}']\n",
        fixture("all").display(),
        fixture("codes").display()
    );
    let config = out.join("xoev.toml");
    fs::write(&config, toml).unwrap();
    Builder::new().config(&config).standard("b").out_dir(&out).compile().unwrap();
    assert!(out.join("b.rs").exists() && !out.join("a.rs").exists());
    let unknown = fault(Builder::new().config(&config).standard("bb"), "file-unknown");
    assert!(unknown.ends_with("no `[standard.bb]` in it; did you mean `b`?"), "{unknown}");
}

#[test]
fn only_what_the_selected_messages_use_is_generated() {
    let out = folder("selected");
    let schema = fixture("groups");
    Builder::new().standard("kurz").schema(schema).messages(["kurz"]).out_dir(&out).compile().unwrap();
    let code = fs::read_to_string(out.join("kurz.rs")).unwrap();
    assert!(code.contains("pub struct Kurz {") && !code.contains("Eintrag"), "{code}");
}

#[test]
fn an_unknown_message_is_a_fault_with_a_hint() {
    let builder = Builder::new().standard("a").schema(fixture("sequence")).messages(["meldung.001"]);
    assert_eq!(
        fault(builder, "message"),
        "standard `a`: there is no message `meldung.001`; did you mean `meldung.0001`?"
    );
}

#[test]
fn all_faults_of_a_schema_are_shown_with_their_lines() {
    let out = folder("faults");
    let schema = out.join("schema.xsd");
    let text = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>\n  <xs:element name='a' type='fehlt'/>\n  \
                <xs:element name='b' type='xs:strin'/>\n</xs:schema>\n";
    fs::write(&schema, text).unwrap();
    let text = fault(Builder::new().schema(&schema), "faults-out");
    assert!(text.matches("src-resolve").count() >= 2, "{text}");
    assert!(
        text.contains("schema.xsd:2:") && text.contains("schema.xsd:3:") && text.contains("fehlt"),
        "{text}"
    );
}

#[test]
fn nothing_to_do_is_a_fault() {
    assert_eq!(fault(Builder::new(), "nothing"), "nothing to generate: call `config` or `schema`");
    let missing = fault(Builder::new().config("gibt/es/nicht.toml"), "missing");
    assert!(missing.starts_with("gibt/es/nicht.toml cannot be read: "), "{missing}");
}

#[test]
fn documentation_can_be_left_out() {
    let out = folder("plain");
    Builder::new()
        .standard("s")
        .schema(fixture("sequence"))
        .documentation(false)
        .out_dir(&out)
        .compile()
        .unwrap();
    let code = fs::read_to_string(out.join("s.rs")).unwrap();
    assert!(!code.contains("Rechtsgrundlage") && code.contains("/// `Meldung` (komplexer Typ)"), "{code}");
}

#[test]
fn declared_types_alone_are_enough_for_most() {
    let out = folder("declared");
    Builder::new()
        .standard("d")
        .schema(fixture("derivation"))
        .derived_types(false)
        .out_dir(&out)
        .compile()
        .unwrap();
    let code = fs::read_to_string(out.join("d.rs")).unwrap();
    assert!(
        code.contains("pub stelle: Stelle,") && code.contains("pub beteiligter: Vec<BeteiligterArt>,"),
        "{code}"
    );
}

#[test]
fn types_link_to_their_pages() {
    let out = folder("pages");
    let builder = Builder::new().standard("wahl").schema(fixture("derivation"));
    builder.docs_url("https://docs.example.org/1.0").out_dir(&out).compile().unwrap();
    let code = fs::read_to_string(out.join("wahl.rs")).unwrap();
    let links: Vec<&str> =
        code.lines().map(str::trim).filter(|it| it.starts_with("/// [Dokumentation]")).collect();
    assert!(!links.is_empty());
    assert!(
        links.iter().all(|it| it.starts_with("/// [Dokumentation](<https://docs.example.org/1.0/")
            && it.ends_with(".html>)"))
    );
}
