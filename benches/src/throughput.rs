//! How fast one message is tokenised, validated, and read into a tree; and with `types`, into types and written.

use crate::Outcome;
use crate::measure::{Measurement, measure};
use crate::schema::{Subject, compile, read};
use quick_xml::{Reader, events::Event};
use std::hint::black_box;
use std::time::{Duration, Instant};
use xoev_runtime::validator::{Options, read_tree, validate_bytes, validate_reader};

/// Measures a message and prints the table.
///
/// # Errors
/// If the schema is faulty or the message cannot be read.
pub fn run(subject: &Subject) -> Outcome<()> {
    let started = Instant::now();
    let grammar = compile(std::slice::from_ref(&subject.schema), &subject.catalogs)?;
    println!("# schema compiled in {:.1} ms", started.elapsed().as_secs_f64() * 1e3);
    let bytes = read(&subject.message)?;
    let report = validate_bytes(&grammar, &bytes, &Options::default());
    println!("# {}: {} bytes, {} faults", subject.message.display(), bytes.len(), report.issues.len());
    for measurement in measure_message(&grammar, &bytes, subject.seconds) {
        println!("{}", measurement.line());
    }
    Ok(())
}

/// The ways of reading that need no generated code.
#[must_use]
pub fn measure_message(
    grammar: &xoev_runtime::grammar::Grammar,
    bytes: &[u8],
    seconds: f64,
) -> Vec<Measurement> {
    let options = Options::default();
    let budget = Duration::from_secs_f64(seconds);
    let length = bytes.len();
    vec![
        measure("quick-xml Reader, events only", length, budget, || tokenise(bytes)),
        measure("validate bytes", length, budget, || validate_bytes(grammar, bytes, &options)),
        measure("validate stream", length, budget, || validate_reader(grammar, bytes, &options)),
        measure("read into tree", length, budget, || read_tree(grammar, bytes, &options)),
    ]
}

/// What no reader that uses quick-xml can be faster than: its bare events.
#[must_use]
pub fn tokenise(bytes: &[u8]) -> usize {
    let mut reader = Reader::from_reader(bytes);
    let mut events = 0;
    while let Ok(event) = reader.read_event() {
        if matches!(event, Event::Eof) {
            break;
        }
        events += 1;
        black_box(&event);
    }
    events
}
