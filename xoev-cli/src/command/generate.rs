//! `xoev generate`: Rust types as files, for code that is checked in.

use crate::arguments::GenerateOptions;
use crate::exit::Exit;
use crate::limits;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use xoev_codegen::config::{Config, StandardConfig};
use xoev_codegen::{Error, GeneratedCode};

/// Generates each standard, and each group of standards, into `<name>.rs` and a `.grammar` for each standard.
pub fn run(options: &GenerateOptions) -> Exit {
    let jobs = match jobs(options) {
        Ok(jobs) => jobs,
        Err(error) => {
            eprintln!("{error}");
            return Exit::Unusable;
        }
    };
    let mut exit = Exit::Valid;
    let mut codes = Vec::new();
    for job in jobs {
        match job() {
            Ok(some) => codes.extend(some),
            Err(error) => {
                eprintln!("{error}");
                exit = Exit::Faults;
            }
        }
    }
    // Those without faults change together. Where nothing can be written, whoever called has to change something.
    if let Err(error) = xoev_codegen::output::write(&codes, &options.out) {
        eprintln!("{error}");
        return Exit::Unusable;
    }
    codes.iter().for_each(|code| report(code, &options.out));
    exit
}

/// One file that is wanted.
type Job = Box<dyn FnOnce() -> Result<Vec<GeneratedCode>, Error>>;

fn jobs(options: &GenerateOptions) -> Result<Vec<Job>, Error> {
    if let Some(file) = &options.config {
        let mut config = Config::from_file(file)?;
        for standard in &mut config.standards {
            standard.limits = std::mem::take(&mut standard.limits).overridden_by(&limits::given());
        }
        let config = Rc::new(config);
        let mut names = options.only.clone();
        if names.is_empty() {
            names.extend(config.single_standards().map(|it| it.name.clone()));
            names.extend(config.groups.iter().map(|it| it.name.clone()));
        }
        let job = |name: String| -> Job {
            let config = Rc::clone(&config);
            Box::new(move || config.generate(Some(&name)))
        };
        return Ok(names.into_iter().map(job).collect());
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
    standard.roots = Some(options.location.roots());
    standard.limits = limits::settings(None);
    standard.messages.clone_from(&options.messages);
    Ok(vec![Box::new(move || Ok(vec![xoev_codegen::generate(&standard)?]))])
}

fn default_name(schemas: &[PathBuf]) -> String {
    let stem = schemas.first().and_then(|s| s.file_stem()).and_then(|s| s.to_str()).unwrap_or("standard");
    xoev_codegen::plan::name::identifier::field_name(stem)
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
        code.grammar_size()
    );
}
