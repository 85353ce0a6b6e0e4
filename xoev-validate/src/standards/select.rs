//! The standards that were asked for by name.

use super::{Candidate, Standards};
use crate::error::Error;
use xoev_codegen::nearest;

impl Standards {
    /// Only those that are asked for, each by the name of its table, its short name or its Kennung, with `@version` or in
    /// all versions. Where nothing is asked for, all of them.
    ///
    /// # Errors
    /// If one is unknown; the text says which are known.
    pub fn select(mut self, asked: &[String]) -> Result<Self, Error> {
        if asked.is_empty() {
            return Ok(self);
        }
        let mut chosen = vec![false; self.candidates.len()];
        for asked in asked {
            let found = self.meant_by(asked);
            if found.is_empty() {
                return Err(self.unknown(asked));
            }
            chosen.iter_mut().enumerate().for_each(|(at, is_chosen)| *is_chosen |= found.contains(&at));
        }
        self.is_asked = true;
        let mut chosen = chosen.into_iter();
        self.candidates.retain(|_| chosen.next().unwrap_or(false));
        Ok(self)
    }

    /// The positions of what a name means.
    fn meant_by(&self, asked: &str) -> Vec<usize> {
        let is_table = |it: &Candidate| it.config.name == asked;
        let (name, version) = asked.rsplit_once('@').map_or((asked, None), |(name, v)| (name, Some(v)));
        let by_settings = |it: &Candidate| {
            let is_version = |wanted: &str| it.config.version.as_deref() == Some(wanted);
            is_named(it, name) && version.is_none_or(is_version)
        };
        let by_schemas = |it: &Candidate| self.is_by_schemas(it, name, version);
        let ways: [&dyn Fn(&Candidate) -> bool; 3] = [&is_table, &by_settings, &by_schemas];
        ways.iter().map(|is| self.positions(is)).find(|found| !found.is_empty()).unwrap_or_default()
    }

    fn positions(&self, is: &dyn Fn(&Candidate) -> bool) -> Vec<usize> {
        self.candidates.iter().enumerate().filter(|(_, it)| is(it)).map(|(at, _)| at).collect()
    }

    /// Whether the schemas themselves give a standard this name and version.
    fn is_by_schemas(&self, candidate: &Candidate, name: &str, version: Option<&str>) -> bool {
        let Ok(schemas) = self.schemas(candidate) else { return false };
        let standard = schemas.grammar.standard();
        let is_name = is_named(candidate, name)
            || standard.name.eq_ignore_ascii_case(name)
            || standard.kennung.as_deref() == Some(name);
        is_name && version.is_none_or(|version| standard.version == version)
    }

    fn unknown(&self, asked: &str) -> Error {
        let known: Vec<String> = self.candidates.iter().map(Candidate::label).collect();
        let labels: Vec<&str> = known.iter().map(String::as_str).collect();
        let hint = nearest(asked, &labels).map_or_else(String::new, |it| format!("; did you mean `{it}`?"));
        Error::new(format!("no standard `{asked}` is known{hint}\n  known are: {}", known.join(", ")))
    }
}

impl Candidate {
    /// What it can be asked for by: `xjustiz@4.0.0`, or the name of its table where no version is set.
    #[must_use]
    pub fn label(&self) -> String {
        match &self.config.version {
            Some(version) => format!("{}@{version}", self.short_name()),
            None => self.config.name.clone(),
        }
    }

    /// The last word of the Kennung, or the name.
    fn short_name(&self) -> String {
        let kennung = self.config.kennung.as_deref().unwrap_or(&self.config.name);
        kennung.rsplit([':', '.']).next().unwrap_or(kennung).to_lowercase()
    }
}

fn is_named(candidate: &Candidate, name: &str) -> bool {
    let config = &candidate.config;
    config.name.eq_ignore_ascii_case(name)
        || config.kennung.as_deref() == Some(name)
        || candidate.short_name().eq_ignore_ascii_case(name)
}
