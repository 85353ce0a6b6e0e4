//! The known name that was probably meant.

use xoev_runtime::near::distance;

/// The nearest of some names, if any is near enough.
#[must_use]
pub fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let distance = |k: &&&str| edit_distance(name, k);
    let best = known.iter().min_by_key(distance)?;
    (edit_distance(name, best) <= name.chars().count().max(3) / 3).then_some(*best)
}

/// How far a name is from another, without regard to case.
fn edit_distance(a: &str, b: &str) -> usize {
    distance(&a.to_lowercase(), &b.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_names_are_suggested() {
        assert_eq!(nearest("mesages", &["schemas", "messages"]), Some("messages"));
        assert_eq!(nearest("Anmeldung.0201", &["anmeldung.0201"]), Some("anmeldung.0201"));
        assert_eq!(nearest("xyz", &["schemas"]), None);
    }
}
