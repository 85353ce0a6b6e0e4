//! Limits by name, as `xoev.toml` and command lines set them.
//!
//! In: names and values. Out: [`LimitSettings`], which change the `Limits` of whoever keeps to them.
//! Invariants: a name means the same everywhere; one that nobody knows is refused with the nearest.
//! Not here: what happens at a limit; the faults name it.

use crate::near::distance;

/// What a value counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitUnit {
    /// Bytes.
    Bytes,
    /// Things.
    Count,
}

/// A limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LimitInfo {
    /// Its name.
    pub name: &'static str,
    /// What its value counts.
    pub unit: LimitUnit,
    /// What it bounds.
    pub meaning: &'static str,
}

const fn bytes(name: &'static str, meaning: &'static str) -> LimitInfo {
    LimitInfo { name, unit: LimitUnit::Bytes, meaning }
}

const fn count(name: &'static str, meaning: &'static str) -> LimitInfo {
    LimitInfo { name, unit: LimitUnit::Count, meaning }
}

/// All limits.
pub const LIMITS: [LimitInfo; 22] = [
    bytes("input_size", "a message"),
    count("depth", "elements inside each other in a message"),
    count("attributes", "attributes and namespace declarations of an element"),
    bytes("name_length", "a name"),
    bytes("text_length", "the text of an element, an attribute value, a piece of markup"),
    bytes("entity_expansion", "what entities of a document are replaced by, all together"),
    count("keys", "values kept for keys, references and IDs of a message"),
    count("faults", "faults listed of a message; it is checked to its end"),
    bytes("schema_size", "a schema document or catalogue"),
    count("schema_depth", "elements inside each other in a schema document"),
    count("schema_documents", "documents of a schema set"),
    count("include_depth", "directives between an entry schema and a document"),
    count("catalogs", "catalogues that name each other"),
    count("grammar_size", "declarations, types and particles of a schema set"),
    count("automaton_size", "edges of the automaton of a content model"),
    count("pattern_size", "states of the automaton of a pattern"),
    bytes("download_size", "one answer of a server"),
    count("archive_entries", "entries of an archive, files of a delivered folder"),
    bytes("archive_file_size", "an unpacked file"),
    bytes("archive_size", "all unpacked files of a delivery"),
    count("archive_ratio", "how many times larger than packed a file may be"),
    bytes("archive_ratio_from", "unpacked bytes up to which the ratio does not matter"),
];

/// The place of a limit's value.
#[derive(Debug)]
pub enum LimitPlace<'l> {
    /// A number of bytes or of things.
    Number(&'l mut u64),
    /// A number of things in memory.
    Count(&'l mut usize),
}

/// Something that keeps to limits.
pub trait NamedLimits {
    /// The place of the value of a limit; `None` if it keeps to none of this name.
    fn place(&mut self, name: &str) -> Option<LimitPlace<'_>>;

    /// Sets the limit of a name; false if it keeps to none of this name.
    fn set(&mut self, name: &str, value: u64) -> bool {
        match self.place(name) {
            Some(LimitPlace::Number(place)) => *place = value,
            Some(LimitPlace::Count(place)) => *place = usize::try_from(value).unwrap_or(usize::MAX),
            None => return false,
        }
        true
    }

    /// The value of the limit of a name; `None` if it keeps to none of this name.
    fn get(&mut self, name: &str) -> Option<u64> {
        Some(match self.place(name)? {
            LimitPlace::Number(place) => *place,
            LimitPlace::Count(place) => *place as u64,
        })
    }
}

/// Limits that were set, each once, the last value counting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LimitSettings {
    values: Vec<(&'static str, u64)>,
}

impl LimitSettings {
    /// Sets a limit.
    ///
    /// # Errors
    /// If there is no limit of that name; with the nearest, if any is near.
    pub fn set(&mut self, name: &str, value: u64) -> Result<(), String> {
        let Some(info) = LIMITS.iter().find(|info| info.name == name) else { return Err(unknown(name)) };
        self.values.retain(|(known, _)| *known != info.name);
        self.values.push((info.name, value));
        Ok(())
    }

    /// Sets a limit to a value as text: digits, with `_` between them if wanted, and `KiB`, `MiB` or `GiB` behind.
    ///
    /// # Errors
    /// If there is no limit of that name, or the text is no such number.
    pub fn set_text(&mut self, name: &str, value: &str) -> Result<(), String> {
        let number = parse_number(value).ok_or_else(|| {
            format!("`{value}` is no value for `{name}`: expected a number such as 1000 or 64MiB")
        })?;
        self.set(name, number)
    }

    /// Sets what `NAME=VALUE` says.
    ///
    /// # Errors
    /// As [`Self::set_text`], and if there is no `=`.
    pub fn set_pair(&mut self, text: &str) -> Result<(), String> {
        let (name, value) = text.split_once('=').ok_or("expected NAME=VALUE")?;
        self.set_text(name.trim(), value)
    }

    /// These, and where others are set too, the others.
    #[must_use]
    pub fn overridden_by(mut self, others: &Self) -> Self {
        self.values.retain(|(name, _)| others.values.iter().all(|(other, _)| other != name));
        self.values.extend_from_slice(&others.values);
        self
    }

    /// Changes limits as was set.
    pub fn apply_to(&self, limits: &mut impl NamedLimits) {
        for (name, value) in &self.values {
            limits.set(name, *value);
        }
    }
}

fn unknown(name: &str) -> String {
    let plain = name.to_ascii_lowercase().replace('-', "_");
    let near = LIMITS.iter().map(|info| info.name).min_by_key(|known| distance(&plain, known));
    match near.filter(|known| distance(&plain, known) <= known.len().div_ceil(3)) {
        Some(near) => format!("there is no limit `{name}`; did you mean `{near}`?"),
        None => {
            let names: Vec<&str> = LIMITS.iter().map(|info| info.name).collect();
            format!("there is no limit `{name}`; there are {}", names.join(", "))
        }
    }
}

fn parse_number(text: &str) -> Option<u64> {
    let text = text.trim();
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic()).trim_end();
    let factor = match text.get(digits.len()..)?.trim() {
        "" => 1,
        "KiB" => 1 << 10,
        "MiB" => 1 << 20,
        "GiB" => 1 << 30,
        _ => return None,
    };
    digits.replace('_', "").parse::<u64>().ok()?.checked_mul(factor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Limits;

    #[test]
    fn values_are_set_by_name() {
        let mut settings = LimitSettings::default();
        for pair in ["depth=7", "input_size=2GiB", "text_length = 1_000", "depth=8"] {
            assert_eq!(settings.set_pair(pair), Ok(()));
        }
        let mut limits = Limits::default();
        settings.apply_to(&mut limits);
        let expected = Limits { depth: 8, input_size: 2 << 30, text_length: 1000, ..Limits::default() };
        assert_eq!(limits, expected);
        let mut others = LimitSettings::default();
        assert_eq!(others.set("depth", 9), Ok(()));
        settings.overridden_by(&others).apply_to(&mut limits);
        assert_eq!(limits, Limits { depth: 9, ..expected });
    }

    #[test]
    fn wrong_settings_are_refused() {
        let refused = |pair: &str| LimitSettings::default().set_pair(pair).unwrap_err();
        assert_eq!(refused("dept=1"), "there is no limit `dept`; did you mean `depth`?");
        assert_eq!(refused("text-length=1"), "there is no limit `text-length`; did you mean `text_length`?");
        assert!(
            refused("something=1").starts_with("there is no limit `something`; there are input_size, depth,")
        );
        assert_eq!(refused("depth"), "expected NAME=VALUE");
        for value in ["-1", "", "1 TB", "99999999999GiB", "1.5"] {
            let expected =
                format!("`{value}` is no value for `depth`: expected a number such as 1000 or 64MiB");
            assert_eq!(refused(&format!("depth={value}")), expected);
        }
    }
}
