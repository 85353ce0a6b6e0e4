//! Which of two names or values was probably meant.

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

/// Optimal-string-alignment distance: insertions, deletions, replacements and swaps of neighbours.
pub(super) fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 3 {
        return usize::MAX;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replace = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replace.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or_default()
}
