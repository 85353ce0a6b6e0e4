//! The engine over a message in memory or a stream.

use crate::input::{Content, whole};
use xoev_runtime::event::{Failure, Options};
use xoev_runtime::grammar::Grammar;
use xoev_runtime::report::{Fault, Issue, Report};
use xoev_runtime::validator::{NoSink, Sink, validate_bytes_with, validate_reader_with};

/// Checks a message; its bytes come back where they are in memory.
pub(crate) fn run<S: Sink>(
    grammar: &Grammar,
    content: Content<'_>,
    options: &Options,
    sink: S,
) -> (Report, Option<Vec<u8>>, S) {
    match content {
        Content::Memory(bytes) => {
            let (report, sink) = validate_bytes_with(grammar, &bytes, options, sink);
            // What is valid is not looked at again.
            let kept = (!report.is_empty()).then(|| bytes.into_owned());
            (report, kept, sink)
        }
        Content::Stream { start, rest } => {
            let (report, sink) = validate_reader_with(grammar, whole(start, rest), options, sink);
            (report, None, sink)
        }
    }
}

/// Whether a message is well-formed, where no schema is known for it: the faults of a report are about nothing else.
pub(crate) fn well_formedness(content: Content<'_>, options: &Options) -> (Report, Option<Vec<u8>>) {
    let (mut report, bytes, _) = run(&Grammar::default(), content, options, NoSink);
    report.issues.retain(|issue| matches!(issue.fault, Fault::WellFormedness(_)));
    (report, bytes)
}

/// What is said of a message that does not even begin well.
pub(crate) fn not_well_formed(failure: Failure) -> Report {
    let issue = Issue::new(String::new(), failure.position, Fault::WellFormedness(failure.fault));
    Report { issues: vec![issue], is_truncated: false }
}
