//! `xoev docs`: the documentation of a standard as an HTML site.

use crate::docs::DocsOptions;
use crate::exit::Exit;
use crate::language;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use xoev_codegen::config::{Config, StandardConfig};
use xoev_codegen::{Error, Named};
use xoev_codelists::Snapshot;
use xoev_docs::{Examples, Options, RustNames, Site, Version, site};
use xoev_runtime::grammar::TypeId as GrammarType;
use xoev_sample::{Element, Kind, Node, SampleOptions, Sampler};
use xoev_schema::component::{SimpleTypeId, TypeId};

/// Writes the site and prints what it holds.
pub fn run(options: &DocsOptions) -> Exit {
    match make(options) {
        Ok(site) => match site.write(&options.out) {
            Ok(()) => {
                println!("{}", summary(&site, &options.out));
                Exit::Valid
            }
            Err(error) => refused(&error.to_string()),
        },
        Err(reason) => refused(&reason),
    }
}

fn refused(reason: &str) -> Exit {
    eprintln!("{}", reason.trim_end());
    Exit::Unusable
}

fn make(options: &DocsOptions) -> Result<Site, String> {
    let configs = configs(options).map_err(|it| it.to_string())?;
    let named = configs.iter().map(read).collect::<Result<Vec<_>, Error>>().map_err(|it| it.to_string())?;
    let code_lists = options.code_lists.load(options.config.as_deref())?.map(|it| it.registry.snapshot());
    let is_configured = options.schemas.is_empty();
    let made = configs.iter().zip(&named).map(|(config, named)| Version {
        rust: rust_names(if is_configured { &config.name } else { "" }, named),
        examples: examples(named, code_lists.clone()),
        ..version(config, named)
    });
    let versions: Vec<Version<'_>> = made.collect();
    check(&configs, &named, &versions)?;
    let chosen =
        Options { language: language::choose(Some(options.lang)), title: options.title.clone(), code_lists };
    Ok(site(&versions, &chosen))
}

/// The standards that are asked for, as their configuration or the command line has them.
fn configs(options: &DocsOptions) -> Result<Vec<StandardConfig>, Error> {
    if !options.schemas.is_empty() {
        if let Some(missing) = options.schemas.iter().find(|it| !it.exists()) {
            return Err(Error::text(format!("{}: no such file or folder", missing.display())));
        }
        let stem = options.schemas[0].file_stem().and_then(|it| it.to_str()).unwrap_or("standard");
        let mut standard = StandardConfig::new(xoev_codegen::plan::name::identifier::field_name(stem));
        standard.schemas.clone_from(&options.schemas);
        standard.catalogs.clone_from(&options.location.catalogs);
        standard.locations.clone_from(&options.location.locations);
        return Ok(vec![standard]);
    }
    let file = options.config.clone().unwrap_or_else(|| PathBuf::from("xoev.toml"));
    let config = Config::from_file(&file)?;
    let mut chosen = if options.standard.is_empty() {
        config.standards.clone()
    } else {
        options.standard.iter().map(|it| config.standard(it).cloned()).collect::<Result<Vec<_>, Error>>()?
    };
    for standard in &mut chosen {
        // Everything is described, be it generated or not.
        standard.messages.clear();
        standard.catalogs.extend(options.location.catalogs.iter().cloned());
        standard.locations.extend(options.location.locations.iter().cloned());
    }
    Ok(chosen)
}

fn read(config: &StandardConfig) -> Result<Named, Error> {
    config.check_files()?;
    let named = xoev_codegen::name(config)?;
    for warning in &named.warnings {
        eprint!("{warning}");
    }
    Ok(named)
}

fn version<'a>(config: &StandardConfig, named: &'a Named) -> Version<'a> {
    let read = &named.read;
    let of_standard = read.standard.info().and_then(|it| it.version.clone());
    Version {
        name: config.version.clone().or(of_standard).unwrap_or_else(|| config.name.clone()),
        set: &read.set,
        components: &read.components,
        standard: &read.standard,
        rust: RustNames::default(),
        examples: Examples::default(),
    }
}

/// The paths of the generated items; below the module of the standard, where that is known.
fn rust_names(module: &str, named: &Named) -> RustNames {
    let components = &named.read.components;
    let separator = if module.is_empty() { "" } else { "::" };
    let path = |type_: TypeId| named.plan.path(type_).map(|it| format!("{module}{separator}{it}"));
    let types = components.global_types.iter();
    let elements = components.global_elements.iter();
    RustNames {
        types: types.filter_map(|(name, id)| Some((name.clone(), path(*id)?))).collect(),
        elements: elements
            .filter_map(|(name, id)| Some((name.clone(), path(components.elements[*id].type_definition)?)))
            .collect(),
    }
}

/// Messages with the least that must stand in them, and the values they have.
fn examples(named: &Named, code_lists: Option<Arc<Snapshot>>) -> Examples {
    let components = &named.read.components;
    let mut sampler = Sampler::new(&named.grammar, &SampleOptions { code_lists, ..SampleOptions::default() });
    let mut values: BTreeMap<GrammarType, String> = BTreeMap::new();
    let mut out = Examples::default();
    for message in &named.read.standard.messages {
        let Some(id) = named.map.element(message.element) else { continue };
        for sample in sampler.samples(id, Kind::Minimal, 1, 0).into_iter().flatten() {
            note_values(&sample.document.root, &mut values);
            out.messages.insert(components.elements[message.element].name.clone(), sample.xml);
        }
    }
    out.fields = field_values(named, &sampler);
    for (id, _) in components.simple_types.iter() {
        let value = named.map.type_(TypeId::Simple(id)).and_then(|it| values.get(&it));
        out.values.extend(value.map(|it| (id, it.clone())));
    }
    out
}

/// A value for each field of a simple type, by its name.
fn field_values(named: &Named, sampler: &Sampler<'_>) -> BTreeMap<(String, SimpleTypeId), String> {
    let components = &named.read.components;
    let elements = components.elements.iter().filter_map(|(_, it)| match it.type_definition {
        TypeId::Simple(id) => Some((it.name.local.to_string(), id)),
        TypeId::Complex(_) => None,
    });
    let attributes = components.attributes.iter();
    let attributes = attributes.map(|(_, it)| (it.name.local.to_string(), it.type_definition));
    let mut out = BTreeMap::new();
    for (name, id) in elements.chain(attributes) {
        let Some(type_) = named.map.type_(TypeId::Simple(id)) else { continue };
        if let Entry::Vacant(place) = out.entry((name, id))
            && let Some(value) = sampler.value(type_, &place.key().0).filter(|it| !it.is_empty())
        {
            place.insert(value);
        }
    }
    out
}

/// The first value of each type.
fn note_values(element: &Element, values: &mut BTreeMap<GrammarType, String>) {
    let mut note = |type_: Option<GrammarType>, value: &str| {
        if let Some(type_) = type_.filter(|_| !value.is_empty()) {
            values.entry(type_).or_insert_with(|| value.to_owned());
        }
    };
    for attribute in &element.attributes {
        note(attribute.type_definition, &attribute.value);
    }
    if let [Node::Text(text)] = element.children.as_slice() {
        note(element.type_definition, text);
    }
    for child in element.elements() {
        note_values(child, values);
    }
}

/// Several versions must be versions of one standard, each with a name of its own.
fn check(configs: &[StandardConfig], named: &[Named], versions: &[Version<'_>]) -> Result<(), String> {
    let kennung = |it: &Named| it.read.standard.info().and_then(|info| info.identifier.clone());
    for (at, version) in versions.iter().enumerate() {
        if let Some(other) = named[..at].iter().position(|it| kennung(it) != kennung(&named[at])) {
            let (a, b) = (&configs[other].name, &configs[at].name);
            return Err(format!(
                "`{a}` and `{b}` are different standards: choose one, or versions of one, by --standard"
            ));
        }
        if let Some(other) = versions[..at].iter().position(|it| it.name == version.name) {
            let (a, b) = (&configs[other].name, &configs[at].name);
            return Err(format!(
                "`{a}` and `{b}` are the same version {}: choose one by --standard",
                version.name
            ));
        }
    }
    Ok(())
}

fn summary(site: &Site, folder: &Path) -> String {
    let counts = site.counts;
    let versions =
        if counts.versions == 1 { String::new() } else { format!("{} versions, ", counts.versions) };
    format!(
        "{}: {versions}{} messages, {} types, {} code lists on {} pages, {:.1} MB",
        folder.join("index.html").display(),
        counts.messages,
        counts.types,
        counts.code_lists,
        counts.pages,
        counts.bytes as f64 / 1e6
    )
}
