//! What `--limit` and the table `[limits]` of `xoev.toml` say. A limit on the command line counts first.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use xoev_codegen::config::Config;
use xoev_runtime::limits::LimitSettings;

static GIVEN: OnceLock<LimitSettings> = OnceLock::new();

/// One `NAME=VALUE` of the command line.
pub fn parse(text: &str) -> Result<String, String> {
    LimitSettings::default().set_pair(text).map(|()| text.to_owned())
}

/// Takes over what `--limit` says.
pub fn choose(pairs: &[String]) {
    let mut given = LimitSettings::default();
    for pair in pairs {
        // Each was tried by `parse`.
        let _ = given.set_pair(pair);
    }
    let _ = GIVEN.set(given);
}

/// What the command line says.
pub fn given() -> LimitSettings {
    GIVEN.get().cloned().unwrap_or_default()
}

/// What the command line says, and a configuration where the command line says nothing: the one given, else the nearest
/// from the working directory upwards. One that is faulty is reported by whoever reads the rest of it.
pub fn settings(config: Option<&Path>) -> LimitSettings {
    let nearest = || {
        let from = std::env::current_dir().ok()?;
        from.ancestors().map(|folder| folder.join("xoev.toml")).find(|file| file.is_file())
    };
    let file: Option<PathBuf> = config.map(Path::to_owned).or_else(nearest);
    let text = file.and_then(|file| std::fs::read_to_string(file).ok());
    let config = text.and_then(|text| Config::listed(&text, Path::new("")).ok());
    config.map_or_else(LimitSettings::default, |config| config.limits).overridden_by(&given())
}

#[cfg(test)]
mod tests {
    use xoev_runtime::limits::{LIMITS, LimitInfo, LimitUnit, NamedLimits};

    /// Whoever keeps to limits, in their defaults: for messages and schemas, for deliveries, for archives of messages.
    fn holders() -> [Box<dyn NamedLimits>; 4] {
        [
            Box::new(xoev_runtime::event::Limits::default()),
            Box::new(xoev_schema::source::Limits::default()),
            Box::new(xoev_repository::Limits::default()),
            Box::new(xoev_validate::input::ArchiveLimits::default()),
        ]
    }

    #[test]
    fn every_limit_is_kept_by_someone() {
        for info in LIMITS {
            assert!(holders().iter_mut().any(|limits| limits.set(info.name, 1)), "{}", info.name);
        }
        assert!(holders().iter_mut().all(|limits| !limits.set("unknown", 1)));
    }

    /// A number as documents write it.
    fn written(value: u64, unit: LimitUnit) -> String {
        match (value, unit) {
            (_, LimitUnit::Bytes) if value.is_multiple_of(1 << 30) => format!("{} GiB", value >> 30),
            (_, LimitUnit::Bytes) if value.is_multiple_of(1 << 20) => format!("{} MiB", value >> 20),
            (1_000_000.., _) => format!("{} million", value / 1_000_000),
            (10_000.., _) => format!("{},{:03}", value / 1000, value % 1000),
            _ => value.to_string(),
        }
    }

    /// The default of a limit, that of archives of messages beside that of deliveries.
    fn default_of(info: LimitInfo) -> String {
        let values = holders().map(|mut limits| limits.get(info.name).map(|value| written(value, info.unit)));
        match values {
            [Some(one), Some(other), ..] => {
                assert_eq!(one, other, "{}", info.name);
                one
            }
            [.., Some(delivery), Some(messages)] => format!("{delivery}; messages {messages}"),
            values => values.into_iter().flatten().collect(),
        }
    }

    #[test]
    fn documents_say_what_the_code_does() {
        for document in ["README.md", "SECURITY.md"] {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
            let text = std::fs::read_to_string(format!("{path}/{document}")).unwrap();
            for info in LIMITS {
                let row = format!("| `{}` | {} |", info.name, default_of(info));
                assert!(text.contains(&row), "{document} lacks {row}");
            }
        }
    }
}
