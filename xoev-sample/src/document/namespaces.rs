//! Which prefix stands for which namespace in a document.

use super::{Document, Element, INSTANCE_NAMESPACE, Name};
use std::collections::BTreeMap;
use xoev_runtime::grammar::Grammar;

const XML_NAMESPACE: &str = "http://www.w3.org/XML/1998/namespace";

/// The prefixes of the namespaces a document uses. They are declared at the root; there is no default namespace, so that
/// what stands in no namespace needs no declaration.
pub(crate) struct Prefixes(BTreeMap<String, String>);

impl Prefixes {
    /// The prefixes the schema documents use, or `ns1`, `ns2`, … where they use none.
    pub(crate) fn of(document: &Document, grammar: &Grammar) -> Self {
        let mut prefixes = Self(BTreeMap::new());
        for (prefix, uri) in &document.declarations {
            prefixes.0.entry(uri.clone()).or_insert_with(|| prefix.clone());
        }
        document.root.visit(&mut |element| prefixes.add_element(element, grammar));
        prefixes
    }

    fn add_element(&mut self, element: &Element, grammar: &Grammar) {
        self.add(&element.name.namespace, grammar);
        for attribute in &element.attributes {
            self.add(&attribute.name.namespace, grammar);
        }
        if element.names_type || element.is_nil {
            self.add(INSTANCE_NAMESPACE, grammar);
        }
        if element.names_type
            && let Some(name) = element.type_definition.and_then(|id| grammar.type_definition(id).name)
        {
            self.add(grammar.name_parts(name).0, grammar);
        }
    }

    fn add(&mut self, uri: &str, grammar: &Grammar) {
        if uri.is_empty() || uri == XML_NAMESPACE || self.0.contains_key(uri) {
            return;
        }
        let known = grammar.namespaces.iter().find(|it| it.uri == uri).map(|it| it.prefix.as_str());
        let usual = if uri == INSTANCE_NAMESPACE { Some("xsi") } else { known };
        let is_free = |prefix: &str| !prefix.is_empty() && !self.0.values().any(|it| it == prefix);
        let prefix = usual.filter(|it| is_free(it)).map(str::to_owned);
        let made = (1..).map(|number| format!("ns{number}"));
        let is_unknown = |prefix: &String| grammar.namespaces.iter().all(|it| it.prefix != *prefix);
        let prefix = prefix.or_else(|| made.into_iter().find(|it| is_free(it) && is_unknown(it)));
        self.0.insert(uri.to_owned(), prefix.unwrap_or_default());
    }

    /// A name as it is written.
    pub(crate) fn qualified(&self, name: &Name) -> String {
        let prefix = match name.namespace.as_str() {
            "" => "",
            XML_NAMESPACE => "xml",
            uri => self.0.get(uri).map_or("", String::as_str),
        };
        if prefix.is_empty() { name.local.clone() } else { format!("{prefix}:{}", name.local) }
    }

    /// What to declare at the root: (prefix, URI), sorted by prefix.
    pub(super) fn declarations(&self) -> Vec<(&str, &str)> {
        let mut out: Vec<(&str, &str)> = self.0.iter().map(|(uri, prefix)| (&**prefix, &**uri)).collect();
        out.sort_unstable();
        out
    }
}
