//! Which of two names or values was probably meant.

use crate::near;
use crate::report::Name;

/// Whether one name was probably written where the other was meant.
pub(crate) fn is_similar(found: &Name, meant: &Name) -> bool {
    found.local == meant.local || is_close(slips(&meant.local, &found.local), &found.local)
}

/// The distance of two names; letters of the wrong case are one slip together.
pub(super) fn slips(a: &str, b: &str) -> usize {
    let (lower_a, lower_b) = (a.to_lowercase(), b.to_lowercase());
    distance(a, b).min(distance(&lower_a, &lower_b).saturating_add(1))
}

/// One slip for four letters.
pub(super) fn is_close(distance: usize, found: &str) -> bool {
    let length = found.chars().count();
    length >= 3 && distance <= (length / 4).clamp(1, 3)
}

/// How many slips make one text of the other; more than any slip can be where the lengths tell them apart.
pub(super) fn distance(a: &str, b: &str) -> usize {
    if a.chars().count().abs_diff(b.chars().count()) > 3 {
        return usize::MAX;
    }
    near::distance(a, b)
}
