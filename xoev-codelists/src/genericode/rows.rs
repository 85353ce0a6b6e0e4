//! `SimpleCodeList`: the rows, read one by one without keeping their elements.

use super::collect::Findings;
use super::header::referred;
use super::values;
use crate::finding::FindingKind;
use crate::list::{ColumnId, ListBuilder};
use xoev_runtime::event::{AttributeList, QualifiedName};

/// The rows while they are read.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// Open elements below `SimpleCodeList`.
    depth: usize,
    place: Place,
    /// The column of the open value.
    column: Option<ColumnId>,
    /// The column a value without `ColumnRef` is of: that after the one before.
    next_column: usize,
    /// Open elements below the value that is structured, or that is passed over.
    outside: usize,
    text: String,
    row_offset: u64,
    value_offset: u64,
}

#[derive(Debug, Default, PartialEq, Eq)]
enum Place {
    #[default]
    List,
    Row,
    Value,
    SimpleValue,
    /// In something that is not read.
    Skipped,
    /// In a structured value: its text is kept.
    Complex,
}

impl Rows {
    pub fn start(
        &mut self,
        name: QualifiedName<'_>,
        attributes: &AttributeList,
        offset: u64,
        builder: &mut ListBuilder,
        findings: &mut Findings,
    ) {
        self.depth += 1;
        match (&self.place, name.local) {
            (Place::Skipped | Place::Complex, _) => self.outside += 1,
            (Place::List, "Row") => {
                self.place = Place::Row;
                self.next_column = 0;
                self.row_offset = offset;
            }
            (Place::Row, "Value") => {
                self.place = Place::Value;
                self.value_offset = offset;
                let named = attributes.iter().find(|it| it.name.local == "ColumnRef");
                let column = match named {
                    Some(named) => referred(named.value.trim(), offset, builder, findings),
                    None => self.following(offset, builder, findings),
                };
                self.next_column = column.0 + 1;
                self.column = Some(column);
            }
            (Place::Value, "SimpleValue") => {
                self.place = Place::SimpleValue;
                self.text.clear();
            }
            (Place::Value, "ComplexValue") => {
                self.place = Place::Complex;
                self.text.clear();
            }
            (_, "Annotation") => self.place = Place::Skipped,
            (_, local) => {
                findings.add(FindingKind::UnknownElement { name: local.to_owned() }, offset);
                // Text is worth keeping where a value should stand.
                self.place = if self.place == Place::Value { Place::Complex } else { Place::Skipped };
                self.text.clear();
            }
        }
    }

    fn following(&self, offset: u64, builder: &mut ListBuilder, findings: &mut Findings) -> ColumnId {
        if self.next_column < builder.columns().len() {
            return ColumnId(self.next_column);
        }
        referred(&format!("{}", self.next_column + 1), offset, builder, findings)
    }

    pub fn text(&mut self, text: &str) {
        if matches!(self.place, Place::SimpleValue | Place::Complex) {
            self.text.push_str(text);
        }
    }

    /// An element ends; `true` if it was `SimpleCodeList`.
    pub fn end(&mut self, builder: &mut ListBuilder, findings: &mut Findings) -> bool {
        if self.depth == 0 {
            return true;
        }
        self.depth -= 1;
        if self.outside > 0 {
            self.outside -= 1;
            return false;
        }
        match self.place {
            Place::SimpleValue => {
                self.take(builder, findings);
                self.place = Place::Value;
            }
            Place::Complex => {
                if let Some(column) = self.column.and_then(|id| builder.columns().get(id.0)) {
                    let kind = FindingKind::ComplexValue { column: column.id.clone() };
                    findings.add(kind, self.value_offset);
                }
                self.take(builder, findings);
                self.place = Place::Value;
            }
            Place::Value => {
                self.column = None;
                self.place = Place::Row;
            }
            Place::Row => {
                values::check_row(builder, self.row_offset, findings);
                builder.end_row();
                self.place = Place::List;
            }
            Place::Skipped => {
                self.place = match (self.depth, &self.column) {
                    (0, _) => Place::List,
                    (_, Some(_)) => Place::Value,
                    _ => Place::Row,
                };
            }
            Place::List => {}
        }
        false
    }

    /// Takes over the open value.
    fn take(&mut self, builder: &mut ListBuilder, findings: &mut Findings) {
        let Some(column) = self.column else { return };
        let value = values::cleaned(&self.text, column, builder, self.value_offset, findings);
        if !builder.set(column, &value) {
            let name = builder.columns().get(column.0).map(|it| it.id.clone()).unwrap_or_default();
            findings.about(FindingKind::RepeatedValue { column: name }, self.value_offset, &value);
        }
    }
}
