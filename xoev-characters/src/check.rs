//! Checking a text against a repertoire.
//!
//! In: the bits of a repertoire, a text. Out: the place of the first misfit, or all faults.
//! Invariants: linear in the text; where nothing is wrong nothing is allocated.

use crate::fault::{CharacterFault, FaultKind};
use crate::normalize::nfc;
use crate::repertoire::{ascii_class, class, sequence_length};
use crate::set::CharacterSet;
use unicode_normalization::char::is_combining_mark;

/// The byte offset of the first character from `start` on that does not belong; `start` is where a character or a
/// sequence begins.
#[inline]
pub fn first_misfit(mask: u8, text: &str, start: usize) -> Option<usize> {
    let at = start + ascii_run(mask, text.as_bytes().get(start..)?);
    if at == text.len() { None } else { first_misfit_from(mask, text, start, at) }
}

/// As [`first_misfit`], where everything before `at` belongs.
fn first_misfit_from(mask: u8, text: &str, start: usize, mut at: usize) -> Option<usize> {
    // Where the last sequence ended: it takes no further marks.
    let mut closed = start;
    loop {
        let rest = text.get(at..)?;
        let character = rest.chars().next()?;
        if class(character) & mask == mask {
            at += character.len_utf8();
        } else {
            let letter = text.get(closed..at)?.chars().next_back();
            let length = letter.map_or(0, |letter| sequence_length(mask, letter, rest));
            if length == 0 {
                return Some(at);
            }
            at += rest.chars().take(length).map(char::len_utf8).sum::<usize>();
            closed = at;
        }
        at += ascii_run(mask, text.as_bytes().get(at..)?);
    }
}

/// How many of the first bytes are ASCII characters that belong.
#[inline]
fn ascii_run(mask: u8, bytes: &[u8]) -> usize {
    let fits = |byte: u8| ascii_class(byte) & mask == mask;
    let whole = bytes
        .chunks_exact(8)
        .take_while(|chunk| chunk.iter().fold(mask, |common, byte| common & ascii_class(*byte)) == mask);
    let mut at = whole.count() * 8;
    while bytes.get(at).is_some_and(|byte| fits(*byte)) {
        at += 1;
    }
    at
}

/// All faults of a text whose first misfit is known. A letter and the marks on it are one fault.
#[cold]
pub fn faults(set: CharacterSet, text: &str, first: usize) -> Vec<CharacterFault> {
    let mut faults = Vec::new();
    let (mut counted, mut index) = (0, 0);
    let mut resume = 0;
    let mut next = Some(first);
    while let Some(misfit) = next {
        let (start, end) = cluster(text, resume, misfit);
        index += text.get(counted..start).map_or(0, |passed| passed.chars().count());
        counted = start;
        let Some(piece) = text.get(start..end) else { break };
        let character = text.get(misfit..).and_then(|rest| rest.chars().next()).unwrap_or_default();
        let kind = kind(set, piece, character);
        faults.push(CharacterFault { set, offset: start, index, text: piece.to_owned(), character, kind });
        resume = end;
        next = first_misfit(set.mask(), text, end);
    }
    faults
}

/// The letter a misfit belongs to, with all marks on it: from `resume` on, which is where the last fault ended.
fn cluster(text: &str, resume: usize, misfit: usize) -> (usize, usize) {
    let mut start = misfit;
    let before = text.get(resume..misfit).unwrap_or_default();
    let is_mark_at = |at: usize| text.get(at..).and_then(|t| t.chars().next()).is_some_and(is_combining_mark);
    for (offset, _) in before.char_indices().rev() {
        if !is_mark_at(start) {
            break;
        }
        start = resume + offset;
    }
    let after = text.get(misfit..).unwrap_or_default();
    let length = after.char_indices().skip(1).find(|(_, c)| !is_combining_mark(*c)).map(|(at, _)| at);
    (start, misfit + length.unwrap_or(after.len()))
}

fn kind(set: CharacterSet, piece: &str, character: char) -> FaultKind {
    let composed = nfc(piece);
    if composed != piece && set.accepts(&composed) {
        FaultKind::NotNormalized { composed: composed.into_owned() }
    } else if is_combining_mark(character) {
        FaultKind::Combination
    } else {
        FaultKind::Character
    }
}
