//! English: what was probably meant.

use super::WORDS;
use crate::report::hint::Hint;

pub(in crate::report::text) fn hint(hint: &Hint) -> String {
    let w = &WORDS;
    match hint {
        Hint::WithoutNamespace(name) => {
            format!(
                "{} must be in no namespace here, that is without prefix and xmlns",
                w.quoted(&name.local)
            )
        }
        Hint::InNamespace(name) => {
            format!("{} must be in the namespace {} here", w.quoted(&name.local), name.namespace)
        }
        Hint::DidYouMean(name) => format!("probably {} is meant", w.name(name)),
        Hint::DidYouMeanValue(value) => format!("probably {} is meant", w.quoted(value)),
        Hint::OnlyCaseOrBlanks(value) => {
            format!("probably {} is meant; case and blanks matter", w.quoted(value))
        }
        Hint::Decomposed => {
            "the text has decomposed characters (letter and accent apart); needed is the composed form (NFC)"
                .to_owned()
        }
        Hint::DateTail(date) => format!("xs:date has no time: {}", w.quoted(date)),
        Hint::GermanDate(date) => format!("a date is written {}", w.quoted(date)),
        Hint::DecimalComma(number) => format!("the decimal sign is the point: {}", w.quoted(number)),
    }
}
