//! The schema of the test, as a grammar made by hand. `Builder` mimics what the schema compiler leaves.

use crate::automaton::{Particle, model};
use xoev_runtime::grammar::*;

pub const T: &str = "urn:test";
pub const U: &str = "urn:ohne-praefix";

#[derive(Default)]
pub struct Builder {
    grammar: Grammar,
}

impl Builder {
    fn name(&mut self, uri: &str, local: &str) -> NameId {
        let namespaces = &self.grammar.namespaces;
        let namespace = NamespaceId(namespaces.iter().position(|n| n.uri == uri).expect("declared") as u32);
        let name = ExpandedName { namespace, local: local.to_owned() };
        let at = self.grammar.names.iter().position(|known| *known == name);
        NameId(at.unwrap_or_else(|| {
            self.grammar.names.push(name);
            self.grammar.names.len() - 1
        }) as u32)
    }

    fn type_definition(&mut self, name: Option<&str>, base: TypeId, kind: TypeKind) -> u32 {
        let id = TypeId(self.grammar.types.len() as u32);
        let name = name.map(|local| self.name(T, local));
        if let Some(name) = name {
            self.grammar.global_types.push((name, id));
        }
        let derivation = if matches!(kind, TypeKind::Simple(_)) || base == TypeId(0) {
            Derivation::Restriction
        } else {
            Derivation::Extension
        };
        let block = DerivationSet::default();
        self.grammar.types.push(TypeDefinition { name, base, derivation, is_abstract: false, block, kind });
        id.0
    }

    fn simple(&mut self, name: &str, builtin: Builtin, variety: Variety, facets: Facets) -> u32 {
        let white_space = builtin.white_space();
        let kind = SimpleType { variety, builtin, white_space, facets };
        self.type_definition(Some(name), builtin.type_id(), TypeKind::Simple(kind))
    }

    pub fn text(&mut self, name: &str, builtin: Builtin, facets: Facets) -> u32 {
        let primitive = builtin.primitive().expect("atomic");
        self.simple(name, builtin, Variety::Atomic(primitive), facets)
    }

    pub fn union(&mut self, name: &str, members: &[Builtin]) -> u32 {
        let members = members.iter().map(|member| member.type_id()).collect();
        self.simple(name, Builtin::AnySimpleType, Variety::Union(members), Facets::default())
    }

    pub fn list(&mut self, name: &str, item: Builtin) -> u32 {
        let mut list = SimpleType {
            variety: Variety::List(item.type_id()),
            builtin: Builtin::AnySimpleType,
            white_space: WhiteSpace::Collapse,
            facets: Facets::default(),
        };
        list.facets.max_length = Some(3);
        self.type_definition(Some(name), Builtin::AnySimpleType.type_id(), TypeKind::Simple(list))
    }

    /// A type that is filled later, so that types may refer to each other.
    pub fn declare(&mut self, name: &str, base: u32) -> u32 {
        let empty = ComplexType { attributes: Vec::new(), attribute_wildcard: None, content: Content::Empty };
        self.type_definition(Some(name), TypeId(base), TypeKind::Complex(empty))
    }

    pub fn define(
        &mut self,
        id: u32,
        attributes: &[(&str, u32, bool)],
        content: Content,
    ) -> &mut ComplexType {
        let uses = attributes.iter().map(|&(name, type_definition, is_required)| AttributeUse {
            name: self.name("", name),
            type_definition: TypeId(type_definition),
            is_required,
            value_constraint: None,
        });
        let attributes = uses.collect();
        match &mut self.grammar.types[id as usize].kind {
            TypeKind::Complex(complex) => {
                complex.attributes = attributes;
                complex.content = content;
                complex
            }
            TypeKind::Simple(_) => unreachable!("declared as complex"),
        }
    }

    pub fn element(&mut self, uri: &str, local: &str, type_definition: u32) -> ElementId {
        let name = self.name(uri, local);
        self.grammar.elements.push(Element {
            name,
            type_definition: TypeId(type_definition),
            nillable: false,
            is_abstract: false,
            block: DerivationSet::default(),
            value_constraint: None,
            identity_constraints: Vec::new(),
            substitution_head: None,
            is_global: false,
        });
        ElementId(self.grammar.elements.len() as u32 - 1)
    }

    pub fn global(&mut self, local: &str, type_definition: u32, head: Option<ElementId>) -> ElementId {
        let id = self.element(T, local, type_definition);
        let element = &mut self.grammar.elements[id.index()];
        element.is_global = true;
        element.substitution_head = head;
        self.grammar.global_elements.push((element.name, id));
        id
    }

    pub fn change(&mut self, id: ElementId) -> &mut Element {
        &mut self.grammar.elements[id.index()]
    }

    pub fn wildcard(&mut self, wildcard: Wildcard) -> WildcardId {
        self.grammar.wildcards.push(wildcard);
        WildcardId(self.grammar.wildcards.len() as u32 - 1)
    }

    pub fn one(&self, element: ElementId) -> Particle {
        Particle::Element(element, vec![(self.grammar.elements[element.index()].name, element)])
    }

    /// The head of a substitution group with its members.
    pub fn head(&self, head: ElementId, members: &[ElementId]) -> Particle {
        let name = |&id: &ElementId| (self.grammar.elements[id.index()].name, id);
        Particle::Element(head, members.iter().map(name).collect())
    }

    pub fn local(&mut self, local: &str, type_definition: u32) -> Particle {
        let element = self.element(T, local, type_definition);
        self.one(element)
    }

    pub fn model(&mut self, particle: &Particle) -> ModelId {
        self.grammar.models.push(model(particle));
        ModelId(self.grammar.models.len() as u32 - 1)
    }

    pub fn all(&mut self, members: &[(ElementId, bool)]) -> ModelId {
        let leaves = members.iter().map(|&(element, _)| Leaf::Element(element)).collect();
        let name = |element: ElementId| self.grammar.elements[element.index()].name;
        let mut names: Vec<_> = members
            .iter()
            .enumerate()
            .map(|(at, &(element, _))| (name(element), element, at as u16))
            .collect();
        names.sort();
        let members =
            members.iter().map(|&(element, is_required)| AllMember { element, is_required }).collect();
        let group = AllGroup { members, names, may_be_absent: false };
        self.grammar.models.push(ContentModel { leaves, matcher: Matcher::All(group) });
        ModelId(self.grammar.models.len() as u32 - 1)
    }

    fn builtins(&mut self) {
        for builtin in Builtin::ALL {
            let name = self.name("http://www.w3.org/2001/XMLSchema", builtin.name());
            self.grammar.global_types.push((name, builtin.type_id()));
            let variety = match (builtin.list_item(), builtin.primitive()) {
                (Some(item), _) => Variety::List(item.type_id()),
                (None, primitive) => Variety::Atomic(primitive.unwrap_or(Primitive::AnySimpleType)),
            };
            let kind = if builtin == Builtin::AnyType {
                let any =
                    Wildcard { namespaces: NamespaceConstraint::Any, process_contents: ProcessContents::Lax };
                let wildcard = self.wildcard(any);
                let content = Particle::Many(Box::new(Particle::Wildcard(wildcard)));
                TypeKind::Complex(ComplexType {
                    attributes: Vec::new(),
                    attribute_wildcard: Some(wildcard),
                    content: Content::Mixed(self.model(&content)),
                })
            } else {
                let white_space = builtin.white_space();
                TypeKind::Simple(SimpleType { variety, builtin, white_space, facets: Facets::default() })
            };
            self.grammar.types.push(TypeDefinition {
                name: Some(name),
                base: builtin.base().type_id(),
                derivation: Derivation::Restriction,
                is_abstract: false,
                block: DerivationSet::default(),
                kind,
            });
        }
    }

    pub fn new() -> Self {
        let mut builder = Self::default();
        let xs = "http://www.w3.org/2001/XMLSchema";
        builder.grammar.namespaces = [("", ""), (T, "t"), (U, ""), (xs, "xs")]
            .map(|(uri, prefix)| Namespace { uri: uri.to_owned(), prefix: prefix.to_owned() })
            .to_vec();
        builder.builtins();
        builder
    }

    pub fn encode(mut self) -> Vec<u8> {
        self.grammar.global_elements.sort();
        self.grammar.global_types.sort();
        self.grammar.encode()
    }
}
