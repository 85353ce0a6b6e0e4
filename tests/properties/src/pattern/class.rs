//! Sets of characters as patterns write them, and what is in them by the recommendation (Part 2, Appendix F).

use xoev_schema::grammar::content_oracle::Decide;

/// The characters of texts: one or two of each kind that escapes tell apart.
pub(super) const ALPHABET: [char; 14] =
    ['a', 'b', 'c', 'A', 'ä', '1', '\u{663}', '_', ':', '-', ' ', '\n', '€', '\u{10400}'];

/// What an escape stands for, of the alphabet. The negated escape stands for all others.
///
/// `\i` and `\c` are those of XML 1.0, Fifth Edition, as names in documents are.
const ESCAPES: [(&str, &str, &str); 27] = [
    (r"\d", r"\D", "1\u{663}"),
    (r"\s", r"\S", " \n"),
    (r"\w", r"\W", "abcAä1\u{663}€\u{10400}"),
    (r"\i", r"\I", "abcAä\u{663}_:€\u{10400}"),
    (r"\c", r"\C", "abcAä1\u{663}_:-€\u{10400}"),
    (r"\p{L}", r"\P{L}", "abcAä\u{10400}"),
    (r"\p{Lu}", r"\P{Lu}", "A\u{10400}"),
    (r"\p{Ll}", r"\P{Ll}", "abcä"),
    (r"\p{M}", r"\P{M}", ""),
    (r"\p{N}", r"\P{N}", "1\u{663}"),
    (r"\p{Nd}", r"\P{Nd}", "1\u{663}"),
    (r"\p{Nl}", r"\P{Nl}", ""),
    (r"\p{P}", r"\P{P}", "_:-"),
    (r"\p{Pc}", r"\P{Pc}", "_"),
    (r"\p{Pd}", r"\P{Pd}", "-"),
    (r"\p{Po}", r"\P{Po}", ":"),
    (r"\p{Z}", r"\P{Z}", " "),
    (r"\p{Zs}", r"\P{Zs}", " "),
    (r"\p{C}", r"\P{C}", "\n"),
    (r"\p{Cc}", r"\P{Cc}", "\n"),
    (r"\p{S}", r"\P{S}", "€"),
    (r"\p{Sc}", r"\P{Sc}", "€"),
    (r"\p{IsBasicLatin}", r"\P{IsBasicLatin}", "abcA1_:- \n"),
    (r"\p{IsLatin-1Supplement}", r"\P{IsLatin-1Supplement}", "ä"),
    (r"\p{IsArabic}", r"\P{IsArabic}", "\u{663}"),
    (r"\p{IsCurrencySymbols}", r"\P{IsCurrencySymbols}", "€"),
    (r"\p{IsDeseret}", r"\P{IsDeseret}", "\u{10400}"),
];

/// One character of the alphabet.
pub(super) fn any_letter(decide: &mut impl Decide) -> char {
    ALPHABET[decide.below(ALPHABET.len())]
}

/// A set of characters: how it is written, and what of the alphabet is in it.
#[derive(Debug, Clone)]
pub(super) struct Class {
    /// How a pattern writes it.
    pub text: String,
    /// What it contains.
    pub characters: Vec<char>,
}

impl Class {
    fn of(text: impl Into<String>, holds: impl Fn(char) -> bool) -> Self {
        Self { text: text.into(), characters: ALPHABET.into_iter().filter(|it| holds(*it)).collect() }
    }

    /// A character, `.`, an escape, or a class in brackets with up to two subtractions inside each other.
    pub(super) fn random(decide: &mut impl Decide) -> Self {
        match decide.below(6) {
            0 => Self::of(".", |it| it != '\n'),
            1 => Self::escape(decide),
            2 | 3 => Self::in_brackets(decide, 2),
            _ => Self::letter(any_letter(decide)),
        }
    }

    fn letter(letter: char) -> Self {
        Self::of(written(letter), |it| it == letter)
    }

    fn escape(decide: &mut impl Decide) -> Self {
        let (escape, negated, characters) = ESCAPES[decide.below(ESCAPES.len())];
        match decide.below(2) {
            0 => Self::of(escape, |it| characters.contains(it)),
            _ => Self::of(negated, |it| !characters.contains(it)),
        }
    }

    /// From one character to another, both included, in the order of code points.
    fn range(decide: &mut impl Decide) -> Self {
        let ends = [any_letter(decide), any_letter(decide)];
        let (first, last) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
        Self::of(format!("{}-{}", written(first), written(last)), |it| (first..=last).contains(&it))
    }

    /// `[…]` or `[^…]`, without what a class behind `-` contains.
    fn in_brackets(decide: &mut impl Decide, subtractions: usize) -> Self {
        let is_negated = decide.below(3) == 2;
        let mut text = String::from(if is_negated { "[^" } else { "[" });
        let mut characters = Vec::new();
        for _ in 0..1 + decide.below(3) {
            let item = match decide.below(3) {
                0 => Self::escape(decide),
                1 => Self::range(decide),
                _ => Self::letter(any_letter(decide)),
            };
            text.push_str(&item.text);
            characters.extend(item.characters);
        }
        let mut class = Self::of(text, |it| characters.contains(&it) != is_negated);
        if subtractions > 0 && decide.below(3) == 2 {
            let other = Self::in_brackets(decide, subtractions - 1);
            class.text = format!("{}-{}", class.text, other.text);
            class.characters.retain(|it| !other.characters.contains(it));
        }
        class.text.push(']');
        class
    }
}

/// A character as patterns write it, within brackets and outside.
fn written(letter: char) -> String {
    match letter {
        '\n' => r"\n".to_owned(),
        '-' => r"\-".to_owned(),
        other => other.to_string(),
    }
}
