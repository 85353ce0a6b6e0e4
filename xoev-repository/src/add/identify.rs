//! Which documents of a delivery belong to the standard that was asked for.

use super::asked::Asked;
use super::pool::Pool;
use super::resolve::Resolution;
use crate::fault::{Error, Fault, Result};
use std::collections::{BTreeMap, BTreeSet};
use xoev_schema::xoev::StandardInfo;

/// The standard in a delivery.
#[derive(Debug, Default)]
pub(super) struct Identity {
    /// The Kennung its documents state.
    pub kennung: Option<String>,
    /// The name its documents state.
    pub title: Option<String>,
    /// The version.
    pub version: String,
    /// Its own documents.
    pub own: Vec<usize>,
    /// What is worth knowing.
    pub notes: Vec<String>,
}

/// Finds the standard's own documents; of several layouts of the same documents all but one are dropped.
pub(super) fn identify(pool: &mut Pool, asked: &Asked, origin: &str) -> Result<Identity> {
    let stated: Vec<StandardInfo> =
        pool.delivered().filter_map(|(_, it)| it.document.outline.standard.clone()).collect();
    let (mut identity, meant) = match stated.is_empty() {
        true => (unnamed(asked, origin)?, Vec::new()),
        false => named(&stated, asked, origin)?,
    };
    let is_meant = |info: &StandardInfo| meant.iter().any(|it| it.identifier == info.identifier);
    let namespaces: BTreeSet<Option<&str>> = pool
        .delivered()
        .filter(|(_, it)| meant.is_empty() || it.document.outline.standard.as_ref().is_some_and(is_meant))
        .map(|(_, it)| it.document.outline.target_namespace.as_deref())
        .collect();
    identity.own = pool
        .delivered()
        .filter(|(_, it)| {
            let standard = it.document.outline.standard.as_ref();
            let namespace = it.document.outline.target_namespace.as_deref();
            standard.map_or_else(|| namespaces.contains(&namespace), |it| meant.is_empty() || is_meant(it))
        })
        .map(|(at, _)| at)
        .collect();
    drop_other_layouts(pool, &mut identity);
    Ok(identity)
}

fn unnamed(asked: &Asked, origin: &str) -> Result<Identity> {
    let Some(version) = asked.version.clone() else {
        let message = "no document says which version it is";
        let hint = format!("say it: {}@VERSION", asked.name);
        return Err(Error::usage(Fault::new("xoev-delivery-version", origin, message).hint(hint)));
    };
    let note = format!("no document says which standard it is; taken for {asked} as asked");
    Ok(Identity { version, notes: vec![note], ..Identity::default() })
}

fn named(stated: &[StandardInfo], asked: &Asked, origin: &str) -> Result<(Identity, Vec<StandardInfo>)> {
    let meant: Vec<StandardInfo> = stated.iter().filter(|it| asked.is_meant_by(it)).cloned().collect();
    let kennungen: BTreeSet<&Option<String>> = meant.iter().map(|it| &it.identifier).collect();
    if kennungen.len() != 1 {
        let found: BTreeSet<String> = stated.iter().map(describe).collect();
        let message = format!("asked for {asked}, found {}", list(found));
        let fault = Fault::new("xoev-delivery-standard", origin, message);
        return Err(Error::input(fault.hint("ask by the Kennung, or give another delivery")));
    }
    let mut versions: BTreeMap<&str, usize> = BTreeMap::new();
    for version in meant.iter().filter_map(|it| it.version.as_deref()) {
        *versions.entry(version).or_default() += 1;
    }
    let wrong = |hint: String| {
        let found = list(versions.keys().map(|it| (*it).to_owned()));
        let message = format!("asked for {asked}, found version {found}");
        Error::input(Fault::new("xoev-delivery-version", origin, message).hint(hint))
    };
    let version = match &asked.version {
        Some(version) if versions.contains_key(version.as_str()) => version.clone(),
        Some(_) => {
            return Err(wrong("give the delivery of that version, or ask for the one found".to_owned()));
        }
        None => match versions.len() {
            1 => versions.keys().map(|it| (*it).to_owned()).collect(),
            _ => return Err(wrong(format!("say which one: {}@VERSION", asked.name))),
        },
    };
    let others: Vec<String> = versions
        .iter()
        .filter(|(it, _)| **it != version)
        .map(|(it, count)| format!("{it} ({count})"))
        .collect();
    let mut identity = Identity { version, ..Identity::default() };
    if let Some(first) = meant.first() {
        identity.kennung.clone_from(&first.identifier);
        identity.title = first.short_name.clone().or_else(|| first.technical_name.clone());
    }
    if !others.is_empty() {
        identity.notes.push(format!("documents of other versions are part of it: {}", others.join(", ")));
    }
    Ok((identity, meant))
}

fn describe(info: &StandardInfo) -> String {
    let name = info.short_name.as_deref().or(info.technical_name.as_deref()).unwrap_or("?");
    let version = info.version.as_deref().unwrap_or("without version");
    match &info.identifier {
        Some(identifier) => format!("{name} {version} ({identifier})"),
        None => format!("{name} {version}"),
    }
}

fn list(items: impl IntoIterator<Item = String>) -> String {
    items.into_iter().collect::<Vec<_>>().join(", ")
}

/// Some deliveries hold the same documents twice: with absolute locations, and with relative ones. Of folders that have
/// documents of the same name and namespace, but not the same bytes, the one counts whose references lead nowhere least
/// often; then the name.
fn drop_other_layouts(pool: &mut Pool, identity: &mut Identity) {
    let mut groups: BTreeMap<(Option<&str>, &str), BTreeMap<&str, &str>> = BTreeMap::new();
    for at in &identity.own {
        let it = pool.candidate(*at);
        let key = (it.document.outline.target_namespace.as_deref(), it.file_name());
        groups.entry(key).or_default().insert(it.folder(), &it.document.sha256);
    }
    let differ = |it: &&BTreeMap<&str, &str>| it.values().collect::<BTreeSet<_>>().len() > 1;
    let rivals: BTreeSet<String> =
        groups.values().filter(differ).flat_map(|it| it.keys().map(|folder| (*folder).to_owned())).collect();
    let Some(kept) = rivals.iter().min_by_key(|folder| (unresolved(pool, folder), folder.len(), *folder))
    else {
        return;
    };
    let others: Vec<String> = rivals.iter().filter(|it| *it != kept).cloned().collect();
    let note =
        format!("the documents are there in several layouts; taken from {kept}, not {}", others.join(", "));
    identity.notes.push(note);
    let dropped: Vec<usize> = pool
        .delivered()
        .filter(|(_, it)| others.iter().any(|other| it.folder() == other))
        .map(|(at, _)| at)
        .collect();
    identity.own.retain(|at| !dropped.contains(at));
    pool.dropped.extend(dropped);
}

fn unresolved(pool: &Pool, folder: &str) -> usize {
    pool.delivered()
        .filter(|(_, it)| it.folder() == folder)
        .flat_map(|(at, it)| it.document.outline.references.iter().map(move |reference| (at, reference)))
        .filter(|(at, reference)| pool.resolve(*at, reference) == Resolution::Nowhere)
        .count()
}
