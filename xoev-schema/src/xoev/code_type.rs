//! Code types 1 to 4: complex types with a `code` and the attributes `listURI` and `listVersionID`
//! (XÖV-Handbuch, code data types).

use super::code_list::{self, CodeList};
pub use xoev_runtime::grammar::CodeTypeKind;

use crate::component::{
    AttributeUse, ComplexType, ComplexTypeId, Components, ContentType, ElementDeclarationId, SimpleTypeId,
    Term, TypeId, ValueConstraint,
};

/// A complex type that holds a code of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeType {
    /// The type.
    pub type_definition: ComplexTypeId,
    /// Where list and version are settled.
    pub kind: CodeTypeKind,
    /// `listURI`, where fixed.
    pub list_uri: Option<String>,
    /// `listVersionID`, where fixed.
    pub list_version: Option<String>,
    /// The element `code`.
    pub code: ElementDeclarationId,
    /// Its type; with an enumeration in code types 1.
    pub code_type: SimpleTypeId,
    /// The element `name`, where the type has kept it.
    pub name: Option<ElementDeclarationId>,
    /// The slot of the attribute `listURI`.
    pub uri_slot: u16,
    /// The slot of the attribute `listVersionID`.
    pub version_slot: u16,
    /// The leaf of the element `code`.
    pub code_leaf: u16,
    /// The leaf of the element `name`, where the type has kept it.
    pub name_leaf: Option<u16>,
    /// The list as the annotations describe it.
    pub list: Option<CodeList>,
}

/// All code types. The base type of XÖV, `Code`, which leaves list and version optional, is none.
pub(super) fn collect(components: &Components) -> Vec<CodeType> {
    components.complex_types.iter().filter_map(|(id, it)| read(components, id, it)).collect()
}

fn read(components: &Components, id: ComplexTypeId, it: &ComplexType) -> Option<CodeType> {
    let (uri_slot, uri) = attribute(components, it, "listURI")?;
    let (version_slot, version) = attribute(components, it, "listVersionID")?;
    let ContentType::ElementOnly(particle) = it.content else { return None };
    let leaf = |name: &str| {
        let leaves = components.leaves(particle);
        (0..).zip(leaves).find_map(|(number, leaf): (u16, _)| match components.particles[leaf].term {
            Term::Element(element) if &*components.elements[element].name.local == name => {
                Some((number, element))
            }
            _ => None,
        })
    };
    let (code_leaf, code) = leaf("code")?;
    let TypeId::Simple(code_type) = components.elements[code].type_definition else { return None };
    let fixed_uri = fixed(components, uri);
    let fixed_version = fixed(components, version);
    let kind = match (&fixed_uri, &fixed_version) {
        (Some(_), Some(_)) if !components.simple_types[code_type].facets.enumeration.is_empty() => {
            CodeTypeKind::Enumerated
        }
        (Some(_), Some(_)) => CodeTypeKind::Fixed,
        (Some(_), None) => CodeTypeKind::FreeVersion,
        (None, None) if uri.is_required && version.is_required => CodeTypeKind::Free,
        (None, _) => return None,
    };
    let list =
        described(components, it).or_else(|| code_list::read(&components.simple_types[code_type].annotation));
    let (list_uri, list_version) = (fixed_uri, fixed_version);
    let (name_leaf, name) = leaf("name").unzip();
    Some(CodeType {
        type_definition: id,
        kind,
        list_uri,
        list_version,
        code,
        code_type,
        name,
        uri_slot,
        version_slot,
        code_leaf,
        name_leaf,
        list,
    })
}

/// The list as the type describes it, or else a type it is derived from.
fn described(components: &Components, it: &ComplexType) -> Option<CodeList> {
    /// Code types are few steps from `Code`; damaged schemas may derive in circles.
    const STEPS: usize = 16;
    let mut current = it;
    for _ in 0..STEPS {
        if let Some(list) = code_list::read(&current.annotation) {
            return Some(list);
        }
        let TypeId::Complex(base) = current.base else { return None };
        current = &components.complex_types[base];
    }
    None
}

/// An attribute in no namespace, with its slot.
fn attribute<'a>(
    components: &Components,
    it: &'a ComplexType,
    name: &str,
) -> Option<(u16, &'a AttributeUse)> {
    (0..).zip(&it.attribute_uses).find(|(_, it)| {
        let attribute = components.use_name(it);
        attribute.namespace.is_none() && &*attribute.local == name
    })
}

fn fixed(components: &Components, it: &AttributeUse) -> Option<String> {
    let declared = components.attributes[it.declaration].value_constraint.as_ref();
    let constraint: Option<&ValueConstraint> = it.value_constraint.as_ref().or(declared);
    constraint.filter(|it| it.is_fixed).map(|it| it.value.trim().to_owned())
}
