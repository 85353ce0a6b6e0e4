//! What a picture of a content model shows, and what the schema documents say, in the same terms.
//!
//! `drawn` reads the SVG of a page by its geometry: a part belongs to the one its line comes from. `declared` reads schema
//! documents as plain XML, by nothing but XML Schema Part 1; neither knows anything of this project's compiler.

pub mod declared;
pub mod drawn;

use std::fmt;

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// What the picture is about.
    Root,
    /// An attribute.
    Attribute,
    /// The text of simple content.
    Text,
    /// An element.
    Element,
    /// A wildcard for elements or attributes.
    Wildcard,
    /// `sequence`.
    Sequence,
    /// `choice`.
    Choice,
    /// `all`.
    All,
}

/// A part of a content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: Kind,
    /// The local name; of a group, that of its definition.
    pub name: String,
    /// The local name of its type; empty for an anonymous one.
    pub type_name: String,
    /// `minOccurs`.
    pub min: u32,
    /// `maxOccurs`; `None` is unbounded.
    pub max: Option<u32>,
    /// Whether its own parts are shown elsewhere.
    pub is_cut: bool,
    /// Its parts, attributes first and by name.
    pub children: Vec<Part>,
}

impl Part {
    /// A part that stands once.
    #[must_use]
    pub fn new(kind: Kind, name: &str) -> Self {
        let name = name.to_owned();
        Self {
            kind,
            name,
            type_name: String::new(),
            min: 1,
            max: Some(1),
            is_cut: false,
            children: Vec::new(),
        }
    }

    fn is_group(&self) -> bool {
        matches!(self.kind, Kind::Sequence | Kind::Choice | Kind::All)
    }

    /// Whether it adds nothing to the group it stands in.
    fn is_plain_within(&self, outer: Kind) -> bool {
        let is_once = self.min == 1 && self.max == Some(1);
        self.is_group() && self.name.is_empty() && is_once && (self.kind == outer || self.children.len() == 1)
    }

    /// Takes groups apart that mean the same without; puts attributes in order, which has no meaning.
    #[must_use]
    pub fn normalized(mut self) -> Self {
        let mut children = Vec::new();
        for child in std::mem::take(&mut self.children) {
            let child = child.normalized();
            if child.is_group() && child.children.is_empty() && child.kind != Kind::Choice {
                continue;
            }
            if self.is_group() && child.is_plain_within(self.kind) {
                children.extend(child.children);
            } else {
                children.push(child);
            }
        }
        let attributes = children.iter().take_while(|it| it.kind == Kind::Attribute).count();
        children[..attributes].sort_by(|a, b| a.name.cmp(&b.name));
        self.children = children;
        self
    }

    /// How many parts there are, itself among them.
    #[must_use]
    pub fn count(&self) -> usize {
        1 + self.children.iter().map(Self::count).sum::<usize>()
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, depth: usize) -> fmt::Result {
        let (min, max) = (self.min, self.max.map_or("*".to_owned(), |it| it.to_string()));
        let cut = if self.is_cut { " …" } else { "" };
        let (name, type_name) = (&self.name, &self.type_name);
        writeln!(f, "{}{:?} {name} {type_name} {min}..{max}{cut}", "  ".repeat(depth), self.kind)?;
        self.children.iter().try_for_each(|it| it.write(f, depth + 1))
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, 0)
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |it| it.1)
}
