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
//! Not here: checking, finding messages and standards, options of the command.

mod checked;
mod finding;
mod format;
mod mask;
mod output;
mod reports;
mod settings;
mod source;
mod summary;
mod text;

pub use checked::{Checked, Identity, Outcome, Verdict};
pub use finding::{Finding, Place};
pub use format::Format;
pub use output::ReportError;
pub use reports::Reports;
pub use settings::{Settings, Wording};
pub use summary::Summary;
pub use xoev_schema::diagnostics::excerpt::Excerpt;
