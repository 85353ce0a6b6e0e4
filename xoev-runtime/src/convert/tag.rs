//! A start tag as the new version has it.

use super::carry::{Fixes, attribute_key};
use super::namespaces::Renamed;
use crate::event::{AttributeList, DeclarationList, QualifiedName};

/// The start tag that was read last, in buffers that are used again.
#[derive(Default)]
pub(super) struct Tag {
    /// Its number, from 1.
    pub number: u64,
    pub attributes: AttributeList,
    pub declarations: DeclarationList,
}

impl Tag {
    pub(super) fn take(
        &mut self,
        attributes: &AttributeList,
        declarations: &DeclarationList,
        renamed: &mut Renamed,
        fixes: &Fixes,
    ) {
        self.number += 1;
        self.attributes.clear();
        self.declarations.clear();
        for (prefix, uri) in declarations.iter() {
            self.declarations.push(prefix, renamed.rename(uri).unwrap_or(uri));
        }
        for attribute in attributes.iter() {
            let namespace = renamed.rename(attribute.name.namespace).unwrap_or(attribute.name.namespace);
            let fixed = match fixes.is_empty() {
                true => None,
                false => fixes.get(&(self.number, attribute_key(namespace, attribute.name.local))),
            };
            let name = QualifiedName { namespace, ..attribute.name };
            self.attributes.push(name, fixed.map_or(attribute.value, String::as_str), attribute.offset);
        }
    }
}
