//! The names of a document, each taken apart and resolved once.
//!
//! In: names as they are written, and the namespaces in scope. Out: a [`Symbol`] for each name with its namespace.
//! Invariants: equal symbols are equal names in equal namespaces; a name is well-formed when it gets an entry; memory
//! is bounded, as names beyond a number get no symbol.
//! Not here: what a schema knows of a name.

use super::attribute_list::QualifiedName;
use super::characters::{qname, split};
use super::namespaces::Namespaces;
use crate::tree::Range32;

/// How many names a table remembers. Documents have some hundred; one with more is hostile or very odd.
const MOST: usize = 1 << 14;
/// Longer names are not recognised before they are tokenised.
const LONGEST: usize = 256;
/// "None" in links.
const NONE: u32 = u32::MAX;

/// Stands for a name with its namespace in one document, for a consumer that remembers what it found out about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Symbol(u32);

impl Default for Symbol {
    fn default() -> Self {
        Self::NONE
    }
}

impl Symbol {
    /// A name that has none.
    pub const NONE: Self = Self(NONE);

    /// The symbol with a number, for one who numbers the names of a document otherwise.
    pub(crate) fn numbered(number: usize) -> Self {
        u32::try_from(number).map_or(Self::NONE, Self)
    }

    /// The position in a table of symbols; `None` for a name without.
    #[must_use]
    #[inline]
    pub fn index(self) -> Option<usize> {
        (self.0 != NONE).then_some(self.0 as usize)
    }
}

/// What is known of a name as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Found {
    /// Its entry; [`NameTable::resolve`] finds the one for its namespace.
    Entry(Symbol),
    /// It is a name with the colon here (0 for none), but the table is full.
    Unlisted(usize),
}

/// Names as they are written, with their namespaces.
#[derive(Debug, Default)]
pub(super) struct NameTable {
    text: String,
    entries: Vec<Entry>,
    /// Open addressing by hash; positions of the first entry of each name.
    slots: Vec<u32>,
    /// The last name found: what followed it the last time is tried first.
    last: u32,
    /// A name for which there is no entry.
    unlisted: Unlisted,
}

/// A name as it is written, with its namespace.
#[derive(Debug, Default)]
struct Unlisted {
    name: String,
    colon: usize,
    uri: String,
}

/// The name of an element that begins.
#[derive(Debug, Clone, Copy)]
pub struct ElementName<'e> {
    names: &'e NameTable,
    symbol: Symbol,
}

impl<'e> ElementName<'e> {
    /// Its parts.
    #[must_use]
    #[inline]
    pub fn get(self) -> QualifiedName<'e> {
        self.names.name(self.symbol)
    }

    /// Stands for it; equal in all places of a document where the name and its namespace are equal.
    #[must_use]
    #[inline]
    pub fn symbol(self) -> Symbol {
        self.symbol
    }
}

#[derive(Debug)]
struct Entry {
    hash: u64,
    /// The namespace scope for which the namespace is known to be right; 0 for none.
    scope: u64,
    name: Range32,
    uri: Range32,
    colon: u32,
    /// The entry of the same name in another namespace.
    other: u32,
    /// The name that followed the last time.
    next: u32,
}

impl NameTable {
    /// Finds a name; `None` if it is no `QName`.
    #[inline]
    pub(super) fn find(&mut self, name: &str) -> Option<Found> {
        if let Some(last) = self.entries.get(self.last as usize) {
            let guess = last.next;
            if let Some(entry) = self.entries.get(guess as usize)
                && same(slice(&self.text, entry.name), name.as_bytes())
            {
                self.last = guess;
                return Some(Found::Entry(Symbol(guess)));
            }
        }
        self.search(name)
    }

    /// The name a tag has that goes on with `rest`, and the name's length, if the tag consists of a listed name only.
    #[inline]
    pub(super) fn recognise(&mut self, rest: &[u8]) -> Option<(Symbol, usize)> {
        let last = self.entries.get(self.last as usize)?;
        let guess = last.next;
        if let Some(entry) = self.entries.get(guess as usize) {
            let name = slice(&self.text, entry.name);
            if let Some((found, behind)) = rest.split_at_checked(name.len())
                && behind.first() == Some(&b'>')
                && same(found, name)
            {
                self.last = guess;
                return Some((Symbol(guess), name.len()));
            }
        }
        self.recognise_another(rest)
    }

    fn recognise_another(&mut self, rest: &[u8]) -> Option<(Symbol, usize)> {
        let ends = |byte: &u8| matches!(byte, b'>' | b' ' | b'/' | b'!' | b'?');
        let length = rest.iter().take(LONGEST).position(ends)?;
        let (name, end) = rest.split_at_checked(length)?;
        if end.first() != Some(&b'>') {
            return None;
        }
        let found = self.position(name, hash(name)).ok()?;
        self.follow(found);
        Some((Symbol(found), length))
    }

    /// Where a name has its entry, or the slot it would have.
    fn position(&self, name: &[u8], hash: u64) -> Result<u32, usize> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = hash as usize & mask;
        while let Some(position) = self.slots.get(slot) {
            let Some(entry) = self.entries.get(*position as usize) else { break };
            if entry.hash == hash && same(slice(&self.text, entry.name), name) {
                return Ok(*position);
            }
            slot = (slot + 1) & mask;
        }
        Err(slot)
    }

    fn search(&mut self, name: &str) -> Option<Found> {
        let hash = hash(name.as_bytes());
        if self.slots.is_empty() {
            self.slots.resize(64, NONE);
        }
        let slot = match self.position(name.as_bytes(), hash) {
            Ok(found) => {
                self.follow(found);
                return Some(Found::Entry(Symbol(found)));
            }
            Err(slot) => slot,
        };
        let colon = qname(name)?;
        if self.entries.len() >= MOST {
            return Some(Found::Unlisted(colon));
        }
        let start = self.text.len() as u32;
        self.text.push_str(name);
        let name = Range32 { start, end: self.text.len() as u32 };
        let added = self.add(Entry {
            hash,
            scope: 0,
            name,
            uri: Range32::default(),
            colon: colon as u32,
            other: NONE,
            next: NONE,
        });
        if let Some(free) = self.slots.get_mut(slot) {
            *free = added;
        }
        if self.entries.len() * 2 > self.slots.len() {
            self.grow();
        }
        self.follow(added);
        Some(Found::Entry(Symbol(added)))
    }

    fn add(&mut self, entry: Entry) -> u32 {
        self.entries.push(entry);
        (self.entries.len() - 1) as u32
    }

    fn follow(&mut self, found: u32) {
        if let Some(last) = self.entries.get_mut(self.last as usize) {
            last.next = found;
        }
        self.last = found;
    }

    fn grow(&mut self) {
        let old = std::mem::take(&mut self.slots);
        self.slots = vec![NONE; old.len() * 2];
        let mask = self.slots.len() - 1;
        for position in old.into_iter().filter(|position| *position != NONE) {
            let Some(entry) = self.entries.get(position as usize) else { continue };
            let mut slot = entry.hash as usize & mask;
            while self.slots.get(slot).is_some_and(|it| *it != NONE) {
                slot = (slot + 1) & mask;
            }
            if let Some(free) = self.slots.get_mut(slot) {
                *free = position;
            }
        }
    }

    /// The entry of a name for the namespace its prefix has now; [`Symbol::NONE`] if the table is full, and `None` if
    /// the prefix is not declared. For `is_attribute` a name without prefix is in no namespace.
    #[inline]
    pub(super) fn resolve(
        &mut self,
        found: Symbol,
        namespaces: &Namespaces,
        is_attribute: bool,
    ) -> Option<Symbol> {
        match self.entries.get(found.0 as usize) {
            Some(entry) if entry.scope == namespaces.scope() => Some(found),
            _ => self.resolve_anew(found, namespaces, is_attribute),
        }
    }

    fn resolve_anew(&mut self, found: Symbol, namespaces: &Namespaces, is_attribute: bool) -> Option<Symbol> {
        let first = self.entries.get(found.0 as usize)?;
        let (hash, name, colon) = (first.hash, first.name, first.colon);
        let (prefix, _) = split(str_slice(&self.text, name), colon as usize);
        let uri = match prefix {
            "" if is_attribute => "",
            "xmlns" => return None,
            _ => namespaces.resolve(prefix)?,
        };
        let mut at = found.0;
        loop {
            let entry = self.entries.get_mut(at as usize)?;
            if entry.scope == 0 || slice(&self.text, entry.uri) == uri.as_bytes() {
                if entry.scope == 0 {
                    let start = self.text.len() as u32;
                    self.text.push_str(uri);
                    entry.uri = Range32 { start, end: self.text.len() as u32 };
                }
                entry.scope = namespaces.scope();
                return Some(Symbol(at));
            }
            if entry.other == NONE {
                break;
            }
            at = entry.other;
        }
        if self.entries.len() >= MOST {
            return Some(Symbol::NONE);
        }
        let start = self.text.len() as u32;
        self.text.push_str(uri);
        let uri = Range32 { start, end: self.text.len() as u32 };
        let scope = namespaces.scope();
        let added = self.add(Entry { hash, scope, name, uri, colon, other: NONE, next: NONE });
        if let Some(last) = self.entries.get_mut(at as usize) {
            last.other = added;
        }
        Some(Symbol(added))
    }

    /// A name as it is written.
    #[inline]
    pub(super) fn written(&self, symbol: Symbol) -> &str {
        self.entries.get(symbol.0 as usize).map_or("", |entry| str_slice(&self.text, entry.name))
    }

    /// Where the colon of a name is; 0 for none.
    #[inline]
    pub(super) fn colon(&self, symbol: Symbol) -> usize {
        self.entries.get(symbol.0 as usize).map_or(0, |entry| entry.colon as usize)
    }

    /// The name of an element by its symbol; without one it is that last set by [`Self::set_unlisted`].
    #[inline]
    pub(super) fn element_name(&self, symbol: Symbol) -> ElementName<'_> {
        ElementName { names: self, symbol }
    }

    /// Keeps a name for which there is no room, until the next.
    pub(super) fn set_unlisted(&mut self, name: &str, colon: usize, uri: &str) {
        self.unlisted = Unlisted { name: name.to_owned(), colon, uri: uri.to_owned() };
    }

    /// A resolved name.
    pub(super) fn name(&self, symbol: Symbol) -> QualifiedName<'_> {
        let (name, colon, namespace) = match self.entries.get(symbol.0 as usize) {
            Some(entry) => {
                (str_slice(&self.text, entry.name), entry.colon as usize, str_slice(&self.text, entry.uri))
            }
            None => (self.unlisted.name.as_str(), self.unlisted.colon, self.unlisted.uri.as_str()),
        };
        let (prefix, local) = split(name, colon);
        QualifiedName { namespace, prefix, local }
    }
}

#[inline]
fn slice(text: &str, range: Range32) -> &[u8] {
    text.as_bytes().get(range.start as usize..range.end as usize).unwrap_or_default()
}

#[inline]
fn str_slice(text: &str, range: Range32) -> &str {
    text.get(range.start as usize..range.end as usize).unwrap_or_default()
}

/// Whether two names are equal, word by word: most are too short to be worth a call.
#[inline]
pub(super) fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let (Some(a_end), Some(b_end)) = (a.last_chunk::<8>(), b.last_chunk::<8>()) else {
        return a.iter().zip(b).all(|(a, b)| a == b);
    };
    let words = |bytes: &[u8; 8]| u64::from_le_bytes(*bytes);
    let (a_words, _) = a.as_chunks::<8>();
    let (b_words, _) = b.as_chunks::<8>();
    // The last word first: names of one document have their beginnings in common.
    words(a_end) == words(b_end) && a_words.iter().zip(b_words).all(|(a, b)| words(a) == words(b))
}

fn hash(name: &[u8]) -> u64 {
    let mix = |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let (words, rest) = name.as_chunks::<8>();
    let mut hash = words.iter().fold(name.len() as u64, |hash, word| mix(hash, u64::from_le_bytes(*word)));
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    hash = mix(hash, u64::from_le_bytes(last));
    hash ^ (hash >> 32)
}

#[cfg(test)]
mod tests {
    use super::super::DeclarationList;
    use super::*;

    fn entry(table: &mut NameTable, name: &str) -> Symbol {
        match table.find(name) {
            Some(Found::Entry(symbol)) => symbol,
            other => panic!("{name}: {other:?}"),
        }
    }

    #[test]
    fn one_symbol_for_a_name_in_a_namespace() {
        let mut table = NameTable::default();
        let mut namespaces = Namespaces::default();
        let declare = |namespaces: &mut Namespaces, uri: &str| {
            let mut declarations = DeclarationList::new();
            declarations.push("p", uri);
            namespaces.open(&declarations);
        };
        let found = entry(&mut table, "p:name");
        assert_eq!(table.resolve(found, &namespaces, false), None);
        declare(&mut namespaces, "u");
        let first = table.resolve(found, &namespaces, false);
        assert_eq!(first.map(|symbol| table.name(symbol).namespace), Some("u"));
        declare(&mut namespaces, "v");
        let found = entry(&mut table, "p:name");
        let second = table.resolve(found, &namespaces, false);
        assert_ne!(first, second);
        assert_eq!(second.map(|symbol| table.name(symbol).namespace), Some("v"));
        namespaces.close();
        let found = entry(&mut table, "p:name");
        assert_eq!(table.resolve(found, &namespaces, false), first);
    }

    #[test]
    fn many_names() {
        let mut table = NameTable::default();
        let names: Vec<String> =
            (0..MOST + 10).map(|number| format!("a.rather.long.name.{number}")).collect();
        for round in 0..2 {
            for (number, name) in names.iter().enumerate() {
                match table.find(name) {
                    Some(Found::Entry(symbol)) => assert_eq!(table.written(symbol), name),
                    other => assert!(number >= MOST, "{round} {other:?}"),
                }
            }
        }
        assert!(table.find("no name").is_none());
    }

    #[test]
    fn equality_by_words() {
        for length in 0..40 {
            let text: Vec<u8> = (0..length).map(|at| b'a' + at as u8).collect();
            assert!(same(&text, &text));
            for at in 0..length {
                let mut other = text.clone();
                other[at] = b'!';
                assert!(!same(&text, &other));
            }
        }
    }
}
