//! What a reader accepts.

use crate::limits::{LimitPlace, NamedLimits};

/// How to treat a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Bounds that keep hostile input harmless.
    pub limits: Limits,
    /// What to do with a document type declaration.
    pub doctype: Doctype,
    /// Whether the schema is also that of the `xsi:schemaLocation`s in the document. The validator loads nothing: the
    /// caller has done so before (`xoev_schema::schema_location`). But then a location that comes too late is a fault.
    pub follows_schema_locations: bool,
}

/// What to do with a document type declaration.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Doctype {
    /// Accept it; entities declared in its internal subset may be used, external ones are never loaded.
    #[default]
    Allow,
    /// End the document with a fault.
    Refuse,
}

/// Bounds that keep hostile input harmless. Reaching one ends the document with a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the document.
    pub input_size: u64,
    /// Elements inside each other.
    pub depth: usize,
    /// Attributes and namespace declarations of one element.
    pub attributes: usize,
    /// Bytes of a name.
    pub name_length: usize,
    /// Bytes of the text of one element, of an attribute value, of a comment or other piece of markup.
    pub text_length: usize,
    /// Bytes that entities of the internal subset are replaced by, all together.
    pub entity_expansion: usize,
    /// Values kept at a time for identity constraints and for ID and IDREF.
    pub keys: usize,
    /// Issues in a report; checking goes on to the end, but further faults are not listed.
    pub issues: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            input_size: 4 << 30,
            depth: 256,
            attributes: 1024,
            name_length: 4096,
            text_length: 256 << 20,
            entity_expansion: 1 << 20,
            keys: 10_000_000,
            issues: 1000,
        }
    }
}

impl NamedLimits for Limits {
    fn place(&mut self, name: &str) -> Option<LimitPlace<'_>> {
        Some(match name {
            "input_size" => LimitPlace::Number(&mut self.input_size),
            "depth" => LimitPlace::Count(&mut self.depth),
            "attributes" => LimitPlace::Count(&mut self.attributes),
            "name_length" => LimitPlace::Count(&mut self.name_length),
            "text_length" => LimitPlace::Count(&mut self.text_length),
            "entity_expansion" => LimitPlace::Count(&mut self.entity_expansion),
            "keys" => LimitPlace::Count(&mut self.keys),
            "faults" => LimitPlace::Count(&mut self.issues),
            _ => return None,
        })
    }
}
