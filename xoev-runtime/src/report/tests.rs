//! Texts and hints.

use super::{
    ExpectedItem, Fault, Issue, Language, Name, Position, Report, Subject, value_hint, value_message,
};
use crate::grammar::Builtin;
use crate::value::{Misfit, ValueFault};

fn name(local: &str) -> Name {
    Name::new("", "", local)
}

fn unexpected(found: Name, expected: &[Name]) -> Issue {
    let expected = expected.iter().cloned().map(ExpectedItem::Element).collect();
    Issue::new("/a/b[2]".to_owned(), Position::default(), Fault::UnexpectedElement { found, expected })
}

#[test]
fn an_issue_tells_place_rule_and_expectation() {
    let mut issue = unexpected(name("strase"), &[name("strasse"), name("postfach")]);
    issue.position = Position { line: 3, column: 7, offset: 40 };
    assert_eq!(
        issue.to_string(),
        "3:7: /a/b[2]: element 'strase' may not stand here; expected is 'strasse' or 'postfach' \
         [cvc-complex-type.2.4.a]\n    probably 'strasse' is meant"
    );
    assert_eq!(issue.expected().len(), 2);
    assert_eq!(issue.hint(Language::De).as_deref(), Some("Gemeint ist wohl ‚strasse‘"));
}

#[test]
fn a_name_in_the_wrong_namespace() {
    let qualified = unexpected(Name::new("urn:a", "a", "code"), &[name("code")]);
    assert_eq!(
        qualified.hint(Language::De).as_deref(),
        Some("‚code‘ muss hier ohne Namensraum stehen, also ohne Präfix und ohne xmlns")
    );
    let unqualified = unexpected(name("code"), &[Name::new("urn:a", "a", "code")]);
    assert_eq!(unqualified.hint(Language::En).as_deref(), Some("'code' must be in the namespace urn:a here"));
    assert_eq!(unexpected(name("ort"), &[name("plz")]).hint(Language::En), None);
}

#[test]
fn hints_at_values() {
    let hint = |value: &str, fault: ValueFault| {
        let subject = Subject::Element(name("x"));
        let fault = Fault::InvalidValue { subject, value: value.to_owned(), type_name: None, fault };
        Issue::new(String::new(), Position::default(), fault).hint(Language::En)
    };
    let lexical = |builtin| ValueFault::Lexical { builtin };
    assert_eq!(hint("1.2.2025", lexical(Builtin::Date)).as_deref(), Some("a date is written '2025-02-01'"));
    assert_eq!(
        hint("1,5", lexical(Builtin::Decimal)).as_deref(),
        Some("the decimal sign is the point: '1.5'")
    );
    assert_eq!(hint("x", lexical(Builtin::Date)), None);
    let allowed = ValueFault::Enumeration { allowed: vec!["DEU".to_owned(), "männlich".to_owned()] };
    assert_eq!(
        hint("deu ", allowed.clone()).as_deref(),
        Some("probably 'DEU' is meant; case and blanks matter")
    );
    assert_eq!(hint("mänlich", allowed.clone()).as_deref(), Some("probably 'männlich' is meant"));
    assert_eq!(hint("etwas anderes", allowed), None);
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
    assert_eq!(message("\\d{5}"), "‚x‘ hat nicht die verlangte Form ‚\\d{5}‘");
    assert_eq!(message("[\t-\n]"), "‚x‘ hat nicht die verlangte Form ‚[\\t-\\n]‘");
    let long = message(&"[ä-ü]|".repeat(50));
    assert!(long.ends_with("|[ä…‘: Zeichen 1, x (U+0078), passt nicht"), "{long}");
}
