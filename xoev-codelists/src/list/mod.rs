//! A code list in memory.
//!
//! In: what the reader found. Out: [`CodeList`].
//! Invariants: all texts of the rows lie in one string, a cell is a range in it; every row has a cell for every column;
//! an index for a column is built when it is first asked for. Not here: reading, and which list a message means.

mod builder;
mod column;
mod index;

pub(crate) use builder::ListBuilder;
pub use column::{Column, ColumnId, Key, KeyMarker, LocalText};

use index::Index;
use std::borrow::Cow;
use std::sync::OnceLock;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A code list in one version.
#[derive(Debug, Default)]
pub struct CodeList {
    /// The Kennung: `CanonicalUri`, without version. What messages name in `listURI`.
    pub identifier: Option<String>,
    /// `Version`: what messages name in `listVersionID`. Dates, numbers and dotted numbers all occur.
    pub version: Option<String>,
    /// `CanonicalVersionUri`: by custom the Kennung, an underscore and the version.
    pub version_identifier: Option<String>,
    /// `ShortName`: the technical name.
    pub technical_name: Option<String>,
    /// `LongName`, in several languages where the list has them.
    pub long_names: Vec<LocalText>,
    /// The short name for people, from the annotations.
    pub short_name: Option<String>,
    /// What the list is about, from the annotations.
    pub description: Option<String>,
    /// What this version is about, from the annotations.
    pub version_description: Option<String>,
    /// What changed since the version before, from the annotations.
    pub changes: Option<String>,
    /// The publisher: `Agency/LongName`.
    pub publisher: Option<String>,
    /// The publisher's short name, from the annotations or `Agency/ShortName`.
    pub publisher_short_name: Option<String>,
    /// The day from which on the version is valid, as the list writes it.
    pub valid_from: Option<String>,
    /// The version of the Codelisten-Handbuch, or of the XÖV-Handbuch in older lists.
    pub handbook_version: Option<String>,
    /// The namespace of the annotations' vocabulary, where one is used.
    pub vocabulary: Option<String>,
    columns: Vec<Column>,
    keys: Vec<Key>,
    code_column: Option<ColumnId>,
    label_column: Option<ColumnId>,
    text: String,
    /// Row after row, one for each column.
    cells: Vec<Cell>,
    row_count: usize,
    indexes: Vec<OnceLock<Index>>,
}

/// A range in the text of the rows; absent values have a start behind their end.
#[derive(Debug, Clone, Copy)]
struct Cell {
    start: u32,
    end: u32,
}

impl Cell {
    const ABSENT: Self = Self { start: 1, end: 0 };
}

/// A row of a list.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    list: &'a CodeList,
    number: usize,
}

impl CodeList {
    /// The columns, in document order.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The keys, in document order.
    #[must_use]
    pub fn keys(&self) -> &[Key] {
        &self.keys
    }

    /// The column of a name: its `Id` or `ShortName`, else one that differs in the case of its letters only.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<ColumnId> {
        let position = |fits: &dyn Fn(&Column) -> bool| self.columns.iter().position(fits);
        position(&|it| it.id == name || it.short_name.as_deref() == Some(name))
            .or_else(|| {
                position(&|it| {
                    it.id.eq_ignore_ascii_case(name)
                        || it.short_name.as_deref().is_some_and(|short| short.eq_ignore_ascii_case(name))
                })
            })
            .map(ColumnId)
    }

    /// The column that holds the codes where a standard names none: the recommended key column, else the column of the
    /// first key, else the first column. `None` for a list without columns.
    #[must_use]
    pub fn code_column(&self) -> Option<ColumnId> {
        self.code_column
    }

    /// The column that says what a code means: the one marked as such, else one with a usual name, else the first
    /// that is no key.
    #[must_use]
    pub fn label_column(&self) -> Option<ColumnId> {
        self.label_column
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.row_count
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.row_count == 0
    }

    /// The rows, in document order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> {
        (0..self.row_count).map(|number| Row { list: self, number })
    }

    /// The first row with this value in a column. The value is compared as Unicode does (NFC); letter case, zeros and
    /// inner blanks count.
    #[must_use]
    pub fn find(&self, column: ColumnId, value: &str) -> Option<Row<'_>> {
        let index = self.indexes.get(column.0)?.get_or_init(|| Index::new(self, column));
        let number = index.find(self, column, &composed(value))?;
        Some(Row { list: self, number })
    }

    /// The first row of a code, in the column a standard uses or else the list's own code column.
    #[must_use]
    pub fn find_code(&self, column: Option<&str>, code: &str) -> Option<Row<'_>> {
        let column = column.and_then(|name| self.column(name)).or(self.code_column)?;
        self.find(column, code)
    }

    /// The code of the list that differs from one it does not have only in letter case, blanks around or zeros at the
    /// beginning.
    #[must_use]
    pub fn find_similar_code(&self, column: Option<&str>, code: &str) -> Option<String> {
        let plain = code.trim();
        let without_zeros = plain.trim_start_matches('0');
        let padded = (2..=8).map(|width| format!("{without_zeros:0>width$}"));
        let others = [plain.to_owned(), plain.to_uppercase(), plain.to_lowercase(), without_zeros.to_owned()];
        others.into_iter().chain(padded).find(|it| it != code && self.find_code(column, it).is_some())
    }

    fn cell(&self, row: usize, column: ColumnId) -> Option<&str> {
        if column.0 >= self.columns.len() {
            return None;
        }
        let cell = self.cells.get(row * self.columns.len() + column.0)?;
        self.text.get(cell.start as usize..cell.end as usize)
    }

    /// The long name, in German where there is a choice.
    #[must_use]
    pub fn long_name(&self) -> Option<&str> {
        column::in_language(&self.long_names, "de")
    }
}

impl<'a> Row<'a> {
    /// The value in a column; `None` where the row has none.
    #[must_use]
    pub fn value(&self, column: ColumnId) -> Option<&'a str> {
        self.list.cell(self.number, column)
    }

    /// What the code means.
    #[must_use]
    pub fn label(&self) -> Option<&'a str> {
        self.value(self.list.label_column?)
    }

    /// What the code means, from the first column that is no key and whose `Data` names the language (`de`, `en-GB`);
    /// else as [`Row::label`].
    #[must_use]
    pub fn label_in(&self, language: &str) -> Option<&'a str> {
        let is_key = |id: ColumnId| self.list.keys.iter().any(|key| key.columns.contains(&id));
        let fits =
            |column: &Column| column.language.as_deref().is_some_and(|it| column::is_language(it, language));
        let of_language = (0..)
            .map(ColumnId)
            .zip(&self.list.columns)
            .filter(|(id, column)| !is_key(*id) && fits(column))
            .find_map(|(id, _)| self.value(id));
        of_language.or_else(|| self.label())
    }

    /// The row's number, from 0.
    #[must_use]
    pub const fn number(&self) -> usize {
        self.number
    }
}

/// A text in the composed form (NFC).
pub(crate) fn composed(text: &str) -> Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        _ if text.is_ascii() => Cow::Borrowed(text),
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => {
            let composed: String = text.nfc().collect();
            if composed == text { Cow::Borrowed(text) } else { Cow::Owned(composed) }
        }
    }
}
