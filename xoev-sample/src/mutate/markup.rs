//! Documents that are not well-formed (XML 1.0), or not in their encoding.

use super::candidate::Candidate;
use super::mutation::Mutation;
use super::survey::Survey;

/// Namespaces in XML 1.0 and XML 1.0, as reports name their rules.
const WELL_FORMED: &[&str] = &["xml-wf"];
const NAMESPACE: &[&str] = &["xml-wf.namespace"];
const ENCODING: &[&str] = &["xml-wf.encoding"];

pub(super) fn candidates(mutation: Mutation, survey: &Survey<'_>) -> impl Iterator<Item = Candidate> {
    let xml = survey.document.to_xml(survey.grammar);
    let changed = match mutation {
        Mutation::Truncated => xml.rfind("</").map(|at| (WELL_FORMED, cut(&xml, at))),
        Mutation::EndTag => xml.rfind("</").map(|at| (WELL_FORMED, insert(&xml, at + 2, b"x"))),
        Mutation::Reference => text_start(&xml).map(|at| (WELL_FORMED, insert(&xml, at, b"& "))),
        Mutation::ControlCharacter => text_start(&xml).map(|at| (WELL_FORMED, insert(&xml, at, b"\x01"))),
        // A lone byte of ISO-8859-1 is no UTF-8.
        Mutation::Encoding => text_start(&xml).map(|at| (ENCODING, insert(&xml, at, b"\xE4"))),
        Mutation::Prefix => name_end(&xml).map(|at| (NAMESPACE, insert(&xml, at, b" xoev-fremd:a=\"1\""))),
        Mutation::AttributeTwice => {
            name_end(&xml).map(|at| (WELL_FORMED, insert(&xml, at, b" doppelt=\"1\" doppelt=\"2\"")))
        }
        _ => None,
    };
    changed.into_iter().map(|(rules, bytes)| Candidate::in_text(rules, bytes))
}

/// Where the first text that is not blank begins.
fn text_start(xml: &str) -> Option<usize> {
    let root = name_end(xml)?;
    let places = xml.match_indices('>').map(|(at, _)| at + 1).filter(|at| *at > root);
    places.into_iter().find(|at| {
        xml.get(*at..).and_then(|rest| rest.chars().next()).is_some_and(|c| c != '<' && !c.is_whitespace())
    })
}

/// Where the name of the root element ends.
fn name_end(xml: &str) -> Option<usize> {
    let declaration = xml.find("?>")? + 2;
    let tag = declaration + xml.get(declaration..)?.find('<')?;
    Some(tag + xml.get(tag..)?.find([' ', '>', '/'])?)
}

fn cut(xml: &str, at: usize) -> Vec<u8> {
    xml.as_bytes().iter().take(at).copied().collect()
}

fn insert(xml: &str, at: usize, bytes: &[u8]) -> Vec<u8> {
    let (before, after) = xml.as_bytes().split_at_checked(at).unwrap_or((xml.as_bytes(), &[]));
    [before, bytes, after].concat()
}
