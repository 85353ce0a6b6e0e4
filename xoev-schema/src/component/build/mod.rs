//! From documents to components.
//!
//! In: [`SchemaSet`]. Out: [`Components`].
//! Invariants: the order in which definitions stand, in one document or over several, does not matter; every
//! global component has its id before the first reference is resolved; whatever depends on another component's
//! *effective* value (facets, content, attribute uses) is completed in the order of dependency, without recursion.
//! Recursion happens over the nesting of a document only, which the reader limits.
//! Not here: checks over finished components, see [`super::check`].

mod annotation;
mod attribute;
mod attribute_group;
mod builtin;
mod complex_content;
mod complex_type;
mod context;
mod declare;
mod derived;
mod element;
mod facet;
mod identical;
mod identity_constraint;
mod model_group;
mod namespaces;
mod order;
mod particle;
mod redefine;
mod resolve;
mod simple_content;
mod simple_type;
mod substitution;
mod types;
mod wildcard;

use super::{
    Arena, AttributeDeclarationId, AttributeGroupId, ComplexTypeId, Components, ElementDeclarationId,
    IdentityConstraintId, ModelGroupDefinitionId, SimpleTypeId, WildcardId, check,
};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::hash::HashSet;
use crate::hash::IndexMap;
use crate::name::ExpandedName;
use crate::schema_set::SchemaSet;
use crate::syntax::{
    AnnotationNode, AttributeGroupNode, AttributeNode, ComplexTypeNode, ElementNode, GroupNode,
    IdentityConstraintNode, SimpleTypeNode,
};
use attribute::OwnAttributes;
use complex_type::ComplexForm;
use context::{Context, ContextId};
use identical::Copies;
use model_group::Measure;
use simple_type::SimpleForm;
use std::sync::Arc;

/// The ur-type.
pub(super) const ANY_TYPE: ComplexTypeId = ComplexTypeId(0);
/// The wildcard in the content of the ur-type.
pub(super) const ANY_TYPE_WILDCARD: WildcardId = WildcardId(0);
/// The simple ur-type.
pub(super) const ANY_SIMPLE_TYPE: SimpleTypeId = SimpleTypeId(0);

/// Builds the components of a schema set.
///
/// Faults are reported and mended (an unresolved type is the ur-type, a circular definition is cut), so that
/// the result can always be used for further checks.
#[must_use]
pub fn build(set: &SchemaSet, diagnostics: &mut Diagnostics) -> Components {
    let mut found = Diagnostics::default();
    let mut builder = Builder::new(set, &mut found);
    builder.declare_builtins();
    builder.declare_globals();
    builder.declare_redefinitions();
    builder.define_globals();
    builder.resolve_key_references();
    builder.inherit_element_types();
    builder.bound_model_groups();
    builder.complete_attribute_groups();
    builder.complete_types();
    builder.collect_substitution_groups();
    builder.check_redefinitions();
    builder.collect_derived_types();
    builder.choose_prefixes();
    builder.bound_size();
    let mut components = builder.components;
    components.limits = set.limits;
    if !components.is_too_large {
        check::run(&components, &mut found);
    }
    report_in_document_order(&found, diagnostics);
    components
}

/// Steps find faults in their own order; a reader goes through the documents.
fn report_in_document_order(found: &Diagnostics, diagnostics: &mut Diagnostics) {
    let mut list = found.list().to_vec();
    list.sort_by_key(|it| it.primary.as_ref().map(|label| (label.span.file, label.span.start)));
    list.into_iter().for_each(|it| diagnostics.report(it));
}

/// A global definition that has its id and waits for its body to be read.
struct Declared<I, N> {
    /// Its id.
    id: I,
    /// Its node.
    node: Arc<N>,
    /// Where its names are to be understood.
    context: ContextId,
    /// In a `redefine`: what the definition's name means inside itself.
    original: Option<I>,
}

/// The global definitions by kind, in document order.
#[derive(Default)]
struct Globals {
    simple_types: Vec<Declared<SimpleTypeId, SimpleTypeNode>>,
    complex_types: Vec<Declared<ComplexTypeId, ComplexTypeNode>>,
    elements: Vec<Declared<ElementDeclarationId, ElementNode>>,
    attributes: Vec<Declared<AttributeDeclarationId, AttributeNode>>,
    groups: Vec<Declared<ModelGroupDefinitionId, GroupNode>>,
    attribute_groups: Vec<Declared<AttributeGroupId, AttributeGroupNode>>,
}

/// The state of a build.
struct Builder<'a> {
    set: &'a SchemaSet,
    diagnostics: &'a mut Diagnostics,
    components: Components,
    contexts: Vec<Context>,
    globals: Globals,
    /// Namespaces of which no document was read and into which a reference was already reported.
    unread: HashSet<Option<Arc<str>>>,
    /// How each simple type is made; `None` for the built-ins.
    simple_forms: Arena<SimpleTypeId, Option<SimpleForm>>,
    /// How each complex type is made; `None` for the ur-type.
    complex_forms: Arena<ComplexTypeId, Option<ComplexForm>>,
    /// What each attribute group lists itself.
    attribute_group_forms: IndexMap<AttributeGroupId, OwnAttributes>,
    /// Identity constraints by name.
    identity_constraints: IndexMap<ExpandedName, IdentityConstraintId>,
    /// `keyref`s, whose `refer` is resolved when all are known.
    key_references: Vec<(IdentityConstraintId, ElementDeclarationId, Arc<IdentityConstraintNode>, ContextId)>,
    /// Global elements without a type of their own.
    untyped_elements: Vec<ElementDeclarationId>,
    /// While a redefinition of a group is read: its name, and what the name means inside.
    redefined_group: Option<(ExpandedName, ModelGroupDefinitionId)>,
    /// Redefined groups that do not hold the original, with the original.
    restricted_groups: Vec<(ModelGroupDefinitionId, ModelGroupDefinitionId)>,
    /// Redefined attribute groups that do not hold the original, with the original.
    restricted_attribute_groups: Vec<(AttributeGroupId, AttributeGroupId)>,
    /// What each model group adds up to.
    measures: Vec<Measure>,
    /// Which documents are copies of each other.
    copies: Copies,
    /// The annotation of everything that has none.
    no_annotation: Arc<AnnotationNode>,
}

impl<'a> Builder<'a> {
    fn new(set: &'a SchemaSet, diagnostics: &'a mut Diagnostics) -> Self {
        Self {
            set,
            diagnostics,
            components: Components::default(),
            contexts: set.documents.iter().map(Context::new).collect(),
            globals: Globals::default(),
            unread: HashSet::default(),
            simple_forms: Arena::default(),
            complex_forms: Arena::default(),
            attribute_group_forms: IndexMap::default(),
            identity_constraints: IndexMap::default(),
            key_references: Vec::new(),
            untyped_elements: Vec::new(),
            redefined_group: None,
            restricted_groups: Vec::new(),
            restricted_attribute_groups: Vec::new(),
            measures: Vec::new(),
            copies: Copies::default(),
            no_annotation: Arc::default(),
        }
    }

    /// Reads the bodies of all global definitions.
    fn define_globals(&mut self) {
        let globals = std::mem::take(&mut self.globals);
        for it in &globals.simple_types {
            self.define_simple_type(it.id, &it.node, it.context, it.original);
        }
        for it in &globals.attributes {
            self.define_attribute(it.id, &it.node, it.context);
        }
        for it in &globals.attribute_groups {
            self.define_attribute_group(it.id, &it.node, it.context, it.original);
        }
        for it in &globals.groups {
            self.define_group(it);
        }
        for it in &globals.complex_types {
            self.define_complex_type(it.id, &it.node, it.context, it.original);
        }
        for it in &globals.elements {
            self.define_element(it.id, &it.node, it.context);
        }
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.report(diagnostic);
    }
}
