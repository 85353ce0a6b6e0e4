//! The display name of an enumeration value. XÖV puts the columns of the code list into `appinfo`, each as an
//! element named like its column, so the name of the element differs from list to list.

use super::app_info::{entries, one_line, text};
use crate::syntax::AnnotationNode;

/// Columns that hold a display name in most lists, the more usual first; case does not count.
const NAME_COLUMNS: [&str; 8] = [
    "wert",
    "name",
    "codeName",
    "bezeichnung",
    "beschreibung",
    "wertErsteBeschreibungsspalte",
    "description",
    "text",
];

/// The display name of a value: the column with one of the usual names, else the first column, else the
/// documentation.
#[must_use]
pub fn label(annotation: &AnnotationNode) -> Option<String> {
    let all = columns(annotation);
    let usual = NAME_COLUMNS.iter().find_map(|name| all.iter().find(|(it, _)| it.eq_ignore_ascii_case(name)));
    usual
        .or_else(|| all.first())
        .map(|(_, value)| value.clone())
        .or_else(|| annotation.documentation.iter().map(|it| one_line(&it.text())).find(|it| !it.is_empty()))
}

/// All columns of a value with their texts, in document order.
#[must_use]
pub fn columns(annotation: &AnnotationNode) -> Vec<(String, String)> {
    entries(annotation).filter_map(|it| Some((it.name.local.to_string(), text(it)?))).collect()
}
