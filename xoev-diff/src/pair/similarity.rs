//! How alike two names, and two sets of features, are.

use std::collections::HashSet;
use xoev_runtime::near::distance;

/// From here on two types of different names are one that was renamed. The likeness is made up of that of their content
/// (seven tenths: the share of fields, with their types, or of enumerated values that both have) and of their names
/// (three tenths).
pub const TYPE_THRESHOLD: f64 = 0.7;

/// From here on the names of two fields of the same type and cardinality, or in the same place, are one field that was
/// renamed.
pub const FIELD_THRESHOLD: f64 = 0.5;

/// Sets with fewer features say too little: then the names must be alike.
const FEW_FEATURES: usize = 3;

/// How alike two names are: 1 for equal ones (letter case does not count), 0 where every letter differs.
pub(crate) fn name_similarity(one: &str, other: &str) -> f64 {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let longest = one.chars().count().max(other.chars().count());
    if longest == 0 { 1.0 } else { 1.0 - distance(&one, &other) as f64 / longest as f64 }
}

/// How alike two types are.
pub(super) fn type_similarity(one: (&str, &HashSet<String>), other: (&str, &HashSet<String>)) -> f64 {
    let names = name_similarity(one.0, other.0);
    let shared = one.1.intersection(other.1).count();
    let all = one.1.len() + other.1.len() - shared;
    let content = if all == 0 { 0.0 } else { shared as f64 / all as f64 };
    if shared < FEW_FEATURES && names < FIELD_THRESHOLD {
        return 0.0;
    }
    0.7 * content + 0.3 * names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(all: &[&str]) -> HashSet<String> {
        all.iter().map(|it| (*it).to_owned()).collect()
    }

    #[test]
    fn likeness() {
        assert!(name_similarity("Anschrift", "anschrift") > 0.99);
        assert!(name_similarity("bereitsGemeldet", "nichtAngemeldet") >= FIELD_THRESHOLD);
        let fields = set(&["a", "b", "c", "d"]);
        assert!(type_similarity(("Anschrift", &fields), ("Anschrift.Inland", &fields)) > TYPE_THRESHOLD);
        assert!(type_similarity(("A", &set(&["x"])), ("Zzzz", &set(&["x"]))) < TYPE_THRESHOLD);
        assert!(type_similarity(("A", &fields), ("A", &set(&["x", "y", "z"]))) < TYPE_THRESHOLD);
    }
}
