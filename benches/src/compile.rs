//! From schema files to a grammar: each stage, the whole, generating code, and libxml2 beside it.

use crate::Outcome;
use crate::drivers::{self, with_catalogs};
use crate::measure::{Measurement, measure_making};
use crate::schema;
use clap::Args;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use xoev_codegen::config::StandardConfig;
use xoev_runtime::grammar::Grammar;
use xoev_schema::diagnostics::Diagnostics;
use xoev_schema::schema_set::{SchemaSet, assemble};
use xoev_schema::source::SourceOptions;

/// What to compile.
#[derive(Debug, Clone, Args)]
pub struct CompileOptions {
    /// Entry schemas of one set
    #[arg(value_name = "ENTRY.xsd", required = true)]
    pub schemas: Vec<PathBuf>,
    /// OASIS XML catalogue; may be given several times
    #[arg(long = "catalog", value_name = "FILE")]
    pub catalogs: Vec<PathBuf>,
    /// Seconds for each stage
    #[arg(long, default_value_t = 3.0)]
    pub seconds: f64,
}

/// Measures and prints. Giving the memory back is not counted, on neither side.
///
/// # Errors
/// If the schemas are faulty. Without libxml2 its line is missing, and it is said why.
pub fn run(options: &CompileOptions) -> Outcome<()> {
    let grammar = schema::compile(&options.schemas, &options.catalogs)?;
    let source = SourceOptions { catalogs: options.catalogs.clone(), ..SourceOptions::default() };
    let set = assemble(&options.schemas, &source, &mut Diagnostics::default());
    let bytes: usize = set.sources.files().iter().map(|file| file.bytes.len()).sum();
    println!("# {} files, {bytes} bytes, {} types", set.sources.files().len(), grammar.types.len());
    for measurement in stages(options, &source, &set, &grammar) {
        print_line(&measurement);
    }
    match libxml2(options, &set) {
        Ok(line) => println!("{:<46} {line}", "libxml2 xmlSchemaParse"),
        Err(error) => eprintln!("note: libxml2 is left out: {error}"),
    }
    Ok(())
}

fn print_line(measurement: &Measurement) {
    println!(
        "{:<46} best {:.2} ms median {:.2} ms (n={})",
        measurement.name,
        measurement.best * 1e3,
        measurement.median * 1e3,
        measurement.runs
    );
}

fn stages(
    options: &CompileOptions,
    source: &SourceOptions,
    set: &SchemaSet,
    grammar: &Grammar,
) -> Vec<Measurement> {
    let budget = Duration::from_secs_f64(options.seconds);
    let faults = Diagnostics::default;
    let components = xoev_schema::component::build(set, &mut faults());
    let encoded = grammar.encode();
    let mut config = StandardConfig::new("standard");
    config.schemas.clone_from(&options.schemas);
    config.catalogs.clone_from(&options.catalogs);
    vec![
        measure_making("documents", budget, || assemble(&options.schemas, source, &mut faults())),
        measure_making("components and their checks", budget, || {
            xoev_schema::component::build(set, &mut faults())
        }),
        measure_making("grammar", budget, || xoev_schema::grammar::compile(&components, None, &mut faults())),
        measure_making("schemas to grammar, whole", budget, || {
            let mut loaded = xoev_schema::load(&options.schemas, source);
            let compiled = xoev_schema::grammar::compile(&loaded.components, None, &mut loaded.diagnostics);
            (loaded, compiled)
        }),
        measure_making(&format!("decode the grammar ({} bytes)", encoded.len()), budget, || {
            Grammar::decode(&encoded)
        }),
        measure_making("schemas to Rust, whole", budget, || xoev_codegen::generate(&config)),
    ]
}

/// libxml2 takes one entry schema: one is written that brings in all.
fn libxml2(options: &CompileOptions, set: &SchemaSet) -> Outcome<String> {
    let driver = drivers::libxml2_compile()?;
    let folder = tempfile::tempdir()?;
    let entry = match options.schemas.as_slice() {
        [one] => one.clone(),
        _ => wrap(set, folder.path())?,
    };
    let mut command = Command::new(driver);
    command.arg(entry).arg(options.seconds.to_string());
    let output = drivers::run(with_catalogs(&mut command, &options.catalogs))?;
    Ok(output.trim_end().to_owned())
}

/// A schema that imports, for each namespace of the entries, a schema that includes them.
fn wrap(set: &SchemaSet, folder: &Path) -> Outcome<PathBuf> {
    let mut namespaces: BTreeMap<&str, String> = BTreeMap::new();
    for id in &set.entries {
        let document = set.document(*id);
        let file = set.sources.file(document.document.file);
        let includes =
            namespaces.entry(document.target_namespace.as_deref().unwrap_or_default()).or_default();
        let _ = writeln!(includes, "<xs:include schemaLocation=\"{}\"/>", file.path.display());
    }
    let mut imports = String::new();
    for (number, (uri, includes)) in namespaces.iter().enumerate() {
        let target = |name: &str| if uri.is_empty() { String::new() } else { format!(" {name}=\"{uri}\"") };
        let text = format!(
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"{}>{includes}</xs:schema>",
            target("targetNamespace")
        );
        fs::write(folder.join(format!("{number}.xsd")), text)?;
        let _ = writeln!(imports, "<xs:import{} schemaLocation=\"{number}.xsd\"/>", target("namespace"));
    }
    let entry = folder.join("entry.xsd");
    let own = "http://www.w3.org/2001/XMLSchema\" targetNamespace=\"urn:entry";
    fs::write(&entry, format!("<xs:schema xmlns:xs=\"{own}\">{imports}</xs:schema>"))?;
    Ok(entry)
}
