//! `xoev fetch` brings locked files back; `xoev update` compares what is locked with what is published now.

use crate::add::{Asked, Sources, download, prepare, read_all};
use crate::delivery::Delivery;
use crate::fault::{Error, Fault, Result};
use crate::limits::Limits;
use crate::project::Project;
use crate::stage::Plan;
use crate::verify::Difference;
use crate::xrepository::XRepository;
use std::collections::BTreeMap;
use std::path::PathBuf;
use xoev_codegen::config::LockedStandard;

/// Where published files are looked for.
#[derive(Debug, Clone, Default)]
pub struct Publication {
    /// Folders or ZIP archives; each standard is looked for in all of them. None: the XRepository.
    pub from: Vec<PathBuf>,
    /// The base address of the XRepository's interface, instead of the configured one.
    pub address: Option<String>,
    /// Only these standards, by name, Kennung or `name@version`; empty for all.
    pub only: Vec<String>,
    /// Bounds.
    pub limits: Limits,
}

/// What was found about one standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Updated {
    /// `name@version`.
    pub id: String,
    /// Files that are published otherwise than locked: `Missing` is no longer published, `Surplus` is new.
    pub changes: Vec<(String, Difference)>,
    /// Versions the XRepository lists that are not locked.
    pub other_versions: Vec<String>,
    /// Why nothing can be said.
    pub error: Option<Error>,
}

/// Brings back what is locked and not there as locked, and adds what `xoev.toml` lists by version and is not locked yet.
/// The answer names what was brought.
///
/// # Errors
/// If a standard is not to be had, or not as it was locked.
pub fn fetch(project: &mut Project, publication: &Publication) -> Result<Vec<String>> {
    let given = read_all(&publication.from, &publication.limits)?;
    let repository = XRepository::new(&project.address(publication.address.as_deref()), publication.limits);
    let mut done = Vec::new();
    for (id, locked) in wanted(project, publication)? {
        if locked.as_ref().is_some_and(|it| project.is_whole(it)) {
            continue;
        }
        let asked = locked.as_ref().map_or_else(|| Asked::parse(&id), Asked::of)?;
        let plan = published(project, &asked, &given, &repository, &publication.limits, true)?;
        if let Some(locked) = &locked {
            let changes = compare(project, locked, &plan);
            Error::check(changes.iter().map(|change| otherwise_published(locked, change)).collect())?;
        }
        let mut staged = plan.stage(project)?;
        if let Some(locked) = locked {
            // Where it came from this time does not matter.
            staged.plan.locked = locked;
        }
        staged.commit(project, None)?;
        done.push(id);
    }
    Ok(done)
}

fn otherwise_published(locked: &LockedStandard, (path, difference): &(String, Difference)) -> Fault {
    let message = match difference {
        Difference::Missing => "is locked, but no longer published",
        Difference::Changed => "is published otherwise than locked",
        _ => "is published, but not locked",
    };
    let hint =
        format!("`xoev update --dry-run` shows all; `xoev update {}` takes the new files", locked.name);
    Fault::new("xoev-lock-changed", path, message).hint(hint)
}

/// Compares what is locked with what is published; without `is_dry` what changed is taken over and locked.
///
/// # Errors
/// If given sources are refused, or new files cannot be taken over.
pub fn update(project: &mut Project, publication: &Publication, is_dry: bool) -> Result<Vec<Updated>> {
    let given = read_all(&publication.from, &publication.limits)?;
    let repository = XRepository::new(&project.address(publication.address.as_deref()), publication.limits);
    let mut found = Vec::new();
    for (id, locked) in wanted(project, publication)? {
        let Some(locked) = locked else { continue };
        let mut updated =
            Updated { id: id.clone(), changes: Vec::new(), other_versions: Vec::new(), error: None };
        let asked = Asked::of(&locked)?;
        match published(project, &asked, &given, &repository, &publication.limits, false) {
            Ok(plan) => {
                updated.changes = compare(project, &locked, &plan);
                if !is_dry && !updated.changes.is_empty() {
                    plan.stage(project)?.commit(project, None)?;
                }
            }
            Err(error) => updated.error = Some(error),
        }
        if publication.from.is_empty() {
            updated.other_versions = other_versions(project, &repository, &locked);
        }
        found.push(updated);
    }
    Ok(found)
}

/// The standards to look at, required ones before those that require them: id and what the lock says.
fn wanted(project: &Project, publication: &Publication) -> Result<Vec<(String, Option<LockedStandard>)>> {
    let is_wanted = |locked: &LockedStandard| {
        publication.only.is_empty()
            || publication.only.iter().any(|it| *it == locked.id() || locked.is_named(it))
    };
    let mut found: Vec<(String, Option<LockedStandard>)> = Vec::new();
    let mut waiting: Vec<&LockedStandard> =
        project.lock.standards.iter().filter(|it| is_wanted(it)).collect();
    // Circles of requirements end where nothing moves any more.
    while !waiting.is_empty() {
        let is_ready = |it: &&LockedStandard| {
            let in_the_way =
                |id: &String| waiting.iter().any(|other| other.id() == *id && other.id() != it.id());
            !it.requires.iter().any(in_the_way)
        };
        let at = waiting.iter().position(is_ready).unwrap_or(0);
        let locked = waiting.remove(at);
        found.push((locked.id(), Some(locked.clone())));
    }
    for table in project.config.standards.iter().filter(|it| it.schemas.is_empty()) {
        let (Some(version), name) = (&table.version, table.kennung.as_ref().unwrap_or(&table.name)) else {
            continue;
        };
        let is_asked = publication.only.is_empty()
            || publication.only.contains(name)
            || publication.only.contains(&table.name);
        if is_asked && project.lock.find(name, version).is_none() {
            found.push((format!("{name}@{version}"), None));
        }
    }
    if found.is_empty() && !publication.only.is_empty() {
        let names = publication.only.join(", ");
        return Err(Error::usage(Fault::new(
            "xoev-add-name",
            names,
            "no standard of this name is in the project",
        )));
    }
    Ok(found)
}

/// The plan for a standard as it is published: from the given sources, the one that holds it first, or the XRepository.
fn published(
    project: &Project,
    asked: &Asked,
    given: &[Delivery],
    repository: &XRepository,
    limits: &Limits,
    accepts_damage: bool,
) -> Result<Plan> {
    if given.is_empty() {
        let delivery = download(repository, asked, limits)?;
        let sources = Sources { deliveries: vec![&delivery], imports: Some(repository), accepts_damage };
        return prepare(project, asked, &sources, &[]);
    }
    let mut failed: Option<Error> = None;
    for at in 0..given.len() {
        let mut deliveries: Vec<&Delivery> = given.iter().collect();
        let first = deliveries.remove(at);
        deliveries.insert(0, first);
        match prepare(project, asked, &Sources { deliveries, imports: None, accepts_damage }, &[]) {
            Ok(plan) => return Ok(plan),
            Err(error) => drop(failed.get_or_insert(error)),
        }
    }
    Err(failed.unwrap_or_else(|| {
        Error::usage(Fault::new("xoev-delivery-empty", asked.to_string(), "nothing is given"))
    }))
}

/// How a plan differs from the lock, by path.
fn compare(project: &Project, locked: &LockedStandard, plan: &Plan) -> Vec<(String, Difference)> {
    let before = project.lock.fingerprints(locked);
    let own =
        plan.locked.files.iter().map(|(path, sum)| (format!("{}/{path}", plan.locked.folder), sum.clone()));
    let after: BTreeMap<String, String> = own.chain(plan.shared.clone()).collect();
    let is_ours =
        |path: &&String| path.starts_with(&format!("{}/", locked.folder)) || locked.shared.contains(path);
    let mut changes: BTreeMap<String, Difference> = BTreeMap::new();
    for (path, sum) in before.iter().filter(|(path, _)| is_ours(path)) {
        match after.get(path) {
            None => drop(changes.insert(path.clone(), Difference::Missing)),
            Some(other) if other != sum => drop(changes.insert(path.clone(), Difference::Changed)),
            Some(_) => {}
        }
    }
    let new = after.keys().filter(|path| !before.contains_key(*path));
    changes.extend(new.map(|path| (path.clone(), Difference::Surplus)));
    changes.into_iter().collect()
}

fn other_versions(project: &Project, repository: &XRepository, locked: &LockedStandard) -> Vec<String> {
    let Some(kennung) = &locked.kennung else { return Vec::new() };
    let metadata = repository
        .metadata(&format!("{kennung}_{}", locked.version))
        .or_else(|_| repository.metadata(kennung))
        .unwrap_or_default();
    let mut versions = metadata.versions(kennung);
    versions.retain(|version| project.lock.find(kennung, version).is_none());
    versions
}
