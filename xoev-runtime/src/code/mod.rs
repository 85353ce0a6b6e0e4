//! Codes of code lists as messages carry them.
//!
//! In: values of generated code types, or the events of a document. Out: [`CodeUse`]s for a [`CodeJudge`].
//! Invariants: what a message says about a code is passed on unchanged, and what it may leave out because the schema
//! fixes it is filled in. Not here: code lists themselves and the verdict about a code (`xoev-codelists`).

mod sink;
mod value;

pub use sink::CodeSink;
pub use value::CodeValue;

use crate::grammar::CodeTypeKind;
use crate::report::{CodeFault, Severity};

/// A code in a message: everything that is needed to look it up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeUse<'a> {
    /// Where list and version are settled.
    pub kind: CodeTypeKind,
    /// The Kennung of the list: `listURI`, or its fixed value. `None` where a message leaves it out against the schema.
    pub list_uri: Option<&'a str>,
    /// The version of the list: `listVersionID`, or its fixed value.
    pub list_version: Option<&'a str>,
    /// The column of the list whose values are the codes; `None`: the recommended one.
    pub column: Option<&'a str>,
    /// The code, white space collapsed.
    pub code: &'a str,
}

/// Decides about codes.
pub trait CodeJudge {
    /// What is wrong with a code, and whether that makes the message invalid.
    fn judge(&self, code: &CodeUse<'_>) -> Option<(Severity, CodeFault)>;
}

impl<J: CodeJudge + ?Sized> CodeJudge for &J {
    fn judge(&self, code: &CodeUse<'_>) -> Option<(Severity, CodeFault)> {
        (**self).judge(code)
    }
}
