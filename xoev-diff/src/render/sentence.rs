//! What a change says.

use crate::change::Change;
use xoev_runtime::report::Language;

/// The sentence of a change, its values filled in.
#[must_use]
pub fn sentence(change: &Change, language: Language) -> String {
    filled(change, language, &|value| value.to_owned())
}

/// What a change says where its values stand beside it, as in a table: the sentence without [`Change::old`] and
/// [`Change::new`], unless it could not be read without them.
#[must_use]
pub fn headline(change: &Change, language: Language) -> String {
    let mut template = template(change, language).to_owned();
    for values in [": {old} → {new}", " {old} → {new}", " ({old})", " ({new})", ": {old}", ": {new}"] {
        template = template.replace(values, "");
    }
    fill(&template, change, &|value| value.to_owned())
}

/// The sentence with its values passed through a function.
pub(super) fn filled(change: &Change, language: Language, show: &dyn Fn(&str) -> String) -> String {
    fill(template(change, language), change, show)
}

fn template(change: &Change, language: Language) -> &'static str {
    match language {
        Language::De => change.rule.german,
        Language::En => change.rule.english,
    }
}

fn fill(template: &str, change: &Change, show: &dyn Fn(&str) -> String) -> String {
    let value = |it: &Option<String>| it.as_deref().map_or_else(|| "–".to_owned(), show);
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = after.split_once('}') else { break };
        out.push_str(&match name {
            "old" => value(&change.old),
            "new" => value(&change.new),
            _ => value(&change.what),
        });
        rest = after;
    }
    out.push_str(rest);
    out
}
