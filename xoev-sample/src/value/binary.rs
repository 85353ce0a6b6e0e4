//! Octets.

use xoev_runtime::grammar::SimpleType;

/// What the octets say.
const TEXT: &[u8] = b"Beispiel ";
/// Longer contents show nothing that these do not.
const LONGEST: u64 = 1_000;

fn lengths(simple: &SimpleType) -> Vec<usize> {
    let facets = &simple.facets;
    let bounds = [facets.length, facets.min_length, Some(8), facets.max_length, Some(1), Some(0)];
    bounds.into_iter().flatten().filter(|it| *it <= LONGEST).map(|it| it as usize).collect()
}

fn octets(length: usize) -> impl Iterator<Item = u8> {
    TEXT.iter().copied().cycle().take(length)
}

/// In hexadecimal digits.
pub(super) fn hex(simple: &SimpleType) -> Vec<String> {
    let text = |length| octets(length).map(|octet| format!("{octet:02X}")).collect();
    lengths(simple).into_iter().map(text).collect()
}

/// In Base64 (RFC 4648).
pub(super) fn base64(simple: &SimpleType) -> Vec<String> {
    lengths(simple).into_iter().map(|length| encode(&octets(length).collect::<Vec<_>>())).collect()
}

fn encode(octets: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for group in octets.chunks(3) {
        let word = (0..3).fold(0u32, |word, at| word << 8 | u32::from(group.get(at).copied().unwrap_or(0)));
        for place in 0..4 {
            let digit = DIGITS.get((word >> (18 - 6 * place) & 63) as usize);
            out.push(digit.filter(|_| place <= group.len()).map_or('=', |it| char::from(*it)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::encode;

    #[test]
    fn the_examples_of_the_standard_are_met() {
        for (octets, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(encode(octets.as_bytes()), text);
        }
    }
}
