//! `xoev docs`: the documentation of a standard as an HTML site.

use crate::docs::DocsOptions;
use crate::exit::Exit;
use crate::language;
use std::path::{Path, PathBuf};
use xoev_codegen::config::{Config, StandardConfig};
use xoev_codegen::{Error, Named};
use xoev_docs::{Options, RustNames, Site, Version, site};
use xoev_schema::component::TypeId;

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
    let versions: Vec<Version<'_>> =
        configs.iter().zip(&named).map(|(config, named)| version(config, named)).collect();
    check(&configs, &named, &versions)?;
    let lists = options.code_lists.load(options.config.as_deref())?;
    let chosen = Options {
        language: language::choose(Some(options.lang)),
        title: options.title.clone(),
        code_lists: lists.map(|it| it.registry.snapshot()),
    };
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
    let name = config.version.clone().or(of_standard).unwrap_or_else(|| config.name.clone());
    let path = |type_: TypeId| named.plan.path(type_).map(|it| format!("{}::{it}", config.name));
    let types = read.components.global_types.iter();
    let elements = read.components.global_elements.iter();
    let rust = RustNames {
        types: types.filter_map(|(name, id)| Some((name.clone(), path(*id)?))).collect(),
        elements: elements
            .filter_map(|(name, id)| {
                Some((name.clone(), path(read.components.elements[*id].type_definition)?))
            })
            .collect(),
    };
    Version { name, set: &read.set, components: &read.components, standard: &read.standard, rust }
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
