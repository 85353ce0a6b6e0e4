//! Names that were probably meant: how far one text is from another, and which of some names are nearest to one that
//! does not exist.

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

/// How many characters must be inserted, removed, replaced or swapped with their neighbour to make one text of the other
/// (optimal string alignment).
#[must_use]
pub fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    // Distances between the beginnings of both, a row for each beginning of `one`: the last row, and that before it.
    let mut last: Vec<usize> = (0..=other.len()).collect();
    let mut before: Vec<usize> = Vec::new();
    let mut former = None;
    for (i, a) in one.chars().enumerate() {
        let mut left = i + 1;
        let mut row = vec![left];
        let mut left_of = None;
        // Two places back in the row before; there is none for the first character of either.
        let mut swapped = before.iter();
        for (b, (diagonal, above)) in other.iter().zip(last.iter().zip(last.iter().skip(1))) {
            let mut least = (diagonal + usize::from(a != *b)).min(left + 1).min(above + 1);
            let two_back = left_of.and_then(|_: char| swapped.next());
            if let Some(two_back) = two_back.filter(|_| left_of == Some(a) && former == Some(*b)) {
                least = least.min(two_back + 1);
            }
            row.push(least);
            (left, left_of) = (least, Some(*b));
        }
        former = Some(a);
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or_default()
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
        let cases = [
            ("", "ab", 2),
            ("ab", "", 2),
            ("abc", "abc", 0),
            ("abc", "acb", 1),
            ("abc", "bac", 1),
            ("abc", "axc", 1),
            ("ca", "abc", 3),
            ("Anschrift", "Anschrfit", 1),
            ("kitten", "sitting", 3),
            ("Straße", "Strasse", 2),
        ];
        for (one, other, count) in cases {
            assert_eq!((distance(one, other), distance(other, one)), (count, count), "{one} {other}");
        }
    }
}
