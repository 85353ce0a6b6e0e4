//! Which namespaces are used, which prefixes they get, which bindings are in scope.

use super::Source;
use crate::event::XML_NAMESPACE;
use crate::grammar::{Grammar, NamespaceId};

/// The namespaces a value uses, in order of first use.
#[derive(Debug, Default)]
pub(super) struct Usage {
    needs: Vec<Need>,
    /// Bindings content without a type would like to find.
    wishes: Vec<(String, String)>,
    /// Whether a typed element or a QName is in no namespace: then no default namespace may be declared.
    has_unqualified: bool,
    /// The namespaces of the grammar that typed elements have used.
    seen: Vec<bool>,
}

/// A namespace in use.
#[derive(Debug)]
struct Need {
    uri: String,
    /// The prefix a value was read with.
    preferred: Option<String>,
    /// Whether a name needs a prefix: attributes do.
    needs_prefix: bool,
}

impl Usage {
    /// A typed element's namespace, by its number.
    pub fn typed_element(&mut self, grammar: &Grammar, namespace: NamespaceId) {
        let at = namespace.index();
        if self.seen.get(at).copied().unwrap_or(false) {
            return;
        }
        self.seen.resize(grammar.namespaces.len().max(at + 1), false);
        if let Some(seen) = self.seen.get_mut(at) {
            *seen = true;
        }
        self.need(grammar.namespaces.get(at).map_or("", |it| it.uri.as_str()), None, false);
    }

    /// A typed attribute's namespace.
    pub fn attribute(&mut self, uri: &str, preferred: &str) {
        if !uri.is_empty() {
            self.need(uri, Some(preferred), true);
        }
    }

    /// A namespace of a QName.
    pub fn value(&mut self, uri: &str, preferred: Option<&str>) {
        self.need(uri, preferred, false);
    }

    /// A binding content without a type would like to find.
    pub fn wish(&mut self, prefix: &str, uri: &str) {
        if !prefix.is_empty() && !self.wishes.iter().any(|(p, _)| p == prefix) {
            self.wishes.push((prefix.to_owned(), uri.to_owned()));
        }
    }

    fn need(&mut self, uri: &str, preferred: Option<&str>, needs_prefix: bool) {
        if uri.is_empty() {
            self.has_unqualified = true;
            return;
        }
        let preferred = preferred.filter(|p| !p.is_empty());
        match self.needs.iter_mut().find(|need| need.uri == uri) {
            Some(need) => {
                need.needs_prefix |= needs_prefix;
                if need.preferred.is_none() {
                    need.preferred = preferred.map(str::to_owned);
                }
            }
            None => self.needs.push(Need {
                uri: uri.to_owned(),
                preferred: preferred.map(str::to_owned),
                needs_prefix,
            }),
        }
    }
}

/// The declarations of the root element: the document's own, then one for each namespace in use, then what content
/// without a type asks for, as far as prefixes are free.
pub(super) fn plan(usage: Usage, source: &Source<'_>) -> Vec<(String, String)> {
    let mut plan: Vec<(String, String)> = Vec::new();
    for (prefix, uri) in source.prefixes {
        let is_default = prefix.is_empty();
        let is_free = !plan.iter().any(|(p, _)| p == prefix);
        if is_free && !uri.is_empty() && prefix != "xml" && !(is_default && usage.has_unqualified) {
            plan.push((prefix.clone(), uri.clone()));
        }
    }
    for need in &usage.needs {
        let is_bound =
            plan.iter().any(|(prefix, uri)| *uri == need.uri && !(need.needs_prefix && prefix.is_empty()));
        if !is_bound && need.uri != XML_NAMESPACE {
            let prefix = choose(need, &plan, source, usage.has_unqualified);
            plan.push((prefix, need.uri.clone()));
        }
    }
    // A document that was read knows where its declarations stood: what is not at its root goes where it is used.
    let wishes = if source.prefixes.is_empty() { usage.wishes } else { Vec::new() };
    for (prefix, uri) in wishes {
        if !plan.iter().any(|(p, _)| *p == prefix) && prefix != "xml" {
            plan.push((prefix, uri));
        }
    }
    plan
}

/// Whether namespaces can be declared as they are met: not where a default namespace may be chosen or may have to
/// give way, since that depends on all that comes.
pub(super) fn needs_no_survey(source: &Source<'_>) -> bool {
    let grammar = source.grammar;
    let Some(root) = grammar.elements.get(source.element.index()) else { return false };
    let namespace = grammar.names.get(root.name.index()).map_or(0, |name| name.namespace.index());
    let usual = grammar.namespaces.get(namespace);
    let has_prefix = usual.is_some_and(|it| it.uri.is_empty() || !it.prefix.is_empty());
    has_prefix && !source.prefixes.iter().any(|(prefix, _)| prefix.is_empty())
}

/// The prefix of a namespace: the schema's, else that of the value, else the default namespace for the root
/// element's namespace where that captures nothing, else a numbered one.
fn choose(need: &Need, plan: &[(String, String)], source: &Source<'_>, has_unqualified: bool) -> String {
    let is_free = |prefix: &str| !plan.iter().any(|(p, _)| p == prefix);
    let known = source.grammar.namespaces.iter().find(|n| n.uri == need.uri).map(|n| n.prefix.as_str());
    let candidates = [known, need.preferred.as_deref()].into_iter().flatten();
    for prefix in candidates {
        if !prefix.is_empty() && is_free(prefix) {
            return prefix.to_owned();
        }
    }
    let is_root = source
        .grammar
        .elements
        .get(source.element.index())
        .is_some_and(|root| source.grammar.name_parts(root.name).0 == need.uri);
    if is_root && !has_unqualified && !need.needs_prefix && is_free("") {
        return String::new();
    }
    numbered(is_free)
}

/// The first of `ns1`, `ns2`, … that is free.
fn numbered(is_free: impl Fn(&str) -> bool) -> String {
    let mut number = 1u32;
    loop {
        let prefix = format!("ns{number}");
        if is_free(&prefix) {
            return prefix;
        }
        number += 1;
    }
}

/// The bindings in scope, outermost first.
#[derive(Debug, Default)]
pub(super) struct Bindings {
    bindings: Vec<(String, String)>,
    /// Prefixes whose meaning the start tag that is being made relies on, bound there or further out.
    relied_on: Vec<String>,
}

impl Bindings {
    /// A new start tag begins; the answer is the place to come back to at the end tag.
    pub fn enter(&mut self) -> usize {
        self.relied_on.clear();
        self.bindings.len()
    }

    /// How many bindings are in scope, hidden ones included.
    pub fn count(&self) -> usize {
        self.bindings.len()
    }

    /// The prefix, with its colon, that a typed element of a namespace has by the bindings there are; `None` if a
    /// declaration is needed.
    pub fn element_prefix(&self, uri: &str) -> Option<Box<str>> {
        if uri.is_empty() {
            return self.uri("").is_empty().then(Box::default);
        }
        let (prefix, _) =
            self.bindings.iter().find(|(prefix, bound)| bound == uri && self.uri(prefix) == uri)?;
        let colon = if prefix.is_empty() { "" } else { ":" };
        Some(format!("{prefix}{colon}").into())
    }

    /// Whether a prefix (not the empty one) is bound to a namespace, in whatever element.
    pub fn has_prefix(&self, uri: &str) -> bool {
        self.bindings.iter().any(|(prefix, bound)| bound == uri && !prefix.is_empty())
    }

    /// Binds a prefix.
    pub fn bind(&mut self, prefix: &str, uri: &str) {
        self.bindings.push((prefix.to_owned(), uri.to_owned()));
    }

    /// The element is left.
    pub fn leave(&mut self, mark: usize) {
        self.bindings.truncate(mark);
    }

    /// The declarations since a mark: those of the start tag.
    pub fn since(&self, mark: usize) -> &[(String, String)] {
        self.bindings.get(mark..).unwrap_or_default()
    }

    /// The namespace of a prefix; empty for none.
    pub fn uri(&self, prefix: &str) -> &str {
        if prefix == "xml" {
            return XML_NAMESPACE;
        }
        self.bindings.iter().rev().find(|(p, _)| p == prefix).map_or("", |(_, uri)| uri)
    }

    /// Makes a prefix mean the namespace on the start tag; false if it already means something else there.
    pub fn declare(&mut self, prefix: &str, uri: &str) -> bool {
        if self.uri(prefix) != uri {
            if self.relied_on.iter().any(|p| p == prefix) || prefix == "xml" || prefix == "xmlns" {
                return false;
            }
            self.bindings.push((prefix.to_owned(), uri.to_owned()));
        }
        self.rely_on(prefix);
        true
    }

    /// A prefix that means the namespace: the wished one, else one in scope, else a new declaration.
    pub fn resolve(&mut self, uri: &str, wish: Option<&str>, needs_prefix: bool) -> String {
        if uri.is_empty() {
            if !needs_prefix {
                self.declare("", "");
            }
            return String::new();
        }
        if uri == XML_NAMESPACE {
            return "xml".to_owned();
        }
        if let Some(wish) = wish.filter(|wish| !(needs_prefix && wish.is_empty()))
            && self.declare(wish, uri)
        {
            return wish.to_owned();
        }
        let visible = self.bindings.iter().find(|(prefix, bound)| {
            bound == uri && !(needs_prefix && prefix.is_empty()) && self.uri(prefix) == uri
        });
        if let Some((prefix, _)) = visible {
            let prefix = prefix.clone();
            self.rely_on(&prefix);
            return prefix;
        }
        let prefix = numbered(|prefix| self.uri(prefix).is_empty());
        self.declare(&prefix, uri);
        prefix
    }

    /// The start tag that is being made relies on what a prefix means.
    pub fn rely_on(&mut self, prefix: &str) {
        if !self.relied_on.iter().any(|p| p == prefix) {
            self.relied_on.push(prefix.to_owned());
        }
    }
}
