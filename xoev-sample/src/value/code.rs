//! Codes: what a code type's list, version and code are.

use super::{Request, Values};
use xoev_runtime::grammar::{CodeType, TypeId};

/// A code with what it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CodeChoice {
    /// `listURI`.
    pub(crate) list: Option<String>,
    /// `listVersionID`.
    pub(crate) version: Option<String>,
    /// The code, where a list at hand gives one.
    pub(crate) code: Option<String>,
    /// What it means.
    pub(crate) label: Option<String>,
}

/// The Kennung of a list made up for code types that leave it open.
const MADE_UP_LIST: &str = "urn:xoev-de:beispiel:codeliste:probe";
const MADE_UP_VERSION: &str = "2026-01-01";

impl Values<'_> {
    /// A code for a code type: of the list it names where that is at hand, in the version it names or else the newest.
    pub(crate) fn code(&self, id: TypeId, variant: u32) -> Option<CodeChoice> {
        let code_type = self.grammar.code_type(id)?;
        Some(self.listed(code_type, variant).unwrap_or_else(|| CodeChoice {
            list: code_type.list_uri.clone().or_else(|| Some(MADE_UP_LIST.to_owned())),
            version: code_type.list_version.clone().or_else(|| Some(MADE_UP_VERSION.to_owned())),
            code: None,
            label: None,
        }))
    }

    fn listed(&self, code_type: &CodeType, variant: u32) -> Option<CodeChoice> {
        let lists = self.lists.as_ref()?;
        let identifier = code_type.list_uri.as_deref()?;
        let list = match &code_type.list_version {
            Some(version) => lists.list(identifier, version)?,
            None => lists.versions(identifier).first()?,
        };
        let column = code_type.used_column.as_deref().and_then(|it| list.column(it)).or(list.code_column())?;
        let row = list.rows().nth(variant as usize % list.len().max(1))?;
        Some(CodeChoice {
            list: Some(identifier.to_owned()),
            version: list.version.clone(),
            code: row.value(column).map(str::to_owned),
            label: row.label().map(str::to_owned),
        })
    }

    /// The text, if the type accepts it; else a value of its own.
    pub(crate) fn given(&self, text: Option<&str>, request: &Request<'_>) -> Option<String> {
        let given = text.filter(|text| self.accepts(request.type_definition, text));
        given.map(str::to_owned).or_else(|| self.make(request))
    }
}
