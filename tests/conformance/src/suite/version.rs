//! The suite's version tokens (type `version-info` of its schema).

/// What this processor is, in the suite's words.
///
/// Character classes follow a Unicode version after 6.0, and names the fifth edition's predecessors of XML 1.0.
const SUPPORTED: [&str; 4] = ["1.0", "1.0-2e", "Unicode_6.0.0", "xml-1.0-1e-4e"];

fn is_supported(token: &str) -> bool {
    SUPPORTED.contains(&token)
}

/// Whether a set, group or test with this `version` applies: one token is enough.
pub(super) fn applies(version: Option<&str>) -> bool {
    version.is_none_or(|tokens| tokens.split_ascii_whitespace().any(is_supported))
}

/// Whether an `expected` with this `version` applies: all tokens are needed.
pub(super) fn is_prescribed(version: Option<&str>) -> bool {
    version.is_none_or(|tokens| tokens.split_ascii_whitespace().all(is_supported))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_of_tests_are_alternatives_and_of_expectations_conditions() {
        for (version, test, expectation) in [
            (None, true, true),
            (Some("1.0"), true, true),
            (Some("1.1"), false, false),
            (Some("1.0 1.1"), true, false),
            (Some("1.0 Unicode_6.0.0"), true, true),
            (Some("full-xpath-in-CTA"), false, false),
        ] {
            assert_eq!(applies(version), test, "{version:?}");
            assert_eq!(is_prescribed(version), expectation, "{version:?}");
        }
    }
}
