//! Simple types with facets, driven by `simple_types.txt`.
//!
//! `type NAME = BASE FACET=VALUE …` declares a type over a built-in, `list:ITEM` or `union:MEMBER,MEMBER`; the lines
//! behind it test it. `accept TEXT`; `reject TEXT => FAULT …` with the names of all faults in order; `member TEXT TYPE`
//! says which member of a union accepts. `\n`, `\t`, `\s` stand for white space; the values of an enumeration and the
//! alternatives of a pattern are divided by `|`.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a panic is the report")]

use std::borrow::Cow;
use std::collections::HashMap;
use xoev_runtime::bind::NamespaceContext;
use xoev_runtime::grammar::{
    Builtin, Derivation, DerivationSet, EnumerationValue, ExpandedName, Facets, Grammar, NameId, Namespace,
    NamespaceId, Pattern, PatternId, SimpleType, TypeDefinition, TypeId, TypeKind, Variety, WhiteSpace,
};
use xoev_runtime::validator::simple::{check, check_all};
use xoev_runtime::value::ValueFault;

const TABLE: &str = include_str!("simple_types.txt");

struct Prefixes;

impl NamespaceContext for Prefixes {
    fn namespace(&self, prefix: &str) -> Option<&str> {
        match prefix {
            "p" | "same" => Some("urn:example"),
            "other" => Some("urn:other"),
            _ => None,
        }
    }
}

fn unescape(text: &str) -> String {
    text.replace("\\n", "\n").replace("\\t", "\t").replace("\\s", " ")
}

fn definition(variety: Variety, builtin: Builtin, white_space: WhiteSpace, facets: Facets) -> TypeDefinition {
    TypeDefinition {
        name: None,
        base: Builtin::AnySimpleType.type_id(),
        derivation: Derivation::Restriction,
        is_abstract: false,
        block: DerivationSet::default(),
        kind: TypeKind::Simple(SimpleType { variety, builtin, white_space, facets }),
    }
}

fn facet(grammar: &mut Grammar, facets: &mut Facets, name: &str, value: &str) {
    match name {
        "length" => facets.length = value.parse().ok(),
        "minLength" => facets.min_length = value.parse().ok(),
        "maxLength" => facets.max_length = value.parse().ok(),
        "totalDigits" => facets.total_digits = value.parse().ok(),
        "fractionDigits" => facets.fraction_digits = value.parse().ok(),
        "minInclusive" => facets.min_inclusive = Some(value.to_owned()),
        "minExclusive" => facets.min_exclusive = Some(value.to_owned()),
        "maxInclusive" => facets.max_inclusive = Some(value.to_owned()),
        "maxExclusive" => facets.max_exclusive = Some(value.to_owned()),
        "pattern" => {
            facets.patterns.push(PatternId(grammar.patterns.len() as u32));
            let value = unescape(value);
            let sources = value.split('|').map(str::to_owned).collect();
            grammar.patterns.push(Pattern {
                sources,
                regex: format!("(?:{value})"),
                unit: xoev_runtime::grammar::PatternUnit::CodePoint,
            });
        }
        "enumeration" => facets.enumeration.extend(value.split('|').map(|value| EnumerationValue {
            lexical: unescape(value),
            namespaces: vec![("p".to_owned(), "urn:example".to_owned())],
        })),
        other => panic!("unknown facet {other}"),
    }
}

/// All types of the table, by name.
fn grammar() -> (Grammar, HashMap<String, TypeId>) {
    let mut ids: HashMap<String, TypeId> =
        Builtin::ALL.into_iter().map(|builtin| (builtin.name().to_owned(), builtin.type_id())).collect();
    let declarations: Vec<&str> = TABLE.lines().filter_map(|line| line.strip_prefix("type ")).collect();
    for (at, line) in declarations.iter().enumerate() {
        let name = line.split_once(" = ").unwrap().0;
        ids.insert(name.to_owned(), TypeId((Builtin::ALL.len() + at) as u32));
    }
    let mut grammar = Grammar::default();
    let namespace = |uri: &str| Namespace { uri: uri.to_owned(), prefix: String::new() };
    grammar.namespaces = vec![namespace(""), namespace("urn:example")];
    grammar.names.push(ExpandedName { namespace: NamespaceId(1), local: "jpeg".to_owned() });
    grammar.notations.push(NameId(0));
    for builtin in Builtin::ALL {
        let variety = builtin.primitive().map_or(Variety::Union(Vec::new()), Variety::Atomic);
        grammar.types.push(definition(variety, builtin, builtin.white_space(), Facets::default()));
    }
    for line in declarations {
        let mut words = line.split(' ').skip(2);
        let base = words.next().unwrap();
        let mut facets = Facets::default();
        for word in words {
            let (name, value) = word.split_once('=').unwrap();
            facet(&mut grammar, &mut facets, name, value);
        }
        let declared = if let Some(item) = base.strip_prefix("list:") {
            definition(Variety::List(ids[item]), Builtin::AnySimpleType, WhiteSpace::Collapse, facets)
        } else if let Some(members) = base.strip_prefix("union:") {
            let members = members.split(',').map(|member| ids[member]).collect();
            definition(Variety::Union(members), Builtin::AnySimpleType, WhiteSpace::Preserve, facets)
        } else {
            let builtin = Builtin::from_name(base).unwrap();
            definition(Variety::Atomic(builtin.primitive().unwrap()), builtin, builtin.white_space(), facets)
        };
        grammar.types.push(declared);
    }
    (grammar.link(), ids)
}

fn fault_name(fault: &ValueFault) -> String {
    let text = format!("{fault:?}");
    text.split([' ', '{', '(']).next().unwrap().to_owned()
}

#[test]
fn the_table_holds() {
    let (grammar, ids) = grammar();
    let mut name = "";
    let (mut cases, mut wrong) = (0, Vec::new());
    for line in TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (keyword, rest) = line.split_once(' ').unwrap_or((line, ""));
        if keyword == "type" {
            name = rest.split_once(' ').unwrap().0;
            continue;
        }
        cases += 1;
        let id = ids[name];
        let (answer, expected) = match keyword {
            "accept" => (
                format!("{:?}", check_all(&grammar, id, &unescape(rest), &Prefixes).err()),
                "None".to_owned(),
            ),
            "member" => {
                let (text, member) = rest.rsplit_once(' ').unwrap();
                let checked = check(&grammar, id, text, &Prefixes).unwrap();
                (format!("{:?}", checked.member), format!("{:?}", ids[member]))
            }
            "reject" => {
                let (text, expected) = rest.split_once("=> ").unwrap();
                let text = unescape(text.strip_suffix(' ').unwrap_or(text));
                let faults = check_all(&grammar, id, &text, &Prefixes).err().unwrap_or_default();
                assert_eq!(check(&grammar, id, &text, &Prefixes).err().as_ref(), faults.first(), "{line}");
                (faults.iter().map(fault_name).collect::<Vec<_>>().join(" "), expected.to_owned())
            }
            other => panic!("unknown keyword {other}"),
        };
        if answer != expected {
            wrong.push(format!("{name}: {line}: {answer}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {cases} cases fail:\n{}", wrong.len(), wrong.join("\n"));
    assert!(cases > 100, "only {cases} cases found");
}

#[test]
fn nothing_is_copied_where_nothing_changes() {
    let (grammar, ids) = grammar();
    for (name, text) in [("token", "a b"), ("exact", " ABC "), ("partial", " 2025 "), ("bits", "1 2")] {
        let checked = check(&grammar, ids[name], text, &Prefixes).unwrap();
        assert!(matches!(checked.normalized, Cow::Borrowed(_)), "{name}");
    }
}

#[test]
fn types_without_simple_content_accept_all_text() {
    let (grammar, _) = grammar();
    let checked = check(&grammar, TypeId(u32::MAX), " a ", &Prefixes).unwrap();
    assert_eq!(checked.normalized, " a ");
}

#[test]
fn a_damaged_grammar_does_not_run_forever() {
    let own_member = definition(
        Variety::Union(vec![TypeId(0)]),
        Builtin::AnySimpleType,
        WhiteSpace::Preserve,
        Facets::default(),
    );
    let own_item =
        definition(Variety::List(TypeId(1)), Builtin::AnySimpleType, WhiteSpace::Collapse, Facets::default());
    let grammar = Grammar { types: vec![own_member, own_item], ..Grammar::default() }.link();
    assert_eq!(check(&grammar, TypeId(0), "a", &Prefixes), Err(ValueFault::Union));
    assert!(check(&grammar, TypeId(1), "a", &Prefixes).is_err());
}
