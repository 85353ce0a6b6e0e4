//! What the settings say about a standard, put over what its schemas say.

use super::StandardConfig;
use crate::error::Error;
use xoev_runtime::standard::{ReferenceDate, Standard};

impl StandardConfig {
    /// Puts version, Kennung and validity over what the schemas say; a standard without name gets that of the settings.
    ///
    /// # Errors
    /// If a first or last day is none, or the last lies before the first.
    pub fn apply_to(&self, standard: &mut Standard) -> Result<(), Error> {
        if standard.name.is_empty() {
            standard.name.clone_from(&self.name);
        }
        if let Some(version) = &self.version {
            standard.version.clone_from(version);
        }
        // The settings may name a standard by its short name there.
        if let Some(kennung) = self.kennung.as_ref().filter(|it| it.contains(':')) {
            standard.kennung = Some(kennung.clone());
        }
        standard.version_attributes.clone_from(&self.version_attributes);
        standard.valid_from = self.day("valid_from", self.valid_from.as_deref())?;
        standard.valid_until = self.day("valid_until", self.valid_until.as_deref())?;
        match (standard.valid_from, standard.valid_until) {
            (Some(from), Some(until)) if until < from => Err(Error::text(format!(
                "standard `{}`: `valid_until` {until} lies before `valid_from` {from}",
                self.name
            ))),
            _ => Ok(()),
        }
    }

    fn day(&self, key: &str, text: Option<&str>) -> Result<Option<ReferenceDate>, Error> {
        let fault = |error| Error::text(format!("standard `{}`, `{key}`: {error}", self.name));
        text.map(|text| text.parse::<ReferenceDate>().map_err(fault)).transpose()
    }
}
