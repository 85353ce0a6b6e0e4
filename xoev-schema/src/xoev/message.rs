//! Messages: the global elements a standard exchanges as documents.
//!
//! Which global elements are messages is written nowhere in the schemas. The rule: of the elements that are not
//! abstract and stand in a namespace of the standard (of the documents that name it; where none does, of the entry
//! documents), those are messages whose content begins with a message header — an element named like one
//! (`nachrichtenkopf…`, `kopf`) or of a type named like one (`…Nachrichtenkopf…`, `…Kopf`). Where a namespace has
//! no element with a header, all its elements are messages.

use super::description::describe;
use super::standard_info::{self, StandardInfo};
use crate::component::{ComplexType, Components, ElementDeclarationId, Term, TypeId};
use crate::schema_set::SchemaSet;
use std::collections::HashSet;
use std::sync::Arc;
use xoev_runtime::standard::ApplicationInfo;

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The element.
    pub element: ElementDeclarationId,
    /// The number at the end of its name, as in `anmeldung.datenanforderung.0300`.
    pub number: Option<String>,
    /// The header element, where there is one.
    pub header: Option<ElementDeclarationId>,
    /// What the element says about itself, or else its type.
    pub description: ApplicationInfo,
}

/// The messages of a standard.
pub(super) fn collect(
    set: &SchemaSet,
    components: &Components,
    standard: Option<&StandardInfo>,
) -> Vec<Message> {
    let namespaces = namespaces(set, standard);
    let candidates: Vec<Message> = components
        .global_elements
        .values()
        .filter(|id| {
            let element = &components.elements[**id];
            !element.is_abstract && namespaces.contains(&element.name.namespace)
        })
        .map(|id| read(components, *id))
        .collect();
    let namespace = |it: &Message| components.elements[it.element].name.namespace.clone();
    let with_header: HashSet<_> =
        candidates.iter().filter(|it| it.header.is_some()).map(&namespace).collect();
    candidates.into_iter().filter(|it| it.header.is_some() || !with_header.contains(&namespace(it))).collect()
}

/// The namespaces of the documents of a standard.
fn namespaces(set: &SchemaSet, standard: Option<&StandardInfo>) -> HashSet<Option<Arc<str>>> {
    let of_standard: HashSet<_> = set
        .documents
        .iter()
        .filter(|it| {
            let identifier = standard_info::read(&it.document.annotation).map(|it| it.identifier);
            identifier.is_some() && identifier == standard.map(|it| it.identifier.clone())
        })
        .map(|it| it.target_namespace.clone())
        .collect();
    if of_standard.is_empty() {
        return set.entries.iter().map(|it| set.document(*it).target_namespace.clone()).collect();
    }
    of_standard
}

fn read(components: &Components, id: ElementDeclarationId) -> Message {
    let element = &components.elements[id];
    let last = element.name.local.rsplit(['.', '_']).next().unwrap_or_default();
    let is_number = last.len() >= 3 && last.bytes().all(|it| it.is_ascii_digit());
    let (header, type_annotation) = match element.type_definition {
        TypeId::Complex(id) => {
            let complex_type = &components.complex_types[id];
            (header(components, complex_type), Some(&complex_type.annotation))
        }
        TypeId::Simple(_) => (None, None),
    };
    let own = describe(&element.annotation);
    let of_type = type_annotation.map(|it| describe(it)).unwrap_or_default();
    let or = |own: Vec<String>, other: Vec<String>| if own.is_empty() { other } else { own };
    Message {
        element: id,
        number: is_number.then(|| last.to_owned()),
        header,
        description: ApplicationInfo {
            title: own.title.or(of_type.title),
            documentation: own.documentation.or(of_type.documentation),
            legal_basis: or(own.legal_basis, of_type.legal_basis),
            author: or(own.author, of_type.author),
            reader: or(own.reader, of_type.reader),
            implementation_hint: or(own.implementation_hint, of_type.implementation_hint),
            other: if own.other.is_empty() { of_type.other } else { own.other },
        },
    }
}

/// The first element of a content, if it is a message header.
fn header(components: &Components, it: &ComplexType) -> Option<ElementDeclarationId> {
    let particle = it.content.particle()?;
    let first = *components.leaves(particle).first()?;
    let Term::Element(element) = components.particles[first].term else { return None };
    let declaration = &components.elements[element];
    let name = declaration.name.local.to_lowercase();
    let type_name = match declaration.type_definition {
        TypeId::Complex(id) => components.complex_types[id].name.as_ref(),
        TypeId::Simple(_) => None,
    };
    let type_name = type_name.map(|it| it.local.to_lowercase()).unwrap_or_default();
    let type_name = type_name.strip_suffix("type").unwrap_or(&type_name);
    let is_header = name.starts_with("nachrichtenkopf")
        || name == "kopf"
        || type_name.contains("nachrichtenkopf")
        || type_name.ends_with("kopf");
    is_header.then_some(element)
}
