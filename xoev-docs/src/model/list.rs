//! The code lists a standard names, with their entries where those are at hand.

use std::collections::BTreeMap;
use std::sync::Arc;
use xoev_codelists::{CodeList as Genericode, Snapshot};
use xoev_schema::component::{Components, SimpleTypeId};
use xoev_schema::syntax::AnnotationNode;
use xoev_schema::xoev::{CodeList, CodeType, CodeTypeKind, Standard, columns, label};

/// All lists of a version, by Kennung.
#[derive(Debug, Default)]
pub(crate) struct Lists<'a> {
    by_identifier: BTreeMap<&'a str, List<'a>>,
}

/// A list with the types that name it.
#[derive(Debug)]
pub(crate) struct List<'a> {
    pub identifier: &'a str,
    pub types: Vec<&'a CodeType>,
    /// What the schemas say about it.
    pub about: Option<&'a CodeList>,
    /// Its entries; several versions may be at hand or in the schemas.
    pub editions: Vec<Edition>,
}

/// The entries of a list in one version.
#[derive(Debug)]
pub(crate) struct Edition {
    /// The version, as far as it is known.
    pub version: Option<String>,
    /// Whether the schema holds them.
    pub is_in_schema: bool,
    /// The columns; the first is that of the codes.
    pub columns: Vec<String>,
    /// The rows; each has a cell for every column.
    pub rows: Vec<Vec<String>>,
    /// What the list says about itself, where it is at hand.
    pub genericode: Option<Arc<Genericode>>,
}

impl<'a> Lists<'a> {
    /// The lists that code types name.
    pub fn of(components: &'a Components, standard: &'a Standard, at_hand: Option<&Snapshot>) -> Self {
        let mut by_identifier: BTreeMap<&'a str, List<'a>> = BTreeMap::new();
        for code_type in &standard.code_types {
            let Some(identifier) = code_type.list_uri.as_deref() else { continue };
            let empty = || List { identifier, types: Vec::new(), about: None, editions: Vec::new() };
            let list = by_identifier.entry(identifier).or_insert_with(empty);
            list.types.push(code_type);
            list.about = list.about.or(code_type.list.as_ref());
            if code_type.kind == CodeTypeKind::Enumerated {
                list.add_enumeration(components, code_type);
            }
        }
        for list in by_identifier.values_mut() {
            list.add_genericode(at_hand);
        }
        Self { by_identifier }
    }

    /// The list of a Kennung.
    pub fn get(&self, identifier: &str) -> Option<&List<'a>> {
        self.by_identifier.get(identifier)
    }

    /// All lists, by Kennung.
    pub fn iter(&self) -> impl Iterator<Item = &List<'a>> {
        self.by_identifier.values()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.by_identifier.len()
    }
}

impl List<'_> {
    /// The name for people: the long one, else the short one, else the last part of the Kennung.
    pub fn name(&self) -> String {
        let of_schema = self.about.and_then(|it| it.long_name.clone().or_else(|| it.short_name.clone()));
        let at_hand =
            || self.editions.iter().find_map(|it| it.genericode.as_ref()?.long_name().map(str::to_owned));
        of_schema.or_else(at_hand).unwrap_or_else(|| self.short_name().to_owned())
    }

    /// The last part of the Kennung.
    pub fn short_name(&self) -> &str {
        self.identifier.rsplit([':', '/']).find(|it| !it.is_empty()).unwrap_or(self.identifier)
    }

    fn add_enumeration(&mut self, components: &Components, code_type: &CodeType) {
        let (header, rows) = enumeration(components, code_type.code_type);
        let version = code_type.list_version.clone();
        let is_there = self.editions.iter().any(|it| it.version == version && it.rows == rows);
        if !is_there {
            self.editions.push(Edition {
                version,
                is_in_schema: true,
                columns: header,
                rows,
                genericode: None,
            });
        }
    }

    fn add_genericode(&mut self, at_hand: Option<&Snapshot>) {
        let Some(snapshot) = at_hand else { return };
        let column = self.about.and_then(|it| it.used_code_column.as_deref());
        for list in snapshot.versions(self.identifier) {
            let is_in_schema = self.editions.iter().any(|it| it.is_in_schema && it.version == list.version);
            if !is_in_schema {
                self.editions.push(published(list, column));
            }
        }
    }
}

/// The code of a row: its first cell.
pub(crate) fn code(row: &[String]) -> &str {
    row.first().map_or("", String::as_str)
}

/// The values of an enumeration with the columns its annotations have.
pub(crate) fn enumeration(components: &Components, id: SimpleTypeId) -> (Vec<String>, Vec<Vec<String>>) {
    let facets = &components.simple_types[id].facets.enumeration;
    let mut header: Vec<String> = vec!["code".to_owned()];
    let mut rows: Vec<Vec<String>> = Vec::with_capacity(facets.len());
    for facet in facets {
        let mut row = vec![facet.value.clone()];
        for (column, text) in cells(&facet.annotation) {
            let at =
                header.iter().skip(1).position(|it| *it == column).map(|at| at + 1).unwrap_or_else(|| {
                    header.push(column);
                    header.len() - 1
                });
            row.resize(row.len().max(at + 1), String::new());
            if let Some(cell) = row.get_mut(at) {
                *cell = text;
            }
        }
        rows.push(row);
    }
    // A column that repeats the codes says nothing.
    let repeats = |at: usize| rows.iter().all(|row| row.get(at).is_none_or(|it| it == code(row)));
    let kept: Vec<usize> = (0..header.len()).filter(|&at| at == 0 || !repeats(at)).collect();
    let pick = |row: &Vec<String>| kept.iter().map(|&at| row.get(at).cloned().unwrap_or_default()).collect();
    (pick(&header), rows.iter().map(pick).collect())
}

fn cells(annotation: &AnnotationNode) -> Vec<(String, String)> {
    let all = columns(annotation);
    if all.is_empty() {
        return label(annotation).map(|it| (String::new(), it)).into_iter().collect();
    }
    all
}

/// A published list; the codes first.
fn published(list: &Arc<Genericode>, column: Option<&str>) -> Edition {
    let code = column.and_then(|it| list.column(it)).or_else(|| list.code_column());
    let others = (0..list.columns().len()).map(xoev_codelists::ColumnId).filter(|it| Some(*it) != code);
    let order: Vec<_> = code.into_iter().chain(others).collect();
    let name = |id: &xoev_codelists::ColumnId| {
        let column = list.columns().get(id.0)?;
        let long = column.long_names.first().map(|it| it.text.clone());
        long.or_else(|| column.short_name.clone()).or_else(|| Some(column.id.clone()))
    };
    let cell = |row: xoev_codelists::Row<'_>, id: &xoev_codelists::ColumnId| {
        row.value(*id).unwrap_or_default().to_owned()
    };
    Edition {
        version: list.version.clone(),
        is_in_schema: false,
        columns: order.iter().map(|id| name(id).unwrap_or_default()).collect(),
        rows: list.rows().map(|row| order.iter().map(|id| cell(row, id)).collect()).collect(),
        genericode: Some(Arc::clone(list)),
    }
}
