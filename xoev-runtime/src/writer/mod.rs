//! Values to text.
//!
//! In: a generated value. Out: an XML document as text, checked by the validator on the way, or a report.
//! Invariants: the text is well-formed whatever the value holds; nothing is given out that was found invalid;
//! namespaces are declared once, at the root, with the prefixes the schema or the document uses.
//! Not here: checks against the schema (the validator's).
//!
//! A value is walked once, and each start tag, text and end tag goes to the validator and into the text at the same
//! time; namespaces are declared at the root as they are met. Where their prefixes depend on what comes later (content
//! without a type, default namespaces, namespaces for which the schema has no prefix), the text is given up and the
//! value is walked twice: the first pass finds the namespaces in use, the second writes.

mod check;
mod content;
mod element;
mod escape;
mod namespaces;
mod options;
mod output;
mod raw;
mod single_pass;
mod start_tag;
mod text;

pub use content::ContentWriter;
pub use element::{AttributeWriter, ElementWriter};
pub use options::{WriteError, WriteOptions};

use crate::bind::ElementValue;
use crate::code::CodeJudge;
use crate::event::Options;
use crate::grammar::{ElementId, Grammar, TypeId};
use crate::report::Report;
use check::Check;
use namespaces::{Usage, needs_no_survey, plan};
use output::Output;

/// A value with what stands around it.
pub(crate) struct Source<'a> {
    /// The grammar the value's type was generated from.
    pub grammar: &'a Grammar,
    /// The root element.
    pub element: ElementId,
    /// Its value.
    pub value: &'a dyn ElementValue,
    /// `xsi:schemaLocation`.
    pub schema_location: Option<&'a str>,
    /// `xsi:noNamespaceSchemaLocation`.
    pub no_namespace_schema_location: Option<&'a str>,
    /// Prefixes to declare: (prefix, namespace).
    pub prefixes: &'a [(String, String)],
}

/// Writes and checks.
pub(crate) fn write(source: &Source<'_>, options: &WriteOptions) -> Result<String, Report> {
    let limits = Options::default();
    let check = || Some(Check::new(source.grammar, &limits));
    let (text, check) = run(source, options, check, limits.limits.depth);
    let report = check.map(Check::finish).unwrap_or_default();
    if report.is_valid() { Ok(text) } else { Err(report) }
}

/// Checks a value and asks about its codes; the text is not kept.
pub(crate) fn check_codes(source: &Source<'_>, judge: &dyn CodeJudge) -> Report {
    let limits = Options::default();
    let check = || Some(Check::with_codes(source.grammar, &limits, judge));
    let (_, check) = run(source, &WriteOptions::default(), check, limits.limits.depth);
    check.map(Check::finish).unwrap_or_default()
}

/// Writes without checking. Characters XML cannot hold are replaced by U+FFFD, attributes that stand twice are
/// left out.
pub(crate) fn write_unchecked(source: &Source<'_>, options: &WriteOptions) -> String {
    run(source, options, || None, usize::MAX).0
}

/// Writes a value as the content of an element of its type: a part of a message.
pub(crate) fn write_type(grammar: &Grammar, id: TypeId, value: &dyn ElementValue) -> String {
    let source = Source {
        grammar,
        element: ElementId(u32::MAX),
        value,
        schema_location: None,
        no_namespace_schema_location: None,
        prefixes: &[],
    };
    let part = |output: &mut Output<'_>| {
        let mut element = ElementWriter::of_type(output, id);
        value.write(&mut element);
        element.finish();
    };
    let mut survey = Output::survey(grammar, usize::MAX);
    part(&mut survey);
    let declarations = plan(survey.usage(), &source);
    let mut output = Output::text(grammar, usize::MAX, &WriteOptions::default(), None);
    output.declare_at_root(declarations);
    part(&mut output);
    output.finish().0
}

fn run<'g>(
    source: &Source<'g>,
    options: &WriteOptions,
    check: impl Fn() -> Option<Check<'g>>,
    depth: usize,
) -> (String, Option<Check<'g>>) {
    if needs_no_survey(source) {
        let mut output = Output::text(source.grammar, depth, options, check()).without_survey();
        output.declare_at_root(plan(Usage::default(), source));
        root(source, &mut output);
        if !output.needs_survey() {
            return output.finish();
        }
    }
    let mut survey = Output::survey(source.grammar, depth);
    root(source, &mut survey);
    let declarations = plan(survey.usage(), source);
    let mut output = Output::text(source.grammar, depth, options, check());
    output.declare_at_root(declarations);
    root(source, &mut output);
    output.finish()
}

fn root<'g>(source: &Source<'g>, output: &mut Output<'g>) {
    let mut element = ElementWriter::new(output, Some(source.element));
    let locations = [
        ("schemaLocation", source.schema_location),
        ("noNamespaceSchemaLocation", source.no_namespace_schema_location),
    ];
    for (local, value) in locations {
        if let Some(value) = value {
            element.instance_attribute(local, value);
        }
    }
    source.value.write(&mut element);
    element.finish();
}
