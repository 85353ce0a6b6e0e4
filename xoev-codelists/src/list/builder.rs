//! Makes a list row by row.

use super::column::is_language;
use super::{Cell, CodeList, Column, ColumnId, Key, KeyMarker};
use std::sync::OnceLock;

/// Columns that hold what a code means in most lists, the more usual first.
const LABEL_COLUMNS: [&str; 12] = [
    "name",
    "wert",
    "bezeichnung",
    "codename",
    "beschreibung",
    "text",
    "description",
    "value",
    "langname",
    "titel",
    "label",
    "bedeutung",
];

/// A list while it is read.
#[derive(Debug, Default)]
pub(crate) struct ListBuilder {
    pub list: CodeList,
    /// The row that is being read.
    row: Vec<Cell>,
    /// Rows with fewer cells than there are columns now: (how many rows, how many cells each).
    widths: Vec<(usize, usize)>,
}

impl ListBuilder {
    /// The columns so far.
    pub fn columns(&self) -> &[Column] {
        &self.list.columns
    }

    /// The column of an `Id`.
    pub fn column(&self, id: &str) -> Option<ColumnId> {
        self.list.columns.iter().position(|it| it.id == id).map(ColumnId)
    }

    /// Adds a column; the answer is `None` if there is one of that `Id`. What values have named before is filled in.
    pub fn add_column(&mut self, column: Column) -> Option<ColumnId> {
        let columns = &mut self.list.columns;
        match columns.iter_mut().enumerate().find(|(_, it)| it.id == column.id) {
            Some((at, former)) if former.is_external => {
                *former = column;
                Some(ColumnId(at))
            }
            Some(_) => None,
            None => {
                self.list.columns.push(column);
                Some(ColumnId(self.list.columns.len() - 1))
            }
        }
    }

    /// Adds a key.
    pub fn add_key(&mut self, key: Key) {
        self.list.keys.push(key);
    }

    /// Whether a column belongs to a key.
    pub fn is_key(&self, id: ColumnId) -> bool {
        self.list.keys.iter().any(|key| key.columns.contains(&id))
    }

    /// Sets a value of the open row; the answer is `false` if there is one already, which stays.
    pub fn set(&mut self, column: ColumnId, value: &str) -> bool {
        if self.row.len() <= column.0 {
            self.row.resize(column.0 + 1, Cell::ABSENT);
        }
        let Some(cell) = self.row.get_mut(column.0) else { return false };
        if cell.start <= cell.end {
            return false;
        }
        let start = self.list.text.len() as u32;
        self.list.text.push_str(value);
        *cell = Cell { start, end: self.list.text.len() as u32 };
        true
    }

    /// Whether the open row has a value that is not empty.
    pub fn has(&self, column: ColumnId) -> bool {
        self.row.get(column.0).is_some_and(|cell| cell.start < cell.end)
    }

    /// Ends the open row.
    pub fn end_row(&mut self) {
        let width = self.list.columns.len();
        self.row.resize(width, Cell::ABSENT);
        self.list.cells.append(&mut self.row);
        self.list.row_count += 1;
        match self.widths.last_mut() {
            Some((count, last)) if *last == width => *count += 1,
            _ => self.widths.push((1, width)),
        }
    }

    /// The list.
    pub fn finish(mut self) -> CodeList {
        self.widen();
        let list = &mut self.list;
        list.code_column = code_column(list);
        list.label_column = label_column(list);
        list.text.shrink_to_fit();
        list.cells.shrink_to_fit();
        list.indexes.resize_with(list.columns.len(), OnceLock::new);
        self.list
    }

    /// Rows that were read before a column was known get a cell for it.
    fn widen(&mut self) {
        let width = self.list.columns.len();
        if self.widths.iter().all(|(_, cells)| *cells == width) {
            return;
        }
        let mut cells = Vec::with_capacity(self.list.row_count * width);
        let mut old = std::mem::take(&mut self.list.cells).into_iter();
        for (count, read) in &self.widths {
            for _ in 0..*count {
                cells.extend(old.by_ref().take(*read));
                cells.extend(std::iter::repeat_n(Cell::ABSENT, width - read));
            }
        }
        self.list.cells = cells;
    }
}

fn code_column(list: &CodeList) -> Option<ColumnId> {
    let of = |fits: &dyn Fn(&Key) -> bool| {
        list.keys.iter().find(|key| fits(key)).and_then(|key| key.columns.first().copied())
    };
    let is_code = |marker| matches!(marker, Some(KeyMarker::Recommended | KeyMarker::Code));
    of(&|key| is_code(key.marker))
        .or_else(|| of(&|key| key.marker != Some(KeyMarker::Name) && !key.columns.is_empty()))
        .or_else(|| of(&|key| !key.columns.is_empty()))
        .or_else(|| (!list.columns.is_empty()).then_some(ColumnId(0)))
}

fn label_column(list: &CodeList) -> Option<ColumnId> {
    let marked = list.keys.iter().find(|key| key.marker == Some(KeyMarker::Name));
    if let Some(column) = marked.and_then(|key| key.columns.first()) {
        return Some(*column);
    }
    let all: Vec<ColumnId> = (0..list.columns.len()).map(ColumnId).collect();
    let is_named = |id: &&ColumnId, name: &str| {
        list.columns.get(id.0).is_some_and(|column| {
            let own = column.short_name.as_deref().unwrap_or(&column.id);
            column.id.eq_ignore_ascii_case(name) || own.eq_ignore_ascii_case(name)
        })
    };
    let is_code = |id: &ColumnId| Some(*id) == list.code_column;
    let is_key = |id: &ColumnId| list.keys.iter().any(|key| key.columns.contains(id));
    let others: Vec<ColumnId> = all.into_iter().filter(|id| !is_code(id)).collect();
    let usual = LABEL_COLUMNS.iter().find_map(|name| others.iter().find(|id| is_named(id, name)));
    let language = |id: &ColumnId| list.columns.get(id.0)?.language.as_deref();
    // Of a list in several languages the German texts.
    let is_german = |id: &&ColumnId| !is_key(id) && language(id).is_some_and(|it| is_language(it, "de"));
    usual
        .or_else(|| others.iter().find(is_german))
        .or_else(|| others.iter().find(|id| !is_key(id)))
        .or_else(|| others.first())
        .copied()
}
