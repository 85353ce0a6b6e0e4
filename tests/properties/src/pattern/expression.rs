//! Patterns as trees, and a matcher that does what their definition says and nothing clever.

use super::class::Class;
use std::collections::BTreeSet;
use xoev_schema::grammar::content_oracle::Decide;

/// A pattern.
#[derive(Debug)]
pub(super) enum Expression {
    Class(Class),
    Sequence(Vec<Expression>),
    Choice(Vec<Expression>),
    Repeat { inner: Box<Expression>, min: usize, max: Option<usize>, quantifier: String },
}

impl Expression {
    /// A random pattern; groups are at most `depth` deep.
    pub(super) fn random(decide: &mut impl Decide, depth: usize) -> Self {
        match if depth == 0 { 0 } else { decide.below(5) } {
            1 => Self::Sequence(Self::some(decide, depth - 1)),
            2 => {
                let mut branches = Self::some(decide, depth - 1);
                // A branch may be empty.
                if decide.below(8) == 7 {
                    branches.push(Self::Sequence(Vec::new()));
                }
                Self::Choice(branches)
            }
            3 | 4 => {
                let (min, max, quantifier) = quantifier(decide);
                Self::Repeat { inner: Box::new(Self::random(decide, depth - 1)), min, max, quantifier }
            }
            _ => Self::Class(Class::random(decide)),
        }
    }

    fn some(decide: &mut impl Decide, depth: usize) -> Vec<Self> {
        (0..1 + decide.below(3)).map(|_| Self::random(decide, depth)).collect()
    }

    /// As it is written.
    pub(super) fn text(&self) -> String {
        let all = |inner: &[Self], between| inner.iter().map(Self::text).collect::<Vec<_>>().join(between);
        match self {
            Self::Class(class) => class.text.clone(),
            Self::Sequence(inner) => all(inner, ""),
            Self::Choice(inner) => format!("({})", all(inner, "|")),
            Self::Repeat { inner, quantifier, .. } => match &**inner {
                Self::Class(class) => format!("{}{quantifier}", class.text),
                inner => format!("({}){quantifier}", inner.text()),
            },
        }
    }

    /// Adds a text that matches, if there is one.
    pub(super) fn follow(&self, decide: &mut impl Decide, text: &mut Vec<char>) {
        match self {
            Self::Class(class) => {
                let at = decide.below(class.characters.len().max(1));
                text.extend(class.characters.get(at));
            }
            Self::Sequence(inner) => inner.iter().for_each(|it| it.follow(decide, text)),
            Self::Choice(inner) => inner[decide.below(inner.len())].follow(decide, text),
            Self::Repeat { inner, min, max, .. } => {
                let most = max.unwrap_or(min + 3);
                let rounds = min + decide.below(most - min + 1);
                for _ in 0..rounds {
                    // Long texts show nothing that short ones do not.
                    if text.len() < 24 {
                        inner.follow(decide, text);
                    }
                }
            }
        }
    }

    /// Whether the whole text matches.
    pub(super) fn matches(&self, text: &[char]) -> bool {
        self.ends(text, &BTreeSet::from([0])).contains(&text.len())
    }

    /// Where a match that begins at one of these places may end.
    fn ends(&self, text: &[char], starts: &BTreeSet<usize>) -> BTreeSet<usize> {
        match self {
            Self::Class(class) => {
                let fits = |at: &&usize| text.get(**at).is_some_and(|it| class.characters.contains(it));
                starts.iter().filter(fits).map(|at| at + 1).collect()
            }
            Self::Sequence(inner) => inner.iter().fold(starts.clone(), |at, it| it.ends(text, &at)),
            Self::Choice(inner) => inner.iter().flat_map(|it| it.ends(text, starts)).collect(),
            Self::Repeat { inner, min, max, .. } => {
                let mut current = starts.clone();
                let mut found = if *min == 0 { starts.clone() } else { BTreeSet::new() };
                // More rounds than characters, and those that may be empty, come to nothing new.
                for round in 1..=max.unwrap_or(min + text.len() + 1) {
                    current = inner.ends(text, &current);
                    if round >= *min {
                        found.extend(&current);
                    }
                }
                found
            }
        }
    }
}

/// How often at least and at most, and how that is written.
fn quantifier(decide: &mut impl Decide) -> (usize, Option<usize>, String) {
    let min = decide.below(3);
    match decide.below(7) {
        0 => (0, Some(1), "?".to_owned()),
        1 => (0, None, "*".to_owned()),
        2 => (1, None, "+".to_owned()),
        3 => (min, Some(min), format!("{{{min}}}")),
        4 => (min, None, format!("{{{min},}}")),
        5 => (min, Some(min + 1), format!("{{{min},{}}}", min + 1)),
        _ => (min, Some(min + 4), format!("{{{min},{}}}", min + 4)),
    }
}
