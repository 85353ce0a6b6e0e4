//! Identity constraints.

use super::{Comparer, Found};
use crate::side::Mapped;
use xoev_schema::component::{
    IdentityConstraintCategory, IdentityConstraintDefinition, IdentityConstraintId,
};
use xoev_schema::syntax::XPathNode;

impl Comparer<'_> {
    /// Compares the constraints of two elements by their names; where one has gone and one come that say the same, only
    /// the name changed, and nothing is said.
    pub(super) fn constraints(
        &mut self,
        old: &[IdentityConstraintId],
        new: &[IdentityConstraintId],
        path: &str,
    ) {
        let definitions = |side: Mapped<'_>, ids: &[IdentityConstraintId]| -> Vec<_> {
            ids.iter().map(|it| side.components().identity_constraints[*it].clone()).collect()
        };
        let (olds, mut news) = (definitions(self.old, old), definitions(self.new, new));
        let mut gone = Vec::new();
        for one in olds {
            let Some(at) = news.iter().position(|it| it.name.local == one.name.local) else {
                gone.push(one);
                continue;
            };
            let other = news.remove(at);
            let (before, after) = (rule_text(self.old, &one), rule_text(self.new, &other));
            if before != after {
                let found = Found::between(shown(self.old, &one), shown(self.new, &other));
                let found = found.what(&*other.name.local).at(one.span, other.span);
                self.report("diff-constraint-changed", path, found);
            }
        }
        for one in gone {
            let text = rule_text(self.old, &one);
            if let Some(at) = news.iter().position(|it| rule_text(self.new, it) == text) {
                news.remove(at);
                continue;
            }
            let found = Found::removed(shown(self.old, &one)).what(&*one.name.local).at(one.span, None);
            self.report("diff-constraint-removed", path, found);
        }
        for other in news {
            let found = Found::added(shown(self.new, &other)).what(&*other.name.local).at(None, other.span);
            self.report("diff-constraint-added", path, found);
        }
    }
}

/// What a constraint demands, with namespaces in the place of prefixes.
fn rule_text(side: Mapped<'_>, it: &IdentityConstraintDefinition) -> String {
    let mut out = match it.category {
        IdentityConstraintCategory::Key => "key".to_owned(),
        IdentityConstraintCategory::Unique => "unique".to_owned(),
        IdentityConstraintCategory::KeyRef(key) => {
            let key = &side.components().identity_constraints[key];
            format!("keyref [{} {}]", expanded(side, &key.selector), key.fields.len())
        }
    };
    for path in std::iter::once(&it.selector).chain(&it.fields) {
        out.push(' ');
        out.push_str(&expanded(side, path));
    }
    out
}

fn expanded(side: Mapped<'_>, path: &XPathNode) -> String {
    let mut out = String::new();
    let mut word = String::new();
    for c in path.expression.chars().chain([' ']) {
        if c.is_alphanumeric() || "._-:*".contains(c) {
            word.push(c);
            continue;
        }
        match word.split_once(':') {
            Some((prefix, local)) if !word.contains("::") => {
                let namespace = side.namespace(path.scope.resolve(prefix));
                out.push_str(&format!("{{{}}}{local}", namespace.as_deref().unwrap_or_default()));
            }
            _ => out.push_str(&word),
        }
        word.clear();
        if !c.is_whitespace() {
            out.push(c);
        }
    }
    out
}

/// A constraint as the sentences show it.
fn shown(side: Mapped<'_>, it: &IdentityConstraintDefinition) -> String {
    let category = match it.category {
        IdentityConstraintCategory::Key => "key".to_owned(),
        IdentityConstraintCategory::Unique => "unique".to_owned(),
        IdentityConstraintCategory::KeyRef(key) => {
            format!("keyref → {}", side.components().identity_constraints[key].name.local)
        }
    };
    let fields: Vec<&str> = it.fields.iter().map(|it| it.expression.as_str()).collect();
    format!("{category}: {} [{}]", it.selector.expression, fields.join(", "))
}
