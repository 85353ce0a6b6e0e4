//! What a change says.

use crate::change::Change;
use xoev_runtime::report::Language;

/// The sentence of a change, its values filled in.
#[must_use]
pub fn sentence(change: &Change, language: Language) -> String {
    filled(change, language, &|value| value.to_owned())
}

/// The sentence with its values passed through a function.
pub(super) fn filled(change: &Change, language: Language, show: &dyn Fn(&str) -> String) -> String {
    let template = match language {
        Language::De => change.rule.german,
        Language::En => change.rule.english,
    };
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
