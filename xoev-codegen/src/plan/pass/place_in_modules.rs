//! One module for each namespace; a set with one namespace stands in the root.
//!
//! A module is named as the configuration says (an empty name is the root), else by the prefix the documents use for the namespace, else by the
//! last parts of its name. Prefixes that every document uses for itself say nothing and are passed over.

use super::select_reachable::Reachable;
use crate::config::ModuleNames;
use crate::plan::name::identifier::field_name;
use crate::plan::name::scope::Scope;
use indexmap::IndexSet;
use std::collections::HashMap;
use xoev_schema::component::{Components, TypeId};

/// Prefixes without meaning.
const GENERIC: [&str; 7] = ["tns", "ns", "target", "this", "xs", "xsd", "default"];

/// The modules.
#[derive(Debug)]
pub struct Modules {
    /// Their names; the first is the root.
    pub names: Vec<String>,
    /// Their namespaces; that of the root is the only one, or none.
    pub namespaces: Vec<String>,
    by_namespace: HashMap<String, usize>,
}

impl Modules {
    /// The module of a namespace.
    #[must_use]
    pub fn of(&self, namespace: &str) -> usize {
        self.by_namespace.get(namespace).copied().unwrap_or(0)
    }
}

/// Gives each namespace its module.
#[must_use]
pub fn place_in_modules(components: &Components, reachable: &Reachable, configured: &ModuleNames) -> Modules {
    let used = used_namespaces(components, reachable);
    // In the order the documents were read, so that the file starts with what the standard is about.
    let order: Vec<&String> = components.namespaces.keys().filter(|n| used.contains(n.as_str())).collect();
    if order.len() < 2 && !order.first().is_some_and(|n| configured.contains_key(n.as_str())) {
        let namespace = order.first().map_or_else(String::new, |n| (*n).clone());
        return Modules {
            names: vec![String::new()],
            namespaces: vec![namespace.clone()],
            by_namespace: HashMap::from([(namespace, 0)]),
        };
    }
    let mut scope = Scope::default();
    scope.reserve(crate::plan::ROOT, "das Modul der Wurzel");
    for namespace in &order {
        if let Some(name) = configured.get(namespace.as_str()) {
            scope.reserve(&field_name(name), "ein eingestelltes Modul");
        }
    }
    let mut modules =
        Modules { names: vec![String::new()], namespaces: vec![String::new()], by_namespace: HashMap::new() };
    for namespace in order {
        let prefix = components.namespaces.get(namespace).map_or("", String::as_str);
        let name = match configured.get(namespace) {
            Some(name) if name.is_empty() => {
                modules.by_namespace.insert(namespace.clone(), 0);
                continue;
            }
            Some(name) => field_name(name),
            None => module_name(namespace, prefix, &mut scope),
        };
        modules.by_namespace.insert(namespace.clone(), modules.names.len());
        modules.names.push(name);
        modules.namespaces.push(namespace.clone());
    }
    modules
}

fn module_name(namespace: &str, prefix: &str, scope: &mut Scope) -> String {
    let stem = prefix.trim_end_matches(|c: char| c.is_ascii_digit());
    // A single letter says nothing either.
    if prefix.len() > 1 && !GENERIC.contains(&stem) {
        let name = field_name(prefix);
        if !scope.contains(&name) {
            return scope.claim_quietly(&name, "");
        }
    }
    let segments = uri_segments(namespace);
    let mut name = String::from("ohne_namensraum");
    for count in 1..=segments.len() {
        let last: Vec<&str> = segments.iter().skip(segments.len() - count).map(AsRef::as_ref).collect();
        name = field_name(&last.join("_"));
        // A version alone is no name.
        if !scope.contains(&name)
            && name.contains(|c: char| c.is_ascii_alphabetic())
            && !name.starts_with("feld_")
        {
            break;
        }
    }
    scope.claim_quietly(&name, "")
}

/// The parts of a namespace name that may name it. Of a host that is the part that is somebody's name: `xjustiz` of
/// `www.xjustiz.de`.
fn uri_segments(namespace: &str) -> Vec<String> {
    let (host, rest) = match namespace.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or((rest, ""), |(host, rest)| (host, rest)),
        None => ("", namespace),
    };
    let owner = host.rsplit('.').nth(1).unwrap_or(host);
    let rest = rest.split(['/', ':', '#']);
    std::iter::once(owner).chain(rest).filter(|s| !s.is_empty()).map(str::to_owned).collect()
}

fn used_namespaces<'a>(components: &'a Components, reachable: &'a Reachable) -> IndexSet<&'a str> {
    let types = reachable.types.iter().filter_map(|&t| match t {
        TypeId::Simple(id) => components.simple_types[id].name.as_ref(),
        TypeId::Complex(id) => components.complex_types[id].name.as_ref(),
    });
    let roots = reachable.anonymous_roots.iter().map(|(e, _)| &components.elements[*e].name);
    let attributes = reachable.anonymous_attributes.iter().map(|(name, _)| name);
    let heads = reachable.heads.iter().map(|e| &components.elements[*e].name);
    let groups = reachable.groups.iter().map(|g| &components.model_group_definitions[*g].name);
    types.chain(roots).chain(attributes).chain(heads).chain(groups).map(|name| name.namespace_uri()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_named_by_prefix_else_by_the_last_telling_parts() {
        let mut scope = Scope::default();
        let mut name = |namespace: &str, prefix: &str| module_name(namespace, prefix, &mut scope);
        assert_eq!(name("http://xoev.de/schemata/code/1_0", "xoev-code"), "xoev_code");
        assert_eq!(name("http://xoev.de/schemata/code/1_1", "xoev-code"), "code_1_1");
        assert_eq!(name("http://www.xjustiz.de", "tns"), "xjustiz");
        assert_eq!(name("urn:beispiel:meldung", ""), "meldung");
        assert_eq!(name("", ""), "ohne_namensraum");
    }
}
