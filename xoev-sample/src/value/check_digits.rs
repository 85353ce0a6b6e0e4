//! Check digits by published rules.

/// The check digits of an IBAN (ISO 13616, by ISO/IEC 7064 MOD 97-10) for a country and the rest of the number.
pub(super) fn iban(country: &str, rest: &str) -> Option<String> {
    let digits: String = format!("{rest}{country}00").chars().map(as_digits).collect::<Option<_>>()?;
    let remainder = digits.bytes().fold(0u32, |sum, digit| (sum * 10 + u32::from(digit - b'0')) % 97);
    Some(format!("{country}{:02}{rest}", 98 - remainder))
}

/// A letter counts as a number from 10 on.
fn as_digits(character: char) -> Option<String> {
    character.to_digit(36).map(|value| value.to_string())
}

/// A Steuer-Identifikationsnummer (§ 139b AO) from its first ten digits: the eleventh by ISO/IEC 7064 MOD 11,10.
pub(super) fn tax_identification(first: &str) -> String {
    let mut product = 10u32;
    for digit in first.bytes() {
        let mut sum = (u32::from(digit - b'0') + product) % 10;
        if sum == 0 {
            sum = 10;
        }
        product = sum * 2 % 11;
    }
    let check = (11 - product) % 10;
    format!("{first}{check}")
}

/// The check digit of a vehicle identification number as Kraftfahrt-Bundesamt and ISO 3779 users in North America have it:
/// weighted sum modulo 11, at the ninth place.
pub(super) fn vehicle_identification(with_zero_at_ninth: &str) -> Option<String> {
    const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
    // The letters count 1 to 9 in three rows; I, O and Q are not used.
    let value = |character: char| -> Option<u32> {
        match character {
            '0'..='9' => character.to_digit(10),
            'A'..='H' => Some(character as u32 - 'A' as u32 + 1),
            'J'..='R' => Some(character as u32 - 'J' as u32 + 1),
            'S'..='Z' => Some(character as u32 - 'S' as u32 + 2),
            _ => None,
        }
    };
    let sum = with_zero_at_ninth
        .chars()
        .zip(WEIGHTS)
        .try_fold(0, |sum, (character, weight)| Some(sum + value(character)? * weight))?;
    let check = match sum % 11 {
        10 => "X".to_owned(),
        digit => digit.to_string(),
    };
    Some(format!("{}{check}{}", with_zero_at_ninth.get(..8)?, with_zero_at_ninth.get(9..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_examples_are_met() {
        // The example of the German Bundesbank for IBANs.
        assert_eq!(iban("DE", "370400440532013000").as_deref(), Some("DE89370400440532013000"));
        // The example in the definition of the tax identification number's test rule.
        assert_eq!(tax_identification("8609574271"), "86095742719");
        // The example that is all ones.
        assert_eq!(vehicle_identification("11111111011111111").as_deref(), Some("11111111111111111"));
        assert_eq!(vehicle_identification("1M8GDM9A0KP042788").as_deref(), Some("1M8GDM9AXKP042788"));
    }
}
