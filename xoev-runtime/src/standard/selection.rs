//! The version to use on a day.

use super::{ReferenceDate, Standard};
use crate::report::{Language, no_version};
use std::fmt;

/// Versions of one or several standards, to choose from by reference date.
///
/// A version is valid from its first to its last day, both included. Where the last day is not known it stays valid
/// beside its successor, as in a transition period without end.
#[derive(Debug, Clone, Default)]
pub struct Standards<'s> {
    versions: Vec<&'s Standard>,
}

/// Why there is no version to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoVersion<'s> {
    /// No version of the standard is known at all.
    UnknownStandard {
        /// What was asked for.
        name: String,
    },
    /// The day lies before the first version, after the last one, or in a gap between two.
    Gap {
        /// The day.
        day: ReferenceDate,
        /// The version whose validity ended last before the day.
        before: Option<&'s Standard>,
        /// The version whose validity begins next after the day.
        after: Option<&'s Standard>,
    },
}

impl<'s> Standards<'s> {
    /// These versions.
    pub fn new(versions: impl IntoIterator<Item = &'s Standard>) -> Self {
        Self { versions: versions.into_iter().collect() }
    }

    /// The versions, in the order given.
    pub fn iter(&self) -> impl Iterator<Item = &'s Standard> {
        self.versions.iter().copied()
    }

    /// The versions of one standard, by its Kennung or short name (case does not count in names).
    #[must_use]
    pub fn of(&self, standard: &str) -> Self {
        let is_meant = |it: &&'s Standard| {
            it.kennung.as_deref() == Some(standard) || it.name.eq_ignore_ascii_case(standard)
        };
        Self { versions: self.iter().filter(is_meant).collect() }
    }

    /// The versions that may be used on a day, the one that came into force last first: those a receiver must expect.
    #[must_use]
    pub fn valid_on(&self, day: ReferenceDate) -> Vec<&'s Standard> {
        let mut valid: Vec<&Standard> = self.iter().filter(|it| it.is_valid_on(day)).collect();
        // Sorting is stable: of two with the same first day the one listed later counts as the newer.
        valid.reverse();
        valid.sort_by_key(|it| std::cmp::Reverse(it.valid_from));
        valid
    }

    /// The version of a standard to send on a day: of those valid, the one that came into force last.
    ///
    /// # Errors
    /// If the standard is unknown, or no version of it is valid on the day.
    pub fn to_send(&self, standard: &str, day: ReferenceDate) -> Result<&'s Standard, NoVersion<'s>> {
        self.pick(standard, day, |valid| valid.first().copied())
    }

    /// As [`Self::to_send`], but while versions overlap the one that came into force first: for a sender whose
    /// receivers change over late.
    ///
    /// # Errors
    /// As [`Self::to_send`].
    pub fn to_send_at_last(&self, standard: &str, day: ReferenceDate) -> Result<&'s Standard, NoVersion<'s>> {
        self.pick(standard, day, |valid| valid.last().copied())
    }

    fn pick(
        &self,
        standard: &str,
        day: ReferenceDate,
        choose: impl Fn(&[&'s Standard]) -> Option<&'s Standard>,
    ) -> Result<&'s Standard, NoVersion<'s>> {
        let versions = self.of(standard);
        if versions.versions.is_empty() {
            return Err(NoVersion::UnknownStandard { name: standard.to_owned() });
        }
        choose(&versions.valid_on(day)).ok_or_else(|| {
            let before = versions.iter().filter(|it| it.valid_until.is_some_and(|until| until < day));
            let after = versions.iter().filter(|it| it.valid_from.is_some_and(|from| day < from));
            NoVersion::Gap {
                day,
                before: before.max_by_key(|it| it.valid_until),
                after: after.min_by_key(|it| it.valid_from),
            }
        })
    }
}

impl NoVersion<'_> {
    /// What is wrong, as one sentence.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        no_version(language, self)
    }
}

impl fmt::Display for NoVersion<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

impl std::error::Error for NoVersion<'_> {}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]
    use super::*;

    fn version(version: &str, from: &str, until: &str) -> Standard {
        Standard {
            name: "XBeispiel".to_owned(),
            kennung: Some("urn:xbeispiel".to_owned()),
            version: version.to_owned(),
            valid_from: from.parse().ok(),
            valid_until: until.parse().ok(),
            ..Standard::default()
        }
    }

    #[test]
    fn the_newest_valid_version_is_sent() {
        let all = [
            version("1.0", "2025-11-01", "2026-06-30"),
            version("1.1", "2026-05-01", "2026-10-31"),
            version("2.0", "2027-05-01", ""),
        ];
        let standards = Standards::new(&all);
        let sent = |day: &str| {
            let day = day.parse().unwrap();
            standards.to_send("xbeispiel", day).map(|it| it.version.clone()).map_err(|no| no.to_string())
        };
        assert_eq!(sent("2026-04-30").unwrap(), "1.0");
        assert_eq!(sent("2026-05-01").unwrap(), "1.1");
        assert_eq!(sent("2030-01-01").unwrap(), "2.0");
        let gap = "no version is valid on 2026-12-24; XBeispiel 1.1 was valid until 2026-10-31; XBeispiel 2.0 is valid from 2027-05-01";
        assert_eq!(sent("2026-12-24").unwrap_err(), gap);
        let before = "no version is valid on 2025-10-31; XBeispiel 1.0 is valid from 2025-11-01";
        assert_eq!(sent("2025-10-31").unwrap_err(), before);
        let overlap = "2026-06-30".parse().unwrap();
        let valid: Vec<&str> = standards.valid_on(overlap).iter().map(|it| it.version.as_str()).collect();
        assert_eq!(valid, ["1.1", "1.0"]);
        assert_eq!(standards.to_send_at_last("urn:xbeispiel", overlap).unwrap().version, "1.0");
        assert!(matches!(standards.to_send("XMeld", overlap), Err(NoVersion::UnknownStandard { .. })));
    }
}
