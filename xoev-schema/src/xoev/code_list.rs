//! `<codeliste>`, `<versionCodeliste>`, `<codelistenspalten>`, `<genutzteCodeSpalte>`: the code list behind a type.

use super::app_info::{child_text, entry, entry_text};
use crate::syntax::{AnnotationNode, XmlElement};

/// What a schema says about a code list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CodeList {
    /// `nameLang`; `listName` in older standards.
    pub long_name: Option<String>,
    /// `nameKurz`.
    pub short_name: Option<String>,
    /// `nameTechnisch`.
    pub technical_name: Option<String>,
    /// `kennung`, without version.
    pub identifier: Option<String>,
    /// `beschreibung`.
    pub description: Option<String>,
    /// `herausgebernameLang`; `listAgencyName` in older standards.
    pub publisher_long_name: Option<String>,
    /// `herausgebernameKurz`.
    pub publisher_short_name: Option<String>,
    /// `version`.
    pub version: Option<String>,
    /// `datumGueltigkeitAb`.
    pub valid_from: Option<String>,
    /// `versionCodelistenHandbuch`.
    pub handbook_version: Option<String>,
    /// `codelistenspalten`.
    pub columns: Vec<CodeColumn>,
    /// `genutzteCodeSpalte`: the column whose values the messages carry.
    pub used_code_column: Option<String>,
}

/// A column of a code list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CodeColumn {
    /// The element's name: the column's technical name.
    pub name: String,
    /// `spaltennameLang`.
    pub long_name: Option<String>,
    /// `datentyp`.
    pub data_type: Option<String>,
    /// `codeSpalte`.
    pub is_code_column: bool,
    /// `verwendung` is `required`.
    pub is_required: bool,
    /// `empfohleneCodeSpalte`.
    pub is_recommended: bool,
}

/// The code list an annotation describes.
pub(super) fn read(annotation: &AnnotationNode) -> Option<CodeList> {
    let list = entry(annotation, "codeliste");
    let old_name = entry_text(annotation, "listName");
    if list.is_none() && old_name.is_none() {
        return None;
    }
    let of_list = |name| list.and_then(|it| child_text(it, name));
    let version = entry(annotation, "versionCodeliste");
    let of_version = |name| version.and_then(|it| child_text(it, name));
    let columns = entry(annotation, "codelistenspalten");
    Some(CodeList {
        long_name: of_list("nameLang").or(old_name),
        short_name: of_list("nameKurz"),
        technical_name: of_list("nameTechnisch"),
        identifier: of_list("kennung"),
        description: of_list("beschreibung"),
        publisher_long_name: of_list("herausgebernameLang")
            .or_else(|| entry_text(annotation, "listAgencyName")),
        publisher_short_name: of_list("herausgebernameKurz"),
        version: of_version("version"),
        valid_from: of_version("datumGueltigkeitAb"),
        handbook_version: of_version("versionCodelistenHandbuch"),
        columns: columns.map(|it| it.children().map(column).collect()).unwrap_or_default(),
        used_code_column: entry_text(annotation, "genutzteCodeSpalte"),
    })
}

fn column(element: &XmlElement) -> CodeColumn {
    let is = |name, value| child_text(element, name).as_deref() == Some(value);
    CodeColumn {
        name: element.name.local.to_string(),
        long_name: child_text(element, "spaltennameLang"),
        data_type: child_text(element, "datentyp"),
        is_code_column: is("codeSpalte", "true"),
        is_required: is("verwendung", "required"),
        is_recommended: is("empfohleneCodeSpalte", "true"),
    }
}
