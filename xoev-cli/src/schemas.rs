//! Entry schemas on the command line, compiled, with the faults printed.

use crate::arguments::LocationOptions;
use crate::{limits, output};
use std::path::{Path, PathBuf};
use xoev_codegen::Error;
use xoev_codegen::config::{Config, Entries};
use xoev_runtime::grammar::PatternUnit;
use xoev_schema::source::SourceOptions;
use xoev_validate::schemas::SchemaFiles;

pub use xoev_validate::schemas::Compiled;

/// The files the options name.
pub fn files(schemas: &[PathBuf], location: &LocationOptions) -> SchemaFiles {
    let mut sources = SourceOptions {
        catalogs: location.catalogs.clone(),
        locations: location.locations.clone(),
        roots: Some(location.roots()),
        ..SourceOptions::default()
    };
    limits::settings(None).apply_to(&mut sources.limits);
    SchemaFiles { entries: schemas.to_vec(), sources, config: None }
}

/// The entry schemas and locations of a standard in an `xoev.toml`, as if they stood on the command line; refused where a
/// file is not what was locked.
pub fn add_standard(
    config: &Path,
    name: &str,
    schemas: &mut Vec<PathBuf>,
    location: &mut LocationOptions,
) -> Result<(), Error> {
    let standard = Config::from_file(config)?.standard(name)?.clone();
    standard.check_files()?;
    schemas.extend(Entries::find(&standard.schemas)?.files);
    location.catalogs.extend(standard.catalogs);
    location.locations.extend(standard.locations);
    location.roots.extend(standard.roots.into_iter().flatten());
    Ok(())
}

/// The name of the one standard in an `xoev.toml`; with several, one must be chosen.
pub fn only_standard(path: &Path) -> Result<String, String> {
    let config = Config::from_file(path).map_err(|error| error.to_string())?;
    match config.standards.as_slice() {
        [only] => Ok(only.name.clone()),
        several => {
            let names: Vec<&str> = several.iter().map(|it| it.name.as_str()).collect();
            Err(format!("{}: choose a standard by --standard: {}", path.display(), names.join(", ")))
        }
    }
}

/// Compiles a set and prints its faults to standard error.
pub fn compile(schemas: &[PathBuf], location: &LocationOptions) -> Compiled {
    compile_files(&files(schemas, location))
}

/// The same for files that are known already.
pub fn compile_files(files: &SchemaFiles) -> Compiled {
    let mut files = files.clone();
    limits::given().apply_to(&mut files.sources.limits);
    let compiled = Compiled::of(&files, PatternUnit::CodePoint);
    eprint!("{}", compiled.rendered(output::stderr_has_colour()));
    compiled
}
