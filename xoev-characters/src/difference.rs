//! What two repertoires do not have in common.

use crate::set::CharacterSet;

/// The characters and sequences that only one of two repertoires has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Those of the first that the second does not have: what can get lost on the way from the first to the second.
    pub lost: Vec<String>,
    /// Those of the second that the first does not have.
    pub gained: Vec<String>,
}

impl CharacterSet {
    /// What changes on the way from this repertoire to another. What of a certain text does not carry over,
    /// [`other.check(text)`](CharacterSet::check) says.
    #[must_use]
    pub fn difference(self, other: Self) -> Difference {
        let (here, there) = (self.units(), other.units());
        let without = |from: &[String], other: &[String]| {
            from.iter().filter(|unit| other.binary_search(unit).is_err()).cloned().collect()
        };
        Difference { lost: without(&here, &there), gained: without(&there, &here) }
    }

    /// Whether every text of this repertoire is one of the other.
    #[must_use]
    pub fn is_part_of(self, other: Self) -> bool {
        self.difference(other).lost.is_empty()
    }
}
