//! Components to nodes.

use super::inheritance::Inherited;
use super::{Inheritance, Kind, Node, Occurs};
use crate::model::{Book, Subject};
use std::collections::HashMap;
use std::sync::Arc;
use xoev_schema::component::{
    AttributeUse, Compositor, ContentType, ModelGroupId, ParticleId, Term, TypeId, WildcardId,
};
use xoev_schema::syntax::AnnotationNode;

impl<'a> Book<'a> {
    /// The content of a subject. Of an element with a named type, and of simple types, there is none.
    pub fn content_of(&self, subject: Subject) -> Vec<Node<'a>> {
        let mut builder = Builder { book: self, anchors: HashMap::new() };
        match subject {
            Subject::Element(id) => builder.anonymous_type(self.components.elements[id].type_definition, ""),
            Subject::Type(id) => builder.type_(id, ""),
            Subject::Group(id) => {
                let group = self.components.model_group_definitions[id].model_group;
                vec![builder.root_group(group)]
            }
            Subject::AttributeGroup(id) => {
                let group = &self.components.attribute_groups[id];
                let inherited = Inherited::default();
                builder.attributes(&group.attribute_uses, group.attribute_wildcard, &inherited, "")
            }
            Subject::Attribute(_) => Vec::new(),
        }
    }
}

struct Builder<'b, 'a> {
    book: &'b Book<'a>,
    anchors: HashMap<String, usize>,
}

/// What holds for all particles of one type.
struct Scope<'s> {
    inherited: &'s Inherited,
    /// The anchor of the owner.
    path: &'s str,
    is_inherited: bool,
}

impl<'a> Builder<'_, 'a> {
    fn anonymous_type(&mut self, id: TypeId, path: &str) -> Vec<Node<'a>> {
        if self.book.is_named(id) { Vec::new() } else { self.type_(id, path) }
    }

    fn type_(&mut self, id: TypeId, path: &str) -> Vec<Node<'a>> {
        let TypeId::Complex(complex) = id else { return Vec::new() };
        let definition = &self.book.components.complex_types[complex];
        let inherited = Inherited::of(self.book, id);
        let mut out =
            self.attributes(&definition.attribute_uses, definition.attribute_wildcard, &inherited, path);
        match definition.content {
            ContentType::Empty => {}
            ContentType::Simple(simple) => {
                let anchor = self.anchor(path, "text()");
                out.push(leaf(Kind::Text(simple), Occurs::ONCE, Inheritance::Own, None, anchor));
            }
            ContentType::ElementOnly(particle) | ContentType::Mixed(particle) => {
                let scope = Scope { inherited: &inherited, path, is_inherited: false };
                out.extend(self.particle(particle, &scope));
            }
        }
        out
    }

    fn attributes(
        &mut self,
        uses: &'a [AttributeUse],
        wildcard: Option<WildcardId>,
        inherited: &Inherited,
        path: &str,
    ) -> Vec<Node<'a>> {
        let mut out = Vec::with_capacity(uses.len());
        for use_ in uses {
            let name = &self.book.components.attributes[use_.declaration].name;
            let anchor = self.anchor(path, &format!("@{}", name.local));
            let occurs = Occurs { min: u32::from(use_.is_required), max: Some(1) };
            let kind = Kind::Attribute(use_);
            let inheritance = inherited.of_attribute(self.book, &kind, occurs);
            out.push(leaf(kind, occurs, inheritance, Some(&use_.annotation), anchor));
        }
        if let Some(id) = wildcard {
            let anchor = self.anchor(path, "@*");
            let occurs = Occurs { min: 0, max: None };
            out.push(leaf(Kind::AnyAttribute(id), occurs, Inheritance::Own, None, anchor));
        }
        out
    }

    fn root_group(&mut self, id: ModelGroupId) -> Node<'a> {
        let inherited = Inherited::default();
        let scope = Scope { inherited: &inherited, path: "", is_inherited: false };
        let group = &self.book.components.model_groups[id];
        let children = self.children(id, &scope);
        let kind = Kind::Group(group.compositor, None);
        Node { children, ..leaf(kind, Occurs::ONCE, Inheritance::Own, None, String::new()) }
    }

    fn particle(&mut self, id: ParticleId, scope: &Scope<'_>) -> Option<Node<'a>> {
        let scope =
            &Scope { is_inherited: scope.is_inherited || scope.inherited.particle == Some(id), ..*scope };
        let components = self.book.components;
        let particle = &components.particles[id];
        let occurs = Occurs { min: particle.min_occurs, max: particle.max_occurs };
        let annotation = Some(&particle.annotation);
        let within = if scope.is_inherited { scope.inherited.within() } else { Inheritance::Own };
        match particle.term {
            Term::Element(element) => {
                let declaration = &components.elements[element];
                let anchor = self.anchor(scope.path, &declaration.name.local);
                let inheritance = if scope.is_inherited {
                    within
                } else {
                    scope.inherited.of_element(self.book, element, occurs)
                };
                let children = if declaration.is_global {
                    Vec::new()
                } else {
                    self.anonymous_type(declaration.type_definition, &anchor)
                };
                let node = leaf(Kind::Element(element), occurs, inheritance, annotation, anchor);
                Some(Node { children, ..node })
            }
            Term::Wildcard(wildcard) => {
                let anchor = self.anchor(scope.path, "*");
                Some(leaf(Kind::AnyElement(wildcard), occurs, within, annotation, anchor))
            }
            Term::ModelGroup(group) => {
                let definition = &components.model_groups[group];
                let children = self.children(group, scope);
                if children.is_empty() && definition.compositor != Compositor::Choice {
                    return None;
                }
                let kind = Kind::Group(definition.compositor, definition.definition);
                Some(Node { children, ..leaf(kind, occurs, within, annotation, String::new()) })
            }
        }
    }

    /// The parts of a group; a group in it that occurs once and has the same compositor is taken apart.
    fn children(&mut self, id: ModelGroupId, scope: &Scope<'_>) -> Vec<Node<'a>> {
        let group = &self.book.components.model_groups[id];
        let mut out = Vec::with_capacity(group.particles.len());
        for &particle in &group.particles {
            let Some(node) = self.particle(particle, scope) else { continue };
            let is_plain = matches!(node.kind, Kind::Group(inner, None) if inner == group.compositor || node.children.len() == 1)
                && node.occurs == Occurs::ONCE
                && node.annotation.as_ref().is_none_or(|it| **it == AnnotationNode::default());
            if is_plain { out.extend(node.children) } else { out.push(node) }
        }
        out
    }

    /// An id that no other part of the page has.
    fn anchor(&mut self, path: &str, name: &str) -> String {
        let full = if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") };
        let count = self.anchors.entry(full.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { full } else { format!("{full}~{count}") }
    }
}

fn leaf<'a>(
    kind: Kind<'a>,
    occurs: Occurs,
    inheritance: Inheritance,
    annotation: Option<&Arc<AnnotationNode>>,
    anchor: String,
) -> Node<'a> {
    Node { kind, occurs, inheritance, annotation: annotation.cloned(), anchor, children: Vec::new() }
}
