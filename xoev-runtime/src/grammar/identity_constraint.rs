//! Identity constraints (XSD 1.0 Part 1 §3.11).

use super::{IdentityConstraintId, NameId, NamespaceId};
use serde::{Deserialize, Serialize};

/// A `key`, `keyref` or `unique`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IdentityConstraint {
    /// Its name.
    pub name: NameId,
    /// Which of the three.
    pub kind: IdentityConstraintKind,
    /// The alternatives of the selector path.
    pub selector: Vec<Path>,
    /// The fields, each with its alternatives.
    pub fields: Vec<Vec<Path>>,
}

/// The category of an identity constraint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum IdentityConstraintKind {
    /// Values are present and unique.
    Key,
    /// Values are unique where present.
    Unique,
    /// Values occur among those of the key.
    KeyRef(IdentityConstraintId),
}

/// One alternative of a selector or field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Path {
    /// Whether it begins with `.//`.
    pub descendant: bool,
    /// Child steps; `.` steps are left out.
    pub steps: Vec<Step>,
}

/// A step of a [`Path`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// A child element.
    Child(NameTest),
    /// An attribute; only as the last step of a field.
    Attribute(NameTest),
}

/// A name test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NameTest {
    /// `*`.
    Any,
    /// `prefix:*`.
    Namespace(NamespaceId),
    /// A name.
    Name(NameId),
}
