//! Code types 1 to 4: complex types with a `code` and the attributes `listURI` and `listVersionID`
//! (XÖV-Handbuch, code data types).

use super::code_list::{self, CodeList};
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
    /// The list as the annotations describe it.
    pub list: Option<CodeList>,
}

/// The four kinds of code types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CodeTypeKind {
    /// 1: list and version are fixed, the codes stand in the schema.
    Enumerated,
    /// 2: list and version are fixed, the codes stand elsewhere.
    Fixed,
    /// 3: the list is fixed, the message names the version.
    FreeVersion,
    /// 4: the message names list and version.
    Free,
}

impl CodeTypeKind {
    /// The number the XÖV-Handbuch gives the kind.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Enumerated => 1,
            Self::Fixed => 2,
            Self::FreeVersion => 3,
            Self::Free => 4,
        }
    }
}

/// All code types. The base type of XÖV, `Code`, which leaves list and version optional, is none.
pub(super) fn collect(components: &Components) -> Vec<CodeType> {
    components.complex_types.iter().filter_map(|(id, it)| read(components, id, it)).collect()
}

fn read(components: &Components, id: ComplexTypeId, it: &ComplexType) -> Option<CodeType> {
    let uri = attribute(components, it, "listURI")?;
    let version = attribute(components, it, "listVersionID")?;
    let ContentType::ElementOnly(particle) = it.content else { return None };
    let leaf = |name: &str| {
        components.leaves(particle).into_iter().find_map(|leaf| match components.particles[leaf].term {
            Term::Element(element) if &*components.elements[element].name.local == name => Some(element),
            _ => None,
        })
    };
    let code = leaf("code")?;
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
    let list = code_list::read(&it.annotation)
        .or_else(|| code_list::read(&components.simple_types[code_type].annotation));
    let (list_uri, list_version) = (fixed_uri, fixed_version);
    Some(CodeType {
        type_definition: id,
        kind,
        list_uri,
        list_version,
        code,
        code_type,
        name: leaf("name"),
        list,
    })
}

fn attribute<'a>(components: &Components, it: &'a ComplexType, name: &str) -> Option<&'a AttributeUse> {
    it.attribute_uses.iter().find(|it| {
        let attribute = components.use_name(it);
        attribute.namespace.is_none() && &*attribute.local == name
    })
}

fn fixed(components: &Components, it: &AttributeUse) -> Option<String> {
    let declared = components.attributes[it.declaration].value_constraint.as_ref();
    let constraint: Option<&ValueConstraint> = it.value_constraint.as_ref().or(declared);
    constraint.filter(|it| it.is_fixed).map(|it| it.value.trim().to_owned())
}
