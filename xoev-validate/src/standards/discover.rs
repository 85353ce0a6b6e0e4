//! Where standards are looked for.

use super::manifest::{MANIFEST_FILE, Manifest};
use super::{Candidate, Standards};
use crate::error::Error;
use crate::schemas::CompileOptions;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;
use xoev_codegen::config::Config;

/// The usual name of a configuration.
const CONFIG_FILE: &str = "xoev.toml";
/// The usual name of a folder of standards.
const STANDARDS_FOLDER: &str = "standards";
/// How deep in such a folder standards lie: name, version, and one folder above them.
const DEPTH: usize = 4;

/// Where to look for standards.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// A configuration.
    pub config: Option<PathBuf>,
    /// Folders of standards: folders in them with an `xoev.toml`, or a `manifest.toml` beside the schemas it names.
    pub folders: Vec<PathBuf>,
    /// Where neither is given: this folder and those above it are looked through for an `xoev.toml` or a folder
    /// `standards`; the nearest counts.
    pub from: PathBuf,
}

impl Standards {
    /// The standards that are found.
    ///
    /// # Errors
    /// If there are none, or a configuration is faulty.
    pub fn find(search: &Search, compile: CompileOptions) -> Result<Self, Error> {
        let mut standards = Self { compile, ..Self::default() };
        match (&search.config, search.folders.as_slice()) {
            (None, []) => standards.add_nearest(&search.from)?,
            (config, folders) => {
                if let Some(config) = config {
                    standards.add_config(config)?;
                }
                for folder in folders {
                    standards.add_folder(folder)?;
                }
            }
        }
        Ok(standards)
    }

    /// What lies in the nearest folder.
    fn add_nearest(&mut self, from: &Path) -> Result<(), Error> {
        let current = std::env::current_dir().ok();
        for above in from.ancestors() {
            // Paths are shown: those from the working directory on stay short.
            let shown = if current.as_deref() == Some(above) { Path::new("") } else { above };
            let (config, folder) = (shown.join(CONFIG_FILE), shown.join(STANDARDS_FOLDER));
            if above.join(CONFIG_FILE).is_file() {
                self.add_config(&config)?;
            }
            if above.join(STANDARDS_FOLDER).is_dir() {
                self.add_what_lies_in(&folder)?;
            }
            if !self.candidates.is_empty() {
                return Ok(());
            }
        }
        Err(Error::new(format!(
            "no standard is known: neither this folder nor one above it has an {CONFIG_FILE} or a folder {STANDARDS_FOLDER}\n  \
             hint: name the schemas by --schema, a configuration by --config or a folder by --standards, or run `xoev add`"
        )))
    }

    fn add_config(&mut self, path: &Path) -> Result<(), Error> {
        let config = Config::from_file(path)?;
        self.code_lists = config.code_lists;
        self.candidates.extend(config.standards.into_iter().map(|it| Candidate::new(it, path)));
        Ok(())
    }

    /// A folder that was named: there must be a standard in it.
    fn add_folder(&mut self, folder: &Path) -> Result<(), Error> {
        let before = self.candidates.len();
        self.add_what_lies_in(folder)?;
        if self.candidates.len() == before {
            return Err(Error::new(format!(
                "{}: no standard in it: no {CONFIG_FILE}, and no {MANIFEST_FILE} whose entry schemas lie beside it",
                folder.display()
            )));
        }
        Ok(())
    }

    fn add_what_lies_in(&mut self, folder: &Path) -> Result<(), Error> {
        let mut walk = WalkDir::new(folder).max_depth(DEPTH).sort_by_file_name().into_iter();
        while let Some(entry) = walk.next() {
            let entry = entry.map_err(|error| Error::new(error.to_string()))?;
            if !entry.file_type().is_dir() {
                continue;
            }
            let (config, manifest) = (entry.path().join(CONFIG_FILE), entry.path().join(MANIFEST_FILE));
            // A standard's own folder has no others in it.
            if config.is_file() {
                let standards = Config::from_file(&config)?.standards;
                self.add(standards.into_iter().map(|it| Candidate::new(it, &config)));
                walk.skip_current_dir();
            } else if manifest.is_file() {
                let standards = Manifest::from_file(&manifest)?.into_standards(entry.path(), folder)?;
                self.add(standards.into_iter().map(|it| Candidate::new(it, &manifest)));
                walk.skip_current_dir();
            }
        }
        Ok(())
    }

    /// Adds standards but those whose entry schemas are known already.
    fn add(&mut self, candidates: impl Iterator<Item = Candidate>) {
        for candidate in candidates {
            let is_known = |it: &Candidate| it.config.schemas == candidate.config.schemas;
            if !self.candidates.iter().any(is_known) {
                self.candidates.push(candidate);
            }
        }
    }
}
