//! Whether one content model lets stand all that another does.

use super::expression::Expression;
use super::symbol::{Leaf, Namespace, Symbol, namespace_of};
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;
use xoev_schema::name::ExpandedName;

/// How two content models relate. Witnesses are rows of children; the name of a child a wildcard lets in is `*`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Inclusion {
    /// What the old model allows and the new one does not; `None` if there is nothing.
    pub only_old: Option<Vec<String>>,
    /// What the new model allows and the old one does not.
    pub only_new: Option<Vec<String>>,
}

/// Pairs of states that are followed. Contents of real standards need a few hundred; what needs more is not decided.
const STATES: usize = 5_000;

/// Stands for a row that was not found in time.
const UNDECIDED: &str = "…";

/// Compares two content models.
pub(crate) fn inclusion(old: &Rc<Expression>, new: &Rc<Expression>) -> Inclusion {
    if old == new {
        return Inclusion::default();
    }
    let symbols = alphabet(old, new);
    Inclusion { only_old: surplus(old, new, &symbols), only_new: surplus(new, old, &symbols) }
}

/// Everything that can stand as a child, as far as the two models tell it apart.
fn alphabet(old: &Expression, new: &Expression) -> Vec<Symbol> {
    let mut leaves = Vec::new();
    old.leaves(&mut leaves);
    new.leaves(&mut leaves);
    let mut names: Vec<ExpandedName> = Vec::new();
    let mut others: Vec<Namespace> = Vec::new();
    for leaf in leaves {
        match leaf {
            Leaf::Name(name) => names.push(name),
            Leaf::Any(set) => {
                others.extend([Namespace::Absent, Namespace::Unmentioned]);
                others.extend(set.mentioned());
            }
        }
    }
    if !others.is_empty() {
        others.extend(names.iter().map(|it| namespace_of(it.namespace.as_ref())));
    }
    let mut symbols: Vec<Symbol> = Vec::new();
    let all = names.into_iter().map(Symbol::Name).chain(others.into_iter().map(Symbol::Other));
    let mut seen = std::collections::HashSet::new();
    symbols.extend(all.filter(|it| seen.insert(it.clone())));
    symbols
}

/// A shortest row of children that `from` allows and `to` does not.
fn surplus(from: &Rc<Expression>, to: &Rc<Expression>, symbols: &[Symbol]) -> Option<Vec<String>> {
    type State = (Rc<Expression>, Rc<Expression>);
    let start: State = (Rc::clone(from), Rc::clone(to));
    let mut before: HashMap<State, Option<(State, usize)>> = HashMap::from([(start.clone(), None)]);
    let mut queue = VecDeque::from([start]);
    while let Some(state) = queue.pop_front() {
        if state.0.is_nullable() && !state.1.is_nullable() {
            return Some(row(&before, state, symbols));
        }
        if before.len() > STATES {
            return Some(vec![UNDECIDED.to_owned()]);
        }
        for (at, symbol) in symbols.iter().enumerate() {
            let next = state.0.after(symbol);
            if *next == Expression::Never {
                continue;
            }
            let next = (next, state.1.after(symbol));
            if next.0 != next.1 && !before.contains_key(&next) {
                before.insert(next.clone(), Some((state.clone(), at)));
                queue.push_back(next);
            }
        }
    }
    None
}

type Before = HashMap<(Rc<Expression>, Rc<Expression>), Option<((Rc<Expression>, Rc<Expression>), usize)>>;

fn row(before: &Before, end: (Rc<Expression>, Rc<Expression>), symbols: &[Symbol]) -> Vec<String> {
    let mut names = Vec::new();
    let mut current = end;
    while let Some(Some((previous, at))) = before.get(&current) {
        names.push(match symbols.get(*at) {
            Some(Symbol::Name(name)) => name.local.to_string(),
            Some(Symbol::Other(_)) | None => "*".to_owned(),
        });
        current = previous.clone();
    }
    names.reverse();
    names
}
