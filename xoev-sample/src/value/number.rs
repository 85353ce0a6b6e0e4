//! Numbers within their bounds.

use super::Request;
use xoev_runtime::grammar::SimpleType;
use xoev_runtime::value::Decimal;

/// Numbers are not made longer than this.
const MOST_DIGITS: u32 = 1_000;

/// A decimal number: digits and how many of them stand behind the point.
#[derive(Debug, Clone, Copy)]
struct Scaled {
    digits: i128,
    scale: u32,
}

impl Scaled {
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim().trim_start_matches('+');
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = format!("{whole}{fraction}").parse().ok()?;
        Some(Self { digits, scale: fraction.len() as u32 })
    }

    /// The neighbour: the last digit, or one further behind the point, changed by one.
    fn moved(self, by: i128, finer: u32) -> Option<Self> {
        let digits = self.digits.checked_mul(10i128.checked_pow(finer)?)?.checked_add(by)?;
        Some(Self { digits, scale: self.scale + finer })
    }

    fn text(self) -> String {
        Decimal::new(self.digits, self.scale).as_str().to_owned()
    }
}

/// Small numbers, then those near the bounds.
pub(super) fn usual(simple: &SimpleType, request: &Request<'_>) -> Vec<String> {
    let number = request.variant.number % 50;
    let mut texts = vec![(number + 1).to_string()];
    if simple.facets.fraction_digits != Some(0) {
        texts.push(format!("{}.50", number + 1));
    }
    texts.extend(["1", "0", "10", "2026", "-1", "0.5"].map(str::to_owned));
    texts
}

/// The numbers at the bounds and next to them.
pub(super) fn at_bounds(simple: &SimpleType, highest: bool) -> Vec<String> {
    let facets = &simple.facets;
    let (least, most) = simple.builtin.integer_bounds();
    let of = |text: Option<&str>| text.and_then(Scaled::parse);
    let upper = of(facets.max_inclusive.as_deref());
    let below = of(facets.max_exclusive.as_deref());
    let lower = of(facets.min_inclusive.as_deref());
    let above = of(facets.min_exclusive.as_deref());
    let next_to = |bound: Option<Scaled>, by: i128| {
        [0, 1, 2].into_iter().filter_map(move |finer| bound.and_then(|it| it.moved(by, finer)))
    };
    let mut high: Vec<String> = upper.into_iter().chain(next_to(below, -1)).map(Scaled::text).collect();
    high.extend(facets.total_digits.map(|digits| of_digits(digits, facets.fraction_digits)));
    high.extend(most.map(str::to_owned));
    let mut low: Vec<String> = lower.into_iter().chain(next_to(above, 1)).map(Scaled::text).collect();
    low.extend(least.map(str::to_owned));
    if highest { high.into_iter().chain(low).collect() } else { low.into_iter().chain(high).collect() }
}

/// As many digits as are allowed.
fn of_digits(total: u32, fraction: Option<u32>) -> String {
    let total = total.min(MOST_DIGITS);
    let fraction = fraction.unwrap_or(0).min(total) as usize;
    let whole = (total as usize - fraction).max(1);
    let nines = |count: usize| "9".repeat(count);
    if fraction == 0 { nines(whole) } else { format!("{}.{}", nines(whole), nines(fraction)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_next_to_bounds() {
        let moved =
            |text, by, finer| Scaled::parse(text).and_then(|it| it.moved(by, finer)).map(Scaled::text);
        assert_eq!(moved("100", -1, 0).as_deref(), Some("99"));
        assert_eq!(moved("0", 1, 2).as_deref(), Some("0.01"));
        assert_eq!(moved("-1.5", -1, 0).as_deref(), Some("-1.6"));
        assert_eq!(of_digits(5, Some(2)), "999.99");
        assert_eq!(of_digits(2, Some(2)), "9.99");
    }
}
