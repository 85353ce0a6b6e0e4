//! Two versions of a real standard in one crate: generated, compiled, run.

use crate::corpus::{Corpus, StandardSet, workspace_root};
use crate::generated::code_lines;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use xoev_codegen::config::{GroupConfig, StandardConfig};

/// A crate with two versions.
#[derive(Debug)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// The versions, the older first.
    pub versions: [String; 2],
    /// Lines of code of each version generated alone.
    pub alone: [usize; 2],
    /// Lines of code of both together, without conversions.
    pub together: usize,
    /// Lines of code with conversions.
    pub with_conversions: usize,
    /// What the program was built as.
    pub program: PathBuf,
}

fn settings(set: &StandardSet) -> StandardConfig {
    let mut config = StandardConfig::new(set.crate_name());
    config.schemas.clone_from(&set.entries);
    config.catalogs.extend(set.catalog.clone());
    config.version = Some(set.version.clone());
    config
}

impl Group {
    /// Generates and builds a crate with two versions of a standard of the corpus; `None` where one is not there.
    ///
    /// # Panics
    /// If that fails: the test has failed then.
    #[must_use]
    pub fn build(corpus: &Corpus, name: &str, versions: [&str; 2]) -> Option<Self> {
        let sets = corpus.standard_sets();
        let find = |version: &str| sets.iter().find(|set| set.name == name && set.version == version);
        let standards = [settings(find(versions[0])?), settings(find(versions[1])?)];
        let alone = standards.each_ref().map(|it| code_lines(&xoev_codegen::generate(it).unwrap().source));
        let mut group = GroupConfig {
            name: "standard".to_owned(),
            standards: standards.iter().map(|it| it.name.clone()).collect(),
            convert: false,
        };
        let members: Vec<&StandardConfig> = standards.iter().collect();
        let together = code_lines(&xoev_codegen::generate_group(&group, &members).unwrap().source);
        group.convert = true;
        let code = xoev_codegen::generate_group(&group, &members).unwrap();
        let target = std::env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| workspace_root().join("target"), PathBuf::from)
            .canonicalize()
            .unwrap();
        let folder = target.join("corpus-groups").join(name);
        xoev_codegen::output::write(std::slice::from_ref(&code), &folder.join("src")).unwrap();
        write_crate(&folder, name, &group.standards);
        let output = Command::new(env!("CARGO"))
            .arg("build")
            .current_dir(&folder)
            .env("CARGO_TARGET_DIR", target.join("corpus-target"))
            .env_remove("RUSTFLAGS")
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        let first: Vec<&str> = text.lines().filter(|l| !l.contains("Compiling")).take(60).collect();
        assert!(output.status.success(), "{}", first.join("\n"));
        Some(Self {
            name: name.to_owned(),
            versions: versions.map(str::to_owned),
            alone,
            together,
            with_conversions: code_lines(&code.source),
            program: target.join("corpus-target/debug").join(format!("{name}_group")),
        })
    }

    /// Runs the program on pairs of input and output file. Lines of the answer: input, standard and version (or why
    /// there is none), what became of the conversion into the other version.
    ///
    /// # Panics
    /// If the program fails.
    #[must_use]
    pub fn run(&self, pairs: &[(PathBuf, PathBuf)]) -> Vec<[String; 3]> {
        let arguments = pairs.iter().flat_map(|(input, output)| [input, output]);
        let output = Command::new(&self.program).args(arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let lines = String::from_utf8_lossy(&output.stdout).into_owned();
        let parts = |line: &str| -> [String; 3] {
            let mut parts = line.split('\t').map(str::to_owned);
            std::array::from_fn(|_| parts.next().unwrap_or_default())
        };
        lines.lines().map(parts).collect()
    }
}

fn write_crate(folder: &Path, name: &str, modules: &[String]) {
    let runtime = workspace_root().canonicalize().unwrap().join("xoev-runtime");
    let manifest = format!(
        "[package]\nname = \"{name}_group\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n[workspace]\n\n\
         [profile.dev]\ndebug = 0\nincremental = false\n\n[dependencies]\nxoev-runtime = {{ path = {runtime:?} }}\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    if !folder.join("Cargo.lock").exists() {
        fs::copy(workspace_root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    }
    let library = "#![deny(warnings)]\ninclude!(\"standard.rs\");\n";
    fs::write(folder.join("src/lib.rs"), library).unwrap();
    fs::write(folder.join("src/main.rs"), program(name, modules)).unwrap();
}

/// A program that dispatches messages, writes them back, and converts them into the other version.
fn program(name: &str, modules: &[String]) -> String {
    format!(
        r#"use {name}_group::{{Nachricht, {old}, {new}}};
use xoev_runtime::Document;
use xoev_runtime::convert::{{Converted, ConversionError, convert}};
fn report<T: xoev_runtime::bind::RootValue + Into<Nachricht>>(
    converted: Result<Converted<T>, ConversionError>,
    output: &str,
) -> String {{
    match converted {{
        Ok(converted) => {{
            let message: Nachricht = converted.value.into();
            std::fs::write(format!("{{output}}.converted"), message.to_xml().unwrap()).unwrap();
            format!("{{}} with {{}} changes", message.standard().version, converted.changes.len())
        }}
        Err(error) => format!("refused: {{}}", error.to_string().replace('\n', " ")),
    }}
}}
fn main() {{
    let files: Vec<String> = std::env::args().skip(1).collect();
    for pair in files.chunks(2) {{
        match Nachricht::from_xml(std::fs::read(&pair[0]).unwrap()) {{
            Err(error) => println!("{{}}\t{{}}\t-", pair[0], error.to_string().replace('\n', " ")),
            Ok(message) => {{
                let bytes = std::fs::read(&pair[0]).unwrap();
                let version = message.standard().to_string();
                // With its surroundings, so that it can be compared as a whole.
                let (written, converted) = if message.standard() == {old}::STANDARD.get() {{
                    let old = Document::<{old}::Nachricht>::from_xml(bytes).unwrap();
                    (old.to_xml().unwrap(), report::<{new}::Nachricht>(convert(&old.root), &pair[1]))
                }} else {{
                    let new = Document::<{new}::Nachricht>::from_xml(bytes).unwrap();
                    (new.to_xml().unwrap(), report::<{old}::Nachricht>(convert(&new.root), &pair[1]))
                }};
                std::fs::write(&pair[1], written).unwrap();
                println!("{{}}\t{{version}}\t{{converted}}", pair[0]);
            }}
        }}
    }}
}}
"#,
        old = modules[0],
        new = modules[1]
    )
}
