use super::oracle::{Case, Ids, Random, agree, case, notation};
use super::*;
use crate::component::Compositor;

fn of(text: &str) -> Case {
    let (components, particle) = notation::content(text);
    case(&components, particle, None)
}

/// Model, accepted, refused; letters are elements, `X` and `Y` elements of `urn:x` and `urn:y`.
#[rustfmt::skip]
const CASES: &[(&str, &[&str], &[&str])] = &[
    ("", &[""], &["a"]),
    ("a", &["a"], &["", "aa", "b"]),
    ("a,b?,c*", &["a", "ab", "accc", "abc"], &["b", "ac b", "abb"]),
    ("(a|b)+,c", &["ac", "abac"], &["c", "a"]),
    ("a?,b?,c?", &["", "a", "ac", "bc", "abc"], &["ba", "cc"]),
    ("(a?,b?)*", &["", "ab", "ba", "bb"], &["c"]),
    ("a{2,3}", &["aa", "aaa"], &["a", "aaaa"]),
    ("(a,b){2,},c", &["ababc", "abababc"], &["abc", "aabc"]),
    ("(a{0,1000000},b){2,3}", &["bb", "aabab", "bbaaab"], &["b", "aa", "bbbb"]),
    ("(a{2,3}){2,2}", &["aaaa", "aaaaa", "aaaaaa"], &["aaa", "aaaaaaa"]),
    ("(a{3,3}){0,5}", &["", "aaa", "aaaaaa"], &["a", "aa", "aaaa", "aaaaa"]),
    ("(a{70,70},b?){0,}", &[""], &["a", "b"]),
    ("a&b?&c", &["ac", "abc", "cba"], &["", "ab", "aac"]),
    ("(a&b)?", &["", "ab", "ba"], &["a"]),
    ("a,@*", &["a", "aXYa"], &["", "X"]),
    ("%*,a,#*", &["a", "XXa", "aY", "XaYY"], &["Ya", "aX"]),
    ("a?,@", &["aX", "X", "ab"], &["a", "", "XX"]),
    ("(@,a)|(%,b)", &["Xa", "Xb", "Ya", "aa"], &["Yb", "X", "ab"]),
    ("(#,a)|(@,b)|(%,c)", &["Ya", "Yb", "Xb", "Xc", "ab"], &["Yc", "Xa", "aa"]),
    ("(a,b)|(a,c)", &["ab", "ac"], &["a", "abc"]),
    ("()*", &[""], &["a"]),
    ("(){0,4000000000}", &[""], &["a"]),
    ("(()|()){2,4000000000},a", &["a"], &[""]),
    ("a*,b,(a|b)*", &["b", "abab"], &["", "aaa"]),
];

#[test]
fn accepts_what_the_particles_say() {
    for (text, accepted, refused) in CASES {
        let case = of(text);
        for children in *accepted {
            assert!(case.run(children).1, "{text} must accept {children}");
        }
        for children in *refused {
            assert!(!case.run(children).1, "{text} must not accept {children}");
        }
    }
}

#[test]
fn names_the_leaves() {
    for (text, children, leaves) in [
        ("a,b?,a", "aba", vec![0, 1, 2]),
        ("(a,a,a){2,2}", "aaaaaa", vec![0, 1, 2, 0, 1, 2]),
        ("a{3,3},a", "aaaa", vec![0, 0, 0, 1]),
        ("a{300,300},a", &"a".repeat(301), [vec![0; 300], vec![1]].concat()),
        ("b&a", "ab", vec![1, 0]),
        ("a,@?", "aX", vec![0, 1]),
    ] {
        assert_eq!(of(text).run(children), (leaves, true), "{text}");
    }
}

#[test]
fn finds_particles_that_compete() {
    for (text, expected) in [
        ("(a,b)|c", 0),
        ("(a,b)|(a,c)", 1),
        ("a?,a", 1),
        ("a*,b?,a", 1),
        ("a{2,2},a", 0),
        ("a{2,3},a", 1),
        ("a{100,100},a", 0),
        ("a{100,200},a", 1),
        ("(a,b?){0,1000},c?,b", 1),
        ("(a|b){0,1000}", 0),
        ("a?,@", 1),
        ("a,@", 0),
        ("a?,%", 0),
        ("%?,#", 0),
        ("%?,@", 1),
        ("@*,a", 1),
        ("a&b&a", 1),
        ("a&b", 0),
    ] {
        assert_eq!(of(text).competing, expected, "{text}");
    }
}

/// Random contents, run as automata with all the ways to treat bounds, against the slow matcher.
#[test]
fn agrees_with_the_slow_matcher() {
    let mut random = Random(1);
    let accepted: usize = (0..150).map(|_| agree(&mut random)).sum();
    assert!(accepted > 700, "{accepted}");
}

fn edges(case: &Case) -> usize {
    match &case.model.matcher {
        Matcher::Dfa(dfa) => dfa.edges.len(),
        Matcher::Counted(automaton) => automaton.edges.len(),
        Matcher::All(group) => group.names.len(),
    }
}

#[test]
fn large_bounds_and_large_choices_stay_small() {
    for text in
        ["a{0,1000000}", "((a,b?){0,100}){0,100}", "((a,b){0,1000},c){5,100000}", "(a{0,100}|b{0,100})*"]
    {
        let case = of(text);
        assert!(edges(&case) < 300, "{text}: {}", edges(&case));
    }
    for (compositor, max) in
        [(Compositor::Choice, None), (Compositor::Choice, Some(1000)), (Compositor::All, Some(1))]
    {
        let mut components = Components::default();
        let members = (0..10_000).map(|i| {
            let element = notation::declaration(&mut components, &format!("e{i}"));
            notation::particle(&mut components, Term::Element(element), 1, Some(1))
        });
        let members = members.collect();
        let group = notation::model_group(&mut components, compositor, members);
        let particle = notation::particle(&mut components, group, 0, max);
        let case = case(&components, particle, None);
        assert!(edges(&case) <= 20_000, "{compositor:?}");
    }
}

#[test]
fn groups_without_particles_are_not_repeated() {
    let mut components = Components::default();
    let mut particles = Vec::new();
    for _ in 0..8 {
        let group = notation::model_group(&mut components, Compositor::Sequence, particles);
        particles = vec![notation::particle(&mut components, group, 0, Some(3000))];
    }
    let particle = particles[0];
    let case = case(&components, particle, None);
    assert!(case.run("").1);
    assert_eq!(edges(&case), 0);
}

/// Without shared counters each letter would multiply what is under way, and this would not end.
#[test]
fn nested_counters_do_not_multiply() {
    let case = of("((a{0,1000},b?){0,1000},c?){0,1000}");
    assert!(case.run(&"aabac".repeat(600)).1);
    let case = of("((a{5,1000}){5,900},b?){7,90}");
    assert!(case.run(&"a".repeat(1000)).1);
}

#[test]
fn members_of_substitution_groups_have_edges() {
    let (mut components, particle) = notation::content("h?,b");
    let head = notation::declaration(&mut components, "h");
    let (m, n) = (notation::declaration(&mut components, "m"), notation::declaration(&mut components, "n"));
    components.elements[head].is_abstract = true;
    components.substitution_groups.insert(head, vec![m, n]);
    let case = case(&components, particle, None);
    assert_eq!(case.run("mb"), (vec![0, 1], true));
    assert_eq!(case.run("nb"), (vec![0, 1], true));
    assert!(!case.run("hb").1);
    assert_eq!(case.model.leaves[0], grammar::Leaf::Element(grammar::ElementId(head.0)));
}

#[test]
fn refuses_what_exceeds_a_limit() {
    let mut components = Components::default();
    let mut particle = particle_of(&mut components, "a");
    for _ in 0..3000 {
        let b = particle_of(&mut components, "b");
        let group = notation::model_group(&mut components, Compositor::Sequence, vec![particle, b]);
        particle = notation::particle(&mut components, group, 1, Some(1));
    }
    let mut tables = Tables::new([]);
    assert!(compile(&components, particle, &mut tables, &mut Ids).excess.is_some());
}

fn particle_of(components: &mut Components, name: &str) -> ParticleId {
    let element = notation::declaration(components, name);
    notation::particle(components, Term::Element(element), 1, Some(1))
}

#[test]
fn a_choice_of_nothing_cannot_be_satisfied() {
    let choice = |components: &mut Components, min| {
        let group = notation::model_group(components, Compositor::Choice, Vec::new());
        notation::particle(components, group, min, Some(1_000_000_000))
    };
    for (min, accepted) in [(0, true), (1, false)] {
        let mut components = Components::default();
        let particles = vec![particle_of(&mut components, "a"), choice(&mut components, min)];
        let group = notation::model_group(&mut components, Compositor::Sequence, particles);
        let particle = notation::particle(&mut components, group, 1, Some(1));
        assert_eq!(case(&components, particle, None).run("a").1, accepted);
    }
}
