//! Octets as text: the lexical forms of `hexBinary` and `base64Binary` (XSD 1.0 Part 2 §3.2.15, §3.2.16).

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// How many octets a hexadecimal form has; `None` if it is not one.
#[must_use]
pub fn hex_length(text: &str) -> Option<usize> {
    (text.len().is_multiple_of(2) && text.bytes().all(|b| b.is_ascii_hexdigit())).then_some(text.len() / 2)
}

/// The octets of a hexadecimal form.
#[must_use]
pub fn decode_hex(text: &str) -> Option<Vec<u8>> {
    let digit = |b: u8| char::from(b).to_digit(16).and_then(|d| u8::try_from(d).ok());
    if !text.len().is_multiple_of(2) {
        return None;
    }
    let (pairs, _) = text.as_bytes().as_chunks::<2>();
    pairs.iter().map(|[high, low]| Some((digit(*high)? << 4) | digit(*low)?)).collect()
}

/// The canonical hexadecimal form: upper case.
#[must_use]
pub fn encode_hex(octets: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |nibble: u8| DIGITS.get(usize::from(nibble & 15)).copied().map_or('0', char::from);
    octets.iter().flat_map(|octet| [digit(octet >> 4), digit(*octet)]).collect()
}

/// How many octets a base64 form has; `None` if it is not one. Blanks may stand between any two characters.
#[must_use]
pub fn base64_length(text: &str) -> Option<usize> {
    let mut length = 0;
    read_base64(text, |_, count| length += count)?;
    Some(length)
}

/// The octets of a base64 form.
#[must_use]
pub fn decode_base64(text: &str) -> Option<Vec<u8>> {
    let mut octets = Vec::with_capacity(text.len() / 4 * 3);
    read_base64(text, |group, count| octets.extend(group.to_be_bytes().iter().skip(1).take(count)))?;
    Some(octets)
}

/// The canonical base64 form: no blanks.
#[must_use]
pub fn encode_base64(octets: &[u8]) -> String {
    let mut text = String::with_capacity(octets.len().div_ceil(3) * 4);
    for chunk in octets.chunks(3) {
        let at = |i: usize| u32::from(chunk.get(i).copied().unwrap_or(0));
        let group = at(0) << 16 | at(1) << 8 | at(2);
        for position in 0..4 {
            let sextet = (group >> (18 - 6 * position)) & 63;
            let is_padding = position > chunk.len();
            let letter = ALPHABET.get(sextet as usize).filter(|_| !is_padding);
            text.push(letter.copied().map_or('=', char::from));
        }
    }
    text
}

/// Calls back for each group of four characters with its 24 bits and the number of octets in it (1 to 3).
fn read_base64(text: &str, mut group: impl FnMut(u32, usize)) -> Option<()> {
    let (mut bits, mut count, mut padding) = (0_u32, 0_u8, 0_u8);
    for byte in text.bytes() {
        let sextet = SEXTETS.get(usize::from(byte)).copied().unwrap_or(u8::MAX);
        match sextet {
            0..64 if padding == 0 => bits = bits << 6 | u32::from(sextet),
            PADDING if count >= 2 => {
                bits <<= 6;
                padding += 1;
            }
            BLANK => continue,
            _ => return None,
        }
        count += 1;
        if count == 4 {
            // The bits behind the last octet are zero (B16 and B04 of the grammar).
            let unused = (1 << (8 * padding)) - 1;
            if bits & unused != 0 {
                return None;
            }
            group(bits, usize::from(3 - padding));
            // Nothing may follow padding: a further character finds `padding` set and fails.
            (bits, count) = (0, 0);
        }
    }
    (count == 0).then_some(())
}

const PADDING: u8 = 64;
const BLANK: u8 = 65;

/// What each byte stands for in base64: 0 to 63, padding, blank or nothing.
static SEXTETS: [u8; 256] = sextets();

#[expect(clippy::indexing_slicing, reason = "computed by the compiler: out of bounds does not compile")]
const fn sextets() -> [u8; 256] {
    let mut table = [u8::MAX; 256];
    let mut i = 0;
    while i < 64 {
        table[ALPHABET[i] as usize] = i as u8;
        i += 1;
    }
    table[b'=' as usize] = PADDING;
    table[b' ' as usize] = BLANK;
    table
}
