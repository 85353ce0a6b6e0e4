//! German: what was probably meant.

use super::WORDS;
use crate::report::hint::Hint;

pub(in crate::report::text) fn hint(hint: &Hint) -> String {
    let w = &WORDS;
    match hint {
        Hint::WithoutNamespace(name) => {
            format!("{} muss hier ohne Namensraum stehen, also ohne Präfix und ohne xmlns", w.quoted(&name.local))
        }
        Hint::InNamespace(name) => {
            format!("{} muss hier im Namensraum {} stehen", w.quoted(&name.local), name.namespace)
        }
        Hint::DidYouMean(name) => format!("Gemeint ist wohl {}", w.name(name)),
        Hint::DidYouMeanValue(value) => format!("Gemeint ist wohl {}", w.quoted(value)),
        Hint::OnlyCaseOrBlanks(value) => {
            format!("Gemeint ist wohl {}; Groß- und Kleinschreibung und Leerzeichen zählen", w.quoted(value))
        }
        Hint::Decomposed => {
            "Der Text enthält zerlegte Zeichen (Buchstabe und Akzent einzeln); nötig ist die zusammengesetzte Form (NFC)"
                .to_owned()
        }
        Hint::DateTail(date) => format!("xs:date hat keine Uhrzeit: {}", w.quoted(date)),
        Hint::GermanDate(date) => format!("Ein Datum schreibt man {}", w.quoted(date)),
        Hint::DecimalComma(number) => {
            format!("Das Dezimalzeichen ist der Punkt: {}", w.quoted(number))
        }
    }
}
