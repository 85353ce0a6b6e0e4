//! The lexical space of `anyURI`; the type stands with the other texts in `string.rs`.

/// Whether a text is in the lexical space of `anyURI` (XSD 1.0 Part 2 §3.2.17).
///
/// The recommendation wants a URI reference after the characters that URIs do not allow were escaped (XLink §5.4),
/// and asks no processor to check more than that. What escaping cannot mend is refused here: a `%` without two
/// hexadecimal digits, a second `#`, and a first segment with a colon that is no scheme (RFC 2396 §3.1, §5); and, as
/// the editors of the test suite decided, `//` with nothing behind it.
#[must_use]
pub fn is_any_uri(text: &str) -> bool {
    has_whole_escapes(text.as_bytes())
        && has_valid_scheme(text)
        && !names_nothing(text)
        && text.bytes().filter(|b| *b == b'#').count() < 2
}

fn has_whole_escapes(text: &[u8]) -> bool {
    let is_hex = |at: usize| text.get(at).is_some_and(u8::is_ascii_hexdigit);
    memchr::memchr_iter(b'%', text).all(|at| is_hex(at + 1) && is_hex(at + 2))
}

/// Whether an authority is announced, but neither it nor a path follows.
fn names_nothing(text: &str) -> bool {
    let end = text.find(['?', '#']).unwrap_or(text.len());
    let path = text.get(..end).unwrap_or_default();
    let scheme = path.strip_suffix("//");
    scheme.is_some_and(|it| it.is_empty() || it.find([':', '/']).is_some_and(|at| it.get(at..) == Some(":")))
}

fn has_valid_scheme(text: &str) -> bool {
    let end = text.find([':', '/', '?', '#']).unwrap_or(text.len());
    if text.as_bytes().get(end) != Some(&b':') {
        return true;
    }
    let scheme = text.as_bytes().get(..end).unwrap_or_default();
    scheme.first().is_some_and(u8::is_ascii_alphabetic)
        && scheme.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
}
