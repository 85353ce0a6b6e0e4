//! The passages around the issues of a message that was checked as a stream, read back from where it came from.
//!
//! Memory is needed for the passages. A message in another encoding than UTF-8 has none: offsets are about the decoded
//! text.

use crate::input::{Content, Input, whole};
use std::io::{self, Read};
use std::ops::Range;
use xoev_report::Passage;
use xoev_runtime::event::encoding_of;
use xoev_runtime::report::{Position, Report};

/// Bytes before and after a place: some lines, and enough of a long one.
const AROUND: u64 = 1024;
const CHUNK: usize = 64 << 10;

/// For each issue the passage it stands in; `None` where it has no place or the message cannot be read again.
pub(super) fn read_back(input: &Input, report: &Report) -> Vec<Option<Passage>> {
    let mut windows: Vec<Option<Window>> =
        report.issues.iter().map(|issue| Window::around(issue.position)).collect();
    let read = input.read(|content| fill(content, &mut windows));
    if !matches!(read, Ok(Ok(()))) {
        windows.clear();
    }
    windows.into_iter().map(|window| window.and_then(Window::into_passage)).collect()
}

fn fill(content: Content<'_>, windows: &mut [Option<Window>]) -> io::Result<()> {
    let Content::Stream { start, rest } = content else { return Ok(()) };
    if encoding_of(&start) != Ok("UTF-8") {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut reader = whole(start, rest);
    let mut chunk = vec![0; CHUNK];
    let mut offset = 0;
    loop {
        let count = reader.read(&mut chunk)?;
        if count == 0 {
            return Ok(());
        }
        let read = chunk.get(..count).unwrap_or_default();
        windows.iter_mut().flatten().for_each(|window| window.take(read, offset));
        offset += count as u64;
    }
}

/// The bytes around a place.
struct Window {
    position: Position,
    wanted: Range<u64>,
    bytes: Vec<u8>,
}

impl Window {
    fn around(position: Position) -> Option<Self> {
        let wanted = position.offset.saturating_sub(AROUND)..position.offset + AROUND;
        (position.line > 0).then_some(Self { position, wanted, bytes: Vec::new() })
    }

    /// Takes what it wants of some bytes that stand at an offset.
    fn take(&mut self, bytes: &[u8], offset: u64) {
        let within = |at: u64| (at.saturating_sub(offset)).min(bytes.len() as u64) as usize;
        let wanted = bytes.get(within(self.wanted.start)..within(self.wanted.end));
        self.bytes.extend_from_slice(wanted.unwrap_or_default());
    }

    /// Its text, from the beginning of a line on if one is in it.
    fn into_passage(self) -> Option<Passage> {
        let at = usize::try_from(self.position.offset - self.wanted.start).ok()?;
        let (before, after) = self.bytes.split_at_checked(at)?;
        let start = match before.iter().position(|byte| *byte == b'\n') {
            Some(end) if self.wanted.start > 0 => end + 1,
            Some(_) => 0,
            // Within a character nothing begins.
            None => before.iter().position(|byte| byte & 0xC0 != 0x80).unwrap_or(0),
        };
        let before = String::from_utf8_lossy(before.get(start..).unwrap_or_default());
        let lines = before.matches('\n').count();
        let line = (self.position.line as usize).checked_sub(lines)?;
        let column = match lines {
            0 => (self.position.column as usize).checked_sub(before.chars().count())?,
            _ => 1,
        };
        let after = String::from_utf8_lossy(after);
        // The last character may be cut off.
        let text = format!("{before}{}", after.trim_end_matches('\u{fffd}'));
        Some(Passage { text, line, column })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a panic is the report of a test")]
    use super::*;

    fn passage(text: &str, line: u32, column: u32, offset: u64) -> Passage {
        let mut window = Window::around(Position { line, column, offset, byte_offset: offset }).unwrap();
        // In pieces, as a reader gives them.
        for (at, piece) in text.as_bytes().chunks(7).enumerate() {
            window.take(piece, at as u64 * 7);
        }
        window.into_passage().unwrap()
    }

    #[test]
    fn passages_begin_with_a_line() {
        let text = "<ä>\n".repeat(1000);
        // The 501st line: five bytes each.
        let found = passage(&text, 501, 1, 2500);
        assert!(found.text.starts_with("<ä>\n") && found.column == 1);
        let before = (501 - found.line) * 5;
        assert!(found.text[before..].starts_with("<ä>\n"));
        assert!((1020..=1024).contains(&before), "{before}");
        assert_eq!(passage(&text, 1, 1, 0).line, 1);
    }

    #[test]
    fn a_long_line_is_cut_between_characters() {
        let text = "ä".repeat(5000);
        let found = passage(&text, 1, 2001, 4000);
        assert_eq!((found.line, found.column), (1, 2001 - 512));
        assert_eq!(found.text, "ä".repeat(1024));
        // An odd offset lies after a character of one byte.
        let found = passage(&format!("x{text}"), 1, 2002, 4001);
        assert_eq!(found.column, 2002 - 512);
    }
}
