//! Character class expressions: `[…]` (Appendix F.1).
//!
//! The hyphen, after the second edition: it stands for itself at the beginning and the end of a group, begins a
//! subtraction before `[`, and otherwise makes a range of the characters beside it.

use super::class::Class;
use super::parser::{Escape, Fault, Parser};

impl Parser<'_> {
    pub(super) fn class_expression(&mut self) -> Result<Class, Fault> {
        let start = self.at;
        self.enter()?;
        self.at += 1;
        let is_negated = self.take('^');
        let first = self.at;
        let mut class = Class::empty();
        let mut subtracted = None;
        loop {
            match self.peek() {
                None => return Err(Fault { offset: start, message: "there is no ] for this [".to_owned() }),
                Some(']') if self.at > first => break,
                Some(']') => return Err(self.fault("a character class cannot be empty")),
                Some('-') if self.next_is('[') && self.at > first => {
                    self.at += 1;
                    subtracted = Some(self.class_expression()?);
                    if self.peek() != Some(']') {
                        return Err(self.fault("a subtraction must be the last in its class"));
                    }
                }
                Some(_) => self.class_member(&mut class, first)?,
            }
        }
        self.at += 1;
        self.depth -= 1;
        let mut class = if is_negated { class.negated(self.unit) } else { class };
        if let Some(subtracted) = subtracted {
            class.subtract(&subtracted);
        }
        Ok(class)
    }

    /// A range, a character or an escape.
    fn class_member(&mut self, class: &mut Class, first: usize) -> Result<(), Fault> {
        let start = self.at;
        let from = match self.class_atom(first)? {
            Escape::Char(c) => c,
            Escape::Class(members) => {
                class.union(&members);
                return Ok(());
            }
        };
        let ends_group = self.next_is('[') || self.next_is(']') || self.rest_begins("--[");
        if self.peek() != Some('-') || ends_group {
            class.union(&Class::char(from));
            return Ok(());
        }
        self.at += 1;
        let end = self.at;
        let Escape::Char(to) = self.range_end()? else {
            return Err(Fault { offset: end, message: "a range ends with a single character".to_owned() });
        };
        if to < from {
            return Err(Fault {
                offset: start,
                message: format!("the range from {from} to {to} is reversed"),
            });
        }
        class.union(&Class::of([(from, to)]));
        Ok(())
    }

    fn class_atom(&mut self, first: usize) -> Result<Escape, Fault> {
        match self.peek() {
            Some('\\') => self.escape(),
            Some('[') => Err(self.fault("as a character [ is written \\[")),
            // At the end, which is the `]` or the hyphen of a subtraction.
            Some('-') if self.at != first && !self.next_is(']') && !self.rest_begins("--[") => {
                Err(self.fault("a hyphen inside a character class is written \\-"))
            }
            Some(c) => {
                self.at += c.len_utf8();
                Ok(Escape::Char(c))
            }
            None => Err(self.fault("there is no ] for this class")),
        }
    }

    fn range_end(&mut self) -> Result<Escape, Fault> {
        match self.peek() {
            Some('\\') => self.escape(),
            Some(c) => {
                self.at += c.len_utf8();
                Ok(Escape::Char(c))
            }
            None => Err(self.fault("there is no ] for this class")),
        }
    }

    fn rest_begins(&self, text: &str) -> bool {
        self.source.get(self.at..).is_some_and(|rest| rest.starts_with(text))
    }

    fn next_is(&self, c: char) -> bool {
        self.source.get(self.at + 1..).is_some_and(|rest| rest.starts_with(c))
    }
}
