//! Rows by the value of a column.

use super::{CodeList, ColumnId};
use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

/// Row numbers by the value of one column; of rows with the same value the first.
#[derive(Debug, Default)]
pub(super) struct Index {
    table: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Index {
    pub fn new(list: &CodeList, column: ColumnId) -> Self {
        let hasher = DefaultHashBuilder::default();
        let mut table = HashTable::with_capacity(list.len());
        let value = |row: u32| list.cell(row as usize, column).unwrap_or_default();
        for row in 0..list.len() as u32 {
            if let Some(text) = list.cell(row as usize, column) {
                let hash = hasher.hash_one(text);
                if table.find(hash, |other| value(*other) == text).is_none() {
                    table.insert_unique(hash, row, |other| hasher.hash_one(value(*other)));
                }
            }
        }
        Self { table, hasher }
    }

    pub fn find(&self, list: &CodeList, column: ColumnId, text: &str) -> Option<usize> {
        let hash = self.hasher.hash_one(text);
        let row = self.table.find(hash, |row| list.cell(*row as usize, column) == Some(text))?;
        Some(*row as usize)
    }
}
