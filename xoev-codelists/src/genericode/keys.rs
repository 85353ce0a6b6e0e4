//! What is said about keys when all rows are known.

use super::collect::Findings;
use crate::finding::FindingKind;
use crate::list::{CodeList, ColumnId, Key, KeyMarker, Row};
use std::collections::HashSet;

/// Checks which key is that of the codes, and that keys tell the rows apart.
pub(super) fn check_keys(list: &CodeList, findings: &mut Findings) {
    code_column(list, findings);
    for key in list.keys().iter().filter(|key| !key.columns.is_empty()) {
        duplicates(list, key, findings);
    }
}

fn code_column(list: &CodeList, findings: &mut Findings) {
    let is_code = |key: &&Key| matches!(key.marker, Some(KeyMarker::Recommended | KeyMarker::Code));
    let marked: Vec<&Key> = list.keys().iter().filter(is_code).collect();
    match marked.as_slice() {
        _ if list.keys().is_empty() => findings.add(FindingKind::NoKey, 0),
        [] if list.keys().len() > 1 || list.vocabulary.is_some() => {
            findings.add(FindingKind::NoCodeColumn, 0)
        }
        [] | [_] => {}
        several => {
            let columns = several.iter().flat_map(|key| names(list, key)).collect();
            findings.add(FindingKind::SeveralCodeColumns { columns }, 0);
        }
    }
}

fn names(list: &CodeList, key: &Key) -> Vec<String> {
    let name = |id: &ColumnId| list.columns().get(id.0).map(|column| column.id.clone());
    key.columns.iter().filter_map(name).collect()
}

fn duplicates(list: &CodeList, key: &Key, findings: &mut Findings) {
    let values = |row: Row<'_>| -> Vec<Option<String>> {
        key.columns.iter().map(|id| row.value(*id).map(str::to_owned)).collect()
    };
    let mut seen = HashSet::with_capacity(list.len());
    for row in list.rows() {
        let values = values(row);
        if values.iter().all(Option::is_none) {
            continue;
        }
        if seen.contains(&values) {
            let value = values.iter().flatten().cloned().collect::<Vec<_>>().join(", ");
            findings.about(FindingKind::DuplicateKey { columns: names(list, key) }, 0, &value);
        } else {
            seen.insert(values);
        }
    }
}
