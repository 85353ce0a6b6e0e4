//! Messages of another version, standard or code list than the schema is of.

use crate::report::{Name, Subject};

/// What a message says it is, and is not here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) enum VersionHint {
    /// The message states another version of the standard than the schema is of.
    StandardVersion { found: String, expected: String },
    /// The message states another standard.
    OtherStandard { found: String, expected: String },
    /// A code of another code list.
    OtherCodeList(String),
    /// A code of another version of the code list.
    OtherCodeListVersion(String),
    /// The attribute `test` marks a test, whatever its value is.
    TestIsMarked,
    /// These versions of the list have the code: the message should name one of them.
    NameVersion(String),
}

/// An attribute that differs from its fixed value.
pub(super) fn of_attribute(name: &Name, found: &str, expected: &str) -> Option<VersionHint> {
    let (found, expected) = (found.to_owned(), expected.to_owned());
    match name.local.as_str() {
        "listURI" => Some(VersionHint::OtherCodeList(expected)),
        "listVersionID" => Some(VersionHint::OtherCodeListVersion(expected)),
        "standard" => Some(VersionHint::OtherStandard { found, expected }),
        local if is_version(local) => Some(VersionHint::StandardVersion { found, expected }),
        _ => None,
    }
}

/// A version that is not fixed, but has a type of its own, as in XKfz.
pub(super) fn of_value(subject: &Subject, found: &str) -> Option<VersionHint> {
    let Subject::Attribute(name) = subject else { return None };
    is_version(&name.local)
        .then(|| VersionHint::StandardVersion { found: found.trim().to_owned(), expected: String::new() })
}

/// Whether an attribute tells the version of the standard: `version`, `xjustizVersion`.
fn is_version(local: &str) -> bool {
    let local = local.to_ascii_lowercase();
    local.ends_with("version") && !local.contains("produkt") && !local.contains("software")
}
