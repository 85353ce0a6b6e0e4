//! The XML declaration (XML 1.0 §2.8).

use super::entity::skip_space;
use crate::report::WellFormednessFault as Fault;

/// Checks what stands between `<?` and `?>`.
pub(super) fn check(text: &str) -> Result<(), Fault> {
    let mut rest = text.strip_prefix("xml").ok_or(Fault::XmlDeclaration)?;
    let version = pseudo_attribute(&mut rest, "version")?.ok_or(Fault::XmlDeclaration)?;
    // A document of a later 1.x is to be read as if it were 1.0 (§2.8), but 1.1 is another language.
    let is_number = version
        .strip_prefix("1.")
        .is_some_and(|minor| !minor.is_empty() && minor.bytes().all(|byte| byte.is_ascii_digit()));
    if !is_number || version == "1.1" {
        return Err(Fault::Version { version: version.to_owned() });
    }
    if let Some(encoding) = pseudo_attribute(&mut rest, "encoding")? {
        let is_name = encoding.starts_with(|c: char| c.is_ascii_alphabetic())
            && encoding.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'));
        if !is_name {
            return Err(Fault::XmlDeclaration);
        }
    }
    if let Some(standalone) = pseudo_attribute(&mut rest, "standalone")?
        && !matches!(standalone, "yes" | "no")
    {
        return Err(Fault::XmlDeclaration);
    }
    if skip_space(rest).is_empty() { Ok(()) } else { Err(Fault::XmlDeclaration) }
}

fn pseudo_attribute<'x>(rest: &mut &'x str, name: &str) -> Result<Option<&'x str>, Fault> {
    let trimmed = skip_space(rest);
    let Some(after) = trimmed.strip_prefix(name) else { return Ok(None) };
    if trimmed.len() == rest.len() {
        return Err(Fault::XmlDeclaration);
    }
    let after = skip_space(after).strip_prefix('=').ok_or(Fault::XmlDeclaration)?;
    let after = skip_space(after);
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\'')).ok_or(Fault::XmlDeclaration)?;
    let (value, after) = after[1..].split_once(quote).ok_or(Fault::XmlDeclaration)?;
    *rest = after;
    Ok(Some(value))
}
