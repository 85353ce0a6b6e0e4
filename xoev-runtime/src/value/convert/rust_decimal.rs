//! `rust_decimal`.

use super::{try_from_foreign, try_into_foreign};
use crate::value::number::Numeral;
use crate::value::{Decimal, Integer};
use rust_decimal::Decimal as RustDecimal;

try_into_foreign! {
    Decimal => RustDecimal, |value| exact(value.numeral());
    Integer => RustDecimal, |value| exact(value.numeral());
}

try_from_foreign! {
    RustDecimal => Integer, |value| value.to_string().parse::<Decimal>().ok()?.to_i128().map(Integer::from);
}

impl From<RustDecimal> for Decimal {
    fn from(value: RustDecimal) -> Self {
        Self::new(value.mantissa(), value.scale())
    }
}

fn exact(numeral: Numeral<'_>) -> Option<RustDecimal> {
    let sign = if numeral.is_negative { "-" } else { "" };
    let integer = if numeral.integer.is_empty() { "0" } else { numeral.integer };
    let point = if numeral.fraction.is_empty() { "" } else { "." };
    RustDecimal::from_str_exact(&format!("{sign}{integer}{point}{}", numeral.fraction)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_go_both_ways() {
        for (text, expected) in
            [("19.99", "19.99"), ("-00.50", "-0.5"), ("+7.", "7"), ("0", "0"), (".25", "0.25")]
        {
            let ours: Decimal = text.parse().unwrap();
            let theirs = RustDecimal::try_from(&ours).unwrap();
            assert_eq!(theirs.to_string(), expected);
            assert_eq!(Decimal::from(theirs), ours);
        }
        assert_eq!(Decimal::from(RustDecimal::new(-5, 3)).as_str(), "-0.005");
        assert_eq!(Integer::try_from(RustDecimal::new(500, 2)).unwrap(), Integer::from(5));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let long: Decimal = "0.12345678901234567890123456789012345".parse().unwrap();
        let error = RustDecimal::try_from(&long).unwrap_err();
        assert_eq!(error.to_string(), format!("{long} has no counterpart in RustDecimal"));
        assert!(RustDecimal::try_from("9".repeat(40).parse::<Integer>().unwrap()).is_err());
        assert!(Integer::try_from(RustDecimal::new(5, 1)).is_err());
    }
}
