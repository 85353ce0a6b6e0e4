//! Options for the reports about messages.

use crate::arguments::Lang;
use crate::{language, output};
use clap::Args;
use std::io::Write;
use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use xoev_report::{Format, Reports, Settings, Wording};

/// Which reports are written, and how.
#[derive(Debug, Clone, Args)]
pub struct ReportOptions {
    /// What is printed: human, json, junit, sarif or html
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
    /// Also write a report to a file, which appears when it is complete; may be given several times
    #[arg(long = "report", value_name = "FORMAT=FILE", value_parser = parse_report)]
    pub reports: Vec<(Format, PathBuf)>,
    /// Mask the values of messages in texts and excerpts, as they may be personal data: Müller becomes Xxxxxx
    #[arg(long)]
    pub mask_values: bool,
    /// Language of the texts [default: German where LANG says so, else English]
    #[arg(long, value_enum)]
    pub lang: Option<Lang>,
}

fn parse_report(text: &str) -> Result<(Format, PathBuf), String> {
    let (format, file) = text.split_once('=').ok_or("expected FORMAT=FILE")?;
    if file.is_empty() {
        return Err("expected FORMAT=FILE".to_owned());
    }
    Ok((format.parse()?, PathBuf::from(file)))
}

impl ReportOptions {
    /// How findings are worded.
    pub fn wording(&self) -> Wording {
        Wording { language: language::choose(self.lang), masks_values: self.mask_values }
    }

    /// The reports, that for standard output among them.
    ///
    /// # Errors
    /// A text, if a file cannot be written.
    pub fn begin<'o>(&self, out: impl Write + 'o, is_brief: bool) -> Result<Reports<'o>, String> {
        let settings = Settings {
            wording: self.wording(),
            started: Some(started()),
            base_folder: std::env::current_dir().ok(),
            has_colour: output::stdout_has_colour(),
            is_brief,
            ..Settings::default()
        };
        let reports = Reports::new(settings).to_writer(self.format, out);
        self.reports.iter().try_fold(reports, |reports, (format, path)| {
            reports.to_file(*format, path).map_err(|error| error.to_string())
        })
    }
}

/// Now, or what SOURCE_DATE_EPOCH says where the same input is to give the same bytes
/// (<https://reproducible-builds.org/specs/source-date-epoch/>).
fn started() -> SystemTime {
    let seconds = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse().ok());
    let given = seconds.and_then(|seconds| UNIX_EPOCH.checked_add(Duration::from_secs(seconds)));
    given.unwrap_or_else(SystemTime::now)
}
