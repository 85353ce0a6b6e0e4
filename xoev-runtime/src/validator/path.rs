//! Where in the document the validator stands, as a path for reports. Kept cheaply: text is made for issues only.

use std::collections::HashMap;
use std::fmt::Write as _;

/// From this number of different names among the children of one element on they are counted in a map.
const MANY: usize = 64;

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
        self.known[number] = Known { name, prefix_length: prefix.len() as u32 };
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
        if let Some(at) = self.counts[first..].iter().rposition(|(known, _)| *known == key) {
            let at = first + at;
            self.counts[at].1 += 1;
            let count = self.counts[at].1;
            let last = self.counts.len() - 1;
            self.counts.swap(at, last);
            return count;
        }
        if self.counts.len() - first < MANY {
            self.counts.push((key, 1));
            return 1;
        }
        let count = self.many.entry(self.steps.len()).or_default().entry(key).or_default();
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
        match prefix_length as usize {
            0 => ("", name),
            length => (&name[..length], &name[length + 1..]),
        }
    }

    /// The path as text, up to the innermost element.
    pub(super) fn text(&self) -> String {
        self.text_to(self.steps.len())
    }

    /// The path as text, up to a depth.
    pub(super) fn text_to(&self, depth: usize) -> String {
        let mut text = String::new();
        for (at, step) in self.steps.iter().enumerate().take(depth) {
            let (prefix, local) = self.name(at);
            let colon = if prefix.is_empty() { "" } else { ":" };
            let _ = write!(text, "/{prefix}{colon}{local}");
            if at > 0 {
                let _ = write!(text, "[{}]", step.index);
            }
        }
        text
    }
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
        path.close();
        assert!(path.many.is_empty() && path.counts.is_empty());
    }
}
