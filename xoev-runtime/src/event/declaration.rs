//! The XML declaration (XML 1.0 §2.8).

use super::entity::skip_space;
use crate::report::WellFormednessFault as Fault;

/// Checks what stands between `<?` and `?>`.
pub(super) fn check(text: &str) -> Result<(), Fault> {
    let mut rest = text.strip_prefix("xml").ok_or(Fault::XmlDeclaration)?;
    let version = pseudo_attribute(&mut rest, "version")?.ok_or(Fault::XmlDeclaration)?;
    if version != "1.0" {
        let is_number = version.chars().all(|c| c.is_ascii_digit() || c == '.') && !version.is_empty();
        let fault = Fault::Version { version: version.to_owned() };
        return Err(if is_number { fault } else { Fault::XmlDeclaration });
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
