//! Reads Genericode (OASIS, Code List Representation 1.0; drafts 0.4 too) as it is really published.
//!
//! In: bytes in any encoding XML can name. Out: a [`CodeList`] with [`Finding`]s, or a [`Refusal`].
//! Invariants: only what is no code list at all is refused, and what is not well-formed, since nobody knows what is
//! missing of it; everything else loads. Values are NFC without surrounding blanks.
//! Not here: documents a list refers to; nothing is fetched.

mod collect;
mod header;
mod keys;
mod node;
mod reader;
mod rows;
mod values;
mod vocabulary;

use crate::finding::Finding;
use crate::list::CodeList;
use std::fmt;
use xoev_runtime::report::{Issue, Language};

pub use reader::read;

/// The namespace of Genericode 1.0.
pub const GENERICODE_1_0: &str = "http://docs.oasis-open.org/codelist/ns/genericode/1.0/";
/// The namespace of the draft 0.4, which some lists still use.
pub const GENERICODE_0_4: &str = "http://genericode.org/2006/ns/CodeList/0.4/";

fn is_genericode(namespace: &str) -> bool {
    matches!(namespace, GENERICODE_1_0 | GENERICODE_0_4)
}

/// A list that was read.
#[derive(Debug)]
pub struct Loaded {
    /// The list.
    pub list: CodeList,
    /// What is not as it should be, in document order.
    pub findings: Vec<Finding>,
}

/// Why bytes are no code list.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// They are no well-formed XML document.
    NotWellFormed(Box<Issue>),
    /// They are another document.
    OtherDocument {
        /// Its root element.
        root: String,
    },
    /// They are an answer of a registry that could not deliver the list.
    ErrorDocument {
        /// What it says.
        message: String,
    },
    /// They are a set of columns, or a set of references to lists: Genericode, but no list.
    NoList {
        /// The root element.
        root: String,
    },
    /// They are more than a list may be.
    TooLarge,
}

impl Refusal {
    /// The reason, as one sentence.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match (self, language) {
            (Self::NotWellFormed(issue), _) => issue.text(language),
            (Self::OtherDocument { root }, Language::De) => {
                format!("keine Codeliste, sondern ein Dokument mit dem Wurzelelement ‚{root}‘")
            }
            (Self::OtherDocument { root }, Language::En) => {
                format!("no code list but a document with the root element '{root}'")
            }
            (Self::ErrorDocument { message }, Language::De) => {
                format!("keine Codeliste, sondern eine Fehlermeldung: {message}")
            }
            (Self::ErrorDocument { message }, Language::En) => {
                format!("no code list but an error message: {message}")
            }
            (Self::NoList { root }, Language::De) => format!("Genericode, aber keine Codeliste: ‚{root}‘"),
            (Self::NoList { root }, Language::En) => format!("Genericode, but no code list: '{root}'"),
            (Self::TooLarge, Language::De) => "größer als 4 GB".to_owned(),
            (Self::TooLarge, Language::En) => "larger than 4 GB".to_owned(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

impl std::error::Error for Refusal {}
