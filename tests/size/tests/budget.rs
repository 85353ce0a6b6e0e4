//! Generated code and its machine code stay within `budget.toml`. To shrink needs nothing, to grow an edit of that file.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is the report of a test")]

use xoev_codegen::GeneratedCode;
use xoev_codegen::config::StandardConfig;
use xoev_corpus_tests::corpus::Corpus;
use xoev_size::{budget, machine_code, measure, over_budget};

fn example() -> GeneratedCode {
    let mut config = StandardConfig::new("xbeispiel");
    config.schemas.push(xoev_beispiel::file("xbeispiel.xsd"));
    config.catalogs.push(xoev_beispiel::file("catalog.xml"));
    xoev_codegen::generate(&config).unwrap_or_else(|e| panic!("{e}"))
}

#[test]
fn the_example_standard_stays_small() {
    let grown = over_budget(&budget(), "xbeispiel 1.0", &measure(&example()));
    assert!(grown.is_empty(), "{}", grown.join("\n"));
}

#[test]
fn real_standards_stay_small() {
    let Some(corpus) = Corpus::find() else { return };
    let (budget, mut grown) = (budget(), Vec::new());
    for set in corpus.standard_sets() {
        let name = format!("{} {}", set.name, set.version);
        if budget.contains_key(&name) {
            let mut config = StandardConfig::new("standard");
            config.schemas.clone_from(&set.entries);
            config.catalogs.extend(set.catalog.clone());
            let code = xoev_codegen::generate(&config).unwrap_or_else(|e| panic!("{name}: {e}"));
            grown.extend(over_budget(&budget, &name, &measure(&code)));
        }
    }
    assert!(grown.is_empty(), "{}", grown.join("\n"));
}

#[test]
#[ignore = "compiles the runtime with optimisation; .ci/run runs it"]
fn machine_code_stays_small() {
    let code = example();
    let Some(bytes) = machine_code::bytes("xbeispiel", &code) else {
        eprintln!("note: objects are no ELF files here; this test checked nothing");
        return;
    };
    let (_, types) = measure(&code)[1];
    println!("xbeispiel 1.0: {bytes} bytes of machine code, {} for each type", bytes / types);
    let grown = over_budget(&budget(), "xbeispiel 1.0", &[("machine_code_bytes", bytes)]);
    assert!(grown.is_empty(), "{}", grown.join("\n"));
}

#[test]
fn what_grows_is_told() {
    let budget: toml::Table = "[a]\ncode_lines = 10\n".parse().unwrap();
    assert!(over_budget(&budget, "a", &[("code_lines", 10)]).is_empty());
    let told = over_budget(&budget, "a", &[("code_lines", 11)]);
    assert_eq!(
        told,
        ["a: code_lines is 11, the budget 10; if that is meant, write 11 into tests/size/budget.toml"]
    );
    assert!(over_budget(&budget, "b", &[("code_lines", 1)])[0].contains("no table"));
}
