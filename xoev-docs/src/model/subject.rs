//! What has a page of its own.

use xoev_schema::component::{
    AttributeDeclarationId, AttributeGroupId, Components, ElementDeclarationId, ModelGroupDefinitionId,
    TypeId,
};
use xoev_schema::name::ExpandedName;
use xoev_schema::source::Span;
use xoev_schema::syntax::AnnotationNode;
use xoev_schema::xoev::Addresses;

/// A component with a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Subject {
    /// A global element; messages are such.
    Element(ElementDeclarationId),
    /// A named type.
    Type(TypeId),
    /// A named model group.
    Group(ModelGroupDefinitionId),
    /// A named attribute group.
    AttributeGroup(AttributeGroupId),
    /// A global attribute.
    Attribute(AttributeDeclarationId),
}

impl Subject {
    /// All subjects with a page, by kind and then in document order.
    pub fn all(components: &Components, addresses: &Addresses) -> Vec<Self> {
        let elements = components.global_elements.values().map(|&id| Self::Element(id));
        let types = components.global_types.values().map(|&id| Self::Type(id));
        let groups = components.global_groups.values().map(|&id| Self::Group(id));
        let attribute_groups =
            components.global_attribute_groups.values().map(|&id| Self::AttributeGroup(id));
        let attributes = components.global_attributes.values().map(|&id| Self::Attribute(id));
        let all = elements.chain(types).chain(groups).chain(attribute_groups).chain(attributes);
        all.filter(|it| it.address(addresses).is_some()).collect()
    }

    /// Its page, relative to the folder of the version.
    pub fn address(self, addresses: &Addresses) -> Option<&str> {
        match self {
            Self::Element(id) => addresses.element(id),
            Self::Type(id) => addresses.type_(id),
            Self::Group(id) => addresses.group(id),
            Self::AttributeGroup(id) => addresses.attribute_group(id),
            Self::Attribute(id) => addresses.attribute(id),
        }
    }

    /// Its name; anonymous types have none.
    pub fn name(self, components: &Components) -> Option<&ExpandedName> {
        match self {
            Self::Element(id) => Some(&components.elements[id].name),
            Self::Type(TypeId::Simple(id)) => components.simple_types[id].name.as_ref(),
            Self::Type(TypeId::Complex(id)) => components.complex_types[id].name.as_ref(),
            Self::Group(id) => Some(&components.model_group_definitions[id].name),
            Self::AttributeGroup(id) => Some(&components.attribute_groups[id].name),
            Self::Attribute(id) => Some(&components.attributes[id].name),
        }
    }

    /// Its annotation.
    pub fn annotation(self, components: &Components) -> &AnnotationNode {
        match self {
            Self::Element(id) => &components.elements[id].annotation,
            Self::Type(TypeId::Simple(id)) => &components.simple_types[id].annotation,
            Self::Type(TypeId::Complex(id)) => &components.complex_types[id].annotation,
            Self::Group(id) => &components.model_group_definitions[id].annotation,
            Self::AttributeGroup(id) => &components.attribute_groups[id].annotation,
            Self::Attribute(id) => &components.attributes[id].annotation,
        }
    }

    /// Where it stands in the schemas.
    pub fn span(self, components: &Components) -> Option<Span> {
        match self {
            Self::Element(id) => Some(components.elements[id].span),
            Self::Type(TypeId::Simple(id)) => components.simple_types[id].span,
            Self::Type(TypeId::Complex(id)) => components.complex_types[id].span,
            Self::Group(id) => Some(components.model_group_definitions[id].span),
            Self::AttributeGroup(id) => Some(components.attribute_groups[id].span),
            Self::Attribute(id) => Some(components.attributes[id].span),
        }
    }
}
