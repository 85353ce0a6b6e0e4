//! The XML declaration (XML 1.0 §2.8).

use super::entity::skip_space;
use crate::report::{DeclarationFault, WellFormednessFault as Fault};

/// Checks what stands between `<?` and `?>`, and says whether the document stands alone. A fault has its offset.
pub(super) fn check(text: &str) -> Result<bool, (usize, Fault)> {
    let at = |rest: &str| text.len() - rest.len();
    let mut rest = text.strip_prefix("xml").unwrap_or(text);
    let version = pseudo_attribute(&mut rest, "version").map_err(|rest| syntax(at(rest)))?;
    let version = version.ok_or_else(|| (at(skip_space(rest)), wrong(DeclarationFault::Version)))?;
    // A document of a later 1.x is to be read as if it were 1.0 (§2.8), but 1.1 is another language.
    let is_number = version
        .strip_prefix("1.")
        .is_some_and(|minor| !minor.is_empty() && minor.bytes().all(|byte| byte.is_ascii_digit()));
    if !is_number || version == "1.1" {
        return Err((place(text, version), Fault::Version { version: version.to_owned() }));
    }
    let encoding = pseudo_attribute(&mut rest, "encoding").map_err(|rest| syntax(at(rest)))?;
    if let Some(encoding) = encoding.filter(|encoding| !is_encoding_name(encoding)) {
        return Err((
            place(text, encoding),
            wrong(DeclarationFault::Encoding { value: encoding.to_owned() }),
        ));
    }
    let standalone = pseudo_attribute(&mut rest, "standalone").map_err(|rest| syntax(at(rest)))?;
    if let Some(value) = standalone.filter(|value| !matches!(*value, "yes" | "no")) {
        return Err((place(text, value), wrong(DeclarationFault::Standalone { value: value.to_owned() })));
    }
    let rest = skip_space(rest);
    if rest.is_empty() { Ok(standalone == Some("yes")) } else { Err(syntax(at(rest))) }
}

fn wrong(fault: DeclarationFault) -> Fault {
    Fault::XmlDeclaration { fault }
}

fn syntax(at: usize) -> (usize, Fault) {
    (at, wrong(DeclarationFault::Syntax))
}

/// `EncName`.
fn is_encoding_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))
}

/// The offset of a value: it stands behind its quote, where what follows the quote begins with it.
fn place(text: &str, value: &str) -> usize {
    let quoted = ['"', '\''].map(|quote| format!("{quote}{value}{quote}"));
    quoted.iter().filter_map(|quoted| text.find(quoted.as_str())).min().map_or(0, |at| at + 1)
}

/// The value of a pseudo-attribute, if it stands next; the error is the text from where on it is wrong.
fn pseudo_attribute<'x>(rest: &mut &'x str, name: &str) -> Result<Option<&'x str>, &'x str> {
    let trimmed = skip_space(rest);
    let Some(after) = trimmed.strip_prefix(name) else { return Ok(None) };
    if trimmed.len() == rest.len() {
        return Err(trimmed);
    }
    let after = skip_space(after);
    let after = skip_space(after.strip_prefix('=').ok_or(after)?);
    let mut quoted = after.chars();
    let quote = quoted.next().filter(|c| matches!(c, '"' | '\'')).ok_or(after)?;
    let (value, behind) = quoted.as_str().split_once(quote).ok_or(after)?;
    *rest = behind;
    Ok(Some(value))
}
