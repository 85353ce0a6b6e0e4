//! Short names of standards whose Kennung is known, so that `xoev add xjustiz@4.0.0` can ask the XRepository.
//!
//! The manifests in `standards/` say the same; a test holds both together. With `--from` every name works that the
//! delivered schemas give themselves.

/// Short name and Kennung.
const STANDARDS: [(&str, &str); 9] = [
    ("xbau", "urn:xoev-de:bmk:standard:xbau"),
    ("xbau-kernmodul", "urn:xoev-de:bmk:standard:xbau-kernmodul"),
    ("xdomea", "urn:xoev-de:xdomea:kosit:standard:xdomea"),
    ("xinneres", "urn:xoev-de:kosit:standard:xinneres.basismodul"),
    ("xjustiz", "urn:xoev-de:blk-ag-it-standards:standard:xjustiz"),
    ("xkfz", "urn:xoev-de:kba:standard:xkfz"),
    ("xmeld", "urn:xoev-de:kosit:standard:xinneres.xmeld"),
    ("xnachweis", "urn:xoev-de:bva:standard:xnachweis"),
    ("xwasser", "urn:xoev-de:lgl:standard:xwasser"),
];

/// How many short names are known.
pub const COUNT: usize = STANDARDS.len();

/// The Kennung of a short name; case does not count.
#[must_use]
pub fn kennung(name: &str) -> Option<&'static str> {
    STANDARDS.iter().find(|(short, _)| short.eq_ignore_ascii_case(name)).map(|(_, kennung)| *kennung)
}

/// The short name of a Kennung.
#[must_use]
pub fn short_name(kennung: &str) -> Option<&'static str> {
    STANDARDS.iter().find(|(_, known)| *known == kennung).map(|(short, _)| *short)
}

/// First days of validity that a published source states: Kennung, version, day.
const VALID_FROM: [(&str, &str, &str); 2] = [
    ("urn:xoev-de:blk-ag-it-standards:standard:xjustiz", "3.5.1", "2025-04-30"),
    ("urn:xoev-de:blk-ag-it-standards:standard:xjustiz", "3.6.2", "2026-04-30"),
];

/// The first day of validity of a standard's version, where a published source states it.
#[must_use]
pub fn valid_from(kennung: &str, version: &str) -> Option<&'static str> {
    VALID_FROM.iter().find(|(known, of, _)| *known == kennung && *of == version).map(|(_, _, day)| *day)
}
