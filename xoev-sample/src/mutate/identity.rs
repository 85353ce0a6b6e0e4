//! Keys, references to them, IDs (XSD 1.0 Part 1 §3.11.4, §3.3.4 clause 7 with §3.15.4).

use super::candidate::Candidate;
use super::survey::Survey;
use super::value::set;
use crate::document::Document;
use crate::resolve::{self, Occurrence, Place, Row, Scope};
use crate::value::SchemaPrefixes;
use xoev_runtime::grammar::{IdentityConstraintId, IdentityConstraintKind, TypeId};
use xoev_runtime::validator::simple::check;

/// An entry of a key or unique constraint that equals another one.
pub(super) fn duplicate(survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    let scopes = resolve::scopes(survey.document, survey.grammar);
    let referred: Vec<(IdentityConstraintId, Vec<String>)> = scopes.iter().flat_map(references).collect();
    let uses = places(&scopes);
    scopes
        .into_iter()
        .filter_map(move |scope| {
            let rule = match scope.kind {
                IdentityConstraintKind::Key => "cvc-identity-constraint.4.2.2",
                IdentityConstraintKind::Unique => "cvc-identity-constraint.4.1",
                IdentityConstraintKind::KeyRef(_) => return None,
            };
            let (first, rest) = scope.rows.split_first()?;
            let second = rest.iter().find(|row| {
                !referred.contains(&(scope.id, texts(row)))
                    && row.fields.iter().all(|it| is_once(&uses, &it.place))
            })?;
            let fits = first.fields.iter().zip(&second.fields).all(|(from, to)| {
                from.text == to.text || (!to.is_fixed && accepts(survey, to.type_definition, &from.text))
            });
            let changes: Vec<(Place, String)> = second
                .fields
                .iter()
                .zip(&first.fields)
                .map(|(to, from)| (to.place.clone(), from.text.clone()))
                .collect();
            fits.then(|| Candidate::at_element(&[rule], &second.selected, set_all(changes)))
        })
        .collect::<Vec<_>>()
        .into_iter()
}

/// A reference to a key that has no such entry.
pub(super) fn dangling(survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    let scopes = resolve::scopes(survey.document, survey.grammar);
    let entries: Vec<Vec<String>> = scopes.iter().filter(|it| !is_reference(it)).flat_map(values).collect();
    let uses = places(&scopes);
    let reference = |row: &Row| {
        let field = row.fields.first().filter(|it| !it.is_fixed && is_once(&uses, &it.place))?;
        let texts = ["x", "0", "9"].map(|tail| format!("{}{tail}", field.text));
        let unknown = |text: &String| !entries.iter().any(|entry| entry.first() == Some(text));
        let fitting = texts.into_iter().chain(["987654".to_owned()]).filter(unknown);
        let text = fitting.into_iter().find(|text| accepts(survey, field.type_definition, text))?;
        let changes = set_all(vec![(field.place.clone(), text)]);
        Some(Candidate::at_element(&["cvc-identity-constraint.4.3"], &row.selected, changes))
    };
    let rows = scopes.iter().filter(|it| is_reference(it)).flat_map(|it| &it.rows);
    rows.filter_map(reference).collect::<Vec<_>>().into_iter()
}

/// An ID another element has.
pub(super) fn duplicate_id(survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    let (ids, references) = resolve::occurrences(survey.document, survey.grammar);
    let first = ids.first().cloned();
    let is_referred =
        move |id: &Occurrence| references.iter().any(|it| it.text.split(' ').any(|it| it == id.text));
    ids.into_iter()
        .skip(1)
        .filter(move |id| !is_referred(id))
        .filter_map(move |id| Some(at_occurrence("cvc-id.2", &id, first.as_ref()?.text.clone())))
}

/// A reference to an ID no element has.
pub(super) fn dangling_id(survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    let (_, references) = resolve::occurrences(survey.document, survey.grammar);
    references
        .into_iter()
        .filter(|it| !it.text.contains(' '))
        .map(|reference| at_occurrence("cvc-id.1", &reference, "xoev-unbekannt".to_owned()))
}

fn at_occurrence(rule: &'static str, occurrence: &Occurrence, text: String) -> Candidate {
    let edit = set_all(vec![(occurrence.place.clone(), text)]);
    match &occurrence.attribute_name {
        None => Candidate::at_element(&[rule], &occurrence.place.address, edit),
        Some(name) => Candidate::at_attribute(&[rule], &occurrence.place.address, name.clone(), edit),
    }
}

/// What a scope of references refers to: the key, and the fields of the entry.
fn references(scope: &Scope) -> Vec<(IdentityConstraintId, Vec<String>)> {
    let IdentityConstraintKind::KeyRef(key) = scope.kind else { return Vec::new() };
    values(scope).map(|entry| (key, entry)).collect()
}

fn is_reference(scope: &Scope) -> bool {
    matches!(scope.kind, IdentityConstraintKind::KeyRef(_))
}

fn values(scope: &Scope) -> impl Iterator<Item = Vec<String>> {
    scope.rows.iter().map(texts)
}

fn texts(row: &Row) -> Vec<String> {
    row.fields.iter().map(|it| it.text.clone()).collect()
}

fn places(scopes: &[Scope]) -> Vec<Place> {
    scopes.iter().flat_map(|it| &it.rows).flat_map(|it| &it.fields).map(|it| it.place.clone()).collect()
}

fn is_once(uses: &[Place], place: &Place) -> bool {
    uses.iter().filter(|it| *it == place).count() == 1
}

fn accepts(survey: &Survey<'_>, type_definition: TypeId, text: &str) -> bool {
    check(survey.grammar, type_definition, text, &SchemaPrefixes(survey.grammar)).is_ok()
}

fn set_all(changes: Vec<(Place, String)>) -> impl FnOnce(&mut Document) + 'static {
    move |document| {
        for (place, text) in changes {
            set(document, &place.address, place.attribute, text);
        }
    }
}
