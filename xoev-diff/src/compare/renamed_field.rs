//! Which of the fields that only one side has are one that was renamed.

use super::Comparer;
use super::tree::{Field, Fields};
use crate::pair::{FIELD_THRESHOLD, name_similarity};
use xoev_schema::component::TypeId;
use xoev_schema::name::ExpandedName;

/// A field under its names on both sides.
pub(super) type Renamed = (ExpandedName, ExpandedName);

impl Comparer<'_> {
    /// Pairs fields that have gone with fields that have come: first those that only changed their namespace, then those
    /// of the same type whose names are alike, or that stand in the same place with equal cardinality and alike names.
    pub(super) fn renamed(&self, old: &Fields, new: &Fields) -> Vec<Renamed> {
        let mut gone: Vec<&ExpandedName> = old.keys().filter(|it| !new.contains_key(*it)).collect();
        let mut come: Vec<&ExpandedName> = new.keys().filter(|it| !old.contains_key(*it)).collect();
        let mut pairs: Vec<Renamed> = Vec::new();
        gone.retain(|name| {
            let mut fits = come.iter().enumerate().filter(|(_, it)| it.local == name.local);
            let (Some((at, other)), None) = (fits.next(), fits.next()) else { return true };
            pairs.push(((*name).clone(), (*other).clone()));
            come.remove(at);
            false
        });
        let mut candidates = Vec::new();
        for (at_old, one) in gone.iter().enumerate() {
            for (at_new, other) in come.iter().enumerate() {
                let likeness = self.field_likeness((old, *one), (new, *other));
                if likeness >= FIELD_THRESHOLD {
                    candidates.push((likeness, (at_old, at_new), (*one, *other)));
                }
            }
        }
        candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let (mut olds, mut news) = (Vec::new(), Vec::new());
        for (_, (at_old, at_new), (one, other)) in candidates {
            if !olds.contains(&at_old) && !news.contains(&at_new) {
                olds.push(at_old);
                news.push(at_new);
                pairs.push((one.clone(), other.clone()));
            }
        }
        pairs
    }

    /// How alike the names of two fields are; 0 where nothing else speaks for one being the other.
    fn field_likeness(
        &self,
        (old, one): (&Fields, &ExpandedName),
        (new, other): (&Fields, &ExpandedName),
    ) -> f64 {
        let (Some(old_field), Some(new_field)) = (old.get(one), new.get(other)) else { return 0.0 };
        let has_equal_type = self.have_same_type(old_field, new_field);
        let has_equal_place =
            old_field.occurs == new_field.occurs && place(old, one, new) == place(new, other, old);
        if !has_equal_type || !(has_equal_place || old_field.occurs == new_field.occurs) {
            return 0.0;
        }
        let likeness = name_similarity(&one.local, &other.local);
        if has_equal_place { likeness } else { likeness - DISTANT }
    }

    fn have_same_type(&self, old: &Field, new: &Field) -> bool {
        let type_of = |side: crate::side::Mapped<'_>, it: &Field| {
            side.components().elements[it.declaration].type_definition
        };
        let (one, other) = (type_of(self.old, old), type_of(self.new, new));
        match (one, other) {
            _ if self.pairs.types.get(&one) == Some(&other) => true,
            (TypeId::Complex(_), TypeId::Complex(_)) | (TypeId::Simple(_), TypeId::Simple(_)) => {
                self.old.side.type_name(one).is_none() && self.new.side.type_name(other).is_none()
            }
            _ => false,
        }
    }
}

/// What the names of fields in different places must be more alike.
const DISTANT: f64 = 0.2;

/// The nearest field before one that the other side has too.
fn place<'f>(fields: &'f Fields, name: &ExpandedName, other: &Fields) -> Option<&'f ExpandedName> {
    let at = fields.get_index_of(name)?;
    (0..at).rev().filter_map(|it| fields.get_index(it)).map(|(it, _)| it).find(|it| other.contains_key(*it))
}
