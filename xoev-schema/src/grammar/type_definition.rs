//! Type definitions.

use super::ambiguity::Ambiguity;
use super::content::{self, Contest, Resolve};
use super::tables::{Tables, XSD_NAMESPACE};
use super::{Compiler, GrammarMap, value};
use crate::component::{
    AttributeUse, ComplexType, Components, ContentType, ElementDeclarationId, NamespaceConstraint,
    ParticleId, SimpleTypeId, TypeId, WildcardId,
};
use crate::diagnostics::Diagnostic;
use crate::source::Span;
use std::sync::Arc;
use xoev_runtime::grammar::{
    self, Builtin, Content, ContentModel, Derivation, DerivationSet, Dfa, DfaState, DfaWildcardEdge, Leaf,
    Matcher, ModelId, ProcessContents, TypeDefinition, TypeKind, Wildcard,
};

impl Compiler<'_> {
    pub(super) fn types(&mut self) {
        let any_type = self.any_type();
        self.grammar.types.push(any_type);
        let components = self.components;
        for (id, _) in components.simple_types.iter() {
            if self.map.type_(TypeId::Simple(id)).is_some() {
                let definition = self.simple_definition(id);
                self.grammar.types.push(definition);
            }
        }
        for (id, complex) in components.complex_types.iter().skip(1) {
            if self.map.type_(TypeId::Complex(id)).is_some() {
                let definition = self.complex_definition(complex);
                self.grammar.types.push(definition);
            }
        }
    }

    /// The ur-type (§3.4.7): any attributes, any content.
    fn any_type(&mut self) -> TypeDefinition {
        let wildcard = self.tables.add_wildcard(Wildcard {
            namespaces: grammar::NamespaceConstraint::Any,
            process_contents: ProcessContents::Lax,
        });
        let model = self.tables.add_model(ContentModel {
            leaves: vec![Leaf::Wildcard(wildcard)],
            matcher: Matcher::Dfa(Dfa {
                states: vec![DfaState {
                    first_edge: 0,
                    edge_count: 0,
                    first_wildcard_edge: 0,
                    wildcard_edge_count: 1,
                    is_accepting: true,
                }],
                edges: Vec::new(),
                wildcard_edges: vec![DfaWildcardEdge { wildcard, leaf: 0, target: 0 }],
            }),
        });
        TypeDefinition {
            name: Some(self.tables.name_of(XSD_NAMESPACE, Builtin::AnyType.name())),
            base: Builtin::AnyType.type_id(),
            derivation: Derivation::Restriction,
            is_abstract: false,
            block: DerivationSet::default(),
            kind: TypeKind::Complex(grammar::ComplexType {
                attributes: Vec::new(),
                attribute_wildcard: Some(wildcard),
                content: Content::Mixed(model),
            }),
        }
    }

    fn simple_definition(&mut self, id: SimpleTypeId) -> TypeDefinition {
        let simple = &self.components.simple_types[id];
        TypeDefinition {
            name: simple.name.as_ref().map(|n| self.tables.name(n)),
            base: simple.base.map_or(Builtin::AnyType.type_id(), |b| self.type_id(TypeId::Simple(b))),
            derivation: Derivation::Restriction,
            is_abstract: false,
            block: DerivationSet::default(),
            kind: TypeKind::Simple(self.simple_type(id, simple)),
        }
    }

    fn complex_definition(&mut self, complex: &ComplexType) -> TypeDefinition {
        TypeDefinition {
            name: complex.name.as_ref().map(|n| self.tables.name(n)),
            base: self.type_id(complex.base),
            derivation: complex.derivation,
            is_abstract: complex.is_abstract,
            block: complex.block,
            kind: TypeKind::Complex(grammar::ComplexType {
                attributes: complex.attribute_uses.iter().map(|a| self.attribute_use(a)).collect(),
                attribute_wildcard: complex
                    .attribute_wildcard
                    .map(|w| wildcard_id(self.components, &mut self.tables, w)),
                content: match complex.content {
                    ContentType::Empty => Content::Empty,
                    ContentType::Simple(id) => Content::Simple(self.type_id(TypeId::Simple(id))),
                    ContentType::ElementOnly(particle) => Content::ElementOnly(self.model(particle, complex)),
                    ContentType::Mixed(particle) => Content::Mixed(self.model(particle, complex)),
                },
            }),
        }
    }

    fn attribute_use(&mut self, attribute_use: &AttributeUse) -> grammar::AttributeUse {
        let declaration = &self.components.attributes[attribute_use.declaration];
        let simple_type = declaration.type_definition;
        let value_constraint =
            attribute_use.value_constraint.as_ref().or(declaration.value_constraint.as_ref());
        grammar::AttributeUse {
            name: self.tables.name(&declaration.name),
            type_definition: self.type_id(TypeId::Simple(simple_type)),
            is_required: attribute_use.is_required,
            value_constraint: value_constraint
                .map(|v| value::constraint(self.components, v, Some(simple_type))),
        }
    }

    fn model(&mut self, particle: ParticleId, complex: &ComplexType) -> ModelId {
        if let Some(model) = self.models.get(&particle) {
            return *model;
        }
        let mut resolver = Resolver { components: self.components, map: self.map };
        let compiled = content::compile(self.components, particle, &mut self.tables, &mut resolver);
        for (first, second, contest) in compiled.competing {
            self.ambiguity(complex.span, first, second, contest);
        }
        if let Some(excess) = compiled.excess {
            let span = self.components.particles[particle].span;
            self.diagnostics.report(Diagnostic::error("xoev-limit", span, excess));
        }
        let model = self.tables.add_model(compiled.model);
        self.models.insert(particle, model);
        model
    }

    fn ambiguity(
        &mut self,
        complex_type: Option<Span>,
        first: ParticleId,
        second: ParticleId,
        contest: Contest,
    ) {
        let element = match contest {
            Contest::Element(name) => Some(self.tables.display(name)),
            Contest::Wildcards => None,
        };
        self.ambiguities.push(Ambiguity { complex_type, first, second, element });
    }
}

struct Resolver<'a> {
    components: &'a Components,
    map: &'a GrammarMap,
}

impl Resolve for Resolver<'_> {
    fn element(&self, id: ElementDeclarationId) -> grammar::ElementId {
        // Whatever a reached content refers to is reached.
        self.map.element(id).unwrap_or(grammar::ElementId(u32::MAX))
    }

    fn wildcard(&mut self, tables: &mut Tables, id: WildcardId) -> grammar::WildcardId {
        wildcard_id(self.components, tables, id)
    }
}

fn wildcard_id(components: &Components, tables: &mut Tables, id: WildcardId) -> grammar::WildcardId {
    let wildcard = &components.wildcards[id];
    let mut namespace = |uri: &Option<Arc<str>>| tables.namespace(uri.as_deref().unwrap_or_default());
    let namespaces = match &wildcard.namespaces {
        NamespaceConstraint::Any => grammar::NamespaceConstraint::Any,
        NamespaceConstraint::Not(uri) => grammar::NamespaceConstraint::Not(namespace(uri)),
        NamespaceConstraint::OneOf(uris) => {
            let mut ids: Vec<_> = uris.iter().map(&mut namespace).collect();
            ids.sort_unstable();
            ids.dedup();
            grammar::NamespaceConstraint::OneOf(ids)
        }
    };
    tables.add_wildcard(Wildcard { namespaces, process_contents: wildcard.process_contents })
}
