//! Messages by module. Standards part their messages into modules, and name them accordingly:
//! `nachricht.straf.owi.verfahrensmitteilung.0500010`, `anmeldung.datenanforderung.0300`.

use super::Book;
use std::collections::BTreeMap;
use xoev_schema::xoev::Message;

/// Messages that belong together.
#[derive(Debug)]
pub(crate) struct Module<'a> {
    /// The part of the name they share; empty for messages whose names have no parts.
    pub name: String,
    /// By number, else by name.
    pub messages: Vec<&'a Message>,
}

impl<'a> Book<'a> {
    /// The messages by module, modules in the order of their lowest number.
    pub fn modules(&self) -> Vec<Module<'a>> {
        let name = |it: &Message| self.components.elements[it.element].name.local.to_string();
        let mut by_name: BTreeMap<String, Vec<&'a Message>> = BTreeMap::new();
        for message in &self.standard.messages {
            by_name.entry(module(&name(message))).or_default().push(message);
        }
        let order = |it: &Message| (it.number.is_none(), it.number.clone(), name(it));
        let mut out: Vec<Module<'a>> = by_name
            .into_iter()
            .map(|(name, mut messages)| {
                messages.sort_by_cached_key(|it| order(it));
                Module { name, messages }
            })
            .collect();
        out.sort_by_cached_key(|it| (it.messages.first().map(|it| order(it)), it.name.clone()));
        out
    }
}

/// The first part of a name that is not the word `nachricht` and not the number.
fn module(name: &str) -> String {
    let parts: Vec<&str> = name.split('.').collect();
    let mut named = parts.iter().filter(|it| !it.eq_ignore_ascii_case("nachricht"));
    match (named.next(), named.next()) {
        (Some(first), Some(_)) => (*first).to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::module;

    #[test]
    fn modules_come_from_names() {
        assert_eq!(module("nachricht.straf.owi.verfahrensmitteilung.0500010"), "straf");
        assert_eq!(module("anmeldung.datenanforderung.0300"), "anmeldung");
        assert_eq!(module("hochschulabschlusszeugnis"), "");
    }
}
