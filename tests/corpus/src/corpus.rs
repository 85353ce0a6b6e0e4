//! The corpus: real schema sets and messages.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use xoev_codelists::genericode::{GENERICODE_0_4, GENERICODE_1_0};

/// A folder with real standards.
#[derive(Debug, Clone)]
pub struct Corpus {
    /// The folder named by `XOEV_SHARED`.
    pub shared: PathBuf,
}

/// A line of `INDEX.tsv`.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The message, relative to the corpus.
    pub path: String,
    /// The recorded verdict.
    pub is_valid: bool,
    /// The entry schema, relative to the corpus.
    pub schema: String,
    /// The catalogue, relative to the corpus; empty where none is needed.
    pub catalog: String,
}

/// A line of `SCHEMAS.tsv`.
#[derive(Debug, Clone)]
pub struct Schema {
    /// The schema document, relative to the corpus.
    pub path: String,
    /// The catalogue, relative to the corpus; empty where none is needed.
    pub catalog: String,
}

/// A schema set to generate code for, as its manifest in `standards/` describes it.
#[derive(Debug, Clone)]
pub struct StandardSet {
    /// Short name and version, such as `xmeld` and `25.11a`.
    pub name: String,
    /// See `name`.
    pub version: String,
    /// The folder in the corpus.
    pub folder: PathBuf,
    /// The entry schemas.
    pub entries: Vec<PathBuf>,
    /// The catalogue.
    pub catalog: Option<PathBuf>,
}

impl StandardSet {
    /// A Rust crate name for the set.
    #[must_use]
    pub fn crate_name(&self) -> String {
        format!("{}_{}", self.name, self.version)
            .replace(|c: char| !c.is_ascii_alphanumeric(), "_")
            .to_ascii_lowercase()
    }
}

/// The root of this workspace.
#[must_use]
pub fn workspace_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

impl Corpus {
    /// The corpus, or `None` with a note on standard error where there is none.
    #[must_use]
    pub fn find() -> Option<Self> {
        let shared =
            std::env::var_os("XOEV_SHARED").map_or_else(|| workspace_root().join("../shared"), PathBuf::from);
        if shared.join("corpus/INDEX.tsv").is_file() {
            let shared = shared.canonicalize().ok()?;
            return Some(Self { shared });
        }
        eprintln!("note: no corpus at {} (XOEV_SHARED); this test checked nothing", shared.display());
        None
    }

    /// A path inside the corpus.
    #[must_use]
    pub fn path(&self, relative: &str) -> PathBuf {
        self.shared.join("corpus").join(relative)
    }

    /// A catalogue as the schema stage wants it.
    #[must_use]
    pub fn catalogs(&self, relative: &str) -> Vec<PathBuf> {
        if relative.is_empty() { Vec::new() } else { vec![self.path(relative)] }
    }

    /// All samples.
    #[must_use]
    pub fn samples(&self) -> Vec<Sample> {
        self.table("INDEX.tsv")
            .into_iter()
            .map(|row| Sample {
                path: row[0].clone(),
                is_valid: row[1] == "valid",
                schema: row[2].clone(),
                catalog: row[3].clone(),
            })
            .collect()
    }

    /// All files below a folder of the corpus whose root is a Genericode list.
    #[must_use]
    pub fn code_lists(&self, folder: &str) -> Vec<PathBuf> {
        let mut out = Vec::new();
        collect_lists(&self.path(folder), &mut out);
        out
    }

    /// All schema documents.
    #[must_use]
    pub fn schemas(&self) -> Vec<Schema> {
        self.table("SCHEMAS.tsv")
            .into_iter()
            .map(|row| Schema { path: row[0].clone(), catalog: row[2].clone() })
            .collect()
    }

    fn table(&self, file: &str) -> Vec<Vec<String>> {
        let text = fs::read_to_string(self.path(file)).unwrap_or_default();
        text.lines()
            .skip(1)
            .map(|line| {
                let mut row: Vec<String> = line.split('\t').map(str::to_owned).collect();
                row.resize(4, String::new());
                row
            })
            .collect()
    }

    /// The schema sets of the manifests whose files are in the corpus, by folder.
    #[must_use]
    pub fn standard_sets(&self) -> Vec<StandardSet> {
        let mut sets = BTreeMap::new();
        for name in folders(&workspace_root().join("standards")) {
            for version in folders(&workspace_root().join("standards").join(&name)) {
                let manifest =
                    workspace_root().join("standards").join(&name).join(&version).join("manifest.toml");
                let folder = self.path(&format!("{name}/{version}"));
                if folder.is_dir() {
                    for set in read_manifest(&manifest, &name, &version, &folder).unwrap_or_default() {
                        sets.insert((name.clone(), set.version.clone()), set);
                    }
                }
            }
        }
        sets.into_values().collect()
    }
}

fn collect_lists(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect_lists(&path, out);
        } else if path.extension().is_some_and(|it| it == "xml" || it == "gc") {
            let bytes = fs::read(&path).unwrap();
            let start = String::from_utf8_lossy(&bytes[..bytes.len().min(2000)]).into_owned();
            let is_list = [GENERICODE_1_0, GENERICODE_0_4].iter().any(|it| start.contains(it));
            if is_list && start.contains("CodeList") {
                out.push(path);
            }
        }
    }
}

/// Samples whose verdict differs from the recorded one, with the clause of the recommendation that decides.
///
/// # Panics
/// If the list is no table of texts.
#[must_use]
pub fn known_differences() -> BTreeMap<String, String> {
    let table: toml::Table = include_str!("../known_differences.toml").parse().unwrap();
    table.into_iter().map(|(name, clause)| (name, clause.as_str().unwrap().to_owned())).collect()
}

fn folders(path: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(path) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .flatten()
        .filter(|e| e.path().is_dir())
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// The schema sets of a manifest: one, or one for each entry schema where the entries cannot stand together.
fn read_manifest(path: &Path, name: &str, version: &str, folder: &Path) -> Option<Vec<StandardSet>> {
    let table: toml::Table = fs::read_to_string(path).ok()?.parse().ok()?;
    let entries = table.get("entry_schemas")?.as_array()?;
    let entries: Vec<PathBuf> = entries.iter().filter_map(|e| e.as_str()).map(|e| folder.join(e)).collect();
    if entries.is_empty() {
        // Modules that other standards import: nothing of their own to generate.
        return None;
    }
    let catalog = table.get("catalog").and_then(|c| c.as_str()).map(|c| folder.join(c));
    let set = |version: String, entries: Vec<PathBuf>| StandardSet {
        name: name.to_owned(),
        version,
        folder: folder.to_owned(),
        entries,
        catalog: catalog.clone(),
    };
    if table.get("entries").and_then(|e| e.as_str()) != Some("separate") {
        return Some(vec![set(version.to_owned(), entries)]);
    }
    let stem =
        |entry: &Path| entry.file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned());
    Some(entries.into_iter().map(|e| set(format!("{version} {}", stem(&e)), vec![e])).collect())
}
