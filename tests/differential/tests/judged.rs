//! Disagreements that were judged by the recommendation: this project gives the verdict.

#![allow(clippy::unwrap_used)]

use serde::Deserialize;
use std::path::Path;
use xoev_differential::opinion::{Verdict, own};

/// `verdict.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Judged {
    /// `valid`, `invalid` or `schema invalid`.
    verdict: String,
    /// The clause that decides, and why.
    reason: String,
    /// Validators that say something else.
    others: Vec<String>,
}

#[test]
fn judged_cases_keep_their_verdict() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("judged");
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let case = entry.unwrap().path();
        let judged: Judged =
            toml::from_str(&std::fs::read_to_string(case.join("verdict.toml")).unwrap()).unwrap();
        assert!(!judged.reason.is_empty() && !judged.others.is_empty(), "{}", case.display());
        let (verdict, _) = own(&case.join("schema.xsd"), &[case.join("instance.xml")])[0];
        assert!(verdict != Verdict::None, "{}", case.display());
        if verdict.to_string() != judged.verdict {
            wrong.push(format!("{}: {verdict}, but {}", case.display(), judged.verdict));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(count > 0, "no cases");
}
