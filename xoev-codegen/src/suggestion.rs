//! The known name that was probably meant.

/// The nearest of some names, if any is near enough.
#[must_use]
pub fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let distance = |k: &&&str| edit_distance(name, k);
    let best = known.iter().min_by_key(distance)?;
    (edit_distance(name, best) <= name.chars().count().max(3) / 3).then_some(*best)
}

/// Levenshtein distance, without regard to case.
fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.to_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, a) in a.to_lowercase().chars().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, b) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
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
