//! How much memory streaming validation needs: a message of any length, made while it is read.

use crate::Outcome;
use crate::scale::text_schema;
use std::io::Read;
use xoev_runtime::validator::{Options, validate_reader};

/// `<m>`, as many records as wanted, `</m>`, without ever being in memory as a whole.
#[derive(Debug)]
pub struct Records {
    remaining: u64,
    number: u64,
    piece: Vec<u8>,
    at: usize,
    is_closed: bool,
}

impl Records {
    /// A message of about this many bytes.
    #[must_use]
    pub fn new(bytes: u64) -> Self {
        Self { remaining: bytes, number: 0, piece: b"<m xmlns=\"urn:s\">".to_vec(), at: 0, is_closed: false }
    }

    fn next_piece(&mut self) {
        self.at = 0;
        self.remaining = self.remaining.saturating_sub(self.piece.len() as u64);
        self.piece.clear();
        if self.is_closed {
            return;
        }
        if self.remaining == 0 {
            self.piece.extend_from_slice(b"</m>");
            self.is_closed = true;
            return;
        }
        self.number += 1;
        self.piece.extend_from_slice(crate::scale::record(self.number).as_bytes());
    }
}

impl Read for Records {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let mut written = 0;
        while written < buffer.len() {
            if self.at == self.piece.len() {
                self.next_piece();
                if self.piece.is_empty() {
                    break;
                }
            }
            let length = (self.piece.len() - self.at).min(buffer.len() - written);
            buffer[written..written + length].copy_from_slice(&self.piece[self.at..self.at + length]);
            written += length;
            self.at += length;
        }
        Ok(written)
    }
}

/// Validates a message of this size and prints the most memory the process ever held.
///
/// # Errors
/// If the message has a fault, or the process held more than `most` MB (2²⁰ bytes).
pub fn run(megabytes: u64, most: Option<f64>) -> Outcome<()> {
    let grammar = crate::scale::grammar(&text_schema())?;
    let before = peak();
    let started = std::time::Instant::now();
    let report = validate_reader(&grammar, Records::new(megabytes * 1_000_000), &Options::default());
    let seconds = started.elapsed().as_secs_f64();
    if !report.is_valid() {
        return Err(report.to_string().into());
    }
    println!("streaming validation of {megabytes} MB: {seconds:.1} s");
    match (before, peak()) {
        (Some(before), Some(after)) => {
            println!("most memory held: {after:.1} MB (before the message {before:.1} MB)");
            if let Some(most) = most.filter(|it| after > *it) {
                return Err(format!("more than {most} MB held").into());
            }
        }
        _ => println!("most memory held: this system does not tell (no /proc/self/status)"),
    }
    Ok(())
}

/// The most memory this process held so far, in MB (2²⁰ bytes).
#[must_use]
pub fn peak() -> Option<f64> {
    status("VmHWM:")
}

/// The memory this process holds now, in MB (2²⁰ bytes).
#[must_use]
pub fn resident() -> Option<f64> {
    status("VmRSS:")
}

fn status(field: &str) -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(field))?;
    let kilobytes: f64 = line.split_ascii_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024.0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]

    use super::*;

    #[test]
    fn the_message_is_valid_at_any_length() {
        let grammar = crate::scale::grammar(&text_schema()).unwrap();
        for bytes in [0, 1000, 100_000] {
            let report = validate_reader(&grammar, Records::new(bytes), &Options::default());
            assert!(report.is_valid(), "{report}");
        }
    }
}
