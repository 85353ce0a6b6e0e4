//! Code types: complex types that hold a code of a code list (XÖV-Handbuch, code data types).

use super::TypeId;
use serde::{Deserialize, Serialize};

/// What a grammar knows of a code type: where its parts stand, and what of list and version the schema settles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeType {
    /// The complex type.
    pub type_definition: TypeId,
    /// Where list and version are settled.
    pub kind: CodeTypeKind,
    /// `listURI`, where fixed: the Kennung of the list.
    pub list_uri: Option<String>,
    /// `listVersionID`, where fixed.
    pub list_version: Option<String>,
    /// `genutzteCodeSpalte`: the column of the list whose values are the codes; `None`: the recommended one.
    pub used_column: Option<String>,
    /// The slot of the attribute `listURI`.
    pub uri_slot: u16,
    /// The slot of the attribute `listVersionID`.
    pub version_slot: u16,
    /// The leaf of the element `code`.
    pub code_leaf: u16,
}

/// The four kinds of code types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CodeTypeKind {
    /// 1: list and version are fixed, the codes stand in the schema.
    Enumerated,
    /// 2: list and version are fixed, the codes stand elsewhere.
    Fixed,
    /// 3: the list is fixed, the message names the version.
    FreeVersion,
    /// 4: the message names list and version.
    Free,
}

impl CodeTypeKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Enumerated, Self::Fixed, Self::FreeVersion, Self::Free];

    /// The number the XÖV-Handbuch gives the kind.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Enumerated => 1,
            Self::Fixed => 2,
            Self::FreeVersion => 3,
            Self::Free => 4,
        }
    }
}
