//! Dates that fit together: birth, then marriage, then removal, then today.

use super::Request;
use super::topic::has;

/// What happened on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event {
    Birth,
    ChildBirth,
    Marriage,
    Issue,
    Begin,
    Recent,
    Created,
    End,
    Expiry,
}

/// A day.
#[derive(Debug, Clone, Copy)]
struct Day {
    year: u32,
    month: u32,
    day: u32,
}

impl Event {
    /// What a name of a date says.
    pub(super) fn of(name: &str) -> Option<Self> {
        let is = |parts: &[&str]| has(name, parts);
        if is(&["geburt"]) && is(&["kind"]) {
            return Some(Self::ChildBirth);
        }
        if is(&["geburt", "geboren"]) {
            return Some(Self::Birth);
        }
        if is(&["eheschliess", "heirat", "begruendung", "trauung"]) {
            return Some(Self::Marriage);
        }
        if is(&["ausstell"]) {
            return Some(Self::Issue);
        }
        if is(&["gueltigbis", "ablauf", "gueltigkeitsende", "frist", "verfall"]) {
            return Some(Self::Expiry);
        }
        if is(&["erstellung", "erzeugung", "versand", "zeitstempel", "created", "timestamp"]) {
            return Some(Self::Created);
        }
        if is(&["beginn", "gueltigab", "gueltigvon", "einzug", "zuzug", "anfang", "von"]) {
            return Some(Self::Begin);
        }
        is(&["ende", "bis", "auszug", "wegzug", "sterbe", "tod", "aufloesung"]).then_some(Self::End)
    }

    /// What a name of a text says; only names that are about dates.
    pub(super) fn of_text(name: &str) -> Option<Self> {
        let is_dated = has(name, &["datum", "tag", "zeitpunkt", "jahr"])
            && !has(name, &["vertrag", "beitrag", "antrag", "betrag", "auftrag", "eintrag", "uebertrag"]);
        is_dated.then(|| Self::of(name).unwrap_or(Self::Recent))
    }

    /// The day. Each scene has a life of its own; today is a day in March 2026, so that messages made later are equal.
    fn day(self, request: &Request<'_>) -> Day {
        let number = request.scene.wrapping_add(request.variant.number);
        let born = 1950 + number.wrapping_mul(7) % 40;
        let (year, month, day) = match self {
            Self::Birth => (born, 8, 12),
            Self::Marriage => (born + 27, 5, 14),
            Self::ChildBirth => (born + 30, 9, 3),
            Self::Issue => (2021, 6, 1),
            Self::Begin => (2024, 2, 1),
            Self::End => (2026, 1, 31),
            Self::Recent => (2026, 2, 27),
            Self::Created => (2026, 3, 2),
            Self::Expiry => (2031, 5, 31),
        };
        let shifted = |value: u32, most: u32| (value - 1 + number) % most + 1;
        match self {
            Self::Created | Self::Expiry => Day { year, month, day },
            Self::Recent | Self::End => Day { year, month, day: shifted(day, 28) },
            _ => Day { year, month: shifted(month, 12), day: shifted(day, 28) },
        }
    }

    /// The day in the forms types ask for.
    pub(super) fn values(self, request: &Request<'_>) -> Vec<String> {
        let Day { year, month, day } = self.day(request);
        let date = format!("{year:04}-{month:02}-{day:02}");
        let time = format!("{date}T09:{:02}:00", request.variant.number % 60);
        let zone = if (4..=10).contains(&month) { "+02:00" } else { "+01:00" };
        vec![
            date.clone(),
            format!("{time}{zone}"),
            format!("{time}Z"),
            time.clone(),
            format!("{time}.000{zone}"),
            format!("{time}.000Z"),
            format!("{time}.000"),
            format!("{date}Z"),
            format!("{date}+01:00"),
            format!("{year:04}"),
            format!("{year:04}-{month:02}"),
            format!("--{month:02}-{day:02}"),
            format!("---{day:02}"),
            format!("--{month:02}"),
            format!("{day:02}.{month:02}.{year:04}"),
            format!("{year:04}{month:02}{day:02}"),
            format!("{day:02}{month:02}{year:04}"),
            format!("{month:02}{year:04}"),
            format!("{month:02}.{year:04}"),
            format!("{year:04}{month:02}"),
        ]
    }
}
