//! The XML declaration (XML 1.0 §2.8).

use super::attributes::{AttributeFault, split};

/// Checks what stands between `<?xml` and `?>`: `version`, then perhaps `encoding`, then perhaps `standalone`.
pub(super) fn check(text: &str) -> Result<(), AttributeFault> {
    let mut parts = Vec::new();
    split(text, &mut parts)?;
    let mut expected = ["version", "encoding", "standalone"].into_iter();
    for part in &parts {
        if !expected.any(|name| name == part.name) {
            let message = format!("“{}” cannot stand here in an XML declaration", part.name);
            return Err(AttributeFault { at: part.name_start, message });
        }
        let is_valid = match part.name {
            "version" => part.value.strip_prefix("1.").is_some_and(is_number),
            "encoding" => is_encoding(part.value),
            _ => matches!(part.value, "yes" | "no"),
        };
        if !is_valid {
            let message = format!("“{}” is no value for “{}”", part.value, part.name);
            return Err(AttributeFault { at: part.value_start, message });
        }
    }
    match parts.first() {
        Some(first) if first.name == "version" => Ok(()),
        _ => {
            Err(AttributeFault { at: 0, message: "an XML declaration starts with “version”".to_owned() })
        }
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Production 81.
fn is_encoding(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn declarations() {
        for good in [
            " version='1.0'",
            " version=\"1.1\" encoding='UTF-8' standalone='no' ",
            " version='1.0' standalone='yes'",
        ] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
        for bad in [
            "",
            " encoding='UTF-8'",
            " encoding='UTF-8' version='1.0'",
            " version='2.0'",
            " version='1.0 '",
            " version='1.0' encoding=' UTF-8'",
            " version='1.0' standalone='YES'",
            " version='1.0' valid='no'",
            " version='1.0'encoding='UTF-8'",
        ] {
            assert!(check(bad).is_err(), "{bad}");
        }
    }
}
