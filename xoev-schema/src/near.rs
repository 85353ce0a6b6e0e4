//! Names that were probably meant.

/// Longer names are not compared.
const LONGEST: usize = 80;

/// The names nearest to one that does not exist, at most three: those that differ in letter case alone, else those with
/// one letter changed, or two in a longer name.
#[must_use]
pub fn nearest<'n>(sought: &str, known: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    if sought.len() > LONGEST {
        return Vec::new();
    }
    let limit = if sought.len() < 4 { 1 } else { 2 };
    let mut found: Vec<(usize, &str)> = known
        .filter(|it| it.len().abs_diff(sought.len()) <= limit)
        // Most names are told apart here, before the comparison letter by letter.
        .filter(|it| {
            let ends = |text: &str| (text.chars().next(), text.chars().next_back());
            let ((a, z), (other_a, other_z)) = (ends(it), ends(sought));
            a == other_a || z == other_z || it.eq_ignore_ascii_case(sought)
        })
        .filter_map(|it| {
            let distance = if it.eq_ignore_ascii_case(sought) { 0 } else { distance(sought, it) };
            (distance <= limit && distance < sought.len()).then_some((distance, it))
        })
        .collect();
    found.sort();
    let best = found.first().map(|(distance, _)| *distance);
    found.into_iter().filter(|(distance, _)| Some(*distance) == best).map(|(_, it)| it).take(3).collect()
}

/// How many characters must be inserted, removed, replaced or swapped with their neighbour to make one text of the other.
#[must_use]
pub fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut before = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let mut least = (last[j] + usize::from(a != b)).min(row[j] + 1).min(last[j + 1] + 1);
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                let swapped: &Vec<usize> = &before;
                least = least.min(swapped[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found() {
        let known = ["Anschrift", "Anschriften", "Person", "Ort"];
        let near = |sought: &str| nearest(sought, known.into_iter());
        assert_eq!(near("Anschrfit"), ["Anschrift"]);
        assert_eq!(near("anschrift"), ["Anschrift"]);
        assert_eq!(near("Orte"), ["Ort"]);
        assert!(near("Strasse").is_empty() && near("").is_empty() && near(&"A".repeat(100)).is_empty());
    }

    #[test]
    fn changes_are_counted() {
        for (one, other, count) in [("", "ab", 2), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "axc", 1)] {
            assert_eq!(distance(one, other), count);
        }
    }
}
