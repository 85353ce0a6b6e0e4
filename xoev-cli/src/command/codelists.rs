//! `xoev codelists`: which code lists a standard uses, and which of them are here.

use crate::arguments::Format;
use crate::code_lists::{CodelistsOptions, Published, read_config};
use crate::exit::Exit;
use crate::language;
use crate::limits;
use crate::schemas;
use crate::table::table;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use xoev_codegen::config::Config;
use xoev_codelists::{Availability, CodeListRegistry, ListUse, Snapshot, fetch_missing, list_uses};
use xoev_repository::{ADDRESS_VARIABLE, Limits, XRepository};
use xoev_schema::xoev::interpret;
use xoev_validate::code_lists::CodeLists;
use xoev_validate::schemas::{Compiled, SchemaFiles};

/// A list as a standard uses it, with what is known of it.
struct Line {
    list: ListUse,
    name: Option<String>,
    availability: Availability,
}

/// A standard with its lists.
struct Standard {
    title: String,
    lines: Vec<Line>,
}

/// The lists a standard uses, with their names where the schemas give them.
type NamedUses = Vec<(ListUse, Option<String>)>;

/// Prints the lists; the exit code tells whether all that are needed are here.
pub fn run(options: &CodelistsOptions) -> Exit {
    match try_run(options) {
        Ok(exit) => exit,
        Err(reason) => {
            eprintln!("{reason}");
            Exit::Unusable
        }
    }
}

fn try_run(options: &CodelistsOptions) -> Result<Exit, String> {
    let here = options.code_lists.load(options.config.as_deref())?;
    let uses = standards(options)?;
    let own = CodeListRegistry::new();
    let registry = here.as_ref().map_or(&own, |it| &it.registry);
    let mut fetched = Fetched::default();
    if let Some(folder) = &options.fetch {
        registry.add_path(folder);
        fetched = Fetched::get(options, folder, &uses, &registry.snapshot())?;
        registry.reload();
    }
    let snapshot = registry.snapshot();
    let lines = |uses: NamedUses| {
        uses.into_iter()
            .map(|(list, name)| Line { availability: snapshot.availability(&list), name, list })
            .collect()
    };
    let standards: Vec<Standard> =
        uses.into_iter().map(|(title, uses)| Standard { title, lines: lines(uses) }).collect();
    match options.format {
        Format::Human => {
            standards.iter().for_each(print_human);
            if options.findings {
                print_findings(options, here.as_ref());
            }
        }
        Format::Json => println!("{:#}", as_json(options, &standards, here.as_ref(), &fetched)),
    }
    fetched.failed.iter().for_each(|it| eprintln!("{it}"));
    let has_all = standards.iter().flat_map(|it| &it.lines).all(|it| is_here(&it.availability));
    let is_asked = here.is_some() || options.fetch.is_some();
    Ok(if fetched.failed.is_empty() && (has_all || !is_asked) { Exit::Valid } else { Exit::Faults })
}

fn is_here(availability: &Availability) -> bool {
    !matches!(availability, Availability::Missing | Availability::OtherVersions { .. })
}

/// The standards by title with the lists they use.
fn standards(options: &CodelistsOptions) -> Result<Vec<(String, NamedUses)>, String> {
    if !options.schemas.is_empty() {
        let compiled = schemas::compile(&options.schemas, &options.location);
        return Ok(vec![of_schemas(&compiled)?]);
    }
    let Some(path) = &options.config else {
        return Err("name the standard: --schema ENTRY.xsd, or --config xoev.toml".to_owned());
    };
    let config = Config::from_file(path).map_err(|error| error.to_string())?;
    let names: Vec<&str> = match options.standard.as_slice() {
        [] => config.standards.iter().map(|it| it.name.as_str()).collect(),
        names => names.iter().map(String::as_str).collect(),
    };
    let mut out = Vec::new();
    for name in names {
        let standard = config.standard(name).map_err(|error| error.to_string())?;
        let files = SchemaFiles::of_standard(standard).map_err(|error| error.to_string())?;
        out.push(of_schemas(&schemas::compile_files(&files))?);
    }
    Ok(out)
}

fn of_schemas(compiled: &Compiled) -> Result<(String, NamedUses), String> {
    if compiled.diagnostics.has_errors() {
        return Err("the schema is not usable".to_owned());
    }
    let standard = interpret(&compiled.set, &compiled.components);
    let title = standard.info().map_or_else(String::new, |info| {
        let name = info.short_name.as_deref().or(info.technical_name.as_deref()).unwrap_or("?");
        format!("{name} {}", info.version.as_deref().unwrap_or_default())
    });
    let mut names = BTreeMap::new();
    for code_type in &standard.code_types {
        let list = code_type.list.as_ref();
        let name = list.and_then(|it| it.short_name.clone().or_else(|| it.long_name.clone()));
        if let (Some(uri), Some(name)) = (&code_type.list_uri, name) {
            names.entry(uri.clone()).or_insert(name);
        }
    }
    let named = |list: ListUse| {
        let name = list.identifier.as_ref().and_then(|it| names.get(it).cloned());
        (list, name)
    };
    Ok((title, list_uses(&compiled.grammar.grammar).into_iter().map(named).collect()))
}

/// What was fetched, and what could not be.
#[derive(Debug, Default)]
struct Fetched {
    files: Vec<String>,
    failed: Vec<String>,
}

impl Fetched {
    fn get(
        options: &CodelistsOptions,
        folder: &Path,
        uses: &[(String, NamedUses)],
        snapshot: &Snapshot,
    ) -> Result<Self, String> {
        let mut limits = Limits::default();
        limits::settings(None).apply_to(&mut limits);
        let source = Published(XRepository::new(&address(options)?, limits));
        let mut fetched = Self::default();
        let mut wanted: Vec<&ListUse> = uses.iter().flat_map(|it| &it.1).map(|it| &it.0).collect();
        wanted.retain(|it| !matches!(it.kind.number(), 1 | 4));
        wanted.sort_by_key(|it| (&it.identifier, &it.version));
        wanted.dedup_by_key(|it| (&it.identifier, &it.version));
        for list in wanted {
            let Some(identifier) = &list.identifier else { continue };
            match fetch_missing(&source, list, snapshot, folder) {
                Ok(None) => {}
                Ok(Some(path)) => {
                    eprintln!("{}: fetched", path.display());
                    fetched.files.push(path.display().to_string());
                }
                Err(error) => fetched.failed.push(format!("{identifier}: {error}")),
            }
        }
        Ok(fetched)
    }
}

/// Where lists are asked for.
fn address(options: &CodelistsOptions) -> Result<String, String> {
    if let Some(address) = &options.repository {
        return Ok(address.clone());
    }
    if let Some(address) = std::env::var(ADDRESS_VARIABLE).ok().filter(|it| !it.is_empty()) {
        return Ok(address);
    }
    let configured = match &options.config {
        Some(path) => read_config(path)?.repository.address,
        None => None,
    };
    Ok(configured.unwrap_or_else(|| XRepository::ADDRESS.to_owned()))
}

fn state(availability: &Availability) -> String {
    match availability {
        Availability::InSchema => "in the schema".to_owned(),
        Availability::NamedByMessage => "named by the message".to_owned(),
        Availability::AtHand { newest, is_newer: false } => format!("here: {newest}"),
        Availability::AtHand { newest, is_newer: true } => format!("here; newer: {newest}"),
        Availability::OtherVersions { at_hand } => format!("only {}", at_hand.join(", ")),
        Availability::Missing => "missing".to_owned(),
    }
}

fn print_human(standard: &Standard) {
    let count = |number: u8| {
        let of_kind = standard.lines.iter().filter(|it| it.list.kind.number() == number);
        of_kind.map(|it| it.list.types).sum::<usize>()
    };
    println!("{}", standard.title);
    println!(
        "Code types: {} of type 1, {} of type 2, {} of type 3, {} of type 4",
        count(1),
        count(2),
        count(3),
        count(4)
    );
    let text = |it: &Option<String>| it.clone().unwrap_or_default();
    let rows = standard
        .lines
        .iter()
        .map(|it| {
            [
                it.list.kind.number().to_string(),
                it.list.types.to_string(),
                text(&it.list.version),
                text(&it.list.column),
                state(&it.availability),
                text(&it.list.identifier),
                text(&it.name),
            ]
        })
        .collect();
    let mut out = String::new();
    table(["kind", "types", "version", "column", "state", "code list", "name"], rows, &mut out);
    let missing = standard.lines.iter().filter(|it| !is_here(&it.availability)).count();
    println!("{out}{missing} needed lists are not here\n");
}

fn print_findings(options: &CodelistsOptions, here: Option<&CodeLists>) {
    let language = language::choose(options.lang);
    for (file, finding) in here.iter().flat_map(|it| it.report.findings()) {
        println!("{file}:{}: {} [{}]", finding.position, finding.message(language), finding.rule());
    }
}

fn as_json(
    options: &CodelistsOptions,
    standards: &[Standard],
    here: Option<&CodeLists>,
    fetched: &Fetched,
) -> Value {
    let language = language::choose(options.lang);
    let line = |it: &Line| {
        let (word, versions) = match &it.availability {
            Availability::InSchema => ("inSchema", Vec::new()),
            Availability::NamedByMessage => ("namedByMessage", Vec::new()),
            Availability::AtHand { newest, .. } => ("here", vec![newest.clone()]),
            Availability::OtherVersions { at_hand } => ("otherVersions", at_hand.clone()),
            Availability::Missing => ("missing", Vec::new()),
        };
        let is_outdated = matches!(it.availability, Availability::AtHand { is_newer: true, .. });
        json!({
            "kind": it.list.kind.number(), "types": it.list.types, "listURI": it.list.identifier,
            "listVersionID": it.list.version, "column": it.list.column, "name": it.name,
            "state": word, "versionsHere": versions, "newerHere": is_outdated,
        })
    };
    let standards: Vec<Value> = standards
        .iter()
        .map(|it| json!({ "title": it.title, "lists": it.lines.iter().map(line).collect::<Vec<_>>() }))
        .collect();
    let findings: Vec<Value> = here
        .iter()
        .filter(|_| options.findings)
        .flat_map(|it| it.report.findings())
        .map(|(file, it)| {
            json!({
                "file": file, "rule": it.rule(), "line": it.position.line, "column": it.position.column,
                "count": it.count, "message": it.message(language),
            })
        })
        .collect();
    json!({
        "version": 1, "standards": standards, "findings": findings,
        "fetched": fetched.files, "failed": fetched.failed,
    })
}
