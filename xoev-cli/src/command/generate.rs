//! `xoev generate`: Rust types as files, for code that is checked in.

use crate::arguments::GenerateOptions;
use crate::exit::Exit;
use std::path::{Path, PathBuf};
use xoev_codegen::config::{Config, StandardConfig};
use xoev_codegen::{Error, GeneratedCode};

/// Generates each standard into `<name>.rs` and `<name>.grammar`.
pub fn run(options: &GenerateOptions) -> Exit {
    let standards = match standards(options) {
        Ok(standards) => standards,
        Err(error) => {
            eprintln!("{error}");
            return Exit::Unusable;
        }
    };
    let mut exit = Exit::Valid;
    for standard in standards {
        match generate(&standard, &options.out) {
            Ok(code) => report(&code, &options.out),
            Err(error) => {
                eprintln!("{error}");
                exit = Exit::Faults;
            }
        }
    }
    exit
}

fn standards(options: &GenerateOptions) -> Result<Vec<StandardConfig>, Error> {
    if let Some(file) = &options.config {
        let config = Config::from_file(file)?;
        if options.only.is_empty() {
            return Ok(config.standards);
        }
        return options.only.iter().map(|name| config.standard(name).cloned()).collect();
    }
    let missing = options.schemas.iter().find(|s| !s.exists() && !s.to_string_lossy().contains('*'));
    if let Some(missing) = missing {
        return Err(Error::text(format!("{}: no such file or folder", missing.display())));
    }
    let mut standard =
        StandardConfig::new(options.name.clone().unwrap_or_else(|| default_name(&options.schemas)));
    standard.schemas.clone_from(&options.schemas);
    standard.catalogs.clone_from(&options.location.catalogs);
    standard.locations.clone_from(&options.location.locations);
    standard.messages.clone_from(&options.messages);
    Ok(vec![standard])
}

fn default_name(schemas: &[PathBuf]) -> String {
    let stem = schemas.first().and_then(|s| s.file_stem()).and_then(|s| s.to_str()).unwrap_or("standard");
    xoev_codegen::plan::name::identifier::field_name(stem)
}

fn generate(standard: &StandardConfig, folder: &Path) -> Result<GeneratedCode, Error> {
    std::fs::create_dir_all(folder).map_err(|error| Error::write(folder, &error))?;
    let code = xoev_codegen::generate(standard)?;
    xoev_codegen::output::write(&code, folder)?;
    Ok(code)
}

fn report(code: &GeneratedCode, folder: &Path) {
    for warning in &code.warnings {
        eprint!("{warning}");
    }
    let file = folder.join(format!("{}.rs", code.name));
    println!(
        "{} ({} lines) and its grammar ({} bytes)",
        file.display(),
        code.source.lines().count(),
        code.grammar.len()
    );
}
