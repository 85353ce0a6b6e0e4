use super::*;
use crate::grammar::{
    AllGroup, AllMember, CountedAutomaton, CountedEdge, CountedState, CounterAction, CounterBounds, Dfa,
    DfaEdge, DfaState, DfaWildcardEdge, ExpandedName, Namespace, NamespaceConstraint, NamespaceId,
    ProcessContents, Wildcard,
};

/// A grammar with the names a, b, c, d (ids 0 to 3) in no namespace and the wildcard `##other` of `urn:x`.
fn grammar() -> Grammar {
    let name = |local: &str| ExpandedName { namespace: NamespaceId(0), local: local.to_owned() };
    let namespace = |uri: &str| Namespace { uri: uri.to_owned(), prefix: String::new() };
    Grammar {
        namespaces: vec![namespace(""), namespace("urn:x")],
        names: ["a", "b", "c", "d"].map(name).to_vec(),
        wildcards: vec![Wildcard {
            namespaces: NamespaceConstraint::Not(NamespaceId(1)),
            process_contents: ProcessContents::Lax,
        }],
        ..Grammar::default()
    }
    .link()
}

fn edge(name: u32, leaf: u16, target: u32) -> DfaEdge {
    DfaEdge { name: NameId(name), element: ElementId(name), leaf, target }
}

/// a, b?, ##other, c
fn sequence() -> ContentModel {
    let state = |first_edge, edge_count, first_wildcard_edge, wildcard_edge_count, is_accepting| DfaState {
        first_edge,
        edge_count,
        first_wildcard_edge,
        wildcard_edge_count,
        is_accepting,
    };
    let wildcard = DfaWildcardEdge { wildcard: WildcardId(0), leaf: 2, target: 3 };
    let dfa = Dfa {
        states: vec![
            state(0, 1, 0, 0, false),
            state(1, 1, 0, 1, false),
            state(2, 0, 1, 1, false),
            state(2, 1, 2, 0, false),
            state(3, 0, 2, 0, true),
        ],
        edges: vec![edge(0, 0, 1), edge(1, 1, 2), edge(2, 3, 4)],
        wildcard_edges: vec![wildcard, wildcard],
    };
    ContentModel { leaves: Vec::new(), matcher: Matcher::Dfa(dfa) }
}

/// (a, b{0,3}){2,1000}, with leaves a = 0, b = 1.
fn counted() -> ContentModel {
    use CounterAction::{Enter, Exit, Repeat};
    let edge = |name: u32, actions: &[CounterAction], target| CountedEdge {
        label: EdgeLabel::Element(NameId(name), ElementId(name)),
        leaf: name as u16,
        actions: actions.to_vec(),
        target,
    };
    let state = |first_edge, edge_count, accepting| CountedState { first_edge, edge_count, accepting };
    let automaton = CountedAutomaton {
        counters: vec![CounterBounds { min: 2, max: Some(1000) }, CounterBounds { min: 0, max: Some(3) }],
        states: vec![
            state(0, 1, vec![]),
            state(1, 2, vec![vec![Exit(0)]]),
            state(3, 2, vec![vec![Exit(1), Exit(0)]]),
        ],
        edges: vec![
            edge(0, &[Enter(0)], 1),
            edge(0, &[Repeat(0)], 1),
            edge(1, &[Enter(1)], 2),
            edge(0, &[Exit(1), Repeat(0)], 1),
            edge(1, &[Repeat(1)], 2),
        ],
    };
    ContentModel { leaves: Vec::new(), matcher: Matcher::Counted(automaton) }
}

fn all() -> ContentModel {
    let member = |element, is_required| AllMember { element: ElementId(element), is_required };
    let group = AllGroup {
        members: vec![member(0, true), member(1, false), member(2, true)],
        names: vec![(NameId(0), ElementId(0), 0), (NameId(1), ElementId(1), 1), (NameId(2), ElementId(2), 2)],
        may_be_absent: true,
    };
    ContentModel { leaves: Vec::new(), matcher: Matcher::All(group) }
}

/// Runs children given as letters; `?` is an unknown name in no namespace, `x` one in `urn:x`, `y` in `urn:y`.
fn run(model: &ContentModel, children: &str) -> (Vec<Option<u16>>, bool) {
    let grammar = grammar();
    let mut state = ContentState::start(model);
    let leaves = children.chars().map(|child| {
        let (name, namespace) = match child {
            'x' => (None, "urn:x"),
            'y' => (None, "urn:y"),
            '?' => (None, ""),
            letter => (Some(NameId(letter as u32 - 'a' as u32)), ""),
        };
        state.step(&grammar, model, name, namespace).map(|m| m.leaf)
    });
    let leaves = leaves.collect();
    (leaves, state.is_accepting(model))
}

#[test]
fn runs_a_deterministic_automaton() {
    let model = sequence();
    assert_eq!(run(&model, "abyc"), (vec![Some(0), Some(1), Some(2), Some(3)], true));
    assert_eq!(run(&model, "ayc"), (vec![Some(0), Some(2), Some(3)], true));
    assert_eq!(run(&model, "ab"), (vec![Some(0), Some(1)], false));
    // What does not fit leaves the state as it was.
    assert_eq!(run(&model, "ax?yc"), (vec![Some(0), None, None, Some(2), Some(3)], true));
}

#[test]
fn says_what_could_come_and_finds_a_way_on() {
    let (grammar, model) = (grammar(), sequence());
    let mut state = ContentState::start(&model);
    state.step(&grammar, &model, Some(NameId(0)), "");
    let expected = state.expected(&grammar, &model);
    assert_eq!(
        expected.iter().map(|e| e.label).collect::<Vec<_>>(),
        [EdgeLabel::Element(NameId(1), ElementId(1)), EdgeLabel::Wildcard(WildcardId(0))]
    );
    let matched = state.resynchronise(&grammar, &model, NameId(2));
    assert_eq!(matched, Some(Matched { leaf: 3, what: MatchedLeaf::Element(ElementId(2)) }));
    assert!(state.is_accepting(&model));
    assert_eq!(state.resynchronise(&grammar, &model, NameId(0)), None);
    assert!(state.is_accepting(&model));
}

#[test]
fn counts() {
    let model = counted();
    assert!(!run(&model, "abbb").1);
    assert!(run(&model, "abbba").1);
    assert_eq!(run(&model, "abbbb").0.last(), Some(&None));
    let (leaves, accepting) = run(&model, &"abb".repeat(1000));
    assert!(accepting && leaves.iter().all(Option::is_some));
    assert_eq!(run(&model, &"a".repeat(1001)).0.last(), Some(&None));
}

#[test]
fn takes_the_members_of_an_all_group_in_any_order() {
    let model = all();
    assert!(run(&model, "").1);
    assert!(!run(&model, "a").1);
    assert_eq!(run(&model, "ca"), (vec![Some(2), Some(0)], true));
    assert_eq!(run(&model, "cabb"), (vec![Some(2), Some(0), Some(1), None], true));
    assert_eq!(run(&model, "d"), (vec![None], true));
}
