//! Names that were probably meant.

/// At most so many are named.
const MOST: usize = 3;

/// The names that differ in a few letters from one that does not exist, the nearest first.
pub(crate) fn nearest<'n>(sought: &str, known: impl Iterator<Item = &'n str>) -> Vec<String> {
    let plain = sought.to_lowercase();
    // A third of the letters may be wrong; a number that was left out is no wrong letter.
    let limit = plain.chars().count() / 3;
    let weighed = known.map(|it| {
        let other = it.to_lowercase();
        let is_part = plain.len() > 3 && other.contains(&plain);
        (if is_part { 0 } else { strsim::osa_distance(&plain, &other) }, it)
    });
    let mut found: Vec<(usize, &str)> = weighed.filter(|(distance, _)| *distance <= limit).collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().take(MOST).map(|(_, it)| it.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_names_are_found() {
        let known = ["anmeldung.0300", "abmeldung.0301", "person"];
        let near = |sought: &str| nearest(sought, known.into_iter());
        assert_eq!(near("Persom"), ["person"]);
        assert_eq!(near("anmeldung"), ["anmeldung.0300"]);
        assert!(near("x").is_empty());
    }
}
