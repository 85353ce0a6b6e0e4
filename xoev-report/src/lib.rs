//! Reports about checked messages, for people and for programs.
//!
//! ```text
//! bytes + xoev_runtime::Report -> source/, mask/ -> Checked: worded, with the lines of each fault -> format/ -> report
//! ```
//!
//! [`Checked`] is made right after a message was checked and holds all that any format shows, so that the message itself
//! need not be kept; what is to be masked is masked there, before a format sees it. [`Reports`] takes messages one by one and
//! writes several formats at once.
//!
//! A program that checks messages writes the same reports as the command:
//!
//! ```
//! use xoev_report::{Checked, Format, Reports, Settings, Wording};
//! use xoev_runtime::report::Language;
//! use xoev_runtime::validator::{Options, validate_bytes};
//! # use xoev_runtime::grammar::Grammar;
//! # use xoev_schema::source::SourceOptions;
//! # fn grammar() -> Grammar {
//! #     let catalogs = vec![xoev_beispiel::file("catalog.xml")];
//! #     let options = SourceOptions { catalogs, ..SourceOptions::default() };
//! #     let mut loaded = xoev_schema::load(&[xoev_beispiel::file("xbeispiel.xsd")], &options);
//! #     xoev_schema::grammar::compile(&loaded.components, None, &mut loaded.diagnostics).grammar
//! # }
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let wording = Wording { language: Language::De, masks_values: true };
//! let mut page = Vec::new();
//! let settings = Settings { wording, ..Settings::default() };
//! let mut reports = Reports::new(settings).to_writer(Format::Html, &mut page);
//!
//! let grammar = grammar();
//! for name in ["valid/0101-minimal.xml", "invalid/0101-datum-mit-zeitzone.xml"] {
//!     let bytes = std::fs::read(xoev_beispiel::file(&format!("samples/{name}")))?;
//!     let report = validate_bytes(&grammar, &bytes, &Options::default());
//!     reports.take(&Checked::new(name, &bytes, &report, &wording));
//! }
//! let (summary, faults) = reports.finish();
//! assert_eq!((summary.valid, summary.invalid), (1, 1));
//! assert!(faults.is_empty() && page.starts_with(b"<!DOCTYPE html>"));
//! # Ok(())
//! # }
//! ```
//!
//! Of one message, [`Checked`] has `Display` and, as in the JSON report, `serde::Serialize`; [`Checked::into_valid`] gives an
//! error that miette shows with the lines of each fault:
//!
//! ```
//! use xoev_report::{Checked, Wording};
//! # use xoev_runtime::report::{Fault, Issue, Name, Position, Report};
//!
//! let bytes = b"<antrag>\n  <leer>Eva</leer>\n</antrag>";
//! # let parent = Name::new("", "", "leer");
//! # let position = Position { line: 2, column: 3, offset: 11, ..Position::default() };
//! # let issue = Issue::new("/antrag[1]/leer[1]".into(), position, Fault::ContentInEmpty { parent });
//! # let report = Report { issues: vec![issue], is_truncated: false };
//! // let report = validate_bytes(&grammar, bytes, &Options::default());
//! let wording = Wording::default();
//! let checked = Checked::new("antrag.xml", bytes, &report, &wording);
//! assert!(checked.to_string().starts_with("2:3: /antrag[1]/leer[1]: element 'leer' must be empty"));
//! assert_eq!(serde_json::to_value(&checked)?["issues"][0]["rule"], "cvc-complex-type.2.1");
//!
//! let error = checked.into_valid(&wording).unwrap_err();
//! assert_eq!(error.to_string(), "antrag.xml: invalid, 1 fault");
//! // `fn main() -> miette::Result<()>` prints it with the lines.
//! let shown = format!("{:?}", miette::Report::new(error));
//! # // Which form miette takes depends on what it was compiled with.
//! # assert!(shown.contains("leer"), "{shown}");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Not here: checking, finding messages and standards, options of the command.

#![cfg_attr(not(test), warn(clippy::indexing_slicing, clippy::string_slice, clippy::unreachable))]

mod checked;
mod finding;
mod format;
mod invalid;
mod mask;
mod output;
pub mod page;
mod reports;
mod settings;
mod source;
mod summary;
mod text;

pub use checked::{Checked, Identity, Outcome, Verdict};
pub use finding::{Finding, Place};
pub use format::Format;
pub use invalid::InvalidMessage;
pub use output::ReportError;
pub use reports::Reports;
pub use settings::{Settings, Wording};
pub use source::Passage;
pub use summary::Summary;
pub use xoev_schema::diagnostics::excerpt::Excerpt;
