//! Grammars whose tables do not belong together, each by one wrong number: reading their bytes says what is wrong, and
//! nothing is run.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use std::fmt::Write as _;
use std::path::Path;
use xoev_runtime::grammar::{
    AllGroup, CodeType, CodeTypeKind, ComplexType, Content, CountedAutomaton, CounterAction, Dfa, EdgeLabel,
    ElementId, Grammar, GrammarDecodeError, IdentityConstraintId, IdentityConstraintKind, Leaf, Matcher,
    ModelId, NameId, NameTest, NamespaceConstraint, NamespaceId, PatternId, SimpleType, Step, TypeId,
    TypeKind, Variety, WildcardId,
};
use xoev_schema::diagnostics::Diagnostics;
use xoev_schema::source::SourceOptions;
use xoev_schema::{component, grammar, schema_set};

/// A number no table is as long as.
const BEYOND: u32 = 100_000;

fn compile() -> Grammar {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/damaged/schema.xsd");
    let mut diagnostics = Diagnostics::default();
    let set = schema_set::assemble(&[schema], &SourceOptions::default(), &mut diagnostics);
    let components = component::build(&set, &mut diagnostics);
    let compiled = grammar::compile(&components, None, &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{:?}", diagnostics.list());
    compiled.grammar
}

fn simple<'g>(grammar: &'g mut Grammar, name: &str) -> &'g mut SimpleType {
    let id = type_id(grammar, name);
    let TypeKind::Simple(simple) = &mut grammar.types[id.index()].kind else { panic!("{name}") };
    simple
}

fn complex<'g>(grammar: &'g mut Grammar, name: &str) -> &'g mut ComplexType {
    let id = type_id(grammar, name);
    let TypeKind::Complex(complex) = &mut grammar.types[id.index()].kind else { panic!("{name}") };
    complex
}

fn type_id(grammar: &Grammar, name: &str) -> TypeId {
    let namespace = grammar.namespaces.iter().position(|it| it.uri == "urn:damaged").unwrap();
    let is = |id: NameId| {
        let it = &grammar.names[id.index()];
        it.namespace.index() == namespace && it.local == name
    };
    grammar.global_types.iter().find(|(id, _)| is(*id)).unwrap().1
}

fn code_type(grammar: &Grammar, name: &str) -> CodeType {
    CodeType {
        type_definition: type_id(grammar, name),
        kind: CodeTypeKind::Free,
        list_uri: None,
        list_version: None,
        used_column: None,
        uri_slot: 0,
        version_slot: 1,
        code_leaf: 0,
    }
}

/// Damages, by what is damaged.
type Damage = (&'static str, fn(&mut Grammar));

const NAMES_AND_ELEMENTS: [Damage; 11] = [
    ("namespace of a name", |it| it.names[0].namespace = NamespaceId(BEYOND)),
    ("built-in types", |it| it.types.truncate(20)),
    ("name of an element", |it| it.elements[0].name = NameId(BEYOND)),
    ("type of an element", |it| it.elements[0].type_definition = TypeId(BEYOND)),
    ("constraint of an element", |it| it.elements[0].identity_constraints.push(IdentityConstraintId(BEYOND))),
    ("head of a substitution group", |it| it.elements[0].substitution_head = Some(ElementId(BEYOND))),
    ("name of a global element", |it| it.global_elements[0].0 = NameId(BEYOND)),
    ("global element", |it| it.global_elements[0].1 = ElementId(BEYOND)),
    ("name of a global attribute", |it| it.global_attributes[0].name = NameId(BEYOND)),
    ("type of a global attribute", |it| it.global_attributes[0].type_definition = type_id(it, "Dokument")),
    ("notation", |it| it.notations[0] = NameId(BEYOND)),
];

const TYPES: [Damage; 15] = [
    ("name of a type", |it| it.types[50].name = Some(NameId(BEYOND))),
    ("name of a global type", |it| it.global_types[0].0 = NameId(BEYOND)),
    ("global type", |it| it.global_types[0].1 = TypeId(BEYOND)),
    ("base", |it| it.types[50].base = TypeId(BEYOND)),
    ("pattern", |it| simple(it, "Nummer").facets.patterns[0] = PatternId(BEYOND)),
    ("item of a list", |it| simple(it, "Nummern").variety = Variety::List(TypeId(BEYOND))),
    ("list of a complex type", |it| {
        let complex = type_id(it, "Dokument");
        simple(it, "Nummern").variety = Variety::List(complex);
    }),
    ("list of itself", |it| {
        let own = type_id(it, "Nummern");
        simple(it, "Wert").variety = Variety::Union(vec![own]);
    }),
    ("base in a circle", |it| {
        let (own, text) = (type_id(it, "Nummer"), type_id(it, "Text"));
        it.types[own.index()].base = text;
    }),
    ("attribute", |it| complex(it, "Dokument").attributes[0].name = NameId(BEYOND)),
    ("type of an attribute", |it| complex(it, "Dokument").attributes[0].type_definition = TypeId(BEYOND)),
    ("attribute wildcard", |it| complex(it, "Dokument").attribute_wildcard = Some(WildcardId(BEYOND))),
    ("content model", |it| complex(it, "Dokument").content = Content::Mixed(ModelId(BEYOND))),
    ("simple content", |it| complex(it, "Text").content = Content::Simple(TypeId(0))),
    ("code type that is simple", |it| it.code_types = vec![code_type(it, "Nummer")]),
];

const CODE_TYPES_AND_CONSTRAINTS: [Damage; 10] = [
    ("attribute of a code type", |it| {
        it.code_types = vec![CodeType { uri_slot: 99, ..code_type(it, "Dokument") }];
    }),
    ("leaf of a code type", |it| {
        it.code_types = vec![CodeType { code_leaf: 99, ..code_type(it, "Dokument") }];
    }),
    ("code type without elements", |it| it.code_types = vec![code_type(it, "Text")]),
    ("excluded namespace", |it| {
        it.wildcards[0].namespaces = NamespaceConstraint::Not(NamespaceId(BEYOND));
    }),
    ("namespaces of a wildcard", |it| {
        it.wildcards[0].namespaces = NamespaceConstraint::OneOf(vec![NamespaceId(0), NamespaceId(BEYOND)]);
    }),
    ("name of a constraint", |it| it.identity_constraints[0].name = NameId(BEYOND)),
    ("key of a reference", |it| {
        it.identity_constraints[0].kind = IdentityConstraintKind::KeyRef(IdentityConstraintId(BEYOND));
    }),
    ("name in a selector", |it| {
        it.identity_constraints[0].selector[0].steps = vec![Step::Child(NameTest::Name(NameId(BEYOND)))];
    }),
    ("name in a field", |it| {
        it.identity_constraints[0].fields[0][0].steps = vec![Step::Attribute(NameTest::Name(NameId(BEYOND)))];
    }),
    ("namespace in a field", |it| {
        let test = NameTest::Namespace(NamespaceId(BEYOND));
        it.identity_constraints[0].fields[0][0].steps = vec![Step::Child(test)];
    }),
];

const CONTENTS: [Damage; 21] = [
    ("element of a leaf", |it| it.models[0].leaves[0] = Leaf::Element(ElementId(BEYOND))),
    ("wildcard of a leaf", |it| it.models[0].leaves[0] = Leaf::Wildcard(WildcardId(BEYOND))),
    ("no state", |it| dfa(it).states.clear()),
    ("edges of a state", |it| dfa(it).states[0].edge_count = u32::MAX),
    ("first edge of a state", |it| dfa(it).states[0].first_edge = u32::MAX),
    ("wildcard edges of a state", |it| dfa(it).states[0].wildcard_edge_count = 99),
    ("name of an edge", |it| dfa(it).edges[0].name = NameId(BEYOND)),
    ("element of an edge", |it| dfa(it).edges[0].element = ElementId(BEYOND)),
    ("leaf of an edge", |it| dfa(it).edges[0].leaf = 99),
    ("target of an edge", |it| dfa(it).edges[0].target = 99),
    ("wildcard of an edge", |it| dfa(it).wildcard_edges[0].wildcard = WildcardId(BEYOND)),
    ("leaf of a wildcard edge", |it| dfa(it).wildcard_edges[0].leaf = 99),
    ("target of a wildcard edge", |it| dfa(it).wildcard_edges[0].target = 99),
    ("no counted state", |it| counted(it).states.clear()),
    ("counted edges", |it| counted(it).states[0].edge_count = 99),
    ("counter", |it| counted(it).edges[0].actions.push(CounterAction::Repeat(99))),
    ("counter at the end", |it| counted(it).states[0].accepting.push(vec![CounterAction::Exit(99)])),
    ("label of a counted edge", |it| counted(it).edges[0].label = EdgeLabel::Wildcard(WildcardId(BEYOND))),
    ("target of a counted edge", |it| counted(it).edges[0].target = 99),
    ("member of an all group", |it| all(it).members[0].element = ElementId(BEYOND)),
    ("number of a member", |it| all(it).names[0].2 = 99),
];

/// The first automaton with elements and wildcards.
fn dfa(grammar: &mut Grammar) -> &mut Dfa {
    let mut matchers = grammar.models.iter_mut().map(|it| &mut it.matcher);
    let dfa = matchers.find_map(|it| match it {
        Matcher::Dfa(it) if !it.edges.is_empty() && !it.wildcard_edges.is_empty() => Some(it),
        _ => None,
    });
    dfa.unwrap()
}

fn counted(grammar: &mut Grammar) -> &mut CountedAutomaton {
    let mut matchers = grammar.models.iter_mut().map(|it| &mut it.matcher);
    matchers.find_map(|it| if let Matcher::Counted(it) = it { Some(it) } else { None }).unwrap()
}

fn all(grammar: &mut Grammar) -> &mut AllGroup {
    let mut matchers = grammar.models.iter_mut().map(|it| &mut it.matcher);
    matchers.find_map(|it| if let Matcher::All(it) = it { Some(it) } else { None }).unwrap()
}

#[test]
fn every_number_must_lead_somewhere() {
    let mut whole = compile();
    whole.code_types = vec![code_type(&whole, "Dokument")];
    assert!(Grammar::decode(&whole.encode()).is_ok());
    let mut out = String::new();
    let damages = NAMES_AND_ELEMENTS.iter().chain(&TYPES).chain(&CODE_TYPES_AND_CONSTRAINTS).chain(&CONTENTS);
    for (what, damage) in damages {
        let mut damaged = compile();
        damage(&mut damaged);
        let reason = match Grammar::decode(&damaged.encode()) {
            Err(GrammarDecodeError::Tables(reason)) => reason,
            Err(GrammarDecodeError::Format) => panic!("{what}: another format"),
            Ok(_) => panic!("{what}: not refused"),
        };
        let _ = writeln!(out, "{what}: {reason}");
    }
    insta::assert_snapshot!(out);
}
