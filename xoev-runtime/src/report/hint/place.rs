//! The place of a child.

use crate::report::{Name, Placement};

/// Where a child belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) enum PlaceHint {
    /// The child must stand before this sibling.
    Before { found: Name, sibling: Name },
    /// The child stands more often than it may.
    TooOften(Name),
    /// Only one of two children may stand.
    InsteadOf { found: Name, sibling: Name },
    /// The child belongs into this one.
    Inside { found: Name, element: Name },
    /// The child belongs further out.
    Outside { found: Name, ancestor: Name, behind: Name },
    /// What is empty should be left out.
    LeaveOut,
    /// A text belongs into this child.
    TextInside(Name),
}

/// Where a child belongs.
pub(super) fn hint(found: &Name, placement: &Placement) -> Option<PlaceHint> {
    let found = found.clone();
    match placement {
        // What is missing is the message itself.
        Placement::Unknown | Placement::Behind(_) => None,
        Placement::Before(sibling) => Some(PlaceHint::Before { found, sibling: sibling.clone() }),
        Placement::TooOften => Some(PlaceHint::TooOften(found)),
        Placement::InsteadOf(sibling) => Some(PlaceHint::InsteadOf { found, sibling: sibling.clone() }),
        Placement::Inside(element) => Some(PlaceHint::Inside { found, element: element.clone() }),
        Placement::Outside { ancestor, behind } => {
            Some(PlaceHint::Outside { found, ancestor: ancestor.clone(), behind: behind.clone() })
        }
    }
}
