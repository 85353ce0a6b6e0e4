//! Texts that are values of built-in types, or nearly.

use crate::random::Random;

/// A built-in type, texts tried for it, and the facets it has besides pattern and enumeration.
pub struct Builtin {
    /// The name without prefix.
    pub name: &'static str,
    /// Texts; some are no values of the type.
    pub texts: &'static [&'static str],
    /// Which facets apply.
    pub facets: Facets,
}

/// Kinds of facets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facets {
    /// Lengths.
    Lengths,
    /// Bounds.
    Bounds,
    /// Bounds and digits.
    Digits,
    /// None.
    None,
}

const fn builtin(name: &'static str, facets: Facets, texts: &'static [&'static str]) -> Builtin {
    Builtin { name, texts, facets }
}

/// The types that are tried.
pub const BUILTINS: [Builtin; 24] = [
    builtin("string", Facets::Lengths, &["", "a", "ab", "a b", " a", "aab", "b1", "ä", "abcdef", "1"]),
    builtin("normalizedString", Facets::Lengths, &["", "a  b", " a ", "a\tb", "ab"]),
    builtin("token", Facets::Lengths, &["", "a", " a  b ", "ab", "aa bb", "b"]),
    builtin("NMTOKEN", Facets::Lengths, &["a", "1a", "a b", "-", "a:b", "", " a ", "é"]),
    builtin("NCName", Facets::Lengths, &["a", "_", "1a", "a:b", "a-b", " a", ""]),
    builtin("language", Facets::Lengths, &["de", "de-DE", "x-y-z", "d_e", "abcdefghi", "de-", "DE"]),
    builtin(
        "int",
        Facets::Digits,
        &["0", "-0", "+7", "007", "10", "99", "-1", "2147483647", "2147483648", "1.0", "", "1e1"],
    ),
    builtin("byte", Facets::Digits, &["0", "127", "128", "-128", "-129", "5", "+5", "05"]),
    builtin("nonNegativeInteger", Facets::Digits, &["0", "-0", "1", "-1", "12"]),
    builtin(
        "decimal",
        Facets::Digits,
        &["0", "1.0", "1.00", ".5", "5.", "-1.25", "12.345", "100", "1e2", ".", "+0.10", "0.001"],
    ),
    builtin("integer", Facets::Digits, &["0", "12", "-12", "00", "1000", "1.0", "+"]),
    builtin(
        "float",
        Facets::Bounds,
        &["0", "-0", "1.5", "INF", "-INF", "NaN", "+INF", "1e3", "1E400", "inf", "1.50"],
    ),
    builtin("double", Facets::Bounds, &["0", "-0", "1.5", "INF", "-INF", "NaN", "1e-400", "15e-1"]),
    builtin("boolean", Facets::None, &["true", "false", "1", "0", "TRUE", " true ", "", "2"]),
    builtin(
        "date",
        Facets::Bounds,
        &[
            "2024-02-29",
            "2023-02-29",
            "2024-01-01",
            "2024-01-01Z",
            "2024-01-01+14:00",
            "2024-01-01-14:00",
            "2024-01-01+15:00",
            "24-01-01",
            "-0001-01-01",
            "0000-01-01",
            "12024-01-01",
            "02024-01-01",
        ],
    ),
    builtin(
        "dateTime",
        Facets::Bounds,
        &[
            "2024-01-01T00:00:00",
            "2024-01-01T24:00:00",
            "2024-01-01T12:00:00Z",
            "2024-01-01T12:00:00.5",
            "2024-01-01T12:00:00.50",
            "2024-01-01T24:00:01",
            "2024-01-01",
            "2024-01-02T00:00:00",
            "2023-12-31T13:00:00+01:00",
        ],
    ),
    builtin(
        "time",
        Facets::Bounds,
        &[
            "00:00:00",
            "24:00:00",
            "12:30:00",
            "12:30:00Z",
            "13:30:00+01:00",
            "23:59:59.999",
            "25:00:00",
            "12:30",
        ],
    ),
    builtin("gYear", Facets::Bounds, &["2024", "2024Z", "-0044", "0000", "24", "12345", "2025+01:00"]),
    builtin("gYearMonth", Facets::Bounds, &["2024-01", "2024-13", "2024-12Z", "2024-1"]),
    builtin("gMonthDay", Facets::Bounds, &["--02-29", "--02-30", "--12-31", "--12-31Z", "02-01"]),
    builtin("gDay", Facets::Bounds, &["---01", "---31", "---32", "---01Z", "01"]),
    builtin(
        "duration",
        Facets::Bounds,
        &[
            "P1Y",
            "P12M",
            "P1D",
            "PT24H",
            "PT0S",
            "P",
            "PT",
            "-P1D",
            "P1M",
            "P30D",
            "P31D",
            "PT1.5S",
            "P1Y2M3DT4H5M6S",
            "P1S",
        ],
    ),
    builtin("hexBinary", Facets::Lengths, &["", "0a", "0A", "0", "0g", "0a0b", " 0a "]),
    builtin("base64Binary", Facets::Lengths, &["", "YQ==", "YWI=", "YWJj", "YQ=", "Y Q = =", "YR==", "Y"]),
];

/// A built-in type by name.
#[must_use]
pub fn builtin_named(name: &str) -> Option<&'static Builtin> {
    BUILTINS.iter().find(|it| it.name == name)
}

/// A text that is a value of the type, or nearly.
pub fn text(builtin: &Builtin, random: &mut Random) -> String {
    random.pick(builtin.texts).to_owned()
}

/// Regular expressions over the letters that occur in the texts.
pub fn pattern(random: &mut Random) -> String {
    const PARTS: [&str; 18] = [
        "a",
        "b",
        "[ab]",
        "[^a]",
        ".",
        "\\d",
        "\\s",
        "\\w",
        "\\c",
        "\\i",
        "[0-9]",
        "-",
        "[a-z-[b]]",
        "\\p{L}",
        "\\P{Lu}",
        "(a|b)",
        "(ab)?",
        "\\.",
    ];
    const COUNTS: [&str; 9] = ["", "", "*", "+", "?", "{2}", "{1,2}", "{0,1}", "{1,}"];
    let parts = 1 + random.below(3);
    let mut out = String::new();
    for i in 0..parts {
        if i > 0 && random.once_in(5) {
            out.push('|');
        }
        out.push_str(random.pick(&PARTS));
        out.push_str(random.pick(&COUNTS));
    }
    out
}
