//! What the elements of a message are called in the new version.

use super::SampleChecker;
use super::outline::Outline;
use super::owners::Owners;
use crate::change::Change;
use std::collections::HashMap;
use xoev_runtime::convert::NewNames;

/// The new names; the outline has them afterwards, too, since causes are looked for under them.
pub(super) fn new_names(outline: &mut Outline, owners: &Owners, checker: &SampleChecker<'_>) -> NewNames {
    let namespaces = checker.pairs.namespaces.renamed();
    let mut names = NewNames {
        namespaces: namespaces.map(|it| (it.old.to_string(), it.new.to_string())).collect(),
        ..NewNames::default()
    };
    let renamed: HashMap<String, String> = names.namespaces.iter().cloned().collect();
    for at in 0..outline.entries.len() {
        let Some(entry) = outline.entries.get(at) else { break };
        let namespace = renamed.get(&entry.namespace).unwrap_or(&entry.namespace).clone();
        let as_it_is = (namespace, entry.local.clone());
        let mut name = as_it_is.clone();
        if let Some(new) = new_name_of_global(outline, at, checker) {
            name = new;
        } else if let Some(parent) = entry.parent {
            for (subject, path) in owners.of(outline, parent) {
                let Some(subject) = checker.comparison.subjects.get(subject) else { continue };
                let of_field = subject.changes.iter().filter(|it| parent_of(&it.path) == path);
                of_field.for_each(|it| apply(it, &entry.local, &mut name));
            }
        }
        if name != as_it_is {
            names.elements.insert(at as u64 + 1, name.clone());
        }
        outline.rename(at, name);
    }
    names
}

/// The name of a message or another global element that was paired with one of another name.
fn new_name_of_global(outline: &Outline, at: usize, checker: &SampleChecker<'_>) -> Option<(String, String)> {
    let entry = outline.entries.get(at)?;
    let (old, new) = (checker.old.side.components, checker.new.side.components);
    let (_, partner) = checker.pairs.elements.iter().find(|(id, _)| {
        let name = &old.elements[**id].name;
        *name.local == entry.local
            && name.namespace_uri() == entry.namespace
            && checker.old.map.element(**id) == entry.element
    })?;
    let name = &new.elements[*partner].name;
    Some((name.namespace_uri().to_owned(), name.local.to_string()))
}

/// The name a change gives to a field.
fn apply(change: &Change, local: &str, name: &mut (String, String)) {
    let Some(new) = change.path.rsplit('/').next() else { return };
    match change.rule.id {
        "diff-field-renamed" if change.old.as_deref() == Some(local) => new.clone_into(&mut name.1),
        "diff-field-qualification" if new == local => {
            let namespace = change.new.as_deref().filter(|it| *it != "–").unwrap_or_default();
            namespace.clone_into(&mut name.0);
        }
        _ => {}
    }
}

/// The path without its last part.
fn parent_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}
