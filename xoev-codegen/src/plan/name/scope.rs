//! Names that must differ within a module, a struct or an enum.

use std::collections::HashMap;

/// The names of one module, struct or enum.
#[derive(Debug, Default)]
pub struct Scope {
    taken: HashMap<String, String>,
    remarks: Vec<String>,
}

impl Scope {
    /// Takes a name. Where it is taken already, the suffix of the kind is added (`AnschriftElement`), and a number
    /// only where that does not help either.
    pub fn claim(&mut self, preferred: &str, suffix: &str, origin: &str) -> String {
        let free = |scope: &Self, name: &str| !scope.taken.contains_key(name);
        let with_suffix = format!("{preferred}{suffix}");
        let name = if free(self, preferred) {
            preferred.to_owned()
        } else if free(self, &with_suffix) {
            with_suffix
        } else {
            let numbered = |n: &u32| format!("{with_suffix}{}{n}", separator(&with_suffix));
            (2..).map(|n| numbered(&n)).find(|name| free(self, name)).unwrap_or(with_suffix.clone())
        };
        if name != preferred
            && let Some(other) = self.taken.get(preferred)
        {
            self.remarks.push(format!("`{origin}` heißt `{name}`: `{preferred}` ist {other}"));
        }
        self.taken.insert(name.clone(), format!("`{origin}`"));
        name
    }

    /// The same for a name that is ours anyway: nobody misses the one that was taken.
    pub fn claim_quietly(&mut self, preferred: &str, suffix: &str) -> String {
        let remarks = self.remarks.len();
        let name = self.claim(preferred, suffix, preferred);
        self.remarks.truncate(remarks);
        name
    }

    /// Keeps a name from being taken.
    pub fn reserve(&mut self, name: &str, reason: &str) {
        self.taken.insert(name.to_owned(), reason.to_owned());
    }

    /// Whether a name is taken.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.taken.contains_key(name)
    }

    /// What had to give way, one sentence each.
    #[must_use]
    pub fn into_remarks(self) -> Vec<String> {
        self.remarks
    }
}

/// Keeps a number apart from a name that ends in one or from a `snake_case` name.
fn separator(name: &str) -> &'static str {
    let is_snake = name.starts_with(|c: char| c.is_ascii_lowercase());
    let has_one = name.ends_with('_');
    if !has_one && (is_snake || name.ends_with(|c: char| c.is_ascii_digit())) { "_" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::Scope;

    #[test]
    fn clashes_give_way_by_kind_then_by_number() {
        let mut scope = Scope::default();
        assert_eq!(scope.claim("Anschrift", "Type", "Anschrift"), "Anschrift");
        assert_eq!(scope.claim("Anschrift", "Element", "anschrift"), "AnschriftElement");
        assert_eq!(scope.claim("Anschrift", "Element", "ANSCHRIFT"), "AnschriftElement2");
        assert_eq!(
            scope.into_remarks()[0],
            "`anschrift` heißt `AnschriftElement`: `Anschrift` ist `Anschrift`"
        );
    }
}
