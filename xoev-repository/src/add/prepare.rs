//! From deliveries to a plan.

use super::asked::Asked;
use super::closure::{Closure, close};
use super::identify::{Identity, identify};
use super::layout::{Layout, lay_out};
use super::pool::Pool;
use super::{catalog, resolve};
use crate::delivery::{Delivery, Document};
use crate::fault::{Error, Fault, Result};
use crate::hash::sha256;
use crate::known;
use crate::project::Project;
use crate::stage::Plan;
use crate::xrepository::XRepository;
use std::collections::BTreeMap;
use xoev_codegen::config::LockedStandard;

const CATALOG: &str = "catalog.xml";

/// Where documents come from.
pub(crate) struct Sources<'a> {
    /// The delivery of the standard, then further ones.
    pub deliveries: Vec<&'a Delivery>,
    /// By whom modules are fetched that are in none of them.
    pub imports: Option<&'a XRepository>,
    /// Whether locked files that were changed or are missing are passed over: they are about to be brought back.
    pub accepts_damage: bool,
}

/// Plans a standard: everything is decided, nothing written.
pub(crate) fn prepare(
    project: &Project,
    asked: &Asked,
    sources: &Sources<'_>,
    entries: &[String],
) -> Result<Plan> {
    let Some(delivery) = sources.deliveries.first() else {
        return Err(Error::usage(Fault::new(
            "xoev-delivery-empty",
            asked.to_string(),
            "no delivery is given",
        )));
    };
    let mut pool = Pool::default();
    for delivery in &sources.deliveries {
        pool.add(delivery);
    }
    let identity = identify(&mut pool, asked, &delivery.origin)?;
    pool.add_locked(locked_documents(project, &identity, asked, sources.accepts_damage)?);
    if let Some(locked) = project.lock.find(&asked.short_name(), &identity.version) {
        pool.favour(project.lock.fingerprints(locked).into_keys());
        let places = project.lock.fingerprints(locked).into_iter().map(|(place, sum)| (sum, place));
        pool.prefer(places.filter(|(_, place)| !place.starts_with(&format!("{}/", locked.folder))));
    }
    let wanted = wanted_entries(&pool, entries, &delivery.origin)?;
    let mut notes = identity.notes.clone();
    let closure = follow(project, &mut pool, &identity.own, wanted, sources.imports, &mut notes);
    Error::check(closure.faults.clone())?;
    let home = Home::new(project, asked, &identity)?;
    let layout = lay_out(&pool, &closure, &identity.own, &home.folder, &home.shared);
    Error::check(layout.faults.clone())?;
    let unavailable: Vec<String> = closure.unavailable.iter().cloned().collect();
    let mut plan = place(project, &pool, &closure, &layout, &home);
    let from = identity.kennung.as_deref().and_then(|it| known::valid_from(it, &identity.version));
    plan.locked.valid_from = from.map(str::to_owned);
    plan.locked.kennung = identity.kennung;
    plan.locked.title = identity.title;
    plan.locked.source.clone_from(&delivery.source);
    plan.locked.archive.clone_from(&delivery.archive);
    plan.locked.unavailable = unavailable;
    plan.notes = notes;
    Ok(plan)
}

/// Where a standard lies.
struct Home {
    name: String,
    version: String,
    folder: String,
    shared: String,
}

impl Home {
    fn new(project: &Project, asked: &Asked, identity: &Identity) -> Result<Self> {
        let folder = project.folder()?;
        let (name, version) = (asked.short_name(), identity.version.clone());
        if Asked::new(&name, Some(version.clone())).is_err() {
            let message = format!("the version “{version}” cannot be the name of a folder");
            return Err(Error::input(Fault::new("xoev-delivery-version", name, message)));
        }
        let shared = format!("{folder}/shared");
        Ok(Self { folder: format!("{folder}/{name}/{version}"), name, version, shared })
    }
}

/// What is locked already and may serve as a source: all shared modules, and the documents of other standards. Other
/// versions of the same standard never fill a gap of this one.
fn locked_documents(
    project: &Project,
    identity: &Identity,
    asked: &Asked,
    accepts_damage: bool,
) -> Result<Vec<(String, Document)>> {
    let is_other = |it: &&LockedStandard| {
        it.name != asked.short_name() && (it.kennung.is_none() || it.kennung != identity.kennung)
    };
    let others = project.lock.standards.iter().filter(is_other);
    let own = others.flat_map(|it| it.files.iter().map(|(path, sum)| (format!("{}/{path}", it.folder), sum)));
    let shared = project.lock.shared.iter().map(|(path, sum)| (path.clone(), sum));
    let (mut documents, mut faults) = (Vec::new(), Vec::new());
    for (place, sum) in shared.chain(own).filter(|(place, _)| !place.ends_with(&format!("/{CATALOG}"))) {
        match locked_document(project, &place, sum) {
            Ok(document) => documents.push((place, document)),
            Err(fault) if !accepts_damage => faults.push(fault),
            Err(_) => {}
        }
    }
    Error::check(faults)?;
    Ok(documents)
}

fn locked_document(project: &Project, place: &str, sum: &str) -> std::result::Result<Document, Fault> {
    let fault = |rule, message: String| {
        Fault::new(rule, place, message).hint("`xoev fetch` brings locked files back")
    };
    let bytes = std::fs::read(project.root.join(place))
        .map_err(|error| fault("xoev-lock-missing", format!("locked, but cannot be read: {error}")))?;
    if sha256(&bytes) != sum {
        return Err(fault("xoev-lock-changed", "changed since it was locked".to_owned()));
    }
    Document::new(place, bytes).map_err(|reason| fault("xoev-delivery-content", reason))
}

fn wanted_entries(pool: &Pool, entries: &[String], origin: &str) -> Result<Option<Vec<usize>>> {
    if entries.is_empty() {
        return Ok(None);
    }
    let (mut wanted, mut faults) = (Vec::new(), Vec::new());
    for entry in entries {
        match pool.at(0, entry.trim_start_matches("./")) {
            Some(at) => wanted.push(at),
            None => {
                faults.push(Fault::new("xoev-delivery-location", origin, format!("“{entry}” is not in it")))
            }
        }
    }
    Error::check(faults).map(|()| Some(wanted))
}

/// Follows all references; where that is wanted, modules that are not at hand are fetched from their addresses, and what
/// they refer to in turn.
fn follow(
    project: &Project,
    pool: &mut Pool,
    own: &[usize],
    wanted: Option<Vec<usize>>,
    imports: Option<&XRepository>,
    notes: &mut Vec<String>,
) -> Closure {
    let mut asked_for: Vec<String> = Vec::new();
    loop {
        let closure = close(pool, own, wanted.clone());
        if pool.favour(places_of_used(project, pool, &closure)) {
            continue;
        }
        let is_new = |it: &&String| resolve::is_web(it) && !asked_for.contains(it);
        let missing: Vec<String> = closure.unavailable.iter().filter(is_new).cloned().collect();
        let Some(repository) = imports.filter(|_| !missing.is_empty()) else { return closure };
        let mut documents = BTreeMap::new();
        for address in missing {
            let path = address.split_once("://").map_or(address.as_str(), |(_, path)| path).to_owned();
            let fetched = repository.schema_document(&address).map_err(|error| error.to_string());
            match fetched.and_then(|download| Document::new(&path, download.bytes)) {
                Ok(document) => drop(documents.insert(path, document)),
                Err(reason) => notes.push(format!("an imported module cannot be fetched: {reason}")),
            }
            asked_for.push(address);
        }
        pool.add(&Delivery::of_documents("fetched", documents));
    }
}

/// Everything the locked standards are read from whose own documents are part of a closure.
fn places_of_used(project: &Project, pool: &Pool, closure: &Closure) -> Vec<String> {
    let is_used = |standard: &&LockedStandard| {
        let home = format!("{}/", standard.folder);
        let places = closure.documents.iter().filter_map(|at| pool.candidate(*at).place.as_deref());
        places.into_iter().any(|place| place.starts_with(&home))
    };
    let used = project.lock.standards.iter().filter(is_used);
    used.flat_map(|standard| project.lock.fingerprints(standard).into_keys()).collect()
}

/// The files with their places.
fn place(project: &Project, pool: &Pool, closure: &Closure, layout: &Layout, home: &Home) -> Plan {
    let text = catalog::text(&layout.catalog, &home.folder).into_bytes();
    let mut locked = LockedStandard {
        name: home.name.clone(),
        version: home.version.clone(),
        folder: home.folder.clone(),
        catalog: CATALOG.to_owned(),
        files: BTreeMap::from([(CATALOG.to_owned(), sha256(&text))]),
        ..LockedStandard::default()
    };
    let mut files = BTreeMap::from([(format!("{}/{CATALOG}", home.folder), text)]);
    let (mut shared, mut requires) = (BTreeMap::new(), Vec::new());
    for (at, place) in &layout.places {
        let document = &pool.candidate(*at).document;
        if let Some(path) = place.strip_prefix(&format!("{}/", home.folder)) {
            locked.files.insert(path.to_owned(), document.sha256.clone());
        } else if place.starts_with(&format!("{}/", home.shared)) {
            shared.insert(place.clone(), document.sha256.clone());
        } else {
            let owner =
                project.lock.standards.iter().find(|it| place.starts_with(&format!("{}/", it.folder)));
            requires.extend(owner.map(LockedStandard::id));
        }
        files.insert(place.clone(), document.bytes.clone());
    }
    let own_path =
        |at: &usize| layout.places.get(at)?.strip_prefix(&format!("{}/", home.folder)).map(str::to_owned);
    locked.entries = closure.entries.iter().filter_map(own_path).collect();
    locked.shared = shared.keys().cloned().collect();
    requires.sort();
    requires.dedup();
    locked.requires = requires;
    Plan { locked, shared, files, notes: Vec::new() }
}
