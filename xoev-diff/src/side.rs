//! One of the two schema sets, and its names as the other side sees them.

use crate::pair::Namespaces;
use std::sync::Arc;
use xoev_schema::component::{Components, TypeId};
use xoev_schema::name::ExpandedName;
use xoev_schema::schema_set::SchemaSet;
use xoev_schema::source::Span;
use xoev_schema::xoev::Standard;

/// A schema set with everything a comparison looks at.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The documents.
    pub set: &'a SchemaSet,
    /// The components.
    pub components: &'a Components,
    /// What the annotations say (`xoev_schema::xoev::interpret`).
    pub standard: &'a Standard,
}

/// Where something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The name of the schema document, without its folder.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

impl<'a> Side<'a> {
    /// A name with the prefix the documents use.
    #[must_use]
    pub fn display(&self, name: &ExpandedName) -> String {
        match self.components.namespaces.get(name.namespace_uri()).map(String::as_str) {
            None if name.namespace_uri() == XSD_NAMESPACE => format!("xs:{}", name.local),
            None | Some("") => name.local.to_string(),
            Some(prefix) => format!("{prefix}:{}", name.local),
        }
    }

    /// A type as texts name it; `None` for an anonymous one.
    #[must_use]
    pub fn type_name(&self, id: TypeId) -> Option<&'a ExpandedName> {
        match id {
            TypeId::Simple(id) => self.components.simple_types[id].name.as_ref(),
            TypeId::Complex(id) => self.components.complex_types[id].name.as_ref(),
        }
    }

    /// The file and line of a span.
    pub(crate) fn place(&self, span: Span) -> Option<Place> {
        let file = self.set.sources.files().get(span.file.0 as usize)?;
        let (line, _) = self.set.sources.line_column(span.file, span.start);
        let file = file.path.file_name()?.to_string_lossy().into_owned();
        Some(Place { file, line })
    }

    /// The name and version of the standard, as in "XMeld 25.11a"; empty where the schemas do not say.
    #[must_use]
    pub fn title(&self) -> String {
        let Some(info) = self.standard.info() else { return String::new() };
        let name = info.short_name.as_deref().or(info.technical_name.as_deref()).unwrap_or_default();
        [name, info.version.as_deref().unwrap_or_default()].join(" ").trim().to_owned()
    }
}

/// The namespace of XML Schema.
const XSD_NAMESPACE: &str = "http://www.w3.org/2001/XMLSchema";

/// A side whose names are in the namespaces of the new side.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mapped<'a> {
    pub side: Side<'a>,
    /// From old to new; `None` for the new side itself.
    pub namespaces: Option<&'a Namespaces>,
}

impl<'a> Mapped<'a> {
    pub(crate) fn components(self) -> &'a Components {
        self.side.components
    }

    /// A namespace as the new side has it.
    pub(crate) fn namespace(self, namespace: Option<&Arc<str>>) -> Option<Arc<str>> {
        let mapped = namespace.and_then(|it| self.namespaces?.new_of(it));
        mapped.or(namespace).cloned()
    }

    /// A name as the new side has it.
    pub(crate) fn name(self, name: &ExpandedName) -> ExpandedName {
        ExpandedName { namespace: self.namespace(name.namespace.as_ref()), local: Arc::clone(&name.local) }
    }
}
