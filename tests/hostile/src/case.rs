//! One attack: `cases/NAME/case.toml`.

use crate::command::{Ceiling, Measured, run};
use crate::generate::{Archive, GeneratedFile};
use crate::{Outcome, generate};
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

/// An attack and what must come of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The name of its folder.
    #[serde(skip)]
    pub name: String,
    /// What the command is called with, in a folder that holds the files of the case and those made for it.
    pub arguments: Vec<String>,
    /// The exit code: 0 valid, 1 faults in the input, 2 wrong use or an unusable schema.
    pub exit: i32,
    /// What standard output and standard error must hold: rule ids above all.
    #[serde(default)]
    pub says: Vec<String>,
    /// What they must not hold.
    #[serde(default)]
    pub lacks: Vec<String>,
    /// Paths where nothing may lie afterwards, relative to the folder the command runs in.
    #[serde(default)]
    pub absent: Vec<PathBuf>,
    /// The most memory the command may hold, in MB (2²⁰ bytes).
    #[serde(default = "default_memory")]
    pub memory: u64,
    /// Whether it takes minutes in a build without optimisation: then it runs in optimised builds only.
    #[serde(default)]
    pub heavy: bool,
    /// Files made for the case.
    #[serde(default, rename = "file")]
    files: Vec<GeneratedFile>,
    /// Archives made for the case.
    #[serde(default, rename = "archive")]
    archives: Vec<Archive>,
}

fn default_memory() -> u64 {
    64
}

/// The folder with all cases.
#[must_use]
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases")
}

/// All cases, by name.
///
/// # Errors
/// If a case cannot be read.
pub fn all() -> Outcome<Vec<Case>> {
    let mut cases = Vec::new();
    for entry in fs::read_dir(folder())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        cases.push(Case::read(&name)?);
    }
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(cases)
}

impl Case {
    /// The case of this name.
    ///
    /// # Errors
    /// If there is none, or it is malformed.
    pub fn read(name: &str) -> Outcome<Self> {
        let path = folder().join(name).join("case.toml");
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let case: Self = toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Self { name: name.to_owned(), ..case })
    }

    /// Makes its files, runs the command, and compares.
    ///
    /// # Errors
    /// With every difference.
    pub fn run(&self, program: &Path) -> Outcome<Measured> {
        let outer = tempfile::tempdir()?;
        let inner = outer.path().join("case");
        fs::create_dir(&inner)?;
        self.prepare(&inner)?;
        let measured = run(program, &self.arguments, &inner, Ceiling::default())?;
        let faults = self.faults(&measured, &inner);
        match faults.is_empty() {
            true => Ok(measured),
            false => Err(format!("{}: {}\n{}", self.name, faults.join(", "), measured.start()).into()),
        }
    }

    fn prepare(&self, into: &Path) -> Outcome<()> {
        for entry in fs::read_dir(folder().join(&self.name))? {
            let entry = entry?;
            if entry.file_name() != "case.toml" {
                fs::copy(entry.path(), into.join(entry.file_name()))?;
            }
        }
        for file in &self.files {
            generate::file(file, into)?;
        }
        for archive in &self.archives {
            generate::archive(archive, into)?;
        }
        Ok(())
    }

    fn faults(&self, measured: &Measured, folder: &Path) -> Vec<String> {
        let mut faults = Vec::new();
        if measured.exit != Some(self.exit) {
            faults.push(format!("exit code {:?} instead of {}", measured.exit, self.exit));
        }
        if measured.megabytes() > self.memory {
            faults.push(format!("{} MB of memory, more than {}", measured.megabytes(), self.memory));
        }
        let is_said = |text: &String| measured.output.contains(text.as_str());
        faults.extend(self.says.iter().filter(|it| !is_said(it)).map(|it| format!("does not say {it:?}")));
        faults.extend(self.lacks.iter().filter(|it| is_said(it)).map(|it| format!("says {it:?}")));
        let is_there = |path: &&PathBuf| folder.join(path).symlink_metadata().is_ok();
        faults.extend(self.absent.iter().filter(is_there).map(|it| format!("{} is there", it.display())));
        faults
    }
}
