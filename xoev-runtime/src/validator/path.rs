//! Where in the document the validator stands, as a path for reports. Kept cheaply: text is made for issues only.

use crate::event::split;
use std::collections::HashMap;
use std::fmt::Write as _;

/// From this number of different names among the children of one element on they are counted in a map.
const MANY: usize = 64;

/// And from this number on no further names are counted: their elements are the first of their name, and memory does not
/// grow with a message that never names two elements alike.
const TOO_MANY: usize = 1 << 16;

/// A path of more bytes is shown without its middle, and its names cut. Real ones have a tenth of it.
const WHOLE_PATH: usize = 4096;

/// Where a path is shown without its middle, names of more bytes are cut.
const WHOLE_NAME: usize = 256;

/// "None" where a known name is meant.
const NONE: u32 = u32::MAX;

/// The path to the element that is open.
#[derive(Debug, Default)]
pub(super) struct DocumentPath {
    /// Names that were made known, as written.
    known: Vec<Known>,
    /// The other names as written, one after the other.
    names: String,
    steps: Vec<Step>,
    /// How often each name occurred among the children of the open elements, by [`Step::first_count`].
    counts: Vec<(u64, u32)>,
    /// The same for elements with very many differently named children, by depth.
    many: HashMap<usize, HashMap<u64, u32>>,
}

#[derive(Debug, Default)]
struct Known {
    name: Box<str>,
    prefix_length: u32,
}

#[derive(Debug)]
struct Step {
    /// Position in [`DocumentPath::known`], or [`NONE`].
    known: u32,
    name_start: u32,
    prefix_length: u32,
    /// Position among the siblings of the same name, from 1.
    index: u32,
    /// First count of its children in [`DocumentPath::counts`].
    first_count: u32,
}

impl DocumentPath {
    /// Makes a name known under a number.
    pub(super) fn learn(&mut self, number: usize, prefix: &str, local: &str) {
        if self.known.len() <= number {
            self.known.resize_with(number + 1, Known::default);
        }
        let name = if prefix.is_empty() { local.into() } else { format!("{prefix}:{local}").into() };
        if let Some(known) = self.known.get_mut(number) {
            *known = Known { name, prefix_length: prefix.len() as u32 };
        }
    }

    /// Enters an element whose name is known; `key` tells its name from those of its siblings.
    #[inline]
    pub(super) fn open_known(&mut self, number: usize, key: u64) {
        self.push(number as u32, 0, key);
    }

    /// Enters an element; `key` tells its name from those of its siblings.
    pub(super) fn open(&mut self, prefix: &str, local: &str, key: u64) {
        self.push(NONE, prefix.len() as u32, key);
        if !prefix.is_empty() {
            self.names.push_str(prefix);
            self.names.push(':');
        }
        self.names.push_str(local);
    }

    #[inline]
    fn push(&mut self, known: u32, prefix_length: u32, key: u64) {
        let index = self.count(key);
        let name_start = self.names.len() as u32;
        let first_count = self.counts.len() as u32;
        self.steps.push(Step { known, name_start, prefix_length, index, first_count });
    }

    #[inline]
    fn count(&mut self, key: u64) -> u32 {
        let Some(parent) = self.steps.last() else { return 1 };
        let first = parent.first_count as usize;
        // Siblings of one name often stand together.
        if self.counts.len() > first
            && let Some((known, count)) = self.counts.last_mut()
            && *known == key
        {
            *count += 1;
            return *count;
        }
        self.count_among(first, key)
    }

    fn count_among(&mut self, first: usize, key: u64) -> u32 {
        let siblings = self.counts.get_mut(first..).unwrap_or_default();
        if let Some(at) = siblings.iter().rposition(|(known, _)| *known == key)
            && let Some((_, count)) = siblings.get_mut(at)
        {
            *count += 1;
            let count = *count;
            siblings.swap(at, siblings.len() - 1);
            return count;
        }
        if self.counts.len() - first < MANY {
            self.counts.push((key, 1));
            return 1;
        }
        let counts = self.many.entry(self.steps.len()).or_default();
        if counts.len() >= TOO_MANY && !counts.contains_key(&key) {
            return 1;
        }
        let count = counts.entry(key).or_default();
        *count += 1;
        *count
    }

    /// Leaves the element.
    #[inline]
    pub(super) fn close(&mut self) {
        let depth = self.steps.len();
        if let Some(step) = self.steps.pop() {
            if step.known == NONE {
                self.names.truncate(step.name_start as usize);
            }
            self.counts.truncate(step.first_count as usize);
            if !self.many.is_empty() {
                self.many.remove(&depth);
            }
        }
    }

    /// Which of its siblings of the same name the innermost element is, from 1.
    pub(super) fn sibling_number(&self) -> u32 {
        self.steps.last().map_or(1, |step| step.index)
    }

    /// Whether the innermost element has a sibling before it, or itself, of this key.
    pub(super) fn has_sibling(&self, key: u64) -> bool {
        let Some(parent) = self.steps.len().checked_sub(2).and_then(|at| self.steps.get(at)) else {
            return false;
        };
        let counted = self.counts.get(parent.first_count as usize..).unwrap_or_default();
        counted.iter().any(|(known, _)| *known == key)
            || self.many.get(&(self.steps.len() - 1)).is_some_and(|counts| counts.contains_key(&key))
    }

    /// Elements that are open.
    pub(super) fn depth(&self) -> usize {
        self.steps.len()
    }

    /// Prefix and local part of the element at a depth (from 0), as written.
    pub(super) fn name(&self, depth: usize) -> (&str, &str) {
        let Some(step) = self.steps.get(depth) else { return ("", "") };
        let (name, prefix_length) = match self.known.get(step.known as usize) {
            Some(known) => (&*known.name, known.prefix_length),
            None => {
                let end = self.steps.get(depth + 1).map_or(self.names.len(), |next| next.name_start as usize);
                (self.names.get(step.name_start as usize..end).unwrap_or_default(), step.prefix_length)
            }
        };
        split(name, prefix_length as usize)
    }

    /// The path as text, up to the innermost element.
    pub(super) fn text(&self) -> String {
        self.text_to(self.steps.len())
    }

    /// The path as text, up to a depth. Of a very long one the middle is left out: a report of a thousand faults deep
    /// within elements of long names would be far larger than the message.
    pub(super) fn text_to(&self, depth: usize) -> String {
        let depth = depth.min(self.steps.len());
        let mut text = String::new();
        let is_short = (0..depth).all(|at| {
            self.write_step(at, usize::MAX, &mut text);
            text.len() <= WHOLE_PATH
        });
        if is_short {
            return text;
        }
        // Not cleared: what is given back keeps no room for what was left out.
        text = String::new();
        let mut beginning = 0;
        while text.len() < WHOLE_PATH / 4 && beginning < depth {
            self.write_step(beginning, WHOLE_NAME, &mut text);
            beginning += 1;
        }
        let (mut end, mut length) = (depth, 0);
        while length < WHOLE_PATH / 2 && end > beginning {
            end -= 1;
            length += self.name(end).1.len().min(WHOLE_NAME);
        }
        text.push_str(if end > beginning { "/…" } else { "" });
        (end..depth).for_each(|at| self.write_step(at, WHOLE_NAME, &mut text));
        text
    }

    /// Adds a step; a name longer than `most` bytes is cut.
    fn write_step(&self, at: usize, most: usize, text: &mut String) {
        let (prefix, local) = self.name(at);
        text.push('/');
        if !prefix.is_empty() {
            push_cut(prefix, most, text);
            text.push(':');
        }
        push_cut(local, most, text);
        if at > 0 {
            let index = self.steps.get(at).map_or(1, |step| step.index);
            let _ = write!(text, "[{index}]");
        }
    }
}

/// Adds a name of `most` bytes at most, and a mark where it was longer.
fn push_cut(name: &str, most: usize, text: &mut String) {
    if name.len() <= most {
        return text.push_str(name);
    }
    let end = (0..=most).rev().find(|at| name.is_char_boundary(*at)).unwrap_or(0);
    text.push_str(name.get(..end).unwrap_or_default());
    text.push('…');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_siblings_of_the_same_name() {
        let mut path = DocumentPath::default();
        path.open("x", "root", 0);
        for key in [1, 2, 1, 1, 2] {
            path.open("", if key == 1 { "a" } else { "b" }, key);
            path.open("", "c", 3);
            path.close();
            path.close();
        }
        path.open("", "a", 1);
        path.open("y", "c", 3);
        assert_eq!(path.text(), "/x:root/a[4]/y:c[1]");
        assert_eq!(path.name(2), ("y", "c"));
        path.learn(7, "z", "d");
        path.open_known(7, 9);
        path.open("", "e", 4);
        assert_eq!(path.text(), "/x:root/a[4]/y:c[1]/z:d[1]/e[1]");
    }

    #[test]
    fn very_long_paths_lose_their_middle() {
        let mut path = DocumentPath::default();
        for at in 0..200 {
            path.open("p", &"ü".repeat(at), 0);
        }
        let text = path.text();
        assert!(text.len() < 2 * WHOLE_PATH && text.starts_with("/p:/p:ü[1]/p:üü[1]"), "{text}");
        assert_eq!(text.matches("/…").count(), 1);
        assert!(text.ends_with(&format!("/p:{}…[1]", "ü".repeat(WHOLE_NAME / 2))), "{text}");
    }

    #[test]
    fn very_many_names() {
        let mut path = DocumentPath::default();
        path.open("", "root", 0);
        for round in 1..=3 {
            for key in 0..1000 {
                path.open("", "n", key);
                assert!(path.text().ends_with(&format!("/n[{round}]")));
                path.close();
            }
        }
        for key in 0..2 * TOO_MANY as u64 {
            path.open("", "n", 1000 + key);
            path.close();
        }
        assert_eq!(path.many[&1].len(), TOO_MANY);
        path.open("", "n", 3);
        assert!(path.text().ends_with("/n[4]"));
        path.close();
        path.close();
        assert!(path.many.is_empty() && path.counts.is_empty());
    }
}
