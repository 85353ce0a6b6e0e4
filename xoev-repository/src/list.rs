//! `xoev list`: which standards a project uses.

use crate::project::Project;
use std::time::{SystemTime, UNIX_EPOCH};
use xoev_codegen::config::{LockedStandard, StandardConfig};

/// Whether a standard is in force on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    /// Its first day is to come.
    NotYet,
    /// In force.
    InForce,
    /// Its last day is over.
    Over,
    /// Nothing is known about it.
    Unknown,
}

impl Validity {
    /// A word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NotYet => "not yet",
            Self::InForce => "in force",
            Self::Over => "over",
            Self::Unknown => "unknown",
        }
    }
}

/// A standard of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The table in `xoev.toml`; none where a locked standard has no table of its own.
    pub table: Option<String>,
    /// What the lock says; none where the standard is not locked.
    pub locked: Option<LockedStandard>,
    /// The name: Kennung or short name.
    pub name: String,
    /// The version, where it is known.
    pub version: Option<String>,
    /// First day of validity.
    pub valid_from: Option<String>,
    /// Last day of validity.
    pub valid_until: Option<String>,
    /// Whether it is in force today.
    pub validity: Validity,
    /// Whether all its files are there as locked; for schemas outside the lock nothing is known.
    pub is_whole: Option<bool>,
    /// The messages that are selected; empty for all.
    pub selected: Vec<String>,
}

/// The standards of `xoev.toml` by table, then locked ones without a table.
#[must_use]
pub fn list(project: &Project) -> Vec<Listed> {
    let mut listed: Vec<Listed> = project.config.standards.iter().map(|it| of_table(project, it)).collect();
    for locked in &project.lock.standards {
        let is_there = listed.iter().any(|it| it.locked.as_ref() == Some(locked));
        if !is_there {
            listed.push(describe(project, None, Some(locked.clone())));
        }
    }
    listed
}

fn of_table(project: &Project, table: &StandardConfig) -> Listed {
    let name = table.kennung.as_deref().unwrap_or(&table.name);
    let locked = table.version.as_deref().filter(|_| table.schemas.is_empty());
    let locked = locked.and_then(|version| project.lock.find(name, version)).cloned();
    describe(project, Some(table), locked)
}

fn describe(project: &Project, table: Option<&StandardConfig>, locked: Option<LockedStandard>) -> Listed {
    let either = |of_table: Option<String>, of_lock: fn(&LockedStandard) -> Option<String>| {
        of_table.or_else(|| locked.as_ref().and_then(of_lock))
    };
    let valid_from = either(table.and_then(|it| it.valid_from.clone()), |it| it.valid_from.clone());
    let valid_until = either(table.and_then(|it| it.valid_until.clone()), |it| it.valid_until.clone());
    let name = locked.as_ref().and_then(|it| it.title.clone()).or_else(|| table.map(|it| it.name.clone()));
    Listed {
        name: name.or_else(|| locked.as_ref().map(|it| it.name.clone())).unwrap_or_default(),
        version: either(table.and_then(|it| it.version.clone()), |it| Some(it.version.clone())),
        validity: validity(&today(), valid_from.as_deref(), valid_until.as_deref()),
        is_whole: locked.as_ref().map(|it| project.is_whole(it)),
        selected: table.map(|it| it.messages.clone()).unwrap_or_default(),
        table: table.map(|it| it.name.clone()),
        valid_from,
        valid_until,
        locked,
    }
}

/// Dates of this form compare as texts.
fn validity(today: &str, from: Option<&str>, until: Option<&str>) -> Validity {
    match (from, until) {
        (Some(from), _) if today < from => Validity::NotYet,
        (_, Some(until)) if today > until => Validity::Over,
        (Some(_), _) => Validity::InForce,
        _ => Validity::Unknown,
    }
}

/// Today in UTC, as `2026-04-30`.
fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs());
    date(seconds / 86_400)
}

/// The civil date of a day since 1970-01-01, counted in eras of 400 years that begin on 1 March.
fn date(day: u64) -> String {
    let shifted = day + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day_of_month = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day_of_month:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        assert_eq!(date(0), "1970-01-01");
        assert_eq!(date(11_016), "2000-02-29");
        assert_eq!(date(20_573), "2026-04-30");
    }

    #[test]
    fn validity_has_both_ends() {
        let at = |today| validity(today, Some("2026-04-30"), Some("2027-04-29"));
        assert_eq!(at("2026-04-29"), Validity::NotYet);
        assert_eq!((at("2026-04-30"), at("2027-04-29")), (Validity::InForce, Validity::InForce));
        assert_eq!(at("2027-04-30"), Validity::Over);
        assert_eq!(validity("2026-01-01", None, None), Validity::Unknown);
    }
}
