//! The text of a message with its values masked.
//!
//! In: a document that need not be well-formed. Out: the same number of lines and characters.
//! Invariant: what is not surely markup, a name, or something the schema prescribes is masked.

use xoev_runtime::report::masked_text;

/// Attributes whose values name schemas and code lists, besides those of the namespaces of XML and XML Schema.
const KEPT: [&str; 2] = ["listURI", "listVersionID"];

/// The document with texts, values of attributes, comments and the data of processing instructions masked.
pub(crate) fn masked_document(text: &str) -> String {
    let mut masker = Masker { rest: text, out: String::with_capacity(text.len()) };
    while !masker.rest.is_empty() {
        masker.piece();
    }
    masker.out
}

struct Masker<'t> {
    rest: &'t str,
    out: String,
}

impl Masker<'_> {
    fn piece(&mut self) {
        let after = self.rest.strip_prefix('<').and_then(|rest| rest.chars().next());
        match after {
            None if self.rest.starts_with('<') => self.keep(1),
            None => {
                let text = self.rest.find('<').unwrap_or(self.rest.len());
                self.mask(text);
            }
            Some('!') if self.rest.starts_with("<!--") => self.section(4, "-->"),
            Some('!') if self.rest.starts_with("<![CDATA[") => self.section(9, "]]>"),
            Some('!') => self.tag(2),
            Some('?') if self.rest.starts_with("<?xml ") => self.tag(2),
            Some('?') => {
                let target = self.rest.find(char::is_whitespace).unwrap_or(2);
                self.section(target, "?>");
            }
            Some('/') => self.tag(2),
            Some(c) if c.is_alphabetic() || c == '_' => self.tag(1),
            // No tag: text in which the character was forgotten to be escaped.
            Some(_) => {
                self.keep(1);
                let text = self.rest.find('<').unwrap_or(self.rest.len());
                self.mask(text);
            }
        }
    }

    /// What begins with `begin` bytes of markup and goes on to a mark or the end.
    fn section(&mut self, begin: usize, end: &str) {
        self.keep(begin);
        let length = self.rest.find(end);
        self.mask(length.unwrap_or(self.rest.len()));
        if length.is_some() {
            self.keep(end.len());
        }
    }

    /// A tag or declaration: its name, then names with `=` and a value.
    fn tag(&mut self, begin: usize) {
        self.keep(begin);
        let is_declaration = self.out.ends_with("<?");
        self.keep(name_length(self.rest));
        while let Some(c) = self.rest.chars().next() {
            match c {
                '>' => return self.keep(1),
                '<' => return,
                '"' | '\'' => self.quoted(is_declaration),
                c if c.is_whitespace() || matches!(c, '/' | '?' | '=' | '[' | '(') => self.keep(c.len_utf8()),
                _ => self.attribute(is_declaration),
            }
        }
    }

    /// A name that `=` follows is one of an attribute; anything else is none and may be a value.
    fn attribute(&mut self, is_declaration: bool) {
        let length = name_length(self.rest).max(self.rest.chars().next().map_or(0, char::len_utf8));
        let Some((name, after)) = self.rest.split_at_checked(length) else { return self.mask(length) };
        let Some(value) = after.trim_start().strip_prefix('=') else {
            return self.mask(length);
        };
        let is_kept = is_declaration || is_kept(name);
        self.keep(self.rest.len() - value.trim_start().len());
        if self.rest.starts_with(['"', '\'']) {
            self.quoted(is_kept);
        } else {
            self.mask(name_length(self.rest));
        }
    }

    fn quoted(&mut self, is_kept: bool) {
        let mut behind = self.rest.chars();
        let Some(quote) = behind.next() else { return };
        let length = behind.as_str().find(quote).map_or(self.rest.len(), |at| at + 2);
        if is_kept { self.keep(length) } else { self.mask(length) }
    }

    fn keep(&mut self, length: usize) {
        match self.rest.split_at_checked(length) {
            Some((kept, rest)) => {
                self.out.push_str(kept);
                self.rest = rest;
            }
            // Whatever is not sure to be mark-up is masked.
            None => self.mask(length),
        }
    }

    fn mask(&mut self, length: usize) {
        let (masked, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.out.push_str(&masked_text(masked));
        self.rest = rest;
    }
}

fn name_length(text: &str) -> usize {
    let end =
        |c: char| c.is_whitespace() || matches!(c, '=' | '>' | '<' | '/' | '?' | '"' | '\'' | '[' | '(');
    text.find(end).unwrap_or(text.len())
}

fn is_kept(name: &str) -> bool {
    name == "xmlns" || name.starts_with("xmlns:") || name.starts_with("xsi:") || KEPT.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::masked_document;

    #[test]
    fn values_are_masked_and_names_are_not() {
        let document = "<?xml version=\"1.0\" encoding='UTF-8'?>\n<m:person xmlns:m=\"urn:x\" id='Ab1'>\n  \
            <name art = \"Ruf\">Jörg &amp; Ö.</name><!-- geb. 1990 --><?ziel Müller?><![CDATA[Köln]]></m:person>";
        assert_eq!(
            masked_document(document),
            "<?xml version=\"1.0\" encoding='UTF-8'?>\n<m:person xmlns:m=\"urn:x\" id='Xx9'>\n  \
            <name art = \"Xxx\">Xxxx &xxx; X.</name><!-- xxx. 9999 --><?ziel Xxxxxx?><![CDATA[Xxxx]]></m:person>"
        );
    }

    #[test]
    fn what_is_not_well_formed_is_masked_rather_than_shown() {
        for (document, masked) in [
            ("<a>1 < 2 Müller</a>", "<a>9 < 9 Xxxxxx</a>"),
            ("<a b=Müller c>", "<a b=Xxxxxx x>"),
            ("<a b=\"x>Müller</a>", "<a b=\"x>Xxxxxx</x>"),
            ("<a Müller<b>Köln", "<a Xxxxxx<b>Xxxx"),
            ("<a><!-- Müller", "<a><!-- Xxxxxx"),
            (
                "<!DOCTYPE a [<!ENTITY e 'Müller'>]><a>&e;</a>",
                "<!DOCTYPE x [<!ENTITY x 'Xxxxxx'>]><a>&x;</a>",
            ),
            ("Müller", "Xxxxxx"),
            ("<", "<"),
            ("<?", "<?"),
            ("<a b=", "<a b="),
            ("<a 'ä", "<a 'x"),
        ] {
            assert_eq!(masked_document(document), masked);
        }
    }
}
