//! Profiles from TOML.

use super::{PathPattern, Profile, ProfileFault, Rule};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    fields: BTreeMap<String, Setting>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "expected a text, or a table with value, present, count or choice")]
enum Setting {
    Value(String),
    Table(Table),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    value: Option<String>,
    present: Option<bool>,
    count: Option<u32>,
    choice: Option<String>,
}

impl Profile {
    /// Reads a profile. A value means that the field is there, too, unless `present` is false.
    ///
    /// # Errors
    /// Every path that cannot be read, or why the text is no profile.
    pub fn parse(text: &str) -> Result<Self, Vec<ProfileFault>> {
        let file: File =
            toml::from_str(text).map_err(|error| vec![ProfileFault::Syntax(error.to_string())])?;
        let (mut rules, mut faults) = (Vec::new(), Vec::new());
        for (path, setting) in file.fields {
            match PathPattern::parse(&path) {
                Some(path) => rules.push(rule(path, setting)),
                None => faults.push(ProfileFault::Path { path }),
            }
        }
        if faults.is_empty() { Ok(Self { rules }) } else { Err(faults) }
    }
}

fn rule(path: PathPattern, setting: Setting) -> Rule {
    let table = match setting {
        Setting::Value(value) => Table { value: Some(value), present: None, count: None, choice: None },
        Setting::Table(table) => table,
    };
    let present = table.present.or(table.value.is_some().then_some(true));
    let occurs = match (table.count, present) {
        (Some(count), _) => Some((count, Some(count))),
        (None, Some(true)) => Some((1, None)),
        (None, Some(false)) => Some((0, Some(0))),
        (None, None) => None,
    };
    Rule { path, value: table.value, occurs, choice: table.choice }
}
