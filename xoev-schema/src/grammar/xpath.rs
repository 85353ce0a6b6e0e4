//! The XPath subset of identity constraints (§3.11.6).
//!
//! ```text
//! selector  Path ('|' Path)*    Path  ('.//')? Step ('/' Step)*
//! field     the same, where the last step may be an attribute
//! Step      '.' | ('child' '::')? NameTest        attribute step  ('@' | 'attribute' '::') NameTest
//! NameTest  QName | '*' | NCName ':' '*'
//! ```
//!
//! In: an expression with the namespaces in scope. Out: [`Path`]s, or the first fault.
//! White space may stand between tokens.

use super::tables::Tables;
use crate::syntax::NamespaceScope;
use xoev_runtime::grammar::{NameTest, Path, Step};
use xoev_runtime::value::xml_name;

/// What an expression is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// `selector`: elements only.
    Selector,
    /// `field`: the last step may be an attribute.
    Field,
}

/// What is wrong with an expression.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Characters before the place.
    pub offset: usize,
    /// What is wrong there.
    pub message: String,
}

/// Parses the `xpath` of a selector or a field.
pub(super) fn parse(
    expression: &str,
    scope: &NamespaceScope,
    for_what: Use,
    tables: &mut Tables,
) -> Result<Vec<Path>, Fault> {
    let tokens = tokens(expression)?;
    let mut parser = Parser { tokens, at: 0, end: expression.chars().count(), scope, for_what, tables };
    let mut paths = vec![parser.path()?];
    while parser.take(&Token::Bar) {
        paths.push(parser.path()?);
    }
    match parser.tokens.get(parser.at) {
        None => Ok(paths),
        Some(_) => Err(parser.fault("a path ends before this")),
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Dot,
    Slash,
    DoubleSlash,
    Bar,
    At,
    /// `child::`
    Child,
    /// `attribute::`
    Attribute,
    Star,
    /// `prefix:*`
    PrefixStar(String),
    /// A name with its prefix, empty for none.
    Name(String, String),
}

fn tokens(expression: &str) -> Result<Vec<(usize, Token)>, Fault> {
    let chars: Vec<char> = expression.chars().collect();
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let next = chars.get(at + 1).copied();
        let (token, length) = match c {
            ' ' | '\t' | '\n' | '\r' => {
                at += 1;
                continue;
            }
            '.' => (Token::Dot, 1),
            '/' if next == Some('/') => (Token::DoubleSlash, 2),
            '/' => (Token::Slash, 1),
            '|' => (Token::Bar, 1),
            '@' => (Token::At, 1),
            '*' => (Token::Star, 1),
            c if is_name_start(c) => name_token(&chars, at),
            c => return Err(Fault { offset: at, message: format!("{c:?} has no meaning here") }),
        };
        out.push((at, token));
        at += length;
    }
    Ok(out)
}

/// A name, an axis, or `prefix:*`; with the number of characters it takes.
fn name_token(chars: &[char], start: usize) -> (Token, usize) {
    let name_end = |from: usize| {
        let rest = chars.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|c| is_name_char(**c)).count()
    };
    let text = |from: usize, to: usize| chars.get(from..to).unwrap_or_default().iter().collect::<String>();
    let end = name_end(start);
    let name = text(start, end);
    // The axis may be set apart from its colons.
    let rest = chars.get(end..).unwrap_or_default();
    let blanks = rest.iter().take_while(|c| matches!(c, ' ' | '\t' | '\n' | '\r')).count();
    if rest.get(blanks) == Some(&':') && rest.get(blanks + 1) == Some(&':') {
        match name.as_str() {
            "child" => return (Token::Child, end + blanks + 2 - start),
            "attribute" => return (Token::Attribute, end + blanks + 2 - start),
            _ => {}
        }
    }
    match (chars.get(end), chars.get(end + 1)) {
        (Some(':'), Some('*')) => (Token::PrefixStar(name), end + 2 - start),
        (Some(':'), Some(c)) if is_name_start(*c) => {
            let local_end = name_end(end + 1);
            (Token::Name(name, text(end + 1, local_end)), local_end - start)
        }
        _ => (Token::Name(String::new(), name), end - start),
    }
}

fn is_name_start(c: char) -> bool {
    c != ':' && xml_name::is_name_start(c)
}

fn is_name_char(c: char) -> bool {
    c != ':' && xml_name::is_name_char(c)
}

struct Parser<'a> {
    tokens: Vec<(usize, Token)>,
    at: usize,
    /// The length of the expression in characters.
    end: usize,
    scope: &'a NamespaceScope,
    for_what: Use,
    tables: &'a mut Tables,
}

impl Parser<'_> {
    fn path(&mut self) -> Result<Path, Fault> {
        let is_descendant =
            matches!((self.peek(0), self.peek(1)), (Some(Token::Dot), Some(Token::DoubleSlash)));
        if is_descendant {
            self.at += 2;
        }
        let mut path = Path { descendant: is_descendant, steps: Vec::new() };
        loop {
            if let Some(step) = self.step()? {
                path.steps.push(step);
            }
            if !self.take(&Token::Slash) {
                return Ok(path);
            }
            if let Some(Step::Attribute(_)) = path.steps.last() {
                self.at -= 1;
                return Err(self.fault("nothing may follow an attribute"));
            }
        }
    }

    /// A step; `None` for `.`.
    fn step(&mut self) -> Result<Option<Step>, Fault> {
        if self.take(&Token::Dot) {
            return Ok(None);
        }
        if self.take(&Token::At) || self.take(&Token::Attribute) {
            if self.for_what == Use::Selector {
                self.at -= 1;
                return Err(self.fault("a selector selects elements, not attributes"));
            }
            return Ok(Some(Step::Attribute(self.name_test()?)));
        }
        self.take(&Token::Child);
        Ok(Some(Step::Child(self.name_test()?)))
    }

    fn name_test(&mut self) -> Result<NameTest, Fault> {
        let test = match self.peek(0).cloned() {
            Some(Token::Star) => NameTest::Any,
            Some(Token::PrefixStar(prefix)) => {
                let uri = self.resolve(&prefix)?;
                NameTest::Namespace(self.tables.namespace(&uri))
            }
            // As in XPath 1.0 the default namespace does not apply.
            Some(Token::Name(prefix, local)) if prefix.is_empty() => {
                NameTest::Name(self.tables.name_of("", &local))
            }
            Some(Token::Name(prefix, local)) => {
                let uri = self.resolve(&prefix)?;
                NameTest::Name(self.tables.name_of(&uri, &local))
            }
            Some(_) => return Err(self.fault("a name is missing")),
            None => return Err(self.fault("a step is missing")),
        };
        self.at += 1;
        Ok(test)
    }

    fn resolve(&self, prefix: &str) -> Result<String, Fault> {
        match self.scope.resolve(prefix) {
            Some(uri) => Ok(uri.to_string()),
            None if prefix == "xml" => Ok("http://www.w3.org/XML/1998/namespace".to_owned()),
            None => Err(self.fault(format!("the prefix {prefix} is not bound to a namespace"))),
        }
    }

    fn peek(&self, ahead: usize) -> Option<&Token> {
        self.tokens.get(self.at + ahead).map(|(_, token)| token)
    }

    fn take(&mut self, token: &Token) -> bool {
        let is_next = self.peek(0) == Some(token);
        self.at += usize::from(is_next);
        is_next
    }

    fn fault(&self, message: impl Into<String>) -> Fault {
        let offset = self.tokens.get(self.at).map_or(self.end, |(offset, _)| *offset);
        Fault { offset, message: message.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn run(expression: &str, for_what: Use) -> Result<String, Fault> {
        let scope = NamespaceScope {
            bindings: Arc::new(vec![("p".into(), "urn:p".into()), (String::new().into(), "urn:d".into())]),
        };
        let mut tables = Tables::new([("urn:p", "p")]);
        let paths = parse(expression, &scope, for_what, &mut tables)?;
        let test = |test: &NameTest| match test {
            NameTest::Any => "*".to_owned(),
            NameTest::Namespace(id) => format!("{}:*", tables.namespaces[id.index()].prefix),
            NameTest::Name(name) => tables.display(*name),
        };
        let path = |path: &Path| {
            let steps = path.steps.iter().map(|step| match step {
                Step::Child(t) => test(t),
                Step::Attribute(t) => format!("@{}", test(t)),
            });
            let start = if path.descendant { ".//" } else { "" };
            start.to_owned() + &steps.collect::<Vec<_>>().join("/")
        };
        Ok(paths.iter().map(path).collect::<Vec<_>>().join(" | "))
    }

    #[test]
    fn reads_paths() {
        for (expression, expected) in [
            (".", ""),
            ("a", "a"),
            (" ./ a / p:b ", "a/p:b"),
            (".//a", ".//a"),
            (". // a/./b", ".//a/b"),
            ("child::a|p:*", "a | p:*"),
            ("child :: a/*", "a/*"),
            ("child", "child"),
            ("a-b.c/ä_1", "a-b.c/ä_1"),
        ] {
            assert_eq!(run(expression, Use::Selector).as_deref(), Ok(expected), "{expression}");
        }
        for (expression, expected) in
            [("@a", "@a"), ("a/@p:b", "a/@p:b"), ("attribute::* | .", "@* | "), (".//@a", ".//@a")]
        {
            assert_eq!(run(expression, Use::Field).as_deref(), Ok(expected), "{expression}");
        }
    }

    #[test]
    fn finds_faults() {
        for (expression, for_what, offset) in [
            ("", Use::Selector, 0),
            ("@a", Use::Selector, 0),
            ("/a", Use::Selector, 0),
            ("//a", Use::Selector, 0),
            ("a//b", Use::Selector, 1),
            ("a/", Use::Selector, 2),
            ("a|", Use::Field, 2),
            ("@a/b", Use::Field, 2),
            ("q:a", Use::Field, 0),
            ("a[1]", Use::Field, 1),
            ("parent::a", Use::Field, 6),
            ("a b", Use::Field, 2),
            ("..", Use::Field, 1),
        ] {
            let found = run(expression, for_what);
            assert_eq!(found.as_ref().map_err(|f| f.offset), Err(offset), "{expression}: {found:?}");
        }
    }
}
