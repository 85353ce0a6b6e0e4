//! `float` and `double` (XSD 1.0 Part 2 §3.2.4, §3.2.5).

use super::number::is_floating_point;
use std::cmp::Ordering;

/// The number a lexical form of `float` stands for, rounded to the nearest.
#[must_use]
pub(crate) fn parse_f32(text: &str) -> Option<f32> {
    // Rust reads INF, -INF and NaN too, and more forms that the check keeps out.
    if is_floating_point(text) { text.parse().ok() } else { None }
}

/// The number a lexical form of `double` stands for, rounded to the nearest.
#[must_use]
pub(crate) fn parse_f64(text: &str) -> Option<f64> {
    if is_floating_point(text) { text.parse().ok() } else { None }
}

/// The order of `float`: NaN equals itself and is incomparable with all others; there is one zero only.
#[must_use]
pub(crate) fn compare_f32(left: f32, right: f32) -> Option<Ordering> {
    if left.is_nan() && right.is_nan() { Some(Ordering::Equal) } else { left.partial_cmp(&right) }
}

/// The order of `double`, likewise.
#[must_use]
pub(crate) fn compare_f64(left: f64, right: f64) -> Option<Ordering> {
    if left.is_nan() && right.is_nan() { Some(Ordering::Equal) } else { left.partial_cmp(&right) }
}
