//! Whole messages together with a look at their codes.

use super::RootValue;
use super::root_value::{bind, source};
use crate::code::{CodeJudge, CodeSink};
use crate::event::Options;
use crate::report::Report;
use crate::tree::TreeBuilder;
use crate::validator::validate_bytes_with;
use crate::writer;

/// Reads and validates a document and asks about its codes. With the value come the warnings.
///
/// # Errors
/// All faults of the document, warnings among them.
pub fn from_xml_with_codes<T: RootValue>(
    xml: &[u8],
    options: &Options,
    judge: &dyn CodeJudge,
) -> Result<(T, Report), Report> {
    let grammar = T::grammar();
    let sink = CodeSink::new(grammar, judge, TreeBuilder::new(grammar));
    let (report, sink) = validate_bytes_with(grammar, xml, options, sink);
    if !report.is_valid() {
        return Err(report);
    }
    Ok((bind(&sink.into_inner().finish())?, report))
}

/// Checks a value as the writer would, and asks about its codes.
pub fn check_codes<T: RootValue>(value: &T, judge: &dyn CodeJudge) -> Report {
    writer::check_codes(&source(value), judge)
}
