//! `xjustiz@4.0.0`: which standard somebody wants.

use crate::fault::{Error, Fault, Result};
use crate::known;
use std::fmt;
use xoev_codegen::config::LockedStandard;
use xoev_schema::xoev::StandardInfo;

/// A standard by short name or Kennung, and its version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// As it was written.
    pub name: String,
    /// The Kennung, where it was written or is known.
    pub kennung: Option<String>,
    /// The version; without it the delivery must hold exactly one.
    pub version: Option<String>,
}

impl Asked {
    /// Reads `NAME@VERSION`, `KENNUNG@VERSION` or one of them without version.
    ///
    /// # Errors
    /// If name or version cannot be part of a path.
    pub fn parse(text: &str) -> Result<Self> {
        let (name, version) = match text.rsplit_once('@') {
            Some((name, version)) => (name, Some(version.to_owned())),
            None => (text, None),
        };
        Self::new(name, version)
    }

    pub(crate) fn new(name: &str, version: Option<String>) -> Result<Self> {
        if !is_part(name) || version.as_deref().is_some_and(|it| !is_part(it)) {
            let message = "expected NAME@VERSION of letters, digits, “.”, “_”, “-” and “:”";
            return Err(Error::usage(Fault::new("xoev-add-name", name, message)));
        }
        let kennung = match name.starts_with("urn:") {
            true => Some(name.to_owned()),
            false => known::kennung(name).map(str::to_owned),
        };
        Ok(Self { name: name.to_owned(), kennung, version })
    }

    /// The same standard again, under the name it was added by.
    pub(crate) fn of(locked: &LockedStandard) -> Result<Self> {
        let asked =
            Self::new(locked.kennung.as_deref().unwrap_or(&locked.name), Some(locked.version.clone()))?;
        Ok(Self { name: locked.name.clone(), ..asked })
    }

    /// The name for folders and for `xoev.toml`.
    pub fn short_name(&self) -> String {
        let name = match &self.kennung {
            Some(kennung) if self.name.starts_with("urn:") => {
                known::short_name(kennung).or(kennung.rsplit(':').next()).unwrap_or(&self.name)
            }
            _ => &self.name,
        };
        name.to_lowercase()
    }

    /// Whether a document says that it belongs to what is asked for.
    pub fn is_meant_by(&self, info: &StandardInfo) -> bool {
        if let Some(kennung) = &self.kennung {
            return info.identifier.as_ref() == Some(kennung);
        }
        let own =
            |name: &Option<String>| name.as_deref().is_some_and(|it| it.eq_ignore_ascii_case(&self.name));
        let last = info.technical_name.as_deref().or(info.identifier.as_deref()).unwrap_or_default();
        let last = last.rsplit([':', '.']).next().unwrap_or_default();
        own(&info.short_name) || own(&info.technical_name) || last.eq_ignore_ascii_case(&self.name)
    }
}

impl fmt::Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        self.version.as_ref().map_or(Ok(()), |version| write!(f, " {version}"))
    }
}

/// Whether a text may become a folder's name.
fn is_part(text: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || "._-:".contains(c);
    !text.is_empty() && text.chars().all(is_plain) && text.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::Asked;

    #[test]
    fn names_and_kennungen() {
        let asked = Asked::parse("XJustiz@4.0.0").unwrap();
        assert_eq!(asked.version.as_deref(), Some("4.0.0"));
        assert_eq!(asked.kennung.as_deref(), Some("urn:xoev-de:blk-ag-it-standards:standard:xjustiz"));
        assert_eq!(asked.short_name(), "xjustiz");
        assert_eq!(Asked::parse("urn:xoev-de:x:standard:xneu@1").unwrap().short_name(), "xneu");
        let basis = "urn:xoev-de:kosit:standard:xinneres.basismodul@25.11";
        assert_eq!(Asked::parse(basis).unwrap().short_name(), "xinneres");
        for wrong in ["", "../x@1", "x@..", "x@", "a/b@1"] {
            assert!(Asked::parse(wrong).is_err(), "{wrong}");
        }
    }
}
