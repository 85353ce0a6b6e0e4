//! `Annotation`, `Identification`, `ColumnSet`: what the list says about itself and its columns.

use super::collect::Findings;
use super::is_genericode;
use super::node::Node;
use super::vocabulary::{NAMESPACES, Term, term};
use crate::finding::{FindingKind, Metadata};
use crate::list::{CodeList, Column, ColumnId, Key, KeyMarker, ListBuilder, LocalText};
use xoev_runtime::value::Date;

/// Takes over a child of the root.
pub(super) fn part(node: &Node, builder: &mut ListBuilder, findings: &mut Findings) {
    match node.local.as_str() {
        "Annotation" => annotation(node, &mut builder.list, findings),
        "Identification" => identification(node, &mut builder.list),
        "ColumnSet" => column_set(node, builder, findings),
        "ColumnSetRef" => findings.add(FindingKind::ExternalColumns { uri: uri(node) }, node.offset),
        // References to rows elsewhere, and what other drafts have.
        _ => unknown(node, findings),
    }
}

fn unknown(node: &Node, findings: &mut Findings) {
    findings.add(FindingKind::UnknownElement { name: node.local.clone() }, node.offset);
}

fn uri(node: &Node) -> String {
    ["CanonicalVersionUri", "CanonicalUri", "LocationUri"]
        .into_iter()
        .find_map(|name| node.words_of(name))
        .or_else(|| node.attribute("ExternalRef").map(str::to_owned))
        .unwrap_or_default()
}

/// Every element with a meaning, at any depth of an annotation.
fn terms<'a>(node: &'a Node, findings: &mut Findings, out: &mut Vec<(Term, &'a Node)>) {
    let mut open: Vec<&Node> = node.children.iter().rev().collect();
    while let Some(node) = open.pop() {
        let namespace = node.namespace.as_str();
        if !namespace.is_empty() && !NAMESPACES.contains(&namespace) && !is_genericode(namespace) {
            let namespace = node.namespace.clone();
            findings.add(FindingKind::Vocabulary { namespace }, node.offset);
        }
        if let Some(term) = term(&node.local) {
            out.push((term, node));
        }
        open.extend(node.children.iter().rev());
    }
}

fn annotation(node: &Node, list: &mut CodeList, findings: &mut Findings) {
    let mut found = Vec::new();
    terms(node, findings, &mut found);
    for (term, node) in found {
        if !node.namespace.is_empty() {
            list.vocabulary.get_or_insert_with(|| node.namespace.clone());
        }
        let field = match term {
            Term::ShortName => &mut list.short_name,
            Term::Description => &mut list.description,
            Term::PublisherShortName => &mut list.publisher_short_name,
            Term::ValidFrom => &mut list.valid_from,
            Term::HandbookVersion => &mut list.handbook_version,
            Term::Changes => &mut list.changes,
            Term::VersionDescription => &mut list.version_description,
            Term::RecommendedKey | Term::Code | Term::CodeName => continue,
        };
        if field.is_none() {
            *field = node.words();
        }
        if term == Term::ValidFrom
            && let Some(day) = &list.valid_from
            && day.parse::<Date>().is_err()
        {
            findings.about(FindingKind::Date { element: node.local.clone() }, node.offset, day);
        }
    }
}

fn identification(node: &Node, list: &mut CodeList) {
    list.technical_name = node.words_of("ShortName");
    list.long_names = local_texts(node);
    list.version = node.words_of("Version");
    list.identifier = node.words_of("CanonicalUri");
    list.version_identifier = node.words_of("CanonicalVersionUri");
    if let Some(agency) = node.child("Agency") {
        list.publisher = agency.words_of("LongName");
        let short_name = agency.words_of("ShortName");
        list.publisher_short_name = list.publisher_short_name.take().or(short_name);
    }
}

fn local_texts(node: &Node) -> Vec<LocalText> {
    let text = |it: &Node| Some(LocalText { language: it.language().map(str::to_owned), text: it.words()? });
    node.all("LongName").filter_map(text).collect()
}

fn column_set(node: &Node, builder: &mut ListBuilder, findings: &mut Findings) {
    for child in &node.children {
        match child.local.as_str() {
            "Column" => add_column(column(child), child, builder, findings),
            "ColumnRef" => {
                findings.add(FindingKind::ExternalColumns { uri: uri(child) }, child.offset);
                let id = child.attribute("Id").unwrap_or_default().to_owned();
                let column = Column { id, is_external: true, ..Column::default() };
                add_column(column, child, builder, findings);
            }
            "KeyRef" => findings.add(FindingKind::ExternalColumns { uri: uri(child) }, child.offset),
            "Key" | "Annotation" | "DatatypeLibrary" => {}
            _ => unknown(child, findings),
        }
    }
    // Keys after all columns: some lists declare them first.
    for child in node.all("Key") {
        let key = key(child, builder, findings);
        builder.add_key(key);
    }
}

fn column(node: &Node) -> Column {
    let data = node.child("Data");
    Column {
        id: node.attribute("Id").unwrap_or_default().to_owned(),
        short_name: node.words_of("ShortName"),
        long_names: local_texts(node),
        data_type: data.and_then(|it| it.attribute("Type")).map(str::to_owned),
        language: data.and_then(Node::language).map(str::to_owned),
        is_required: node.attribute("Use") == Some("required"),
        is_external: false,
    }
}

fn add_column(mut column: Column, node: &Node, builder: &mut ListBuilder, findings: &mut Findings) {
    if column.id.is_empty() {
        // Values refer to the Id; without one they can only mean the position.
        column.id = column.short_name.clone().unwrap_or_else(|| format!("{}", builder.columns().len() + 1));
        findings.add(FindingKind::UnknownColumn { column: String::new() }, node.offset);
    }
    let name = column.id.clone();
    if builder.add_column(column).is_none() {
        findings.add(FindingKind::DuplicateColumn { column: name }, node.offset);
    }
}

fn key(node: &Node, builder: &mut ListBuilder, findings: &mut Findings) -> Key {
    let mut columns = Vec::new();
    for child in node.all("ColumnRef") {
        if let Some(name) = child.attribute("Ref") {
            columns.push(referred(name, child.offset, builder, findings));
        }
    }
    Key {
        id: node.attribute("Id").unwrap_or_default().to_owned(),
        short_name: node.words_of("ShortName"),
        columns,
        marker: node.child("Annotation").and_then(|it| marker(it, findings)),
    }
}

fn marker(annotation: &Node, findings: &mut Findings) -> Option<KeyMarker> {
    let mut found = Vec::new();
    terms(annotation, findings, &mut found);
    found.into_iter().find_map(|(term, _)| match term {
        Term::RecommendedKey => Some(KeyMarker::Recommended),
        Term::Code => Some(KeyMarker::Code),
        Term::CodeName => Some(KeyMarker::Name),
        _ => None,
    })
}

/// The column something refers to. One that is not declared is added.
pub(super) fn referred(
    name: &str,
    offset: u64,
    builder: &mut ListBuilder,
    findings: &mut Findings,
) -> ColumnId {
    if let Some(id) = builder.column(name) {
        return id;
    }
    findings.add(FindingKind::UnknownColumn { column: name.to_owned() }, offset);
    let column = Column { id: name.to_owned(), is_external: true, ..Column::default() };
    builder.add_column(column).unwrap_or(ColumnId(builder.columns().len().saturating_sub(1)))
}

/// Fills in what follows from something else, and says what is missing.
pub(super) fn complete(builder: &mut ListBuilder, findings: &mut Findings) {
    let list = &mut builder.list;
    let missing = [
        (Metadata::ShortName, list.technical_name.is_none()),
        (Metadata::Version, list.version.is_none()),
        (Metadata::Identifier, list.identifier.is_none()),
        (Metadata::VersionIdentifier, list.version_identifier.is_none()),
        (Metadata::Publisher, list.publisher.is_none() && list.publisher_short_name.is_none()),
        // Only XÖV's vocabularies have a place for these.
        (Metadata::Description, list.vocabulary.is_some() && list.description.is_none()),
        (Metadata::ValidFrom, list.vocabulary.is_some() && list.valid_from.is_none()),
    ];
    for (what, _) in missing.into_iter().filter(|it| it.1) {
        findings.add(FindingKind::MissingMetadata { what }, 0);
    }
    if let Some(uri) = &list.version_identifier {
        match (&list.identifier, &list.version) {
            (Some(identifier), Some(version)) => {
                let expected = format!("{identifier}_{version}");
                if list.vocabulary.is_some() && *uri != expected {
                    findings.about(FindingKind::VersionUri { expected }, 0, uri);
                }
            }
            (None, Some(version)) => {
                list.identifier =
                    uri.strip_suffix(version.as_str()).and_then(|it| it.strip_suffix('_')).map(str::to_owned);
            }
            (Some(identifier), None) => {
                list.version = uri
                    .strip_prefix(identifier.as_str())
                    .and_then(|it| it.strip_prefix('_'))
                    .map(str::to_owned);
            }
            (None, None) => {}
        }
    }
    if list.vocabulary.is_some() && list.long_names.is_empty() && list.technical_name.is_none() {
        list.technical_name = list.short_name.clone();
    }
}
