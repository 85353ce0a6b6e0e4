//! Resolves QNames to components (`src-resolve`, §3.15.3).

use super::builtin::{XSD_NAMESPACE, XSI_NAMESPACE};
use super::context::{Context, ContextId};
use super::{ANY_SIMPLE_TYPE, ANY_TYPE, Builder};
use crate::component::{
    AttributeDeclarationId, AttributeGroupId, ElementDeclarationId, ModelGroupDefinitionId, SimpleTypeId,
    TypeId,
};
use crate::diagnostics::Diagnostic;
use crate::hash::IndexMap;
use crate::name::ExpandedName;
use crate::syntax::QNameNode;

impl Builder<'_> {
    /// How names of a document are understood.
    #[expect(
        clippy::indexing_slicing,
        reason = "there is a context for each document, and ids are numbers of documents"
    )]
    pub(super) fn context(&self, id: ContextId) -> &Context {
        &self.contexts[id.0 as usize]
    }

    /// The type a name means; the ur-type where there is none.
    pub(super) fn resolve_type(&mut self, name: &QNameNode, context: ContextId) -> TypeId {
        self.find_type(name, context).unwrap_or(TypeId::Complex(ANY_TYPE))
    }

    /// The type a name means.
    pub(super) fn find_type(&mut self, name: &QNameNode, context: ContextId) -> Option<TypeId> {
        let expanded = self.context(context).referenced(name);
        let found = self.components.global_types.get(&expanded).copied();
        let hint = found.is_none().then(|| near_misses(&self.components.global_types, &expanded));
        self.after_lookup("type", name, &expanded, context, hint);
        found
    }

    /// The simple type a name means; the simple ur-type where there is none.
    pub(super) fn resolve_simple_type(&mut self, name: &QNameNode, context: ContextId) -> SimpleTypeId {
        let expanded = self.context(context).referenced(name);
        match self.components.global_types.get(&expanded).copied() {
            Some(TypeId::Simple(id)) => {
                self.check_import(name, &expanded, context);
                id
            }
            Some(TypeId::Complex(id)) => {
                let mut fault = Diagnostic::error(
                    "src-resolve",
                    name.span,
                    format!("the type {expanded} is complex, a simple type is needed here"),
                );
                if let Some(span) = self.components.complex_types[id].span {
                    fault = fault.also(span, "defined here");
                }
                self.report(fault);
                ANY_SIMPLE_TYPE
            }
            None => {
                let hint = near_misses(&self.components.global_types, &expanded);
                self.report_unresolved("type", name, &expanded, context, hint);
                ANY_SIMPLE_TYPE
            }
        }
    }

    /// The global element declaration a name means.
    pub(super) fn resolve_element(
        &mut self,
        name: &QNameNode,
        context: ContextId,
    ) -> Option<ElementDeclarationId> {
        let expanded = self.context(context).referenced(name);
        let found = self.components.global_elements.get(&expanded).copied();
        let hint = found.is_none().then(|| near_misses(&self.components.global_elements, &expanded));
        self.after_lookup("element", name, &expanded, context, hint);
        found
    }

    /// The global attribute declaration a name means.
    pub(super) fn resolve_attribute(
        &mut self,
        name: &QNameNode,
        context: ContextId,
    ) -> Option<AttributeDeclarationId> {
        let expanded = self.context(context).referenced(name);
        let found = self.components.global_attributes.get(&expanded).copied();
        let found = found.or_else(|| self.instance_attribute(&expanded));
        let hint = found.is_none().then(|| near_misses(&self.components.global_attributes, &expanded));
        self.after_lookup("attribute", name, &expanded, context, hint);
        found
    }

    /// The named group a name means.
    pub(super) fn resolve_group(
        &mut self,
        name: &QNameNode,
        context: ContextId,
    ) -> Option<ModelGroupDefinitionId> {
        let expanded = self.context(context).referenced(name);
        let found = self.components.global_groups.get(&expanded).copied();
        let hint = found.is_none().then(|| near_misses(&self.components.global_groups, &expanded));
        self.after_lookup("group", name, &expanded, context, hint);
        found
    }

    /// The attribute group a name means.
    pub(super) fn resolve_attribute_group(
        &mut self,
        name: &QNameNode,
        context: ContextId,
    ) -> Option<AttributeGroupId> {
        let expanded = self.context(context).referenced(name);
        let found = self.components.global_attribute_groups.get(&expanded).copied();
        let hint = found.is_none().then(|| near_misses(&self.components.global_attribute_groups, &expanded));
        self.after_lookup("attribute group", name, &expanded, context, hint);
        found
    }

    /// Reports what a lookup found amiss; `miss` is present where nothing was found.
    fn after_lookup(
        &mut self,
        kind: &str,
        name: &QNameNode,
        expanded: &ExpandedName,
        context: ContextId,
        miss: Option<Option<String>>,
    ) {
        match miss {
            Some(hint) => self.report_unresolved(kind, name, expanded, context, hint),
            None => self.check_import(name, expanded, context),
        }
    }

    fn report_unresolved(
        &mut self,
        kind: &str,
        name: &QNameNode,
        expanded: &ExpandedName,
        context: ContextId,
        hint: Option<String>,
    ) {
        if name.name.namespace.as_deref() == Some(XSD_NAMESPACE)
            && let Some(fault) = crate::syntax::type_fault(&name.name.local, name.span)
        {
            return self.report(fault);
        }
        let mut fault = Diagnostic::error("src-resolve", name.span, format!("there is no {kind} {expanded}"));
        let namespace = expanded.namespace.as_ref();
        let is_xsd = namespace.is_some_and(|it| &**it == XSD_NAMESPACE);
        let is_missing = !is_xsd && self.contexts.iter().all(|it| it.target_namespace.as_ref() != namespace);
        let is_imported = self.context(context).may_refer_to(namespace);
        // One missing document makes thousands of references fail: the first stands for all of them.
        if is_missing && is_imported && !self.unread.insert(namespace.cloned()) {
            return;
        }
        fault.hint = hint.or_else(|| match namespace {
            _ if !is_missing => None,
            Some(it) if !is_imported => {
                Some(format!("add <xs:import namespace=\"{it}\" schemaLocation=\"…\"/> to this document"))
            }
            None if !is_imported => Some("no document without a target namespace was read".to_owned()),
            _ => {
                let uri = expanded.namespace_uri();
                Some(format!(
                    "no document of the namespace \"{uri}\" was read; other references to it are not listed"
                ))
            }
        });
        self.report(fault);
    }

    /// `src-resolve.4`: the namespace must be the document's own or imported by it, or one of the two every schema knows.
    pub(super) fn check_import(&mut self, name: &QNameNode, expanded: &ExpandedName, context: ContextId) {
        let namespace = expanded.namespace.as_ref();
        let is_known = namespace.is_some_and(|it| matches!(&**it, XSD_NAMESPACE | XSI_NAMESPACE));
        if is_known || self.context(context).may_refer_to(namespace) {
            return;
        }
        let (message, import) = match namespace {
            Some(it) => (
                format!("the document does not import the namespace {it}"),
                format!("<xs:import namespace=\"{it}\" schemaLocation=\"…\"/>"),
            ),
            None => (
                format!("the document does not import the names without namespace, such as {expanded}"),
                "<xs:import schemaLocation=\"…\"/>".to_owned(),
            ),
        };
        self.report(
            Diagnostic::error("src-resolve.4", name.span, message)
                .hint(format!("add {import} to this document")),
        );
    }
}

/// What may have been meant: the same local name in another namespace, else a name that differs in case.
pub(super) fn near_misses<T>(known: &IndexMap<ExpandedName, T>, sought: &ExpandedName) -> Option<String> {
    let same_local: Vec<String> =
        known.keys().filter(|it| it.local == sought.local).take(3).map(ToString::to_string).collect();
    if !same_local.is_empty() {
        return Some(format!("there is {}", same_local.join(", ")));
    }
    let in_namespace = known.keys().filter(|it| it.namespace == sought.namespace).map(|it| &*it.local);
    let near = xoev_runtime::near::nearest(&sought.local, in_namespace);
    let near: Vec<String> =
        near.into_iter().map(|it| ExpandedName::new(sought.namespace.as_ref(), it).to_string()).collect();
    (!near.is_empty()).then(|| format!("there is {}", near.join(", ")))
}
