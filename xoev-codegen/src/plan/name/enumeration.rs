//! Variant names of enumerations: from the display name where the schema gives one, else from the value.

use super::case::camel;
use super::scope::Scope;
use std::collections::HashMap;

/// Longer names are cut at a word, since a legal text makes no identifier.
const LONGEST: usize = 60;

/// The variants' names for values with their display names, in the same order. A display name that several values
/// share is followed by the value, so that a name does not depend on which other values there are before it.
#[must_use]
pub fn variant_names(values: &[(&str, Option<&str>)]) -> Vec<String> {
    let preferred: Vec<String> = values.iter().map(|(value, label)| preferred(value, *label)).collect();
    let mut uses: HashMap<&str, usize> = HashMap::new();
    for name in &preferred {
        *uses.entry(name).or_default() += 1;
    }
    let mut scope = Scope::default();
    let mut names = Vec::with_capacity(values.len());
    for ((value, label), name) in values.iter().zip(&preferred) {
        let unique = if label.is_some() && uses.get(name.as_str()).is_some_and(|n| *n > 1) {
            join(name, &spelled(value))
        } else {
            name.clone()
        };
        names.push(scope.claim(&unique, "", value));
    }
    names
}

/// What a value would be called were it alone.
fn preferred(value: &str, label: Option<&str>) -> String {
    let words = label.map(camel).filter(|n| !n.is_empty()).unwrap_or_else(|| spelled(value));
    let words = shorten(&words);
    if words.starts_with(|c: char| c.is_ascii_digit()) {
        return format!("Wert{words}");
    }
    if words == "Self" { "Self_".to_owned() } else { words }
}

/// A value as words; signs are spelled out where they alone tell values apart.
fn spelled(value: &str) -> String {
    let sign = match value.chars().next() {
        None => return "Leer".to_owned(),
        Some('-') => "Minus",
        Some('+') => "Plus",
        Some('<') => "Kleiner",
        Some('>') => "Groesser",
        Some('=') => "Gleich",
        Some('*') => "Stern",
        Some('?') => "Fragezeichen",
        Some('!') => "Ausrufezeichen",
        Some('.') => "Punkt",
        Some('/') => "Schraegstrich",
        Some('#') => "Raute",
        Some(_) => "",
    };
    let words = join(sign, &camel(value));
    if words.is_empty() { "Zeichen".to_owned() } else { words }
}

fn join(first: &str, second: &str) -> String {
    let digits = |c: char| c.is_ascii_digit();
    let separator = if first.ends_with(digits) && second.starts_with(digits) { "_" } else { "" };
    format!("{first}{separator}{second}")
}

fn shorten(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    let first: String = name.chars().take(LONGEST).collect();
    let word = first.rfind(|c: char| c.is_ascii_uppercase()).filter(|at| *at > LONGEST / 2);
    word.and_then(|at| first.get(..at)).unwrap_or(&first).to_owned()
}

#[cfg(test)]
mod tests {
    use super::variant_names;

    #[test]
    fn names_come_from_display_names() {
        let names = variant_names(&[("m", Some("männlich")), ("w", Some("weiblich")), ("001", None)]);
        assert_eq!(names, ["Maennlich", "Weiblich", "Wert001"]);
    }

    #[test]
    fn equal_display_names_are_told_apart_by_the_value() {
        let names = variant_names(&[("1", Some("Sonstige")), ("9", Some("sonstige")), ("2", Some("Ehe"))]);
        assert_eq!(names, ["Sonstige1", "Sonstige9", "Ehe"]);
    }

    #[test]
    fn signs_and_case_tell_values_apart() {
        let names = variant_names(&[("-1", None), ("1", None), ("", None), ("a", None), ("A", None)]);
        assert_eq!(names, ["Minus1", "Wert1", "Leer", "A", "A2"]);
    }
}
