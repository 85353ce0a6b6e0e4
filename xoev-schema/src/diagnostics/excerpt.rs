//! The lines of a document around some places, long lines cut to a window that shows the places.
//!
//! Schema documents written by machines may have lines of many thousand characters; an excerpt never has.

use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use std::collections::BTreeMap;
use std::ops::Range;

/// Lines of context on each side.
const CONTEXT: usize = 1;
/// Characters shown before the first place in a cut line.
const LEAD: usize = 24;

/// Some lines of one document, with the places in them that something is said about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    name: String,
    /// The lines shown, cut where they are too long.
    text: String,
    lines: Vec<Line>,
    labels: Vec<Place>,
}

/// A line of the excerpt.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    /// In the document, from 0.
    number: usize,
    /// In the excerpt's text, line end left out.
    range: Range<usize>,
}

/// A label's place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    text: String,
    is_primary: bool,
    /// In the document, from 0, in characters.
    column: usize,
    /// In the excerpt's text.
    range: Range<usize>,
}

/// A place of a document with what is said about it, and whether it is the main one.
type Labelled<'p> = (&'p (Range<usize>, &'p str), bool);

impl Excerpt {
    /// The lines around some places of a document, each with what is said about it; the first is the main one. `name` is
    /// that of the document, `width` the most characters of a line.
    #[must_use]
    pub fn new(lines: &Lines<'_>, name: String, places: &[(Range<usize>, &str)], width: usize) -> Self {
        let mut by_line: BTreeMap<usize, Vec<Labelled<'_>>> = BTreeMap::new();
        for (at, place) in places.iter().enumerate() {
            let line = lines.line_of(place.0.start);
            by_line.entry(line).or_default().push((place, at == 0));
            let first = line.saturating_sub(CONTEXT).max(lines.first);
            for near in first..=(line + CONTEXT).min(lines.last()) {
                by_line.entry(near).or_default();
            }
        }
        let mut excerpt = Self { name, text: String::new(), lines: Vec::new(), labels: Vec::new() };
        for (number, here) in by_line {
            excerpt.push_line(lines, number, &here, width);
        }
        excerpt
    }

    /// The lines, each with its number in the document, from 1; `…` stands where a long one was cut.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.lines.iter().map(|line| (line.number + 1, part(&self.text, line.range.clone())))
    }

    /// The main place: the number of its line and, within what is shown of that line, its bytes.
    #[must_use]
    pub fn main_place(&self) -> Option<(usize, Range<usize>)> {
        let place = self.labels.iter().find(|place| place.is_primary)?;
        let line = self.lines.get(self.line_at(place.range.start)?)?;
        Some((line.number + 1, place.range.start - line.range.start..place.range.end - line.range.start))
    }

    /// The places for the renderer.
    #[must_use]
    pub fn spans(&self) -> Vec<LabeledSpan> {
        let spans = self.labels.iter().map(|place| {
            let text = (!place.text.is_empty()).then(|| place.text.clone());
            let span = SourceSpan::from((place.range.start, place.range.len()));
            match place.is_primary {
                true => LabeledSpan::new_primary_with_span(text, span),
                false => LabeledSpan::new_with_span(text, span),
            }
        });
        spans.collect()
    }

    fn push_line(&mut self, lines: &Lines<'_>, number: usize, places: &[Labelled<'_>], width: usize) {
        let range = lines.range(number);
        let line = part(lines.text, range.clone());
        let within = places.iter().map(|((place, _), _)| clip(place, &range, line));
        let within: Vec<_> = within.collect();
        let window = window(line, &within, width);
        let start = self.text.len();
        if window.start > 0 {
            self.text.push('…');
        }
        let shown_at = self.text.len();
        self.text.push_str(part(line, window.clone()));
        if window.end < line.len() {
            self.text.push('…');
        }
        let end = self.text.len();
        self.text.push('\n');
        for (((_, label), is_primary), place) in places.iter().zip(within) {
            let shift = |at: usize| shown_at + at.clamp(window.start, window.end) - window.start;
            self.labels.push(Place {
                text: (*label).to_owned(),
                is_primary: *is_primary,
                column: lines.column_of(number) + part(line, 0..place.start).chars().count(),
                range: shift(place.start)..shift(place.end),
            });
        }
        self.lines.push(Line { number, range: start..end });
    }

    fn line_at(&self, offset: usize) -> Option<usize> {
        self.lines.iter().position(|line| line.range.start <= offset && offset <= line.range.end)
    }

    /// The neighbours of a line that are in the excerpt, at most `count`.
    fn neighbours(&self, at: usize, count: usize, step: isize) -> usize {
        let mut reached = at;
        for _ in 0..count {
            let Some(next) = reached.checked_add_signed(step) else { break };
            let (Some(here), Some(there)) = (self.lines.get(reached), self.lines.get(next)) else { break };
            if there.number.abs_diff(here.number) != 1 {
                break;
            }
            reached = next;
        }
        reached
    }
}

/// A part of a text whose ends were found in it.
fn part(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

/// A span within one line: what goes on in later lines is left out.
fn clip(place: &Range<usize>, line: &Range<usize>, text: &str) -> Range<usize> {
    let on_boundary = |at: usize| {
        let mut at = at.clamp(line.start, line.end) - line.start;
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = on_boundary(place.start);
    start..on_boundary(place.end).max(start)
}

/// What of a line is shown: all of it, or `width` characters that begin shortly before the first place.
fn window(line: &str, places: &[Range<usize>], width: usize) -> Range<usize> {
    if line.chars().nth(width).is_none() {
        return 0..line.len();
    }
    let first = places.iter().map(|place| place.start).min().unwrap_or(0);
    let last = places.iter().map(|place| place.end).max().unwrap_or(0);
    let fits_from_start = part(line, 0..last).chars().count() < width;
    let start = if fits_from_start {
        0
    } else {
        part(line, 0..first).char_indices().rev().nth(LEAD).map_or(0, |(at, _)| at)
    };
    let end =
        part(line, start..line.len()).char_indices().nth(width).map_or(line.len(), |(at, _)| start + at);
    start..end
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let found = self.line_at(span.offset()).zip(self.line_at(span.offset() + span.len()));
        let (first, last) = found.ok_or(MietteError::OutOfBounds)?;
        let line = |at: usize| self.lines.get(at).ok_or(MietteError::OutOfBounds);
        // Lines left out in between: the renderer then shows two parts.
        if line(last)?.number.checked_sub(line(first)?.number) != last.checked_sub(first) {
            return Err(MietteError::OutOfBounds);
        }
        let (start, end, column) = if before == 0 && after == 0 {
            let place = self.labels.iter().find(|place| place.range.start == span.offset());
            let column = place.map_or(span.offset() - line(first)?.range.start, |place| place.column);
            (span.offset(), span.offset() + span.len(), column)
        } else {
            let top = self.neighbours(first, before, -1);
            let bottom = self.neighbours(last, after, 1);
            let contents = line(top)?.range.start..line(bottom)?.range.end;
            return Ok(self.contents(contents, line(top)?.number, 0, bottom - top + 1));
        };
        Ok(self.contents(start..end, line(first)?.number, column, last - first + 1))
    }
}

impl Excerpt {
    fn contents<'a>(
        &'a self,
        range: Range<usize>,
        line: usize,
        column: usize,
        count: usize,
    ) -> Box<dyn SpanContents<'a> + 'a> {
        let span = SourceSpan::from((range.start, range.len()));
        let data = self.text.as_bytes().get(range).unwrap_or_default();
        Box::new(MietteSpanContents::new_named(self.name.clone(), data, span, line, column, count))
    }
}

/// A text and where its lines begin; all of a document, or a passage of it.
#[derive(Debug)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    /// The number of the first line in the document, from 0.
    first: usize,
    /// The column of the first character in that line, from 0.
    first_column: usize,
}

impl<'t> Lines<'t> {
    /// Finds the lines of a document.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self::of_passage(text, 1, 1)
    }

    /// Finds the lines of a passage that begins at a line and column of its document, both from 1.
    #[must_use]
    pub fn of_passage(text: &'t str, line: usize, column: usize) -> Self {
        let after = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(after).collect(),
            first: line.saturating_sub(1),
            first_column: column.saturating_sub(1),
        }
    }

    /// Where a line and a column in characters, both from 1, stand in the text; `None` if they lie outside of it.
    #[must_use]
    pub fn offset(&self, line: usize, column: usize) -> Option<usize> {
        let line = line.checked_sub(1)?;
        let range = self.range_of(line)?;
        let column = column.saturating_sub(1).checked_sub(self.column_of(line))?;
        let within = part(self.text, range.clone()).char_indices().nth(column);
        Some(within.map_or(range.end, |(at, _)| range.start + at))
    }

    /// The last line.
    fn last(&self) -> usize {
        self.first + self.starts.len() - 1
    }

    /// The column a line begins at.
    fn column_of(&self, line: usize) -> usize {
        if line == self.first { self.first_column } else { 0 }
    }

    fn line_of(&self, offset: usize) -> usize {
        self.first + self.starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// A line without its end.
    fn range(&self, line: usize) -> Range<usize> {
        self.range_of(line).unwrap_or(self.text.len()..self.text.len())
    }

    fn range_of(&self, line: usize) -> Option<Range<usize>> {
        let at = line.checked_sub(self.first)?;
        let start = *self.starts.get(at)?;
        let end = self.starts.get(at + 1).map_or(self.text.len(), |next| next - 1);
        Some(start..start + part(self.text, start..end).trim_end_matches('\r').len())
    }
}
