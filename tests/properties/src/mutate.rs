//! Changes to inputs, the same in every run: for where no fuzzer looks at what was reached.

use xoev_schema::grammar::content_oracle::{Decide, Random};

/// Pieces that mean something in one of the formats.
const TOKENS: [&[u8]; 28] = [
    b"<",
    b">",
    b"&",
    b"\"",
    b"]]>",
    b"<!--",
    b"<![CDATA[",
    b"<?",
    b"&#x0;",
    b"&amp;",
    b"xmlns:x=\"",
    b"xsi:type=\"",
    b"xsi:nil=\"true\"",
    b"<!DOCTYPE x [",
    b"<!ENTITY e '&e;'>",
    b"/>",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xc3",
    b"\0",
    b"minOccurs=\"2147483647\"",
    b"maxOccurs=\"unbounded\"",
    b"base=\"",
    b"ref=\"",
    b"{1,99999}",
    b"\\p{L}",
    b"../",
    b"-1",
];

/// A changed input: up to four changes at random places, pieces of another input among them.
#[must_use]
pub fn mutate(input: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut out = input.to_vec();
    for _ in 0..1 + random.below(4) {
        let at = random.below(out.len() + 1);
        let end = (at + random.below(64)).min(out.len());
        match random.below(7) {
            0 => out.truncate(at),
            1 => drop(out.drain(at..end)),
            2 => insert(&mut out, at, TOKENS[random.below(TOKENS.len())]),
            3 => {
                let piece = out[at..end].to_vec();
                (0..1 + random.below(8)).for_each(|_| insert(&mut out, at, &piece));
            }
            4 => {
                let from = random.below(other.len() + 1);
                let to = (from + random.below(256)).min(other.len());
                insert(&mut out, at, &other[from..to]);
            }
            _ => {
                if let Some(byte) = out.get_mut(at) {
                    *byte ^= 1 << random.below(8);
                }
            }
        }
    }
    out
}

fn insert(out: &mut Vec<u8>, at: usize, piece: &[u8]) {
    out.splice(at..at, piece.iter().copied());
}
