//! Just beyond a bound.

/// Values beyond an inclusive bound, or an exclusive one itself.
pub(super) fn beyond(inclusive: Option<&str>, exclusive: Option<&str>, is_upper: bool) -> Vec<String> {
    let next = inclusive.and_then(|bound| next(bound, is_upper));
    exclusive.map(str::to_owned).into_iter().chain(next).collect()
}

/// A number or date a little beyond a bound.
fn next(bound: &str, is_upper: bool) -> Option<String> {
    let step = if is_upper { 1 } else { -1 };
    if let Ok(number) = bound.parse::<i128>() {
        return Some(number.checked_add(step)?.to_string());
    }
    // The whole part of a decimal number, or the year of a date.
    let at = bound.find(['.', '-', 'T']).filter(|at| *at > 0)?;
    let (whole, rest) = bound.split_at_checked(at)?;
    let number = whole.parse::<i128>().ok()?.checked_add(step)?.to_string();
    // Years keep their leading zeros.
    let zeros = if rest.starts_with('.') { 0 } else { whole.len().saturating_sub(number.len()) };
    Some(format!("{}{number}{rest}", "0".repeat(zeros)))
}

/// A number with one digit more.
pub(super) fn digits_beyond(most: u32) -> String {
    "1".repeat(most as usize + 1)
}

#[cfg(test)]
mod tests {
    use super::beyond;

    #[test]
    fn bounds_are_left_by_one() {
        assert_eq!(beyond(Some("9"), None, true), ["10"]);
        assert_eq!(beyond(Some("0"), None, false), ["-1"]);
        assert_eq!(beyond(None, Some("0.5"), false), ["0.5"]);
        assert_eq!(beyond(Some("99.95"), None, true), ["100.95"]);
        assert_eq!(beyond(Some("0999-12-31"), None, true), ["1000-12-31"]);
    }
}
