//! The built-in types, driven by the tables in `values/`: one file for each type, one line for each case.
//!
//! `accept TEXT`, `reject TEXT`, `equal A | B`, `unequal A | B`, `less A | B`, `incomparable A | B` (also unequal).
//! `\n`, `\t`, `\s` (blank) and `\u{…}` stand for their characters; a line that begins with `#` is a comment.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a panic is the report")]

use std::cmp::Ordering;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::Path;
use xoev_runtime::bind::{NamespaceContext, SimpleValue};
use xoev_runtime::grammar::{
    Builtin, Derivation, DerivationSet, Facets, Grammar, SimpleType, TypeDefinition, TypeKind, Variety,
    WhiteSpace,
};
use xoev_runtime::validator::simple::{check, value};
use xoev_runtime::value::{self, Value, ValueFault};

struct Prefixes;

impl NamespaceContext for Prefixes {
    fn namespace(&self, prefix: &str) -> Option<&str> {
        matches!(prefix, "p" | "q").then_some("urn:example")
    }
}

/// The built-in types alone.
fn grammar() -> Grammar {
    let definition = |builtin: Builtin| {
        let primitive = builtin.primitive();
        let item = builtin.list_item().map(|item| Variety::List(item.type_id()));
        let is_list = item.is_some();
        let simple = SimpleType {
            variety: item.or(primitive.map(Variety::Atomic)).unwrap_or(Variety::Union(Vec::new())),
            builtin: if is_list { Builtin::AnySimpleType } else { builtin },
            white_space: if is_list { WhiteSpace::Collapse } else { builtin.white_space() },
            facets: Facets { min_length: is_list.then_some(1), ..Facets::default() },
        };
        TypeDefinition {
            name: None,
            base: builtin.base().type_id(),
            derivation: Derivation::Restriction,
            is_abstract: false,
            block: DerivationSet::default(),
            kind: TypeKind::Simple(simple),
        }
    };
    Grammar { types: Builtin::ALL.into_iter().map(definition).collect(), ..Grammar::default() }.link()
}

/// What the Rust type of a built-in says about a normalised text: its lexical form, or the fault.
fn typed(builtin: Builtin, text: &str) -> Option<Result<String, ValueFault>> {
    macro_rules! types {
        ($($type:ident)*) => {
            match builtin {
                $(Builtin::$type => value::$type::from_lexical(text, &Prefixes).map(|v| v.to_string()),)*
                _ => return None,
            }
        };
    }
    Some(types!(
        NormalizedString Token Language NmToken Name NcName Id IdRef Entity Boolean Decimal Integer
        NonPositiveInteger NegativeInteger Long Int Short Byte NonNegativeInteger UnsignedLong UnsignedInt
        UnsignedShort UnsignedByte PositiveInteger Float Double Duration DateTime Time Date GYearMonth GYear
        GMonthDay GDay GMonth HexBinary Base64Binary AnyUri QName
    ))
}

struct Table<'g> {
    grammar: &'g Grammar,
    builtin: Builtin,
}

impl Table<'_> {
    fn read(&self, text: &str) -> Result<Value, ValueFault> {
        let checked = check(self.grammar, self.builtin.type_id(), text, &Prefixes)?;
        let lexical = checked.normalized;
        assert_eq!(typed(self.builtin, &lexical).unwrap_or(Ok(lexical.to_string())), Ok(lexical.to_string()));
        Ok(value(self.grammar, checked.member, &lexical, &Prefixes))
    }

    fn run(&self, line: &str) {
        let (keyword, text) = line.split_once(' ').unwrap_or((line, ""));
        if keyword == "accept" || keyword == "reject" {
            let answer = self.read(&unescape(text));
            assert_eq!(answer.is_ok(), keyword == "accept", "{answer:?}");
            if let Some(Ok(_)) = typed(self.builtin, &unescape(text)) {
                assert_eq!(keyword, "accept", "the type accepts it");
            }
            return;
        }
        let (left, right) = text.split_once(" | ").unwrap();
        let (left, right) = (self.read(&unescape(left)).unwrap(), self.read(&unescape(right)).unwrap());
        let order = left.partial_cmp(&right);
        assert_eq!(order, right.partial_cmp(&left).map(Ordering::reverse), "the order is not symmetric");
        assert_eq!(left == right, order == Some(Ordering::Equal), "equality and order disagree");
        match keyword {
            "equal" => {
                assert_eq!(left, right);
                assert_eq!(hash(&left), hash(&right), "equal values hash differently");
            }
            "unequal" => assert_ne!(left, right),
            "less" => assert_eq!(order, Some(Ordering::Less)),
            "incomparable" => assert_eq!(order, None),
            other => panic!("unknown keyword {other}"),
        }
    }
}

fn hash(value: &Value) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

fn unescape(text: &str) -> String {
    text.replace("\\n", "\n").replace("\\t", "\t").replace("\\s", " ").replace("\\u{308}", "\u{308}")
}

#[test]
fn the_tables_hold() {
    let grammar = grammar();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/values");
    let mut cases = 0;
    let mut wrong = Vec::new();
    for builtin in Builtin::ALL {
        let Ok(text) = std::fs::read_to_string(folder.join(format!("{}.txt", builtin.name()))) else {
            continue;
        };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            cases += 1;
            let table = Table { grammar: &grammar, builtin };
            if std::panic::catch_unwind(|| table.run(line)).is_err() {
                wrong.push(format!("{}: {line}", builtin.name()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {cases} cases fail:\n{}", wrong.len(), wrong.join("\n"));
    assert!(cases > 400, "only {cases} cases found");
}
