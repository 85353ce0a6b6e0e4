//! The enum over the messages of several versions.

use super::item::{ItemKind, RustPlan};
use super::name::identifier::{field_name, type_name};
use super::name::scope::Scope;
use crate::emit::VersionsPlan;
use xoev_runtime::standard::Standard;

/// What is to be known of a set: the name in the settings, the standard, the plan.
pub struct Version<'a> {
    /// The name in the settings.
    pub name: &'a str,
    /// What the standard says about itself.
    pub standard: &'a Standard,
    /// The plan.
    pub plan: &'a RustPlan,
}

/// The enum over the messages of several sets; `None` where none or one of them has messages.
///
/// Of one standard the variants are named by the version (`V3_6_2`), of several by the name in the settings.
#[must_use]
pub fn versions(sets: &[Version<'_>]) -> Option<VersionsPlan> {
    let is_one = sets.iter().zip(sets.iter().skip(1)).all(|(a, b)| a.standard.is_same_standard(b.standard));
    let mut scope = Scope::default();
    let variants: Vec<(String, String)> = sets
        .iter()
        .filter_map(|it| {
            let messages = messages_name(it.plan)?;
            let version = version_part(&it.standard.version);
            let wish = match is_one && !version.is_empty() {
                true => format!("V{version}"),
                false => type_name(it.name),
            };
            let name = scope.claim_quietly(&wish, "");
            Some((name, format!("{}::{messages}", field_name(it.name))))
        })
        .collect();
    (variants.len() > 1).then(|| VersionsPlan { name: "Nachricht".to_owned(), variants })
}

/// The name of the enum over the messages of a set.
fn messages_name(plan: &RustPlan) -> Option<&str> {
    let item = plan.items.values().find(|it| matches!(it.kind, ItemKind::Messages(_)))?;
    Some(&item.name)
}

/// A version as part of a name: `3.6.2` as `3_6_2`.
fn version_part(version: &str) -> String {
    let part: String = version.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    part.trim_matches('_').to_owned()
}
