//! Which language texts are in.

use crate::arguments::Lang;
use xoev_runtime::report::Language;

/// German where the environment says so, as other tools decide it.
pub fn choose(chosen: Option<Lang>) -> Language {
    match chosen {
        Some(Lang::De) => Language::De,
        Some(Lang::En) => Language::En,
        None => {
            let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
                .iter()
                .find_map(|v| std::env::var(v).ok().filter(|v| !v.is_empty()));
            if locale.is_some_and(|l| l.starts_with("de")) { Language::De } else { Language::En }
        }
    }
}
