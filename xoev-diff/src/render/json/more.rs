//! The Rust API and the messages that were checked.

use crate::change::Comparison;
use crate::rust_api::{RustChange, RustComparison, RustItem};
use crate::sample::{Cause, CheckedSample, Exchanged};
use serde_json::{Value, json};
use xoev_report::{Finding, Verdict};
use xoev_runtime::report::{Language, Severity};

pub(super) fn rust_api(it: &RustComparison, language: Language) -> Value {
    json!({ "items": it.items.iter().map(|it| item(it, language)).collect::<Vec<_>>() })
}

fn item(it: &RustItem, language: Language) -> Value {
    json!({
        "path": it.path,
        "keyword": it.keyword,
        "presence": it.presence.name(),
        "changes": it.changes.iter().map(|it| rust_change(it, language)).collect::<Vec<_>>(),
    })
}

fn rust_change(it: &RustChange, language: Language) -> Value {
    json!({
        "kind": it.kind.name(),
        "effect": it.effect.name(),
        "member": it.member,
        "old": it.old,
        "new": it.new,
        "text": it.text(language),
    })
}

pub(super) fn sample(comparison: &Comparison, it: &CheckedSample) -> Value {
    let findings = it.after.findings().iter().enumerate().map(|(at, found)| {
        let causes = it.causes.get(at).into_iter().flatten();
        let causes: Vec<Value> = causes.filter_map(|it| cause(comparison, *it)).collect();
        let mut value = finding(found);
        if let Some(fields) = value.as_object_mut() {
            fields.insert("causes".to_owned(), Value::from(causes));
        }
        value
    });
    json!({
        "file": it.after.name,
        "old_verdict": verdict(it.before.verdict()),
        "old_issues": it.before.findings().iter().map(finding).collect::<Vec<_>>(),
        "new_verdict": verdict(it.after.verdict()),
        "new_issues": findings.collect::<Vec<_>>(),
        "exchanged": it.exchanges.iter().map(exchanged).collect::<Vec<_>>(),
    })
}

fn verdict(it: Verdict) -> &'static str {
    match it {
        Verdict::Valid => "valid",
        Verdict::Invalid => "invalid",
        Verdict::Unchecked => "unchecked",
    }
}

fn finding(it: &Finding) -> Value {
    let position = it.place.as_ref().map(|it| it.position);
    json!({
        "rule": it.rule,
        "severity": if it.severity == Severity::Fault { "error" } else { "warning" },
        "path": it.path,
        "line": position.map(|it| it.line),
        "column": position.map(|it| it.column),
        "message": it.message,
        "hint": it.hint,
    })
}

/// Positions in `subjects` and in the changes there.
fn cause(comparison: &Comparison, it: Cause) -> Option<Value> {
    let (subject, change) = it.of(comparison)?;
    Some(json!({
        "subject": it.subject,
        "change": it.change,
        "name": subject.name,
        "path": change.path,
        "rule": change.rule.id,
    }))
}

fn exchanged(it: &Exchanged) -> Value {
    json!({
        "path": it.path,
        "line": it.position.map(|it| it.line),
        "column": it.position.map(|it| it.column),
        "old": it.old,
        "new": it.new,
    })
}
