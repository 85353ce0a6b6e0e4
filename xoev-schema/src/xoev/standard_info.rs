//! `<standard>` and `<versionStandard>`: which standard a document belongs to.

use super::app_info::{child_text, entry};
use crate::schema_set::SchemaSet;
use crate::syntax::AnnotationNode;

/// A standard in one version.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StandardInfo {
    /// `nameLang`.
    pub long_name: Option<String>,
    /// `nameKurz`.
    pub short_name: Option<String>,
    /// `nameTechnisch`.
    pub technical_name: Option<String>,
    /// `kennung`, without version.
    pub identifier: Option<String>,
    /// `beschreibung`.
    pub description: Option<String>,
    /// `version`: that of the standard, which is not `version` of `schema`.
    pub version: Option<String>,
    /// `beschreibung` of the version.
    pub version_description: Option<String>,
    /// `versionXOEVHandbuch`.
    pub handbook_version: Option<String>,
    /// `versionXOEVProfil`.
    pub profile_version: Option<String>,
    /// `versionXGenerator`.
    pub generator_version: Option<String>,
}

impl StandardInfo {
    /// Whether two say the same standard and version; descriptions may differ.
    fn is_same(&self, other: &Self) -> bool {
        let key = |it: &Self| (it.identifier.clone().or(it.technical_name.clone()), it.version.clone());
        key(self) == key(other)
    }
}

/// The standards of all documents, each once, that of the entries first.
pub(super) fn collect(set: &SchemaSet) -> Vec<StandardInfo> {
    let entries = set.entries.iter().map(|id| set.document(*id));
    let mut found: Vec<StandardInfo> = Vec::new();
    for document in entries.chain(&set.documents) {
        if let Some(info) = read(&document.document.annotation)
            && !found.iter().any(|it| it.is_same(&info))
        {
            found.push(info);
        }
    }
    found
}

/// The standard a document says it belongs to.
pub(super) fn read(annotation: &AnnotationNode) -> Option<StandardInfo> {
    let standard = entry(annotation, "standard");
    let version = entry(annotation, "versionStandard");
    if standard.is_none() && version.is_none() {
        return None;
    }
    let of_standard = |name| standard.and_then(|it| child_text(it, name));
    let of_version = |name| version.and_then(|it| child_text(it, name));
    Some(StandardInfo {
        long_name: of_standard("nameLang"),
        short_name: of_standard("nameKurz"),
        technical_name: of_standard("nameTechnisch"),
        identifier: of_standard("kennung"),
        description: of_standard("beschreibung"),
        version: of_version("version"),
        version_description: of_version("beschreibung"),
        handbook_version: of_version("versionXOEVHandbuch"),
        profile_version: of_version("versionXOEVProfil"),
        generator_version: of_version("versionXGenerator"),
    })
}
