//! Names that were probably meant.

use xoev_runtime::near;

/// At most so many are named.
const MOST: usize = 3;

/// The names that were probably meant by one that does not exist: those it is a part of, for the numbers of messages may be
/// left out, else those that differ in a few letters.
pub(crate) fn nearest<'n>(sought: &str, known: impl Iterator<Item = &'n str>) -> Vec<String> {
    let plain = sought.to_lowercase();
    let known: Vec<(String, &str)> = known.map(|it| (it.to_lowercase(), it)).collect();
    let is_part = |other: &str| plain.chars().count() > 3 && other.contains(&plain);
    let near = near::nearest(&plain, known.iter().map(|(other, _)| other.as_str()));
    let is_near = |other: &str| near.contains(&other);
    let of = |is: &dyn Fn(&str) -> bool| -> Vec<String> {
        known.iter().filter(|(other, _)| is(other)).map(|(_, it)| (*it).to_owned()).collect()
    };
    let mut found = of(&is_part);
    if found.is_empty() {
        found = of(&is_near);
    }
    found.sort_unstable();
    found.dedup();
    found.truncate(MOST);
    found
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
        assert_eq!(near("anmeldnug.0300"), ["anmeldung.0300"]);
        assert!(near("x").is_empty());
    }
}
