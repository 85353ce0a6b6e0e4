//! The usual prefix of each namespace.

use super::Builder;
use super::builtin::{XML_NAMESPACE, XSD_NAMESPACE, XSI_NAMESPACE};
use crate::hash::HashSet;
use crate::hash::IndexMap;

/// Namespaces whose prefixes are not a schema set's to choose.
const BUILT_IN: [&str; 3] = [XSD_NAMESPACE, XSI_NAMESPACE, XML_NAMESPACE];

impl Builder<'_> {
    /// Chooses for each target namespace the prefix the documents bind to it most often.
    pub(super) fn choose_prefixes(&mut self) {
        let mut counts: IndexMap<&str, IndexMap<&str, usize>> = IndexMap::default();
        for document in &self.set.documents {
            counts.entry(document.target_namespace.as_deref().unwrap_or_default()).or_default();
        }
        for document in &self.set.documents {
            for (prefix, uri) in &document.document.namespaces {
                if let Some(prefixes) = counts.get_mut(&**uri) {
                    *prefixes.entry(prefix).or_default() += 1;
                }
            }
        }
        let mut taken: HashSet<String> = HashSet::from_iter(["xml", "xs", "xsi"].map(str::to_owned));
        for (uri, prefixes) in counts {
            if BUILT_IN.contains(&uri) {
                continue;
            }
            let prefix = if uri.is_empty() { String::new() } else { choose(&prefixes, &taken) };
            taken.insert(prefix.clone());
            self.components.namespaces.insert(uri.to_owned(), prefix);
        }
    }
}

/// The most used prefix that is free; `tns` says nothing and comes last, the empty prefix is none.
fn choose(prefixes: &IndexMap<&str, usize>, taken: &HashSet<String>) -> String {
    let mut candidates: Vec<(&str, usize)> =
        prefixes.iter().map(|(prefix, count)| (*prefix, *count)).filter(|(it, _)| !it.is_empty()).collect();
    candidates.sort_by_key(|(prefix, count)| (*prefix == "tns", std::cmp::Reverse(*count)));
    if let Some((free, _)) = candidates.iter().find(|(it, _)| !taken.contains(*it)) {
        return (*free).to_owned();
    }
    let stem = candidates.first().map_or("ns", |(it, _)| *it);
    (1u32..).map(|number| format!("{stem}{number}")).find(|it| !taken.contains(it)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(prefixes: &[(&'static str, usize)], taken: &[&str]) -> String {
        let prefixes = prefixes.iter().copied().collect();
        choose(&prefixes, &taken.iter().map(|it| (*it).to_owned()).collect())
    }

    #[test]
    fn the_most_used_free_prefix_wins() {
        assert_eq!(chosen(&[("a", 1), ("b", 3)], &[]), "b");
        assert_eq!(chosen(&[("a", 1), ("b", 3)], &["b"]), "a");
        assert_eq!(chosen(&[("tns", 9), ("", 9), ("a", 1)], &[]), "a");
        assert_eq!(chosen(&[("tns", 9)], &[]), "tns");
        assert_eq!(chosen(&[("a", 1)], &["a", "a1"]), "a2");
        assert_eq!(chosen(&[("", 1)], &[]), "ns1");
    }
}
