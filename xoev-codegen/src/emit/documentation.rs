//! Documentation comments: wrapped, and escaped so that rustdoc shows the schema's text as it is.

use super::writer::Writer;
use crate::plan::item::{Documentation, Paragraph};

/// Writes documentation with `///` (or `//!` for the file).
pub(super) fn documentation(writer: &mut Writer, documentation: &Documentation, marker: &str) {
    for (at, paragraph) in documentation.paragraphs.iter().enumerate() {
        if at > 0 {
            writer.line(marker);
        }
        let text = match paragraph {
            Paragraph::Text(text) => escape(text),
            Paragraph::Labelled(label, text) => format!("{label}: {}", escape(text)),
            Paragraph::Name(name, what) if what.is_empty() => code(name),
            Paragraph::Name(name, what) => format!("{} ({})", code(name), escape(what)),
            Paragraph::Key(key, label) => keyed(key, label.as_deref()),
            Paragraph::Page(address) => format!("[Dokumentation](<{address}>)"),
        };
        wrap(writer, &text, marker);
    }
}

fn code(name: &str) -> String {
    let shown: String = name.chars().filter(|c| is_shown(*c)).collect();
    format!("`{}`", shown.replace('`', "'"))
}

/// A key that is nothing but blanks would be no code: it is shown in quotation marks.
fn keyed(key: &str, label: Option<&str>) -> String {
    let key = if key.trim().is_empty() { format!("„{key}“") } else { code(key) };
    match label {
        Some(label) => format!("{key}: {}", escape(label)),
        None => key,
    }
}

/// Text without mark-up: what Markdown, HTML or intra-doc links would read otherwise gets a backslash.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            out.push(' ');
        }
        if let Some(rest) = url(word) {
            let (before, address, after) = rest;
            escape_word(before, &mut out);
            out.push('<');
            out.push_str(address);
            out.push('>');
            escape_word(after, &mut out);
        } else {
            escape_word(word, &mut out);
        }
    }
    out
}

fn escape_word(word: &str, out: &mut String) {
    for c in word.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' | '$' | '&') {
            out.push('\\');
        }
        if is_shown(c) {
            out.push(c);
        }
    }
}

/// Bidirectional controls are refused in source text.
fn is_shown(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A web address in a word, with what stands before and after it.
fn url(word: &str) -> Option<(&str, &str, &str)> {
    let start = word.find("https://").or_else(|| word.find("http://"))?;
    let (before, rest) = word.split_at_checked(start)?;
    let is_inside =
        |c: char| !matches!(c, '<' | '>' | '"' | '`' | '[' | ']' | '(' | ')' | '{' | '}') && c.is_ascii();
    let address = rest.split(|c| !is_inside(c)).next()?;
    let address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
    let has_host = address.splitn(3, '/').nth(2).is_some_and(|host| !host.is_empty());
    let after = rest.strip_prefix(address)?;
    has_host.then_some((before, address, after))
}

fn wrap(writer: &mut Writer, text: &str, marker: &str) {
    let room = writer.room().saturating_sub(marker.len() + 1);
    let mut line = String::new();
    let mut width = 0;
    for word in text.split(' ') {
        let word_width = word.chars().count();
        if width > 0 && width + 1 + word_width > room {
            flush(writer, &line, marker);
            line.clear();
            width = 0;
        }
        if width > 0 {
            line.push(' ');
            width += 1;
        }
        line.push_str(word);
        width += word_width;
    }
    if !line.is_empty() {
        flush(writer, &line, marker);
    }
}

/// What at the start of a line would begin a list, a heading or a quotation is escaped.
fn flush(writer: &mut Writer, line: &str, marker: &str) {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = line.strip_suffix(rest).unwrap_or_default();
    let escaped = if !number.is_empty() && rest.starts_with(['.', ')']) {
        format!("{number}\\{rest}")
    } else if line.starts_with(['-', '+', '=']) {
        format!("\\{line}")
    } else {
        line.to_owned()
    };
    writer.line(&format!("{marker} {escaped}"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comment(text: &str) -> String {
        let mut writer = Writer::default();
        let paragraphs = vec![Paragraph::Text(text.to_owned())];
        documentation(&mut writer, &Documentation { paragraphs }, "///");
        writer.finish()
    }

    #[test]
    fn markup_is_escaped_and_addresses_become_links() {
        assert_eq!(comment("Siehe [1] <b>_x_</b>"), "/// Siehe \\[1\\] \\<b\\>\\_x\\_\\</b\\>\n");
        assert_eq!(
            comment("unter https://xoev.de/a_b, dort (http://x.de/y)."),
            "/// unter <https://xoev.de/a_b>, dort (<http://x.de/y>).\n"
        );
        assert_eq!(comment("1. Satz"), "/// 1\\. Satz\n");
        assert_eq!(comment("- Punkt"), "/// \\- Punkt\n");
    }
}
