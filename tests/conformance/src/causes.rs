//! Wrong answers by what they have in common, the largest first.

use crate::results::Compared;
use std::collections::HashMap;

/// Groups wrong answers by kind, expected and given answer and rules; those without a rule by the set.
#[must_use]
pub fn causes(compared: &[Compared<'_>], most: usize) -> String {
    let mut by_cause: HashMap<String, Vec<&Compared<'_>>> = HashMap::new();
    for wrong in compared.iter().filter(|compared| !compared.is_right()) {
        let reason = match wrong.outcome.rules.as_str() {
            "" => format!("in {}", wrong.group.set),
            rules => rules.to_owned(),
        };
        let (kind, expected, verdict) = (wrong.test.kind, wrong.expected, wrong.outcome.verdict);
        by_cause.entry(format!("{kind}, {expected}, got {verdict}: {reason}")).or_default().push(wrong);
    }
    let mut causes: Vec<_> = by_cause.into_iter().collect();
    causes.sort_by(|(name, tests), (other, others)| others.len().cmp(&tests.len()).then(name.cmp(other)));
    let mut text = String::new();
    for (cause, tests) in causes.iter().take(most) {
        let examples: Vec<&str> = tests.iter().take(3).map(|wrong| wrong.group.name.as_str()).collect();
        text.push_str(&format!("{:>6}  {cause}  ({}, …)\n", tests.len(), examples.join(", ")));
    }
    if causes.len() > most {
        let rest: usize = causes.iter().skip(most).map(|(_, tests)| tests.len()).sum();
        text.push_str(&format!("{rest:>6}  by {} other causes\n", causes.len() - most));
    }
    text
}
