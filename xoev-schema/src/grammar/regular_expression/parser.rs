//! The parser of XSD regular expressions (Part 2 Appendix F).
//!
//! In: an expression. Out: [`Node`], or the first fault with its place.
//! Not here: character class expressions, which have their own file.

use super::class::Class;
use super::syntax::{Kind, Node};
use super::utf_16;
use xoev_runtime::grammar::PatternUnit;

/// Groups and class subtractions nested deeper than this are refused.
pub(super) const DEPTH_LIMIT: usize = 100;

/// What is wrong with an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// The place, in bytes.
    pub offset: usize,
    /// What is wrong there.
    pub message: String,
}

/// Parses an expression.
pub(super) fn parse(source: &str, unit: PatternUnit) -> Result<Node, Fault> {
    let mut parser = Parser { source, at: 0, depth: 0, unit };
    let node = parser.regular_expression()?;
    match parser.peek() {
        None => Ok(node),
        // Only a closing parenthesis ends an expression early.
        Some(_) => Err(parser.fault("there is no ( for this )")),
    }
}

pub(super) struct Parser<'a> {
    pub source: &'a str,
    pub at: usize,
    pub depth: usize,
    pub unit: PatternUnit,
}

impl Parser<'_> {
    fn regular_expression(&mut self) -> Result<Node, Fault> {
        let start = self.at;
        let mut branches = vec![self.branch()?];
        while self.take('|') {
            branches.push(self.branch()?);
        }
        if branches.len() == 1
            && let Some(only) = branches.pop()
        {
            return Ok(only);
        }
        Ok(self.node(start, Kind::Alternatives(branches)))
    }

    fn branch(&mut self) -> Result<Node, Fault> {
        let start = self.at;
        let mut pieces = Vec::new();
        while !matches!(self.peek(), None | Some('|' | ')')) {
            pieces.push(self.piece()?);
        }
        if pieces.len() == 1
            && let Some(only) = pieces.pop()
        {
            return Ok(only);
        }
        Ok(self.node(start, Kind::Branch(pieces)))
    }

    fn piece(&mut self) -> Result<Node, Fault> {
        let start = self.at;
        let atom = self.atom()?;
        let (min, max) = match self.peek() {
            Some('?') => (0, Some(1)),
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('{') => {
                let (min, max) = self.quantity()?;
                return Ok(self.repeat(start, atom, min, max));
            }
            _ => return Ok(atom),
        };
        self.at += 1;
        Ok(self.repeat(start, atom, min, max))
    }

    fn repeat(&self, start: usize, body: Node, min: u32, max: Option<u32>) -> Node {
        self.node(start, Kind::Repeat { body: Box::new(body), min, max })
    }

    /// `{n}`, `{n,}` or `{n,m}`.
    fn quantity(&mut self) -> Result<(u32, Option<u32>), Fault> {
        let start = self.at;
        self.at += 1;
        let min = self.number()?;
        let max = if !self.take(',') {
            Some(min)
        } else if self.peek() == Some('}') {
            None
        } else {
            Some(self.number()?)
        };
        if !self.take('}') {
            return Err(self.fault("a quantity is {n}, {n,} or {n,m}"));
        }
        if max.is_some_and(|max| max < min) {
            return Err(Fault {
                offset: start,
                message: format!("the maximum is less than the minimum {min}"),
            });
        }
        Ok((min, max))
    }

    fn number(&mut self) -> Result<u32, Fault> {
        let start = self.at;
        let mut number = 0u32;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            // No text is longer than this.
            number = number.saturating_mul(10).saturating_add(digit);
            self.at += 1;
        }
        if self.at == start { Err(self.fault("a number is missing")) } else { Ok(number) }
    }

    fn atom(&mut self) -> Result<Node, Fault> {
        let start = self.at;
        let class = match self.peek() {
            Some('(') => {
                self.enter()?;
                self.at += 1;
                let inner = self.regular_expression()?;
                if !self.take(')') {
                    return Err(Fault { offset: start, message: "there is no ) for this (".to_owned() });
                }
                self.depth -= 1;
                return Ok(inner);
            }
            Some('[') => self.class_expression()?,
            Some('\\') => self.escape()?.into_class(),
            Some('.') => {
                self.at += 1;
                Class::any_but_line_ends(self.unit)
            }
            Some(c @ ('?' | '*' | '+' | '{')) => {
                return Err(
                    self.fault(format!("there is nothing {c} could repeat; as a character it is \\{c}"))
                );
            }
            Some(c @ (']' | '}')) => {
                return Err(self.fault(format!("as a character {c} is written \\{c}")));
            }
            Some(c) => {
                self.at += c.len_utf8();
                Class::char(c)
            }
            None => return Err(self.fault("an expression is missing")),
        };
        let kind = match self.unit {
            PatternUnit::CodePoint => Kind::Class(class),
            PatternUnit::Utf16 => utf_16::lower(&class, start, self.at),
        };
        Ok(self.node(start, kind))
    }

    /// `\` and what follows it.
    pub(super) fn escape(&mut self) -> Result<Escape, Fault> {
        let start = self.at;
        self.at += 1;
        let Some(letter) = self.peek() else {
            return Err(Fault { offset: start, message: "nothing follows the \\".to_owned() });
        };
        self.at += letter.len_utf8();
        let char = match letter {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '\\' | '|' | '.' | '?' | '*' | '+' | '(' | ')' | '{' | '}' | '-' | '[' | ']' | '^' => letter,
            'p' | 'P' => return self.property(start, letter == 'P').map(Escape::Class),
            _ => {
                return Class::multi_character_escape(letter, self.unit).map(Escape::Class).ok_or_else(
                    || Fault { offset: start, message: format!("there is no escape \\{letter}") },
                );
            }
        };
        Ok(Escape::Char(char))
    }

    fn property(&mut self, start: usize, is_negated: bool) -> Result<Class, Fault> {
        let rest = self.source.get(self.at..).unwrap_or_default();
        let name = rest.strip_prefix('{').and_then(|r| r.split_once('}')).map(|(name, _)| name);
        let Some(name) = name else {
            return Err(Fault { offset: start, message: "a category or block in {} is missing".to_owned() });
        };
        self.at += name.len() + 2;
        let class = Class::property(name, self.unit).ok_or_else(|| Fault {
            offset: start,
            message: format!("there is no category or block named {name}"),
        })?;
        Ok(if is_negated { class.negated(self.unit) } else { class })
    }

    pub(super) fn enter(&mut self) -> Result<(), Fault> {
        self.depth += 1;
        if self.depth > DEPTH_LIMIT {
            return Err(self.fault(format!("groups are nested more than {DEPTH_LIMIT} deep")));
        }
        Ok(())
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.source.get(self.at..)?.chars().next()
    }

    pub(super) fn take(&mut self, c: char) -> bool {
        let is_next = self.peek() == Some(c);
        self.at += if is_next { c.len_utf8() } else { 0 };
        is_next
    }

    pub(super) fn fault(&self, message: impl Into<String>) -> Fault {
        Fault { offset: self.at, message: message.into() }
    }

    fn node(&self, start: usize, kind: Kind) -> Node {
        Node { kind, start, end: self.at }
    }
}

/// What an escape stands for.
pub(super) enum Escape {
    /// A single character: it may end a range.
    Char(char),
    /// Several.
    Class(Class),
}

impl Escape {
    fn into_class(self) -> Class {
        match self {
            Self::Char(c) => Class::char(c),
            Self::Class(class) => class,
        }
    }
}
