//! Versions in names: whether two namespaces differ in their version alone, and the version a message states.

use super::start::MessageStart;

/// Whether two namespaces are equal but for the version in them: `urn:xoev-de:xdomea:schema:3.0.0` and `…:3.1.0`,
/// `http://www.osci.de/xmeld2511a` and `…/xmeld2605`.
#[must_use]
pub fn same_but_version(left: &str, right: &str) -> bool {
    left == right || skeleton(left) == skeleton(right) && skeleton(left).contains('#')
}

/// A namespace with every run of digits, dots and underscores (and the one letter that marks a corrected release) as
/// `#`.
fn skeleton(namespace: &str) -> String {
    let mut out = String::new();
    let mut chars = namespace.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_ascii_digit() {
            out.push(c);
            continue;
        }
        while chars.next_if(|c| c.is_ascii_digit() || matches!(c, '.' | '_' | '-')).is_some() {}
        let mut rest = chars.clone();
        let is_last_letter = rest.next().is_some_and(|c| c.is_ascii_lowercase())
            && rest.next().is_none_or(|c| !c.is_ascii_alphanumeric());
        if is_last_letter {
            chars.next();
        }
        out.push('#');
    }
    out
}

/// The version a message states in an attribute of root or header whose name ends in "version", product versions
/// aside.
pub(super) fn found_version(start: &MessageStart) -> Option<String> {
    let tags = std::iter::once(&start.root).chain(&start.header);
    let attributes = tags.flat_map(|tag| &tag.attributes);
    let is_version = |name: &str| {
        let name = name.to_ascii_lowercase();
        name.ends_with("version") && !name.contains("produkt") && !name.contains("software")
    };
    attributes.into_iter().find(|(_, name, _)| is_version(name)).map(|(.., value)| value.clone())
}

#[cfg(test)]
mod tests {
    use super::same_but_version;

    #[test]
    fn namespaces_that_differ_in_the_version() {
        assert!(same_but_version("urn:xoev-de:xdomea:schema:3.0.0", "urn:xoev-de:xdomea:schema:3.1.0"));
        assert!(same_but_version("http://www.osci.de/xmeld2511a", "http://www.osci.de/xmeld2605"));
        assert!(same_but_version("http://xoev.de/code/1_0", "http://xoev.de/code/1_1"));
        assert!(!same_but_version("http://xoev.de/code/1_0", "http://xoev.de/datum/1_0"));
        assert!(!same_but_version("urn:a", "urn:b"));
        assert!(same_but_version("urn:a", "urn:a"));
    }
}
