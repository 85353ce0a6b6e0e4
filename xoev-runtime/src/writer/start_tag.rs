//! The start tag that is being made.

use crate::event::{AttributeList, DeclarationList, QualifiedName, Symbol};
use crate::grammar::{Grammar, NameId};

/// The parts of a start tag until it is known that it is complete, in buffers that are used again.
#[derive(Debug, Default)]
pub(super) struct StartTag {
    /// The name of a typed element whose prefix is that of the root's declarations.
    name: Option<NameId>,
    namespace: String,
    prefix: String,
    local: String,
    /// The attributes.
    pub attributes: AttributeList,
    /// The namespace declarations; known when the tag is complete.
    pub declarations: DeclarationList,
    /// Declarations that values on the tag rely on and that will stand on the root: for the check only.
    pub unwritten: DeclarationList,
    symbol: Symbol,
}

/// Typed names of a document as they were written first, each with a symbol for the validator.
#[derive(Debug, Default)]
pub(super) struct WrittenNames {
    /// By [`NameId`]: the number of the name, from 1; 0 where it was not written.
    numbers: Vec<u32>,
    /// By number; empty for names that were written as names of attributes only.
    texts: Vec<Box<str>>,
}

impl WrittenNames {
    /// An element's name with its prefix, which comes with a colon.
    #[inline]
    pub fn get(&mut self, grammar: &Grammar, name: NameId, prefix: &str, local: &str) -> (Symbol, &str) {
        let symbol = self.symbol(grammar, name);
        let Some(text) = symbol.index().and_then(|at| self.texts.get_mut(at)) else { return (symbol, "") };
        if text.is_empty() {
            *text = format!("{prefix}{local}").into();
        }
        (symbol, text)
    }

    /// The symbol of a name.
    pub fn symbol(&mut self, grammar: &Grammar, name: NameId) -> Symbol {
        match self.numbers.get(name.index()) {
            Some(&known) if known > 0 => Symbol::numbered(known as usize - 1),
            _ => Symbol::numbered(self.add(grammar, name)),
        }
    }

    fn add(&mut self, grammar: &Grammar, name: NameId) -> usize {
        self.numbers.resize(grammar.names.len().max(name.index() + 1), 0);
        self.texts.push(Box::default());
        if let Some(number) = self.numbers.get_mut(name.index()) {
            *number = self.texts.len() as u32;
        }
        self.texts.len() - 1
    }
}

impl StartTag {
    /// Begins the tag of a typed element.
    pub fn begin_typed(&mut self, name: NameId, symbol: Symbol) {
        self.clear();
        self.symbol = symbol;
        self.name = Some(name);
    }

    /// Begins a tag.
    pub fn begin(&mut self, name: QualifiedName<'_>) {
        self.clear();
        self.symbol = Symbol::NONE;
        self.name = None;
        for (part, text) in [
            (&mut self.namespace, name.namespace),
            (&mut self.prefix, name.prefix),
            (&mut self.local, name.local),
        ] {
            part.clear();
            part.push_str(text);
        }
    }

    fn clear(&mut self) {
        if !self.attributes.is_empty() {
            self.attributes.clear();
        }
        if !self.declarations.is_empty() {
            self.declarations.clear();
        }
        if !self.unwritten.is_empty() {
            self.unwritten.clear();
        }
    }

    /// Adds an attribute that the tag cannot have yet.
    pub fn push(&mut self, name: QualifiedName<'_>, symbol: Symbol, value: &str) {
        self.attributes.push_known(name, symbol, value);
    }

    /// The symbol of the element's name.
    pub fn symbol(&self) -> Symbol {
        self.symbol
    }

    /// Adds an attribute; false if the tag has one of that name.
    pub fn attribute(&mut self, name: QualifiedName<'_>, value: &str) -> bool {
        let is_same =
            |known: QualifiedName<'_>| known.local == name.local && known.namespace == name.namespace;
        if self.attributes.iter().any(|known| is_same(known.name)) {
            return false;
        }
        self.attributes.push(name, value, 0);
        true
    }

    /// The element's name; `prefixes` are those of the root's declarations, with their colons.
    pub fn name<'t>(&'t self, grammar: &'t Grammar, prefixes: &'t [Option<Box<str>>]) -> QualifiedName<'t> {
        let Some(name) = self.name.and_then(|name| grammar.names.get(name.index())) else {
            return QualifiedName { namespace: &self.namespace, prefix: &self.prefix, local: &self.local };
        };
        let at = name.namespace.index();
        let prefix = prefixes.get(at).and_then(Option::as_deref).unwrap_or_default();
        QualifiedName {
            namespace: grammar.namespaces.get(at).map_or("", |namespace| namespace.uri.as_str()),
            prefix: prefix.strip_suffix(':').unwrap_or(prefix),
            local: &name.local,
        }
    }
}
