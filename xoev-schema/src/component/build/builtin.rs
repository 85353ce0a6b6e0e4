//! The components every schema has: the ur-types and the built-in types (§3.4.7, §3.14.7; Part 2 §3).

use super::{ANY_SIMPLE_TYPE, ANY_TYPE, Builder};
use crate::component::{
    AttributeDeclaration, AttributeDeclarationId, ComplexType, Compositor, ContentType, Facet, Facets,
    ModelGroup, NamespaceConstraint, Particle, SimpleType, SimpleTypeId, Term, TypeId, Variety, Wildcard,
};
use crate::name::ExpandedName;
use crate::source::{FileId, Span};
use std::sync::Arc;
use xoev_runtime::grammar::{Builtin, Derivation, DerivationSet, Primitive, ProcessContents, WhiteSpace};

/// The namespace of XML Schema.
pub(super) const XSD_NAMESPACE: &str = "http://www.w3.org/2001/XMLSchema";

/// The namespace of `xml:lang` and its like.
pub(super) const XML_NAMESPACE: &str = "http://www.w3.org/XML/1998/namespace";

/// The namespace of the attributes every element may have in an instance.
pub(super) const XSI_NAMESPACE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The place of what stands in no document.
const NOWHERE: Span = Span { file: FileId(0), start: 0, end: 0 };

/// The id of a simple built-in.
pub(super) fn simple_type_id(builtin: Builtin) -> SimpleTypeId {
    SimpleTypeId((builtin as u32).saturating_sub(1))
}

impl Builder<'_> {
    /// Adds the ur-type and the built-in simple types.
    pub(super) fn declare_builtins(&mut self) {
        let namespace: Arc<str> = Arc::from(XSD_NAMESPACE);
        self.declare_any_type(&namespace);
        for builtin in Builtin::ALL.into_iter().skip(1) {
            let name = ExpandedName::new(Some(&namespace), builtin.name());
            let id = self.components.simple_types.push(self.builtin_type(builtin, name.clone()));
            self.simple_forms.push(None);
            self.components.global_types.insert(name, TypeId::Simple(id));
        }
    }

    /// An attribute of the instance namespace (§3.2.7): present in every schema, made when first referred to.
    pub(super) fn instance_attribute(&mut self, name: &ExpandedName) -> Option<AttributeDeclarationId> {
        if name.namespace_uri() != XSI_NAMESPACE {
            return None;
        }
        let type_definition = match &*name.local {
            "type" => simple_type_id(Builtin::QName),
            "nil" => simple_type_id(Builtin::Boolean),
            "noNamespaceSchemaLocation" => simple_type_id(Builtin::AnyUri),
            "schemaLocation" => self.list_of(simple_type_id(Builtin::AnyUri)),
            _ => return None,
        };
        let id = self.components.attributes.push(AttributeDeclaration {
            name: name.clone(),
            span: NOWHERE,
            is_global: true,
            type_definition,
            value_constraint: None,
            annotation: Arc::clone(&self.no_annotation),
        });
        self.components.global_attributes.insert(name.clone(), id);
        Some(id)
    }

    fn list_of(&mut self, item: SimpleTypeId) -> SimpleTypeId {
        self.simple_forms.push(None);
        self.components.simple_types.push(SimpleType {
            name: None,
            span: None,
            base: Some(ANY_SIMPLE_TYPE),
            variety: Variety::List(item),
            builtin: Builtin::AnySimpleType,
            white_space: WhiteSpace::Collapse,
            facets: Facets::default(),
            final_: DerivationSet::default(),
            annotation: Arc::clone(&self.no_annotation),
        })
    }

    fn declare_any_type(&mut self, namespace: &Arc<str>) {
        let wildcard = self.components.wildcards.push(Wildcard {
            span: NOWHERE,
            namespaces: NamespaceConstraint::Any,
            process_contents: ProcessContents::Lax,
        });
        let any = self.components.particles.push(Particle {
            span: NOWHERE,
            min_occurs: 0,
            max_occurs: None,
            term: Term::Wildcard(wildcard),
            annotation: Arc::clone(&self.no_annotation),
        });
        let group = self.components.model_groups.push(ModelGroup {
            span: NOWHERE,
            compositor: Compositor::Sequence,
            particles: vec![any],
            definition: None,
        });
        let content = self.components.particles.push(Particle {
            span: NOWHERE,
            min_occurs: 1,
            max_occurs: Some(1),
            term: Term::ModelGroup(group),
            annotation: Arc::clone(&self.no_annotation),
        });
        let name = ExpandedName::new(Some(namespace), Builtin::AnyType.name());
        self.components.complex_types.push(ComplexType {
            name: Some(name.clone()),
            span: None,
            context: None,
            base: TypeId::Complex(ANY_TYPE),
            derivation: Derivation::Restriction,
            is_abstract: false,
            final_: DerivationSet::default(),
            block: DerivationSet::default(),
            attribute_uses: Vec::new(),
            attribute_wildcard: Some(wildcard),
            content: ContentType::Mixed(content),
            annotation: Arc::clone(&self.no_annotation),
        });
        self.complex_forms.push(None);
        self.components.global_types.insert(name, TypeId::Complex(ANY_TYPE));
    }

    fn builtin_type(&self, builtin: Builtin, name: ExpandedName) -> SimpleType {
        let item = builtin.list_item().map(simple_type_id);
        let base = match builtin.base() {
            Builtin::AnyType => None,
            Builtin::AnySimpleType => Some(ANY_SIMPLE_TYPE),
            base => Some(simple_type_id(base)),
        };
        SimpleType {
            name: Some(name),
            span: None,
            base,
            builtin: if item.is_some() { Builtin::AnySimpleType } else { builtin },
            variety: match item {
                Some(item) => Variety::List(item),
                None => Variety::Atomic(builtin.primitive().unwrap_or(Primitive::AnySimpleType)),
            },
            white_space: builtin.white_space(),
            facets: builtin_facets(builtin),
            final_: DerivationSet::default(),
            annotation: Arc::clone(&self.no_annotation),
        }
    }
}

/// The facets of a built-in (Part 2 §3.3), those of its bases included. Patterns are left out: the lexical form of
/// a built-in is known by its name.
fn builtin_facets(builtin: Builtin) -> Facets {
    let (min, max) = builtin.integer_bounds();
    let is_integer = builtin == Builtin::Integer || min.is_some() || max.is_some();
    Facets {
        min_inclusive: min.map(|v| facet(v.to_owned(), false)),
        max_inclusive: max.map(|v| facet(v.to_owned(), false)),
        fraction_digits: is_integer.then(|| facet(0, true)),
        min_length: builtin.list_item().map(|_| facet(1, false)),
        ..Facets::default()
    }
}

fn facet<T>(value: T, is_fixed: bool) -> Facet<T> {
    Facet { value, is_fixed, span: None }
}
