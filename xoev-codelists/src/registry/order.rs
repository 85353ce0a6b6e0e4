//! Which version of a list is newer. Versions are dates, numbers, dotted numbers; there is no order for all of them.

use crate::list::CodeList;
use std::cmp::Ordering;
use std::sync::Arc;

/// Sorts the versions of one list, the newest first: by the day from which they are valid where all versions give one,
/// else by the version, numbers in it by their value.
pub(super) fn newest_first(versions: &mut [Arc<CodeList>]) {
    let by_day = versions.iter().all(|it| it.valid_from.is_some());
    versions.sort_by(|a, b| {
        let day = if by_day { b.valid_from.cmp(&a.valid_from) } else { Ordering::Equal };
        day.then_with(|| natural(version(b), version(a)))
    });
}

fn version(list: &CodeList) -> &str {
    list.version.as_deref().unwrap_or_default()
}

/// Compares texts with runs of digits as numbers.
pub(crate) fn natural(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a, b);
    while !a.is_empty() && !b.is_empty() {
        let (run_a, rest_a) = run(a);
        let (run_b, rest_b) = run(b);
        let is_number = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let order = if is_number(run_a) && is_number(run_b) {
            let (run_a, run_b) = (run_a.trim_start_matches('0'), run_b.trim_start_matches('0'));
            run_a.len().cmp(&run_b.len()).then_with(|| run_a.cmp(run_b))
        } else {
            run_a.cmp(run_b)
        };
        if order != Ordering::Equal {
            return order;
        }
        (a, b) = (rest_a, rest_b);
    }
    a.len().cmp(&b.len())
}

/// The first run of digits, or of other characters.
fn run(text: &str) -> (&str, &str) {
    let is_digit = text.starts_with(|c: char| c.is_ascii_digit());
    let end = text.find(|c: char| c.is_ascii_digit() != is_digit).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::natural;
    use std::cmp::Ordering::{Equal, Greater, Less};

    #[test]
    fn numbers_are_compared_as_numbers() {
        assert_eq!(natural("9", "10"), Less);
        assert_eq!(natural("1.10", "1.9"), Greater);
        assert_eq!(natural("2024-08-01", "2024-07-31"), Greater);
        assert_eq!(natural("3", "3"), Equal);
        assert_eq!(natural("25.11", "25.11a"), Less);
        assert_eq!(natural("", "1"), Less);
    }
}
