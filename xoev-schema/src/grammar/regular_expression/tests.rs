use super::*;

/// Whether the translation of one pattern matches, anchored at both ends.
fn matches(pattern: &str, text: &str) -> bool {
    matches_units(pattern, PatternUnit::CodePoint, text)
}

fn matches_units(pattern: &str, unit: PatternUnit, text: &str) -> bool {
    let translation = translate(&[pattern], unit);
    assert_eq!(translation.faults, [], "{pattern}");
    run(&translation.regex, unit, text)
}

fn run(regex: &str, unit: PatternUnit, text: &str) -> bool {
    use xoev_runtime::grammar::{Grammar, Pattern, PatternId};
    let pattern = Pattern { sources: Vec::new(), regex: regex.to_owned(), unit };
    let grammar = Grammar { patterns: vec![pattern], ..Grammar::default() }.link();
    xoev_runtime::validator::pattern::pattern_matches(&grammar, PatternId(0), text)
}

/// Pattern, texts that match, texts that do not.
#[rustfmt::skip]
const CASES: &[(&str, &[&str], &[&str])] = &[
    ("", &[""], &["a"]),
    ("a", &["a"], &["", "aa", "ba", "ab"]),
    ("a|bc|", &["a", "bc", ""], &["b", "abc"]),
    ("a?b*c+", &["c", "abbcc"], &["ab", "aac"]),
    ("a{2}", &["aa"], &["a", "aaa"]),
    ("a{2,}", &["aa", "aaaaa"], &["a"]),
    ("a{0,2}", &["", "aa"], &["aaa"]),
    ("(ab){1,2}c", &["abc", "ababc"], &["c", "abababc"]),
    ("a{0}", &[""], &["a"]),
    ("()", &[""], &["a"]),
    ("(a|b)*|c", &["abab", "c", ""], &["cc"]),
    ("^a$", &["^a$"], &["a"]),
    (".", &["a", "ä", "\u{1d11e}", "\t"], &["\n", "\r", ""]),
    (r"\.\\\?\*\+\(\)\{\}\[\]\|\-\^", &[".\\?*+(){}[]|-^"], &[]),
    (r"\n\r\t", &["\n\r\t"], &["nrt"]),
    (r"\s\S", &[" a", "\n\u{a0}"], &["aa", "  "]),
    (r"\d\D", &["1a", "\u{663}a"], &["a1", "11"]),
    (r"\w+", &["aÄ1$+", "\u{4e00}"], &["a b", "a.b", "-", "\u{a0}"]),
    (r"\W", &[".", " ", "\u{ad}"], &["a", "$"]),
    (r"\i\c*", &["a1", "_:-.", "ä"], &["1a", "-", ""]),
    (r"\I\C", &["1 "], &["a ", "11"]),
    (r"\p{Lu}\P{Lu}", &["Aa", "Ää"], &["AA", "aa"]),
    (r"\p{L}*", &["aÄß"], &["1"]),
    (r"\p{Nd}\p{Cn}", &["1\u{378}"], &[]),
    (r"\p{IsBasicLatin}+", &["az\u{7f}"], &["ä"]),
    (r"\P{IsLatin-1Supplement}", &["a"], &["ä"]),
    (r"\p{IsGreek}\p{IsGreekandCoptic}", &["αβ"], &["ab"]),
    (r"\p{IsSpecials}", &["\u{feff}", "\u{fffd}"], &["\u{ffef}"]),
    (r"\p{IsPrivateUse}", &["\u{e000}"], &["\u{f0000}"]),
    (r"\p{IsHighSurrogates}", &[], &["a", ""]),
    ("[abc]", &["a", "c"], &["d", ""]),
    ("[^abc]", &["d", "^"], &["a", ""]),
    ("[a^]", &["a", "^"], &["b"]),
    ("[^^]", &["a"], &["^"]),
    ("[a-c]", &["b"], &["-", "d"]),
    ("[-a]", &["-", "a"], &["b"]),
    ("[a-]", &["-", "a"], &["b"]),
    ("[a-c-]", &["-", "b"], &["d"]),
    ("[^-a]", &["b"], &["-", "a"]),
    ("[-]", &["-"], &["a"]),
    ("[--a]", &["-", "0", "a"], &["b", ","]),
    (r"[a\-c]", &["a", "-", "c"], &["b"]),
    (r"[,-\.]", &[",", "-", "."], &["+", "/", "\\"]),
    (r"[\--a]", &["-", "0"], &["b"]),
    (r"[\n-\r]", &["\n", "\u{b}", "\r"], &["\t"]),
    (r"[\d\-x]", &["1", "-", "x"], &["y"]),
    (r"[\]\[]", &["[", "]"], &["a"]),
    ("[.*+?(){}|$]+", &[".*+?(){}|$"], &["a"]),
    ("[a-z-[aeiou]]", &["b", "z"], &["a", "-"]),
    ("[^a-z-[0-9]]", &["A"], &["a", "5"]),
    ("[a-z-[b-y-[m]]]", &["a", "m", "z"], &["b", "l"]),
    (r"[\p{IsBasicLatin}\p{IsLatin-1Supplement}-[\t\r\n\p{Cc}]]+", &["Straße 1"], &["a\tb", "\u{80}", "ł"]),
    (r"[\w-[\d_]]", &["a"], &["1"]),
    ("[a-c--[b]]", &["a", "-"], &["b", "d"]),
    (r"\p{Zl}\p{Zp}", &["\u{2028}\u{2029}"], &["\u{2029}\u{2028}"]),
    ("[a-[a]]", &[], &["a", ""]),
    ("[a-zA-Z0-9:?,-/|\\.|\\+| ']*", &["a-b", "x|y", "./"], &["\"", "ä"]),
    ("(A\u{300}|[a-c]|d|\u{1e9e})*", &["A\u{300}abd\u{1e9e}"], &["A", "\u{300}"]),
    ("(a*)*", &["", "aaaa"], &["b"]),
    (r"([A-Z]{2}\d{2})( ?[A-Z0-9]{1,4})*", &["DE89 3704 0044"], &["D89"]),
];

#[test]
fn matches_as_the_recommendation_says() {
    for (pattern, accepted, refused) in CASES {
        for text in *accepted {
            assert!(matches(pattern, text), "{pattern} must match {text:?}");
        }
        for text in *refused {
            assert!(!matches(pattern, text), "{pattern} must not match {text:?}");
        }
    }
}

#[test]
fn finds_faults_with_their_places() {
    for (pattern, offset) in [
        ("(a", 0),
        ("a)", 1),
        ("*a", 0),
        ("a**", 2),
        ("a|*", 2),
        ("a{", 2),
        ("a{,2}", 2),
        ("a{1", 3),
        ("a{2,1}", 1),
        ("a{x}", 2),
        ("{2}", 0),
        ("a}", 1),
        ("a]", 1),
        ("[a", 0),
        ("[]", 1),
        ("[^]", 2),
        ("[b-a]", 1),
        ("[a-c-e]", 4),
        (r"[\d-a]", 3),
        (r"[a-\d]", 3),
        ("[a[b]]", 2),
        ("[a-[b]c]", 6),
        (r"ä\x", 2),
        (r"\", 0),
        (r"\p", 0),
        (r"\p{Xx}", 0),
        (r"\p{Cs}", 0),
        (r"a\p{IsFoo}", 1),
        (r"\$", 0),
    ] {
        let faults = translate(&[pattern], PatternUnit::CodePoint).faults;
        assert_eq!(faults.iter().map(|f| f.offset).collect::<Vec<_>>(), [offset], "{pattern}: {faults:?}");
    }
    let deep = format!("{}a{}", "(".repeat(1000), ")".repeat(1000));
    assert_eq!(translate(&[&deep], PatternUnit::CodePoint).faults.len(), 1);
}

#[test]
fn joins_the_patterns_of_a_step() {
    let translation = translate(&["a", "b+", "["], PatternUnit::CodePoint);
    assert_eq!(translation.faults.len(), 1);
    assert_eq!(translation.faults[0].alternative, 2);
    assert!(
        run(&translation.regex, PatternUnit::CodePoint, "a")
            && run(&translation.regex, PatternUnit::CodePoint, "bbb")
            && !run(&translation.regex, PatternUnit::CodePoint, "ab")
    );
    // A pattern that cannot be read forbids nothing.
    let nothing_left = translate(&["["], PatternUnit::CodePoint);
    assert!(
        run(&nothing_left.regex, PatternUnit::CodePoint, "ä\n")
            && run(&nothing_left.regex, PatternUnit::CodePoint, "")
    );
}

#[test]
fn spells_classes_out() {
    assert_eq!(translate(&["(a|b|[x-z]|é)*"], PatternUnit::CodePoint).regex, r"(?:(?:(?:[a-bx-z\x{E9}]))*)");
    assert_eq!(translate(&[r"\p{Zs}{3}"], PatternUnit::CodePoint).regex.matches("\\p").count(), 0);
}

#[test]
fn bounds_the_size() {
    let exact = translate(&["[a-z]{1,5000}"], PatternUnit::CodePoint);
    assert!(!exact.is_approximate);
    assert!(
        run(&exact.regex, PatternUnit::CodePoint, &"a".repeat(5000))
            && !run(&exact.regex, PatternUnit::CodePoint, &"a".repeat(5001))
    );
    let large = translate(&["([a-z]{0,1000}x){0,1000}[0-9]{2}"], PatternUnit::CodePoint);
    assert!(large.is_approximate);
    assert!(
        run(&large.regex, PatternUnit::CodePoint, "abxcdx12")
            && !run(&large.regex, PatternUnit::CodePoint, "abxcdx1")
    );
    assert!(translate(&[r"(\c{0,99999999999}){3}"], PatternUnit::CodePoint).is_approximate);
    // What may not occur at all has no size.
    let nothing = translate(&[r"(((\P{Ll}{0}){1,99}){1,9}){1,9}x"], PatternUnit::CodePoint);
    assert!(!nothing.is_approximate && run(&nothing.regex, PatternUnit::CodePoint, "x"));
}

#[test]
fn of_utf_16_units_a_character_beyond_the_first_plane_is_two() {
    // Pattern, text, whether it matches code points, whether it matches units.
    for (pattern, text, of_characters, of_units) in [
        (".", "\u{1d11e}", true, false),
        ("..", "\u{1d11e}", false, true),
        (".*", "a\u{1d11e}b", true, true),
        (r"\d", "\u{1d7ff}", true, false),
        (r"\d", "\u{663}", true, true),
        (r"\D", "\u{1d800}", true, false),
        (r"\D{2}", "\u{1d800}", false, true),
        (r"\p{Ll}*", "a\u{1d7c9}", true, false),
        (r"\P{Ll}*", "\u{1d7c9}", false, true),
        (r"[^a]{3}", "b\u{1d11e}", false, true),
        ("\u{1d11e}", "\u{1d11e}", true, true),
        ("[\u{1d11e}-\u{1f600}x]+", "x\u{1d11e}\u{1f5ff}\u{1e000}", true, true),
        ("[\u{1d11e}-\u{1f600}x]+", "\u{1d11d}", false, false),
        ("[\u{1d11e}-\u{1f600}x]+", "\u{1f601}", false, false),
        (r"\p{IsGothic}+", "\u{10330}", true, false),
        (r"\P{IsGothic}+", "\u{10330}", false, true),
    ] {
        assert_eq!(matches(pattern, text), of_characters, "{pattern} {text} of code points");
        assert_eq!(matches_units(pattern, PatternUnit::Utf16, text), of_units, "{pattern} {text} of units");
    }
}
