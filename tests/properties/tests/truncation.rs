//! What comes from a line that breaks: messages that end early, and readers that fail.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic is the report of a test")]

use std::io::{self, Read};
use xoev_properties::message::{Pieces, grammar};
use xoev_properties::types::xbeispiel::Nachricht;
use xoev_runtime::report::Report;
use xoev_runtime::validator::{Options, validate_bytes, validate_reader};

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(xoev_beispiel::file(name)).unwrap()
}

/// The rules of a report, in order.
fn rules(report: &Report) -> Vec<&'static str> {
    report.issues.iter().map(|issue| issue.fault.rule()).collect()
}

/// At every byte: never a panic, never valid, the last fault is that the document ends too early and lies at the end of
/// what there is, memory and stream agree, and nothing is read into types.
#[test]
fn a_message_cut_at_every_byte() {
    let message = sample("samples/valid/0101-reich.xml");
    let root_ends = message.iter().rposition(|byte| *byte == b'>').unwrap();
    for end in 0..message.len() {
        let cut = &message[..end];
        let report = validate_bytes(grammar(), cut, &Options::default());
        assert_eq!(report, validate_reader(grammar(), Pieces::new(cut, 100), &Options::default()), "{end}");
        assert_eq!(report.is_valid(), end > root_ends, "cut at {end}: {report}");
        assert_eq!(Nachricht::from_xml(cut).is_ok(), end > root_ends);
        if let Some(last) = report.issues.last() {
            assert!(last.fault.rule().starts_with("xml-wf"), "cut at {end}: {report}");
            assert!(usize::try_from(last.position.offset).unwrap() <= end, "cut at {end}: {report}");
        }
    }
}

/// A reader that fails after some bytes.
struct Failing<'b> {
    bytes: &'b [u8],
}

impl Read for Failing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.bytes.read(buffer)? {
            0 => Err(io::Error::other("the line broke")),
            read => Ok(read),
        }
    }
}

/// A reader that fails is a fault of its own and no end of the document: what was read before is reported, and what is
/// missing is not.
#[test]
fn a_reader_that_fails_in_the_middle() {
    let message = sample("samples/valid/0101-reich.xml");
    for end in (0..=message.len()).step_by(37) {
        let report = validate_reader(grammar(), Failing { bytes: &message[..end] }, &Options::default());
        assert_eq!(rules(&report), ["xoev-input"], "after {end} bytes: {report}");
        assert!(report.to_string().contains("the line broke"), "{report}");
        assert!(Nachricht::from_reader(Failing { bytes: &message[..end] }).is_err());
    }
    // Faults before are told with it.
    let faulty = sample("samples/invalid/0101-unvollstaendig.xml");
    let report = validate_reader(grammar(), Failing { bytes: &faulty }, &Options::default());
    assert!(report.issues.len() > 1 && rules(&report).last() == Some(&"xoev-input"), "{report}");
}

/// A reader that is interrupted goes on.
#[test]
fn a_reader_that_is_interrupted() {
    struct Interrupted<'b>(&'b [u8], bool);
    impl Read for Interrupted<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.1 = !self.1;
            match self.1 {
                true => Err(io::ErrorKind::Interrupted.into()),
                false => {
                    let most = buffer.len().min(100);
                    self.0.read(&mut buffer[..most])
                }
            }
        }
    }
    let message = sample("samples/valid/0101-reich.xml");
    let report = validate_reader(grammar(), Interrupted(&message, false), &Options::default());
    assert!(report.is_valid(), "{report}");
}
