//! Texts and hints.

use super::{
    ExpectedItem, Fault, Issue, Language, Name, Placement, Position, Report, value_hint, value_message,
};
use crate::grammar::Builtin;
use crate::value::{Misfit, ValueFault};

fn name(local: &str) -> Name {
    Name::new("", "", local)
}

fn unexpected(found: Name, expected: &[Name]) -> Issue {
    let expected = expected.iter().cloned().map(ExpectedItem::Element).collect();
    Issue::new(
        "/a/b[2]".to_owned(),
        Position::default(),
        Fault::UnexpectedElement { found, expected, placement: Placement::Unknown },
    )
}

#[test]
fn an_issue_tells_place_rule_and_expectation() {
    let mut issue = unexpected(name("strase"), &[name("strasse"), name("postfach")]);
    issue.position = Position { line: 3, column: 7, offset: 40, byte_offset: 40 };
    assert_eq!(
        issue.to_string(),
        "3:7: /a/b[2]: element 'strase' may not stand here; expected is 'strasse' or 'postfach' \
         [cvc-complex-type.2.4.a]\n    probably 'strasse' is meant"
    );
    assert_eq!(issue.expected().len(), 2);
    assert_eq!(issue.hint(Language::De).as_deref(), Some("Gemeint ist wohl ‚strasse‘"));
}

#[test]
fn long_lists_are_cut() {
    let names: Vec<Name> = (0..40).map(|i| name(&format!("e{i}"))).collect();
    let message = unexpected(name("x"), &names).message(Language::De);
    assert!(message.ends_with("‚e9‘ oder eines von 30 weiteren"), "{message}");
}

#[test]
fn reports() {
    assert_eq!(Report::default().to_string(), "valid");
    let report = Report { issues: vec![unexpected(name("x"), &[name("y")])], is_truncated: true };
    assert!(!report.is_valid());
    assert!(report.to_string().ends_with("further faults are not listed"), "{report}");
}

#[test]
fn texts_of_a_form_are_explained_without_a_document() {
    let fault = ValueFault::Lexical { builtin: Builtin::Date };
    let message = value_message(Language::En, "12.8.1964", &fault);
    assert!(message.contains("12.8.1964") && message.contains("xs:date"), "{message}");
    let hint = value_hint(Language::De, "12.8.1964", &fault).unwrap_or_default();
    assert!(hint.contains("1964-08-12"), "{hint}");
    assert_eq!(value_hint(Language::De, "gestern", &fault), None);
}

#[test]
fn long_patterns_are_shown_by_their_beginning() {
    let message = |pattern: &str| {
        let misfit = Some(Misfit { offset: 0, index: 0, character: 'x' });
        value_message(Language::De, "x", &ValueFault::Pattern { patterns: vec![pattern.to_owned()], misfit })
    };
    let name = if cfg!(feature = "character-names") { " LATIN SMALL LETTER X" } else { "" };
    let misfit = format!("Zeichen 1, x (U+0078{name}), passt nicht");
    assert_eq!(message("\\d{5}"), format!("‚x‘ hat nicht die verlangte Form ‚\\d{{5}}‘: {misfit}"));
    assert_eq!(message("[\t-\n]"), format!("‚x‘ hat nicht die verlangte Form ‚[\\t-\\n]‘: {misfit}"));
    let long = message(&"[ä-ü]|".repeat(50));
    assert_eq!(
        long,
        format!("‚x‘ enthält ein Zeichen, das hier nicht erlaubt ist: Zeichen 1, x (U+0078{name})")
    );
}
