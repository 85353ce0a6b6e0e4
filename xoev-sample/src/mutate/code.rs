//! Codes of code lists at hand: ones no list has, and versions that are not the list's.
//!
//! What must be reported is what the default policy for codes makes of them (`xoev_codelists::CodePolicy`): a code that no
//! version has is a fault, another version a warning. A version the schema fixes is a matter of the schema.

use super::candidate::Candidate;
use super::survey::{Address, Survey};
use super::value::set;
use crate::document::{Attribute, Element, Node};
use crate::value::{SchemaPrefixes, simple};
use xoev_codelists::{CodeList, Query, Snapshot, Verdict};
use xoev_runtime::grammar::{CodeType, CodeTypeKind, TypeId};
use xoev_runtime::validator::simple::check;

/// Codes and versions to try.
const UNKNOWN: [&str; 8] = ["xoev-unbekannt", "XUNBEKANNT", "ZZZ", "99999999", "99999", "999", "99", "9"];
/// Versions no list has.
const UNKNOWN_VERSIONS: [&str; 3] = ["1900-01-01", "xoev-unbekannt", "0"];

/// An element of a code type whose code a list at hand has, in the version it names.
pub(super) struct KnownCode<'a> {
    /// The element of the code type.
    pub(super) address: Address,
    /// Its child with the code.
    pub(super) code_address: Address,
    /// The type of the code's value.
    code_type: TypeId,
    query: Query<'a>,
    lists: &'a Snapshot,
    /// The attribute with the version, by position, and whether the schema fixes it.
    version: Option<(usize, &'a Attribute, bool)>,
}

impl<'a> KnownCode<'a> {
    /// What an element holds, if it is such a code.
    pub(super) fn of(survey: &Survey<'a>, address: &Address, element: &'a Element) -> Option<Self> {
        let lists = survey.lists?;
        let definition = survey.grammar.code_type(element.type_definition?)?;
        if definition.kind == CodeTypeKind::Enumerated || element.is_nil {
            return None;
        }
        let is_code = |node: &Node| matches!(node, Node::Element(it) if it.leaf == definition.code_leaf);
        let position = element.children.iter().position(is_code)?;
        let (Node::Element(code), None) =
            (element.children.get(position)?, element.children.iter().filter(|it| is_code(it)).nth(1))
        else {
            return None;
        };
        let [Node::Text(text)] = code.children.as_slice() else { return None };
        let query = query(definition, element, text);
        if !lists.verdict(&query).is_known() {
            return None;
        }
        let uses = survey.complex(element).map(|it| it.attributes.as_slice()).unwrap_or_default();
        let is_fixed = |slot: u16| {
            let constraint = uses.get(usize::from(slot)).and_then(|it| it.value_constraint.as_ref());
            constraint.is_some_and(|it| it.is_fixed)
        };
        let attribute = element.attributes.iter().enumerate();
        let version = attribute
            .filter_map(|(at, it)| Some((at, it, is_fixed(it.slot?))))
            .find(|(_, it, _)| it.slot == Some(definition.version_slot));
        Some(Self {
            address: address.clone(),
            code_address: [address.as_slice(), &[position]].concat(),
            code_type: code.type_definition?,
            query,
            lists,
            version,
        })
    }

    fn with_code(&self, survey: &Survey<'_>, rule: &'static str, code: &str) -> Option<Candidate> {
        if check(survey.grammar, self.code_type, code, &SchemaPrefixes(survey.grammar)).is_err() {
            return None;
        }
        let (target, code) = (self.code_address.clone(), code.to_owned());
        let edit = move |document: &mut crate::document::Document| set(document, &target, None, code);
        Some(Candidate::at_element(&[rule], &self.code_address, edit))
    }
}

/// What an element says of its code.
fn query<'a>(definition: &'a CodeType, element: &'a Element, code: &'a str) -> Query<'a> {
    let attribute = |slot: u16| {
        let found = element.attributes.iter().find(|it| it.slot == Some(slot));
        found.map(|it| it.value.as_str())
    };
    Query {
        list: attribute(definition.uri_slot).or(definition.list_uri.as_deref()),
        version: attribute(definition.version_slot).or(definition.list_version.as_deref()),
        column: definition.used_column.as_deref(),
        code,
    }
}

/// A code that no version of the list has.
pub(super) fn unknown(survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    survey.codes().filter_map(|known| {
        let near = [format!("{}9", known.query.code), format!("9{}", known.query.code)];
        let texts = UNKNOWN.into_iter().map(str::to_owned).chain(near);
        let is_unknown = |code: &String| {
            matches!(known.lists.verdict(&Query { code, ..known.query }), Verdict::CodeUnknown)
        };
        let mut candidates =
            texts.filter(is_unknown).filter_map(|it| known.with_code(survey, "xoev-code-unknown", &it));
        candidates.next()
    })
}

/// A code that only another version of the list has.
pub(super) fn of_other_version(survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    survey.codes().filter_map(|known| {
        let versions = known.lists.versions(known.query.list?);
        let codes = versions.iter().flat_map(|list| codes(list, known.query.column));
        let is_of_other = |code: &&str| {
            matches!(known.lists.verdict(&Query { code, ..known.query }), Verdict::OtherVersion { .. })
        };
        let mut candidates = codes.filter(is_of_other).filter_map(|it| {
            known.with_code(survey, "xoev-code-other-version", it).map(Candidate::with_warning)
        });
        candidates.next()
    })
}

fn codes<'l>(list: &'l CodeList, column: Option<&str>) -> impl Iterator<Item = &'l str> {
    let column = column.and_then(|it| list.column(it)).or(list.code_column());
    list.rows().filter_map(move |row| row.value(column?))
}

/// A version that the list does not have; where the schema fixes the version, another one.
pub(super) fn version(survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    let of_lists = survey.codes().filter_map(|known| {
        let (position, attribute, is_fixed) = known.version?;
        if is_fixed {
            return None;
        }
        let version = UNKNOWN_VERSIONS.into_iter().find(|version| {
            let query = Query { version: Some(version), ..known.query };
            let is_text =
                |id: TypeId| check(survey.grammar, id, version, &SchemaPrefixes(survey.grammar)).is_ok();
            matches!(known.lists.verdict(&query), Verdict::VersionUnknown { .. })
                && attribute.type_definition.is_some_and(is_text)
        })?;
        let (target, version) = (known.address.clone(), version.to_owned());
        let edit =
            move |document: &mut crate::document::Document| set(document, &target, Some(position), version);
        let candidate = Candidate::at_element(&["xoev-code-version-unknown"], &known.code_address, edit);
        Some(candidate.with_warning())
    });
    of_lists.chain(fixed_version(survey))
}

/// Another version than the one the schema fixes.
fn fixed_version(survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    let elements = survey.elements().filter(|(address, _)| survey.is_free_itself(address));
    elements.filter_map(|(address, element)| {
        let definition = survey.grammar.code_type(element.type_definition?)?;
        let is_version = |it: &Attribute| it.slot == Some(definition.version_slot);
        let position = element.attributes.iter().position(is_version)?;
        let attribute = element.attributes.get(position)?;
        let uses = &survey.complex(element)?.attributes;
        let constraint = uses.get(usize::from(definition.version_slot))?.value_constraint.as_ref()?;
        simple(survey.grammar, attribute.type_definition?)?;
        let fits = |version: &&str| {
            let id = attribute.type_definition;
            id.is_some_and(|id| check(survey.grammar, id, version, &SchemaPrefixes(survey.grammar)).is_ok())
        };
        let version = UNKNOWN_VERSIONS
            .into_iter()
            .filter(|it| constraint.is_fixed && *it != constraint.lexical)
            .find(fits)?;
        let (target, name) = (address.clone(), attribute.name.local.clone());
        Some(Candidate::at_attribute(&["cvc-au"], address, name, move |document| {
            set(document, &target, Some(position), version.to_owned());
        }))
    })
}
